// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { ClaimChangedEvent } from '@vodokanal/widgets';
import { VkClaimList as Element } from '@vodokanal/widgets/define/claim-list';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** The customer has added to a claim, withdrawn it, closed it or disputed its answer. */
  onVkClaimChanged: EventName<ClaimChangedEvent>;
};

/** The claims of an account: the days left for the answer by law, the conversation with files, the answer and what the customer says to it, and a complaint to an authority or the court when the answer is late or disputed. */
export const VkClaimList: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ claimUrl: 'claim-url', claimId: 'claim-id', endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-claim-list',
  elementClass: Element,
  displayName: 'VkClaimList',
  events: { onVkClaimChanged: 'vk-claim-changed' } as Events,
});
