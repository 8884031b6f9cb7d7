// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { BeforeSubmitEvent, ReadingSubmittedEvent } from '@vodokanal/widgets';
import { VkReadingForm as Element } from '@vodokanal/widgets/define/reading-form';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** Readings are about to be sent; cancel or delay it. */
  onVkBeforeSubmit: EventName<BeforeSubmitEvent>;
  /** The utility accepted readings. */
  onVkReadingSubmitted: EventName<ReadingSubmittedEvent>;
};

/** Lets a customer send the readings of their water meters. */
export const VkReadingForm: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ meterId: 'meter-id', guest: 'guest', endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-reading-form',
  elementClass: Element,
  displayName: 'VkReadingForm',
  events: { onVkBeforeSubmit: 'vk-before-submit', onVkReadingSubmitted: 'vk-reading-submitted' } as Events,
});
