// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkRecovery } from '../recovery/recovery.ts';

define('vk-recovery', VkRecovery);

export { VkRecovery };
