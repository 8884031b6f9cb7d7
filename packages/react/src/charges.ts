// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { ChargeDisputedEvent } from '@vodokanal/widgets';
import { VkCharges as Element } from '@vodokanal/widgets/define/charges';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** The customer asks about a line of a bill, or disputes it. */
  onVkChargeDisputed: EventName<ChargeDisputedEvent>;
};

/** Shows what a month has cost, line by line, computes each line again from its readings, price and law, and says in one sentence why the month costs more or less than another one. Months can be compared, saved as a CSV file (`;`, UTF-8) and printed. */
export const VkCharges: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ period: 'period', claimUrl: 'claim-url', endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-charges',
  elementClass: Element,
  displayName: 'VkCharges',
  events: { onVkChargeDisputed: 'vk-charge-disputed' } as Events,
});
