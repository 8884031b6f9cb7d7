// Generated from the custom elements manifest by `npm run generate`; do not edit.
'use client';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import type { ApplicationChangedEvent, ApplicationSubmittedEvent, BeforeSubmitEvent } from '@vodokanal/widgets';
import { VkApplicationForm as Element } from '@vodokanal/widgets/define/application-form';
import { withAttributes } from './with-attributes.ts';

type Events = {
  /** The application is about to be sent; cancel or delay it. */
  onVkBeforeSubmit: EventName<BeforeSubmitEvent>;
  /** The utility registered an application. */
  onVkApplicationSubmitted: EventName<ApplicationSubmittedEvent>;
  /** The customer has added to an application, withdrawn it, or changed its visit. */
  onVkApplicationChanged: EventName<ApplicationChangedEvent>;
};

/** What a customer can apply for, by templates of the utility, and the applications filed so far: their state, the decision, the time of a visit, the steps of a change of owner. What is typed is kept as a draft until it is sent. A template or an application can be opened by the address of the page: `?template=sealing`, `?application=ID`. */
export const VkApplicationForm: ReactWebComponent<Element, Events> = createComponent({
  react: withAttributes({ template: 'template', applicationId: 'application-id', debtUrl: 'debt-url', endpoint: 'endpoint', theme: 'theme', brand: 'brand', density: 'density', appearance: 'appearance' }),
  tagName: 'vk-application-form',
  elementClass: Element,
  displayName: 'VkApplicationForm',
  events: { onVkBeforeSubmit: 'vk-before-submit', onVkApplicationSubmitted: 'vk-application-submitted', onVkApplicationChanged: 'vk-application-changed' } as Events,
});
