// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName } from '@lit/react';
import type { BeforeSubmitEvent, SignedInEvent, SignedOutEvent } from '@vodokanal/widgets';
import { VkLogin as Element } from '@vodokanal/widgets/define/login';
import { withAttributes } from './with-attributes.ts';

/** Signs a customer in by account number or e-mail and password, and out again. */
export const VkLogin = createComponent({
  react: withAttributes({ mode: 'mode', esiaUrl: 'esia-url', endpoint: 'endpoint', theme: 'theme' }),
  tagName: 'vk-login',
  elementClass: Element,
  displayName: 'VkLogin',
  events: {
    /** Somebody is about to sign in; cancel it or let it wait. */
    onVkBeforeSubmit: 'vk-before-submit' as EventName<BeforeSubmitEvent>,
    /** Somebody has signed in. */
    onVkSignedIn: 'vk-signed-in' as EventName<SignedInEvent>,
    /** The customer has signed out. */
    onVkSignedOut: 'vk-signed-out' as EventName<SignedOutEvent>,
  },
});
