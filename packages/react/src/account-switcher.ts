// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { AccountChangedEvent } from '@vodokanal/widgets';
import { VkAccountSwitcher as Element } from '@vodokanal/widgets/define/account-switcher';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** Another account is shown from now on. */
  onVkAccountChanged: EventName<AccountChangedEvent>;
};

/** The accounts of a customer: which one all widgets show, names of one's own, adding by proof, removing, and trusted people with limited rights for a term. */
export const VkAccountSwitcher: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme' }),
  tagName: 'vk-account-switcher',
  elementClass: Element,
  displayName: 'VkAccountSwitcher',
  events: { onVkAccountChanged: 'vk-account-changed' } as Events,
});
