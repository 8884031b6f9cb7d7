// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { BeforeSubmitEvent, MeterRequestedEvent } from '@vodokanal/widgets';
import { VkMeterList as Element } from '@vodokanal/widgets/define/meter-list';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** Somebody is about to send a request; cancel it or let it wait. */
  onVkBeforeSubmit: EventName<BeforeSubmitEvent>;
  /** A verification was told of, or a visit asked for. */
  onVkMeterRequested: EventName<MeterRequestedEvent>;
};

/** The meters of an account: what and where they are, how their verification stands, and what is charged when no reading of them is taken (ПП РФ № 354, п. 59–60, as of 2025-12-06), every sum with the way it comes about. */
export const VkMeterList: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme' }),
  tagName: 'vk-meter-list',
  elementClass: Element,
  displayName: 'VkMeterList',
  events: { onVkBeforeSubmit: 'vk-before-submit', onVkMeterRequested: 'vk-meter-requested' } as Events,
});
