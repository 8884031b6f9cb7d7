// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { BeforeSubmitEvent, PaymentConfirmedEvent, PaymentFinishedEvent } from '@vodokanal/widgets';
import { VkPaymentForm as Element } from '@vodokanal/widgets/define/payment-form';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** A payment is about to be prepared; cancel or delay it. */
  onVkBeforeSubmit: EventName<BeforeSubmitEvent>;
  /** The person has confirmed a payment. */
  onVkPaymentConfirmed: EventName<PaymentConfirmedEvent>;
  /** The result of a payment is known. */
  onVkPaymentFinished: EventName<PaymentFinishedEvent>;
};

/** Pays the account: the sum and the way, a confirmation that names both, the page of the acquirer, and the result, which is found again after a lost connection, in another tab and on the next visit. With `guest` anybody who has a bill pays without a sign-in. */
export const VkPaymentForm: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ returnUrl: 'return-url', guestUrl: 'guest-url', guest: 'guest', endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-payment-form',
  elementClass: Element,
  displayName: 'VkPaymentForm',
  events: { onVkBeforeSubmit: 'vk-before-submit', onVkPaymentConfirmed: 'vk-payment-confirmed', onVkPaymentFinished: 'vk-payment-finished' } as Events,
});
