// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName } from '@lit/react';
import type { ProfileChangeRequestedEvent, ProfileConfirmedEvent } from '@vodokanal/widgets';
import { VkProfile as Element } from '@vodokanal/widgets/define/profile';
import { withAttributes } from './with-attributes.ts';

/** «Моя информация»: who is registered where, how to reach them. Contacts are changed by a code, all else by the office; once a year the customer says that all is right. */
export const VkProfile = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme' }),
  tagName: 'vk-profile',
  elementClass: Element,
  displayName: 'VkProfile',
  events: {
    /** The customer has said that all is right. */
    onVkProfileConfirmed: 'vk-profile-confirmed' as EventName<ProfileConfirmedEvent>,
    /** The office was asked for a change. */
    onVkProfileChangeRequested: 'vk-profile-change-requested' as EventName<ProfileChangeRequestedEvent>,
  },
});
