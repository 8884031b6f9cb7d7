// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { ConsentChangedEvent } from '@vodokanal/widgets';
import { VkConsents as Element } from '@vodokanal/widgets/define/consents';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** A consent was given or withdrawn. */
  onVkConsentChanged: EventName<ConsentChangedEvent>;
};

/** Lists consents, each a separate document (152-ФЗ art. 9, as of 2025-09-01) with its purpose, recipient, data and term, to give or withdraw in one step. Data processing that the contract needs requires no consent and is not listed. */
export const VkConsents: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-consents',
  elementClass: Element,
  displayName: 'VkConsents',
  events: { onVkConsentChanged: 'vk-consent-changed' } as Events,
});
