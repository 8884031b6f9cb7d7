import { VkAccountSwitcher } from '../accounts/account-switcher.ts';
import { define } from '../kit/define.ts';

define('vk-account-switcher', VkAccountSwitcher);
