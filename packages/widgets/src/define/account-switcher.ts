// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkAccountSwitcher } from '../accounts/account-switcher.ts';

define('vk-account-switcher', VkAccountSwitcher);

export { VkAccountSwitcher };
