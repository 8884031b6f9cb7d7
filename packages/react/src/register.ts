// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { RegisteredEvent } from '@vodokanal/widgets';
import { VkRegister as Element } from '@vodokanal/widgets/define/register';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** Somebody has registered and is signed in. */
  onVkRegistered: EventName<RegisteredEvent>;
};

/** Opens a sign-in for somebody who proves that an account is theirs and confirms a phone. What was begun goes on after a reload; the numbers typed are not kept on the device. */
export const VkRegister: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({  }),
  tagName: 'vk-register',
  elementClass: Element,
  displayName: 'VkRegister',
  events: { onVkRegistered: 'vk-registered' } as Events,
});
