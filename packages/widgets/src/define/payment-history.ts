// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkPaymentHistory } from '../payments/payment-history.ts';

define('vk-payment-history', VkPaymentHistory);

export { VkPaymentHistory };
