// Generated from packages/widgets/widgets.ts by `npm run generate`; do not edit.
import { define } from '../kit/define.ts';
import { VkPaymentForm } from '../payment/payment-form.ts';

define('vk-payment-form', VkPaymentForm);

export { VkPaymentForm };
