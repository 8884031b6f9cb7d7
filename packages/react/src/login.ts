// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { BeforeSubmitEvent, SignedInEvent, SignedOutEvent } from '@vodokanal/widgets';
import { VkLogin as Element } from '@vodokanal/widgets/define/login';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** The credentials are about to be sent; cancel or delay it. */
  onVkBeforeSubmit: EventName<BeforeSubmitEvent>;
  /** The customer has signed in. */
  onVkSignedIn: EventName<SignedInEvent>;
  /** The customer has signed out. */
  onVkSignedOut: EventName<SignedOutEvent>;
};

/** Signs a customer in by account number or e-mail and password, and signs them out. */
export const VkLogin: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ mode: 'mode', esiaUrl: 'esia-url', endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-login',
  elementClass: Element,
  displayName: 'VkLogin',
  events: { onVkBeforeSubmit: 'vk-before-submit', onVkSignedIn: 'vk-signed-in', onVkSignedOut: 'vk-signed-out' } as Events,
});
