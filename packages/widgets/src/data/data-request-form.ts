import { html, nothing } from 'lit';
import type { DataRequest, DataRequestKind, DataRequestList, DataSection } from '@vodokanal/contract';
import { dataRequestsOf, draftsOf, type Client } from '@vodokanal/client';
import { DATA_SECTIONS } from '@vodokanal/contract/rules/data-request';
import type { VkAccountElement } from '../kit/account-element.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { DATA_DRAFT, type DataDraft } from './data-draft.ts';
import ru from './messages/form.ru.ts';

type SectionField = `section-${DataSection}`;
type RequestField = 'text' | 'wishes' | SectionField;

export interface DataRequestFormContext {
  onSent(request: DataRequest): void;
  onClosed(): void;
}

const fieldOf = (section: DataSection): SectionField => `section-${section}`;
const isAboutSections = (kind: DataRequestKind): boolean => kind === 'deletion' || kind === 'stop';

/** The form of a request. What was typed stays on the device until it is sent or the form is closed. */
export class DataRequestForm {
  readonly #host: VkAccountElement;
  readonly #context: DataRequestFormContext;
  readonly #t: Translate<keyof typeof ru>;
  readonly #format;
  readonly #form: FormTask<RequestField, DataRequest, Client>;
  #kind: DataRequestKind = 'correction';
  #sections: readonly DataSection[] = [];

  constructor(host: VkAccountElement, context: DataRequestFormContext) {
    this.#host = host;
    this.#context = context;
    const t = (this.#t = messages(host, ru, { en: () => import('./messages/form.en.ts') }));
    this.#format = formats(t);
    const checkboxes = Object.fromEntries(
      DATA_SECTIONS.map((section) => [fieldOf(section), { type: 'checkbox', isOptional: true }]),
    ) as Record<SectionField, { readonly type: 'checkbox'; readonly isOptional: true }>;
    this.#form = new FormTask<RequestField, DataRequest, Client>(host, t, {
      name: 'data-request',
      submit: 'send',
      sending: 'sending',
      fields: {
        ...checkboxes,
        text: { type: 'textarea', max: 4000, hint: () => t(this.#kind === 'copy' ? 'copyHint' : 'correctionHint') },
        wishes: { type: 'textarea', max: 4000, isOptional: true },
      },
      check: () => {
        const [first] = this.#sections;
        return isAboutSections(this.#kind) && first && this.#chosen.length === 0
          ? { [fieldOf(first)]: t('sectionsRequired') }
          : {};
      },
      send: (client, { text, wishes }, intent) => {
        const kind = this.#kind;
        return dataRequestsOf(client).create(
          isAboutSections(kind)
            ? { kind, sections: [...this.#chosen], ...(wishes.trim() && { text: wishes.trim() }) }
            : { kind, text: text.trim() },
          intent,
        );
      },
      onSent: (request) => {
        this.forget();
        this.#removeDraft();
        context.onSent(request);
      },
      faultsOf: { '/text': ['text', 'wishes'] },
    });
  }

  /** Opens the form for a kind of request; the text typed for another one stays. */
  open(kind: DataRequestKind): void {
    this.#kind = kind;
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>(`.ask :is(textarea, input)`)?.focus(),
    );
  }

  restore({ kind, text, sections }: DataDraft): void {
    this.#kind = kind;
    this.#form.fill(isAboutSections(kind) ? 'wishes' : 'text', text);
    for (const section of sections) this.#form.fill(fieldOf(section), 'on');
  }

  /** Drops what was typed: it is sent, or its author has left. */
  forget(): void {
    this.#form.clear();
  }

  render(kind: DataRequestKind, { terms, retention, sections }: DataRequestList): unknown {
    const t = this.#t;
    const { date } = this.#format;
    this.#kind = kind;
    this.#sections = sections;
    const term = terms.find((each) => each.kind === kind);
    const names = sections.map(fieldOf);
    const kept = retention.filter(({ section }) => sections.includes(section));
    const before = html`
      <h4>${t(`title-${kind}`)}</h4>
      <p>${t(`intro-${kind}`)}</p>
      ${
        isAboutSections(kind)
          ? html`<fieldset class="sections"><legend>${t('sections')}</legend>${names.map((name) => this.#form.renderField(name))}</fieldset>`
          : nothing
      }
      ${
        kind === 'deletion'
          ? html`<details><summary>${t('whatIsKept')}</summary><p>${t('whatIsKeptText')}</p><ul class="parts">${kept.map(({ section, months, law }) => html`<li><span>${t('keptFor', { name: t(fieldOf(section)), term: this.#duration(months) })}<br><span class="vk-muted" lang="ru">${law}</span></span></li>`)}</ul></details>`
          : nothing
      }`;
    const after = term
      ? html`<p>${t('answerBy', { date: date(term.dueOn) })} ${term.extensionDays > 0 ? t('mayExtend', { days: term.extensionDays }) : nothing}<br><span class="vk-muted" lang="ru">${term.law}</span></p>`
      : nothing;
    const actions = html`<button type="button" class="vk-text" @click=${this.#onCancel}>${t('cancel')}</button>`;
    return html`<div class="vk-panel" @input=${this.#saveDraft} @change=${this.#saveDraft}>${this.#form.render({
      names: [isAboutSections(kind) ? 'wishes' : 'text'],
      elsewhere: isAboutSections(kind) ? names : [],
      before,
      after,
      actions,
    })}</div>`;
  }

  get #chosen(): readonly DataSection[] {
    return this.#sections.filter((section) => this.#form.values[fieldOf(section)] === 'on');
  }

  #duration(months: number): string {
    return months % 12 === 0 ? this.#t('years', { count: months / 12 }) : this.#t('months', { count: months });
  }

  #onCancel = (): void => {
    this.forget();
    this.#removeDraft();
    this.#context.onClosed();
  };

  #removeDraft(): void {
    const { client } = this.#host;
    if (client) draftsOf(client).remove(DATA_DRAFT);
  }

  #saveDraft = (): void => {
    const { client } = this.#host;
    if (!client) return;
    const { text, wishes } = this.#form.values;
    const kind = this.#kind;
    const typed = isAboutSections(kind) ? wishes : text;
    const sections = isAboutSections(kind) ? this.#chosen : [];
    if (typed || sections.length > 0)
      draftsOf(client).save(DATA_DRAFT, { kind, text: typed, sections } satisfies DataDraft);
    else draftsOf(client).remove(DATA_DRAFT);
  };
}
