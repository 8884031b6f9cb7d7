import { html, nothing } from 'lit';
import type {
  DataRecipient,
  DataRequest,
  DataRequestKind,
  DataRequestList,
  DataRequestPart,
} from '@vodokanal/contract';
import { configOf, dataRequestsOf, draftsOf, type Client } from '@vodokanal/client';
import { isOpenDataRequest } from '@vodokanal/contract/policies/data-request';
import { daysBetween } from '@vodokanal/contract/rules/calendar';
import type { VkAccountElement } from '../kit/account-element.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { focusOpener } from '../kit/focus.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { noWrap } from '../kit/i18n/no-wrap.ts';
import { badge } from '../kit/parts/badge.ts';
import { deadlineBar } from '../kit/parts/deadline-bar.ts';
import { notice, toneIcon, type Tone } from '../kit/parts/notice.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { timeStyles } from '../kit/theme/time.styles.ts';
import type { DataCopyPart } from './data-copy.ts';
import { DATA_DRAFT, type DataDraft } from './data-draft.ts';
import type { DataRecipients } from './data-recipients.ts';
import type { DataRequestForm } from './data-request-form.ts';
import ru from './messages/view.ru.ts';
import { styles } from './data-rights-view.styles.ts';

export interface DataRightsShown {
  readonly list: DataRequestList;
  /** Undefined when they could not be loaded. */
  readonly recipients: readonly DataRecipient[] | undefined;
  readonly phone: string;
}

export interface DataRightsContext {
  retry(): void;
  onCopied(): void;
  onSubmitted(requestId: string): void;
}

const TONES: Readonly<Record<DataRequest['state'], Tone>> = {
  received: 'plain',
  inWork: 'plain',
  answered: 'good',
  partlyRefused: 'warning',
  refused: 'problem',
};

/** The kinds of requests, the most frequent first. */
const ASKED: readonly DataRequestKind[] = ['correction', 'deletion', 'stop', 'copy'];

/** The copy, the requests with their answers, and who gets the data. Forms load when they are opened. */
export class DataRightsView {
  readonly #host: VkAccountElement;
  readonly #context: DataRightsContext;
  readonly #t: Translate<keyof typeof ru>;
  readonly #format;
  readonly #copy: LazyPart<DataCopyPart>;
  readonly #form: LazyPart<DataRequestForm>;
  readonly #recipients: LazyPart<DataRecipients>;
  #asked: DataRequestKind | undefined;
  #sent: DataRequest | undefined;

