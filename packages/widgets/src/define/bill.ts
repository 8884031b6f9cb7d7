// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkBill } from '../bill/bill.ts';

define('vk-bill', VkBill);

export { VkBill };
