// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { BillDeliveryChangedEvent } from '@vodokanal/widgets';
import { VkBill as Element } from '@vodokanal/widgets/define/bill';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** The customer has chosen whether bills come on paper. */
  onVkBillDeliveryChanged: EventName<BillDeliveryChangedEvent>;
};

/** Shows the payment document of a month, with its payment code, PDF file and printing; switches bills to electronic ones; checks a paper bill, also without a sign-in. Nothing that is typed for the check leaves the page. */
export const VkBill: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ period: 'period', guest: 'guest', endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-bill',
  elementClass: Element,
  displayName: 'VkBill',
  events: { onVkBillDeliveryChanged: 'vk-bill-delivery-changed' } as Events,
});
