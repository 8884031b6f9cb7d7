// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkSecurity } from '../security/security.ts';

define('vk-security', VkSecurity);

export { VkSecurity };
