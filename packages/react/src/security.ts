// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { IncidentReportedEvent } from '@vodokanal/widgets';
import { VkSecurity as Element } from '@vodokanal/widgets/define/security';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** The customer reported another person using their sign-in. */
  onVkIncidentReported: EventName<IncidentReportedEvent>;
};

/** Security settings of a customer: password, second factor, sessions, sign-in log, and «Это был не я». Sensitive operations ask for the password again. */
export const VkSecurity: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-security',
  elementClass: Element,
  displayName: 'VkSecurity',
  events: { onVkIncidentReported: 'vk-incident-reported' } as Events,
});
