import { define } from '../kit/define.ts';
import { VkRecovery } from '../recovery/recovery.ts';

define('vk-recovery', VkRecovery);
