import { define } from '../kit/define.ts';
import { VkSecurity } from '../security/security.ts';

define('vk-security', VkSecurity);
