// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { BeforeSubmitEvent, BuildingReadingsSubmittedEvent } from '@vodokanal/widgets';
import { VkBuildingReadings as Element } from '@vodokanal/widgets/define/building-readings';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** Readings are about to be sent; cancel or delay it. */
  onVkBeforeSubmit: EventName<BeforeSubmitEvent>;
  /** The utility has processed the sent readings. */
  onVkBuildingReadingsSubmitted: EventName<BuildingReadingsSubmittedEvent>;
};

/** Sends the readings of a whole building, for the company that manages it: from a billing, bank or spreadsheet file, pasted, or typed into rows. Wrong rows are corrected in place; names and addresses in the file are never sent. */
export const VkBuildingReadings: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ buildingId: 'building-id', endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-building-readings',
  elementClass: Element,
  displayName: 'VkBuildingReadings',
  events: { onVkBeforeSubmit: 'vk-before-submit', onVkBuildingReadingsSubmitted: 'vk-building-readings-submitted' } as Events,
});