  constructor(host: VkAccountElement, context: DataRightsContext) {
    this.#host = host;
    this.#context = context;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#copy = new LazyPart(
      host,
      async () => new (await import('./data-copy.ts')).DataCopyPart(host, () => context.onCopied()),
    );
    this.#form = new LazyPart(
      host,
      async () =>
        new (await import('./data-request-form.ts')).DataRequestForm(host, {
          onSent: (request) => this.#onSent(request),
          onClosed: () => this.#onClosed(),
        }),
    );
    this.#recipients = new LazyPart(host, async () => new (await import('./data-recipients.ts')).DataRecipients(host));
    adopt(host.renderRoot, dataStyles, timeStyles, styles);
  }

  /** Loads what the requests can be shown without, and reopens the form with a draft from before a reload. */
  async prepare(client: Client, signal: AbortSignal): Promise<Omit<DataRightsShown, 'list'>> {
    const [recipients, config] = await Promise.all([
      dataRequestsOf(client)
        .recipients(signal)
        .catch(() => undefined),
      configOf(client).get(signal),
      this.#restoreDraft(client, signal),
    ]);
    return { recipients, phone: config.utility.phone };
  }

  /** Called when another customer is shown. */
  forget(): void {
    this.#asked = this.#sent = undefined;
    this.#copy.value?.forget();
    this.#form.value?.forget();
    this.#recipients.value?.forget();
  }

  render(shown: DataRightsShown): unknown {
    const t = this.#t;
    const isUnreachable = [this.#copy, this.#form, this.#recipients].some((part) => part.isUnreachable);
    return html`
      <p>${t('intro')}</p>
      ${isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
      ${this.#renderCopy()}
      ${this.#renderRequests(shown)}
      ${this.#renderAsk(shown)}
      ${this.#renderRecipients(shown)}`;
  }

  async #restoreDraft(client: Client, signal: AbortSignal): Promise<void> {
    const draft = draftsOf(client).load<DataDraft>(DATA_DRAFT);
    if (!draft || this.#asked || this.#form.value) return;
    const form = await this.#form.load();
    if (signal.aborted || !form) return;
    form.restore(draft);
    this.#asked = draft.kind;
  }

  #renderCopy(): unknown {
    const t = this.#t;
    return html`
      <section class="vk-panel" aria-labelledby="copy">
        <h3 id="copy">${t('copyTitle')}</h3>
        <p>${t('copyText')}</p>
        ${this.#copy.value?.isBusy ? this.#copy.value.render() : html`<button type="button" data-opens="copy" @click=${this.#onCopy}>${t('getCopy')}</button>`}
      </section>`;
  }

  #renderRequests({ list, phone }: DataRightsShown): unknown {
    const t = this.#t;
    // A copy that was made at once needs no answer; the security journal has it.
    const items = list.items.filter(({ copyUntil }) => copyUntil === null);
    if (items.length === 0) return nothing;
    return html`
      <section aria-labelledby="requests">
        <h3 id="requests">${t('requestsTitle')}</h3>
        ${items.map((request) => (isOpenDataRequest(request) ? this.#renderOpen(request, list.asOf, phone) : this.#renderAnswered(request)))}
      </section>`;
  }

  #renderHead({ id, kind, number, state, registeredOn }: DataRequest, tone: Tone): unknown {
    const t = this.#t;
    return html`
      <div class="head"><h4 id="request-${id}">${t(`kind-${kind}`)}</h4>${badge(tone, t(`state-${state}`))}</div>
      <p class="vk-muted">${t('numberAndDate', { number, date: this.#format.date(registeredOn) })}</p>`;
  }

  #renderOpen(request: DataRequest, asOf: string, phone: string): unknown {
    const t = this.#t;
    const { date } = this.#format;
    const { id, dueOn, registeredOn, extendedOn, extensionReason, law, text, sections } = request;
    const left = daysBetween(asOf, dueOn);
    const isLate = left < 0;
    return html`
      <article class="request" aria-labelledby="request-${id}">
        ${this.#renderHead(request, isLate ? 'problem' : TONES[request.state])}
        ${text ? html`<p lang="ru">${text}</p>` : nothing}
        ${sections.length > 0 ? html`<ul class="parts">${sections.map((section) => html`<li>${t(`section-${section}`)}</li>`)}</ul>` : nothing}
        ${deadlineBar({
          text: isLate ? t('late', { days: -left }) : left === 0 ? t('today') : t('left', { days: left }),
          until: t(isLate ? 'wasDue' : 'answerBy', { date: date(dueOn) }),
          left,
          total: daysBetween(registeredOn, dueOn),
        })}
        ${extendedOn ? html`<p>${t('extended', { date: date(extendedOn) })} <span lang="ru">${extensionReason}</span></p>` : nothing}
        <p class="vk-muted" lang="ru">${law}</p>
        ${isLate ? this.#renderComplaint(phone) : nothing}
      </article>`;
  }

  /** What to do when the answer is late. */
  #renderComplaint(phone: string): unknown {
    const t = this.#t;
    return html`
      <div class="vk-notice" data-tone="warning">
        ${toneIcon('warning')}
        <div><p>${t('lateText', { phone: noWrap(phone) })}</p><p>${this.#complaintLink()} ${t('complainHow')}</p></div>
      </div>`;
  }

  #complaintLink(): unknown {
    return html`<a href="https://rkn.gov.ru/treatments/ask-question/" rel="noopener noreferrer" target="_blank">${this.#t('complain')}</a>.`;
  }

  #renderAnswered(request: DataRequest): unknown {
    const t = this.#t;
    const { id, state, answer, answeredOn, dueOn, parts, kind } = request;
    return html`
      <article class="request" aria-labelledby="request-${id}">
        ${this.#renderHead(request, TONES[state])}
        ${answeredOn ? html`<p>${t('answered', { date: this.#format.date(answeredOn) })} <span lang="ru">${answer}</span></p>` : nothing}
        ${answeredOn && answeredOn > dueOn ? html`<p>${t('answeredLate', { date: this.#format.date(dueOn) })}</p>` : nothing}
        ${parts.length > 0 ? html`<ul class="parts">${parts.map((part) => this.#renderPart(part, kind))}</ul>` : nothing}
        ${state === 'answered' ? nothing : html`<details><summary>${t('disagree')}</summary><p>${t('disagreeText')} ${this.#complaintLink()} ${t('complainHow')}</p></details>`}
      </article>`;
  }

  #renderPart({ section, isDone, ground, keptUntil }: DataRequestPart, kind: DataRequestKind): unknown {
    const t = this.#t;
    const name = t(`section-${section}`);
    const tone = isDone ? 'good' : 'warning';
    const until = keptUntil ? t('keptUntil', { date: this.#format.date(keptUntil) }) : t('keptForContract');
    return html`
      <li data-tone=${tone}>
        ${toneIcon(tone)}
        <div>
          ${isDone ? t(kind === 'stop' ? 'partStopped' : 'partDeleted', { name }) : html`${t('partKept', { name })} ${kind === 'deletion' ? until : nothing}<br><span class="vk-muted" lang="ru">${ground}</span>`}
        </div>
      </li>`;
  }

  #renderAsk({ list }: DataRightsShown): unknown {
    const t = this.#t;
    const form = this.#asked && this.#form.value;
    return html`
      <section class="ask" aria-labelledby="ask">
        <h3 id="ask">${t('askTitle')}</h3>
        ${this.#sent ? html`<div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1">${toneIcon('good')}<p>${t('sent', { number: this.#sent.number, date: this.#format.date(this.#sent.dueOn) })}</p></div>` : nothing}
        ${
          form && this.#asked
            ? form.render(this.#asked, list)
            : html`<div class="vk-actions">${ASKED.map((kind) => html`<button type="button" class="vk-tonal" data-opens=${kind} @click=${() => this.#onAsk(kind)}>${t(`ask-${kind}`)}</button>`)}</div>`
        }
      </section>`;
  }

  #renderRecipients({ recipients }: DataRightsShown): unknown {
    const t = this.#t;
    if (!recipients)
      return notice({
        tone: 'warning',
        text: t('recipientsFailed'),
        action: { text: t('retry'), run: () => this.#context.retry() },
      });
    return html`
      <section aria-labelledby="recipients">
        <h3 id="recipients">${t('recipientsTitle')}</h3>
        ${
          recipients.length === 0
            ? html`<p>${t('recipientsNone')}</p>`
            : html`<details @toggle=${this.#onRecipients}><summary>${t('recipientsShow', { count: recipients.length })}</summary>${this.#recipients.value?.render(recipients) ?? nothing}</details>`
        }
      </section>`;
  }

  #onCopy = async (): Promise<void> => {
    await (await this.#copy.load())?.make();
  };

  async #onAsk(kind: DataRequestKind): Promise<void> {
    const form = await this.#form.load();
    this.#sent = undefined;
    this.#asked = form && kind;
    this.#host.requestUpdate();
    form?.open(kind);
  }

  #onSent(request: DataRequest): void {
    this.#asked = undefined;
    this.#sent = request;
    this.#context.onSubmitted(request.id);
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>('.ask .vk-summary')?.focus(),
    );
  }

  #onClosed(): void {
    const kind = this.#asked;
    this.#asked = undefined;
    this.#host.requestUpdate();
    if (kind) void focusOpener(this.#host, kind);
  }

  #onRecipients = ({ currentTarget }: Event): void => {
    if ((currentTarget as HTMLDetailsElement).open) void this.#recipients.load();
  };
}
