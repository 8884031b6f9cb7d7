// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { PaymentRequestedEvent } from '@vodokanal/widgets';
import { VkBalanceCard as Element } from '@vodokanal/widgets/define/balance-card';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** The customer wants to pay. */
  onVkPaymentRequested: EventName<PaymentRequestedEvent>;
};

/** Shows the debt or credit of the account. */
export const VkBalanceCard: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ paymentUrl: 'payment-url', endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-balance-card',
  elementClass: Element,
  displayName: 'VkBalanceCard',
  events: { onVkPaymentRequested: 'vk-payment-requested' } as Events,
});
