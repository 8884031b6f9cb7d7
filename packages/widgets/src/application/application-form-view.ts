import { html, nothing } from 'lit';
import type { Application, ApplicationTemplate } from '@vodokanal/contract';
import { draftsOf } from '@vodokanal/client';
import { hasEnded } from '@vodokanal/contract/rules/application-state';
import { linkOf } from '@vodokanal/contract/rules/link';
import type { VkAccountElement } from '../kit/account-element.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { badge } from '../kit/parts/badge.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import type { ApplicationChange } from './application-actions.ts';
import type { ApplicationCaseView } from './application-case-view.ts';
import type { ApplicationFilling } from './application-filling.ts';
import { clockText, localText, stateText, toneOf } from './application-text.ts';
import { draftName, type ApplicationsShown } from './applications-shown.ts';
import ru from './messages/view.ru.ts';
import { styles } from './application-form-view.styles.ts';

interface Outcomes {
  onSubmitted(applicationId: string): void;
  onChanged(applicationId: string, change: ApplicationChange): void;
}

/** What can be applied for and what was filed, or the form or the application that is open. */
export class ApplicationFormView {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #format;
  readonly #filling: LazyPart<ApplicationFilling>;
  readonly #case: LazyPart<ApplicationCaseView>;
  #templateId: string | undefined;
  #applicationId: string | undefined;
  /** What the page has asked for, so that it is opened only once. */
  #asked: string | undefined;

