import { define } from '../kit/define.ts';
import { VkProfile } from '../profile/profile.ts';

define('vk-profile', VkProfile);
