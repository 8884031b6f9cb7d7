// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { DataCopyMadeEvent, DataRequestSubmittedEvent } from '@vodokanal/widgets';
import { VkDataRights as Element } from '@vodokanal/widgets/define/data-rights';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** A copy of the data was made. */
  onVkDataCopyMade: EventName<DataCopyMadeEvent>;
  /** The utility has registered a request. */
  onVkDataRequestSubmitted: EventName<DataRequestSubmittedEvent>;
};

/** What a customer may do about their personal data (152-ФЗ, terms as of 2022-09-01): get a copy at once, ask to correct or delete it or to end its processing, follow the answers, and see who gets it. */
export const VkDataRights: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-data-rights',
  elementClass: Element,
  displayName: 'VkDataRights',
  events: { onVkDataCopyMade: 'vk-data-copy-made', onVkDataRequestSubmitted: 'vk-data-request-submitted' } as Events,
});
