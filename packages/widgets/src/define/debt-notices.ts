// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkDebtNotices } from '../debt/debt-notices.ts';

define('vk-debt-notices', VkDebtNotices);

export { VkDebtNotices };
