// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { ProfileChangeRequestedEvent, ProfileConfirmedEvent } from '@vodokanal/widgets';
import { VkProfile as Element } from '@vodokanal/widgets/define/profile';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** The customer has confirmed the profile. */
  onVkProfileConfirmed: EventName<ProfileConfirmedEvent>;
  /** A change was requested from the utility. */
  onVkProfileChangeRequested: EventName<ProfileChangeRequestedEvent>;
};

/** The customer's profile: name, address, residents and contacts. Contacts are changed with a code, other fields by a request to the utility; once a year the customer confirms the data. */
export const VkProfile: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-profile',
  elementClass: Element,
  displayName: 'VkProfile',
  events: { onVkProfileConfirmed: 'vk-profile-confirmed', onVkProfileChangeRequested: 'vk-profile-change-requested' } as Events,
});
