// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { PaymentDisputedEvent } from '@vodokanal/widgets';
import { VkPaymentHistory as Element } from '@vodokanal/widgets/define/payment-history';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** The customer disputes a payment, or misses one. */
  onVkPaymentDisputed: EventName<PaymentDisputedEvent>;
};

/** Payments, refunds and corrections of an account by year and month, with their fiscal receipts (54-ФЗ) and payments whose result is not known yet. Can be filtered, saved as a CSV file (`;`, UTF-8) and printed; makes a statement of the account for a range of months. */
export const VkPaymentHistory: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ claimUrl: 'claim-url', endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-payment-history',
  elementClass: Element,
  displayName: 'VkPaymentHistory',
  events: { onVkPaymentDisputed: 'vk-payment-disputed' } as Events,
});
