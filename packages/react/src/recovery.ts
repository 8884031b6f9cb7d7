// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { RecoveredEvent } from '@vodokanal/widgets';
import { VkRecovery as Element } from '@vodokanal/widgets/define/recovery';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** A new password is set; this does not sign the customer in. */
  onVkRecovered: EventName<RecoveredEvent>;
};

/** Sets a new password for somebody who forgot theirs, with a code to their phone and the second factor if it is on. Never reveals whether a login exists. */
export const VkRecovery: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-recovery',
  elementClass: Element,
  displayName: 'VkRecovery',
  events: { onVkRecovered: 'vk-recovered' } as Events,
});
