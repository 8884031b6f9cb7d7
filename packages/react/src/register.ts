// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { RegisteredEvent } from '@vodokanal/widgets';
import { VkRegister as Element } from '@vodokanal/widgets/define/register';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** A customer has registered and is signed in. */
  onVkRegistered: EventName<RegisteredEvent>;
};

/** Registers a customer who proves that an account is theirs and confirms a phone number. A registration resumes after a reload; typed numbers are not stored on the device. */
export const VkRegister: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-register',
  elementClass: Element,
  displayName: 'VkRegister',
  events: { onVkRegistered: 'vk-registered' } as Events,
});
