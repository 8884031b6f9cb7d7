// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { RecoveredEvent } from '@vodokanal/widgets';
import { VkRecovery as Element } from '@vodokanal/widgets/define/recovery';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** A new password is set; nobody is signed in by it. */
  onVkRecovered: EventName<RecoveredEvent>;
};

/** Sets a new password for somebody who has forgotten theirs: by a code to their phone, and by the second factor where one is on. Never tells whether there is such a sign-in. */
export const VkRecovery: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({  }),
  tagName: 'vk-recovery',
  elementClass: Element,
  displayName: 'VkRecovery',
  events: { onVkRecovered: 'vk-recovered' } as Events,
});
