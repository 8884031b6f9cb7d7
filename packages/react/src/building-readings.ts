// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName } from '@lit/react';
import type { BeforeSubmitEvent, BuildingReadingsSubmittedEvent } from '@vodokanal/widgets';
import { VkBuildingReadings as Element } from '@vodokanal/widgets/define/building-readings';
import { withAttributes } from './with-attributes.ts';

/** The readings of a whole building at once, for whoever manages it: from a file of billing, bank or spreadsheet, pasted, or typed into rows. What is wrong is put right in place; what the file says of people stays in the page. */
export const VkBuildingReadings = createComponent({
  react: withAttributes({ buildingId: 'building-id', endpoint: 'endpoint', theme: 'theme' }),
  tagName: 'vk-building-readings',
  elementClass: Element,
  displayName: 'VkBuildingReadings',
  events: {
    /** Somebody is about to send readings; cancel it or let it wait. */
    onVkBeforeSubmit: 'vk-before-submit' as EventName<BeforeSubmitEvent>,
    /** The utility has judged what was sent. */
    onVkBuildingReadingsSubmitted: 'vk-building-readings-submitted' as EventName<BuildingReadingsSubmittedEvent>,
  },
});
