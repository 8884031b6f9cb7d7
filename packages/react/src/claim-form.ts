// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { BeforeSubmitEvent, ClaimSubmittedEvent } from '@vodokanal/widgets';
import { VkClaimForm as Element } from '@vodokanal/widgets/define/claim-form';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** The claim is about to be sent; cancel or delay it. */
  onVkBeforeSubmit: EventName<BeforeSubmitEvent>;
  /** The utility registered a claim. */
  onVkClaimSubmitted: EventName<ClaimSubmittedEvent>;
};

/** Files a claim. Its type decides the fields and the term of the answer; typed values are kept as a draft until sent. What the claim is about can be filled in by attributes, or by the address of the page: `?type=charge&period=2026-10&service=coldWater&demand=recalculate`, as `vk-charges` makes it. `payment=ID` and `reading=ID`, as the histories make them, attach what the claim is about. */
export const VkClaimForm: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ type: 'type', period: 'period', service: 'service', demand: 'demand', payment: 'payment', reading: 'reading', claimsUrl: 'claims-url', endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-claim-form',
  elementClass: Element,
  displayName: 'VkClaimForm',
  events: { onVkBeforeSubmit: 'vk-before-submit', onVkClaimSubmitted: 'vk-claim-submitted' } as Events,
});
