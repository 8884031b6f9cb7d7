// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { BeforeSubmitEvent, MeterRequestedEvent } from '@vodokanal/widgets';
import { VkMeterList as Element } from '@vodokanal/widgets/define/meter-list';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** A request is about to be sent; cancel or delay it. */
  onVkBeforeSubmit: EventName<BeforeSubmitEvent>;
  /** A verification was reported or a visit requested. */
  onVkMeterRequested: EventName<MeterRequestedEvent>;
};

/** The meters of an account: type, place, verification, and what is charged without a reading (ПП РФ № 354, п. 59–60, as of 2025-12-06), with the calculation of every sum. */
export const VkMeterList: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-meter-list',
  elementClass: Element,
  displayName: 'VkMeterList',
  events: { onVkBeforeSubmit: 'vk-before-submit', onVkMeterRequested: 'vk-meter-requested' } as Events,
});
