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

/** Every consent a document of its own (152-ФЗ ст. 9, as of 01.09.2025): what for, who, which data, how long, given or withdrawn in one step. What the contract needs is not asked for. */
export const VkConsents: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme' }),
  tagName: 'vk-consents',
  elementClass: Element,
  displayName: 'VkConsents',
  events: { onVkConsentChanged: 'vk-consent-changed' } as Events,
});
