// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { UnlockRequestedEvent } from '@vodokanal/widgets';
import { VkUnlockForm as Element } from '@vodokanal/widgets/define/unlock-form';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** A customer asks to unlock their sign-in. */
  onVkUnlockRequested: EventName<UnlockRequestedEvent>;
};

/** Unlocks a blocked sign-in, by account data or by documents. The ticket of the request is stored on the device; numbers, names and documents are not. */
export const VkUnlockForm: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-unlock-form',
  elementClass: Element,
  displayName: 'VkUnlockForm',
  events: { onVkUnlockRequested: 'vk-unlock-requested' } as Events,
});
