import { define } from '../kit/define.ts';
import { VkLogin } from '../login/login.ts';

define('vk-login', VkLogin);
