// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { DocumentOpenedEvent } from '@vodokanal/widgets';
import { VkDocumentList as Element } from '@vodokanal/widgets/define/document-list';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** The customer has opened a document. */
  onVkDocumentOpened: EventName<DocumentOpenedEvent>;
};

/** The papers about an account: contract, acts, protocols, certificates, answers, bills. They can be filtered, looked at, printed, and downloaded one by one or as a ZIP archive. Below them the technical works at the address with their results, and what to check after them. */
export const VkDocumentList: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ claimUrl: 'claim-url', endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-document-list',
  elementClass: Element,
  displayName: 'VkDocumentList',
  events: { onVkDocumentOpened: 'vk-document-opened' } as Events,
});
