// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { AccountChangedEvent } from '@vodokanal/widgets';
import { VkAccountSwitcher as Element } from '@vodokanal/widgets/define/account-switcher';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** Another account was chosen. */
  onVkAccountChanged: EventName<AccountChangedEvent>;
};

/** Lists a customer's accounts: switches the account of all widgets, names, adds and removes accounts, and manages trusted helpers with limited rights for a term. */
export const VkAccountSwitcher: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-account-switcher',
  elementClass: Element,
  displayName: 'VkAccountSwitcher',
  events: { onVkAccountChanged: 'vk-account-changed' } as Events,
});
