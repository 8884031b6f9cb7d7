// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { ReadingDisputedEvent } from '@vodokanal/widgets';
import { VkReadingHistory as Element } from '@vodokanal/widgets/define/reading-history';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** The customer says that a reading was recorded wrongly. */
  onVkReadingDisputed: EventName<ReadingDisputedEvent>;
};

/** Reading history of an account, newest first. Marks which values were read from a meter and which were estimated. Can be filtered, saved as a CSV file (`;`, UTF-8) and printed. */
export const VkReadingHistory: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ claimUrl: 'claim-url', endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-reading-history',
  elementClass: Element,
  displayName: 'VkReadingHistory',
  events: { onVkReadingDisputed: 'vk-reading-disputed' } as Events,
});
