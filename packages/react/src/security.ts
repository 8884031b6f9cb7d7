// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { IncidentReportedEvent } from '@vodokanal/widgets';
import { VkSecurity as Element } from '@vodokanal/widgets/define/security';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** Somebody reported another person in their account. */
  onVkIncidentReported: EventName<IncidentReportedEvent>;
};

/** How a customer's sign-in is guarded: password, second factor, sessions, journal, and «Это был не я». The password is asked for once more before anything sensitive. */
export const VkSecurity: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme' }),
  tagName: 'vk-security',
  elementClass: Element,
  displayName: 'VkSecurity',
  events: { onVkIncidentReported: 'vk-incident-reported' } as Events,
});