  constructor(host: VkAccountElement, { onSubmitted, onChanged }: Outcomes) {
    this.#host = host;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#filling = new LazyPart(
      host,
      async () =>
        new (await import('./application-filling.ts')).ApplicationFilling(host, (application) => {
          onSubmitted(application.id);
          void this.#openApplication(application.id, true);
        }),
    );
    this.#case = new LazyPart(
      host,
      async () => new (await import('./application-case-view.ts')).ApplicationCaseView(host, this.#t, onChanged),
    );
    adopt(host.renderRoot, dataStyles, styles);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#templateId = this.#applicationId = this.#asked = undefined;
    this.#filling.value?.forget();
    this.#case.value?.forget();
  }

  render(shown: ApplicationsShown): unknown {
    this.#follow(shown);
    const t = this.#t;
    const template = shown.templates.find(({ id }) => id === this.#templateId);
    const application = shown.applications.find(({ id }) => id === this.#applicationId);
    if (template)
      return this.#renderPart(
        this.#filling,
        t('backToList'),
        (part) => part.render(template, shown),
        () => void this.#openTemplate(template.id),
      );
    if (application || this.#applicationId)
      return this.#renderPart(
        this.#case,
        t('backToList'),
        (part) => (application ? part.render(application, shown) : skeleton(t('loading'), 6)),
        () => void this.#openApplication(this.#applicationId ?? ''),
      );
    return this.#renderList(shown);
  }

  /** Opens what the page asks for, when it asks for something else. */
  #follow({ asked, templates, applications }: ApplicationsShown): void {
    const code = [asked.template, asked.application].join(' ');
    if (code === this.#asked) return;
    this.#asked = code;
    if (applications.some(({ id }) => id === asked.application)) void this.#openApplication(asked.application ?? '');
    else if (templates.some(({ id, leadsTo }) => id === asked.template && leadsTo === null))
      void this.#openTemplate(asked.template ?? '');
  }

  #renderPart<Part>(part: LazyPart<Part>, back: string, content: (part: Part) => unknown, retry: () => void): unknown {
    const t = this.#t;
    return html`
      <div><button type="button" class="vk-text back" @click=${this.#onBack}>← ${back}</button></div>
      ${
        part.value
          ? content(part.value)
          : part.isUnreachable
            ? notice({ tone: 'problem', text: t('kind-offline'), action: { text: t('retry'), run: retry } })
            : skeleton(t('loading'), 8)
      }`;
  }

  #renderList({ templates, applications, debtUrl }: ApplicationsShown): unknown {
    const t = this.#t;
    const open = applications.filter(({ state }) => !hasEnded(state));
    const ended = applications.filter(({ state }) => hasEnded(state));
    const list = (items: readonly Application[]) =>
      html`<ul class="filed">${items.map((application) => this.#renderApplication(application))}</ul>`;
    return html`
      ${open.length > 0 ? html`<section><h3>${t('mine')}</h3>${list(open)}</section>` : nothing}
      ${
        templates.length > 0
          ? html`<section><h3>${t('apply')}</h3><ul class="templates">${templates.map((template) => this.#renderTemplate(template, debtUrl))}</ul></section>`
          : nothing
      }
      ${ended.length > 0 ? html`<details class="ended"><summary>${t('ended', { count: ended.length })}</summary>${list(ended)}</details>` : nothing}`;
  }

  #renderTemplate({ id, title, about, leadsTo }: ApplicationTemplate, debtUrl: string | undefined): unknown {
    const t = this.#t;
    const language = t.language();
    const name = localText(title, language);
    const words = localText(about, language);
    const { client } = this.#host;
    const link = leadsTo === null ? undefined : linkOf(debtUrl);
    // Without the page of the other form nothing leads there.
    if (leadsTo !== null && !link) return nothing;
    const hasDraft = leadsTo === null && client !== undefined && draftsOf(client).load(draftName(id)) !== undefined;
    return html`
      <li class="vk-panel" data-id=${id}>
        ${
          link
            ? html`<a class="open" href=${link} lang=${name.lang ?? nothing}>${name.text}</a>`
            : html`<button type="button" class="vk-text open" lang=${name.lang ?? nothing} @click=${() => void this.#openTemplate(id)}>${name.text}</button>`
        }
        ${hasDraft ? html`<span>${badge('plain', t('draft'))}</span>` : nothing}
        <p class="vk-muted" lang=${words.lang ?? nothing}>${words.text}</p>
      </li>`;
  }

  #renderApplication(application: Application): unknown {
    const t = this.#t;
    const { id, number, title, unread, registeredOn, state, decision } = application;
    const name = localText(title, t.language());
    const clock = clockText(application, t, this.#format);
    return html`
      <li class="vk-panel" data-id=${id}>
        <p class="states">${badge(toneOf(application), stateText(application, t))}${unread > 0 ? badge('warning', t('unread', { count: unread })) : nothing}</p>
        <p><strong lang=${name.lang ?? nothing}>${name.text}</strong><br><span class="vk-muted">${t('numberAndDate', { number, date: this.#format.date(registeredOn) })}</span></p>
        ${state === 'refused' && decision ? html`<p class="excerpt" lang="ru">${decision}</p>` : nothing}
        ${clock ? html`<p class=${toneOf(application) === 'problem' ? 'vk-error' : 'vk-muted'}>${clock}</p>` : nothing}
        <div><button type="button" class="vk-text open" aria-label=${t('openApplication', { number })} @click=${() => void this.#openApplication(id)}>${t('openShort')}</button></div>
      </li>`;
  }

  async #openTemplate(id: string): Promise<void> {
    this.#applicationId = undefined;
    this.#templateId = id;
    this.#host.requestUpdate();
    await this.#filling.load();
    await this.#focus('h3');
  }

  async #openApplication(id: string, isNew = false): Promise<void> {
    this.#templateId = undefined;
    this.#applicationId = id;
    this.#host.requestUpdate();
    const view = await this.#case.load();
    view?.show(id, isNew);
    await this.#focus(isNew ? '.vk-summary' : 'h3');
  }

  #onBack = (): void => {
    const id = this.#templateId ?? this.#applicationId ?? '';
    this.#templateId = this.#applicationId = undefined;
    this.#filling.value?.forget();
    this.#case.value?.forget();
    void this.#focus(`[data-id="${id}"] .open`);
  };

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
