// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { BeforeSubmitEvent, BuildingReadingsSubmittedEvent } from '@vodokanal/widgets';
import { VkBuildingReadings as Element } from '@vodokanal/widgets/define/building-readings';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** Somebody is about to send readings; cancel it or let it wait. */
  onVkBeforeSubmit: EventName<BeforeSubmitEvent>;
  /** The utility has judged what was sent. */
  onVkBuildingReadingsSubmitted: EventName<BuildingReadingsSubmittedEvent>;
};

/** The readings of a whole building at once, for whoever manages it: from a file of billing, bank or spreadsheet, pasted, or typed into rows. What is wrong is put right in place; what the file says of people stays in the page. */
export const VkBuildingReadings: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ buildingId: 'building-id', endpoint: 'endpoint', theme: 'theme' }),
  tagName: 'vk-building-readings',
  elementClass: Element,
  displayName: 'VkBuildingReadings',
  events: { onVkBeforeSubmit: 'vk-before-submit', onVkBuildingReadingsSubmitted: 'vk-building-readings-submitted' } as Events,
});
