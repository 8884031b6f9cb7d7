import { property } from 'lit/decorators.js';
import { applicationsOf, configOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import type { ApplicationChange } from './application-actions.ts';
import type { ApplicationFormView } from './application-form-view.ts';
import type { ApplicationsShown } from './applications-shown.ts';
import ru from './messages/ru.ts';
import { styles } from './application-form.styles.ts';

/** The utility registered an application. The detail has its opaque id only. */
export class ApplicationSubmittedEvent extends CustomEvent<{ readonly applicationId: string }> {
  constructor(applicationId: string) {
    super('vk-application-submitted', { bubbles: true, composed: true, detail: { applicationId } });
  }
}

/** The customer has added to an application, withdrawn it, or changed its visit. The detail has opaque codes only. */
export class ApplicationChangedEvent extends CustomEvent<{
  readonly applicationId: string;
  readonly change: ApplicationChange;
}> {
  constructor(applicationId: string, change: ApplicationChange) {
    super('vk-application-changed', { bubbles: true, composed: true, detail: { applicationId, change } });
  }
}

/**
 * What a customer can apply for, by templates of the utility, and the applications filed so far: their state, the
 * decision, the time of a visit, the steps of a change of owner. What is typed is kept as a draft until it is sent. A
 * template or an application can be opened by the address of the page: `?template=sealing`, `?application=ID`.
 *
 * @tag vk-application-form
 * @slot heading - Replaces the heading.
 * @slot sign-in - A sign-in link or widget, shown when nobody is signed in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @csspart files - The file input.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {BeforeSubmitEvent} vk-before-submit - The application is about to be sent; cancel or delay it.
 * @fires {ApplicationSubmittedEvent} vk-application-submitted - The utility registered an application.
 * @fires {ApplicationChangedEvent} vk-application-changed - The customer has added to an application, withdrawn it, or changed its visit.
 */
export class VkApplicationForm extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  /** The template that is open at first; when left out, that of `?template=` in the address of the page. */
  @property() template?: string;

  /** Id of the application that is open at first; when left out, that of `?application=` in the address of the page. */
  @property({ attribute: 'application-id' }) applicationId?: string;

  /** Address of the page with `vk-debt-notices`, where a debt is paid in instalments; no link when left out. */
  @property({ attribute: 'debt-url' }) debtUrl?: string;

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #applications = new LoadTask<Omit<ApplicationsShown, 'asked' | 'debtUrl'>, readonly [], ApplicationFormView>(
    this,
    {
      resources: ['applications'],
      load: async (client, accountId, _watched, signal) => {
        const [config, { items: templates, facts }, { items: applications }] = await Promise.all([
          configOf(client).get(signal),
          applicationsOf(client).templates(accountId, signal),
          applicationsOf(client).list(accountId, signal),
        ]);
        return { config, templates, facts, applications };
      },
      isEmpty: ({ templates, applications }) => templates.length === 0 && applications.length === 0,
      view: async () =>
        new (await import('./application-form-view.ts')).ApplicationFormView(this, {
          onSubmitted: (id) => this.dispatchEvent(new ApplicationSubmittedEvent(id)),
          onChanged: (id, change) => this.dispatchEvent(new ApplicationChangedEvent(id, change)),
        }),
      forget: () => this.#applications.view?.forget(),
    },
  );

  override render(): unknown {
    return card(this, this.#t, this.#applications, {
      lines: 8,
      empty: this.#t('empty'),
      ready: (shown, view) =>
        view.render({
          ...shown,
          debtUrl: this.debtUrl,
          asked: { template: this.#asked('template'), application: this.#asked('application') },
        }),
    });
  }

  /** What the attributes or the address of the page ask for. */
  #asked(name: 'template' | 'application'): string | undefined {
    const given = name === 'template' ? this.template : this.applicationId;
    return given ?? new URLSearchParams(this.ownerDocument.location?.search).get(name) ?? undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-application-form': VkApplicationForm;
  }
  interface HTMLElementEventMap {
    'vk-application-submitted': ApplicationSubmittedEvent;
    'vk-application-changed': ApplicationChangedEvent;
  }
}
