import { define } from '../kit/define.ts';
import { VkRegister } from '../register/register.ts';

define('vk-register', VkRegister);
