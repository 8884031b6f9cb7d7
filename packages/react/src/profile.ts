// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { ProfileChangeRequestedEvent, ProfileConfirmedEvent } from '@vodokanal/widgets';
import { VkProfile as Element } from '@vodokanal/widgets/define/profile';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** The customer has said that all is right. */
  onVkProfileConfirmed: EventName<ProfileConfirmedEvent>;
  /** The office was asked for a change. */
  onVkProfileChangeRequested: EventName<ProfileChangeRequestedEvent>;
};

/** «Моя информация»: who is registered where, how to reach them. Contacts are changed by a code, all else by the office; once a year the customer says that all is right. */
export const VkProfile: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme' }),
  tagName: 'vk-profile',
  elementClass: Element,
  displayName: 'VkProfile',
  events: { onVkProfileConfirmed: 'vk-profile-confirmed', onVkProfileChangeRequested: 'vk-profile-change-requested' } as Events,
});
