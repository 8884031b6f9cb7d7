// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { UnlockRequestedEvent } from '@vodokanal/widgets';
import { VkUnlockForm as Element } from '@vodokanal/widgets/define/unlock-form';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** Somebody asks for their sign-in to be opened again. */
  onVkUnlockRequested: EventName<UnlockRequestedEvent>;
};

/** The way back for somebody whose sign-in is blocked: with the least data first, documents last. The request is followed by a ticket that is kept on the device; no number, name or document is. */
export const VkUnlockForm: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme' }),
  tagName: 'vk-unlock-form',
  elementClass: Element,
  displayName: 'VkUnlockForm',
  events: { onVkUnlockRequested: 'vk-unlock-requested' } as Events,
});
