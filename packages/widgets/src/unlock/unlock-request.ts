import { html, nothing } from 'lit';
import type { Config, Unlock } from '@vodokanal/contract';
import { unlocksOf, type Connection } from '@vodokanal/client';
import { jsonOf } from '@vodokanal/client/transport';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { Attachments } from '../kit/controllers/attachments.ts';
import type { VkElement } from '../kit/element.ts';
import { filesStyles } from '../kit/theme/files.styles.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { filesField } from '../kit/parts/files.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import ru from './messages/request.ru.ts';
import { styles } from './unlock-request.styles.ts';

type Values = Readonly<Record<'accountNumber' | 'way' | 'serialNumber' | 'lastPayment' | 'contact' | 'text', string>>;

/** Until the endpoint has said what it takes. */
const LIMITS: Config['uploads'] = { maxBytes: 10 * 1024 * 1024, maxFiles: 10, types: ['image/jpeg', 'image/png', 'image/heic', 'image/webp', 'application/pdf'] };

/** A request to open a sign-in again: sending it, its answer, and the documents that go after it. */
export class UnlockRequest {
  readonly #host: VkElement;
  readonly #ticketName: string;
  readonly #onAnotherBegun: () => void;
  readonly #t: Translate<keyof typeof ru>;
  readonly #format;
  readonly #attachments: Attachments;
  readonly #attach: SendTask<Connection, readonly string[], Unlock>;
  readonly #status: SendTask<Connection, undefined, Unlock>;
  #ticket = '';
  #request: Unlock | undefined;
  #limits = LIMITS;

  /** `ticketName`: under which the ticket is kept on the device. */
  constructor(host: VkElement, ticketName: string, onAnotherBegun: () => void) {
    this.#host = host;
    this.#ticketName = ticketName;
    this.#onAnotherBegun = onAnotherBegun;
    this.#t = messages(host, ru, { en: () => import('./messages/request.en.ts') });
    this.#format = formats(this.#t);
    this.#attachments = new Attachments(host, { send: (file, options) => host.client && unlocksOf(host.client).upload(this.#ticket, file, options), remove: (id) => host.client && unlocksOf(host.client).removeUpload(this.#ticket, id) }, () => undefined);
    this.#attach = new SendTask<Connection, readonly string[], Unlock>(host, { send: (client, ids) => unlocksOf(client).attach(this.#ticket, ids) });
    this.#status = new SendTask<Connection, undefined, Unlock>(host, { send: (client) => unlocksOf(client).status(this.#ticket) });
    adopt(host.renderRoot, filesStyles);
    adopt(host.renderRoot, styles);
  }

  get isUnderWay(): boolean {
    return this.#ticket !== '';
  }

  create(client: Connection, { way, serialNumber, lastPayment, text, ...rest }: Values): Promise<Unlock> {
    return unlocksOf(client).create({ ...rest, way: way as 'data' | 'documents', ...(way === 'data' && { serialNumber, lastPayment }), ...(text.trim() && { text }) });
  }

  /** It was sent: from now on its ticket is on the device. */
  start({ ticket = '', ...request }: Unlock): void {
    this.#ticket = ticket;
    this.#host.client?.storage.set(this.#ticketName, ticket);
    this.#status.edited();
    this.#show(request);
  }

  /** What became of the request whose ticket is on the device. */
  async resume(isAsked: boolean): Promise<void> {
    this.#request = undefined;
    this.#ticket = this.#host.client?.storage.get(this.#ticketName) ?? '';
    this.#host.requestUpdate();
    if (this.#ticket) await this.#look(isAsked);
  }

  /** Above the form: the request before is kept no longer. */
  renderOver(): unknown {
    return this.#status.problem?.code === 'CODE_EXPIRED' ? notice({ tone: 'warning', text: this.#t('CODE_EXPIRED') }) : nothing;
  }

  render(): unknown {
    return this.#request ? this.#renderRequest(this.#request) : this.#renderKept();
  }

  /** A request is under way, but what became of it is not known yet. */
  #renderKept(): unknown {
    const t = this.#t;
    const { problem } = this.#status;
    if (!problem) return skeleton(t('loading'), 6);
    return html`
      ${notice({ tone: 'problem', text: t.problem(problem), action: { text: t('retry'), run: () => void this.#look(true) } })}
      <button type="button" class="vk-plain act" @click=${this.#onAnother}>${t('another')}</button>`;
  }

  #renderRequest({ number, state: stands, text = '', registeredAt, deleteOn, documents }: Unlock): unknown {
    const t = this.#t;
    const problem = this.#status.problem ?? this.#attach.problem;
    const isOpen = stands === 'inReview' || stands === 'needMore';
    return html`
      ${problem ? notice({ tone: 'problem', text: t.problem(problem) }) : nothing}
      <div class="vk-notice vk-summary" data-tone=${stands === 'restored' ? 'good' : stands === 'inReview' ? 'plain' : 'warning'} role="status" tabindex="-1">
        <p><strong>${t('sent', { number, moment: this.#format.moment(registeredAt) })}</strong></p>
        <p>${t(`state-${stands}`, { text })}</p>
        ${documents.length > 0 ? html`<p>${t('documentsSent', { names: documents.join(', ') })}</p>` : nothing}
        ${deleteOn && documents.length > 0 ? html`<p>${t('deleteOn', { date: this.#format.date(deleteOn) })}</p>` : nothing}
        ${isOpen ? html`<p class="vk-hint">${t('keepNumber')}</p>` : nothing}
      </div>
      ${isOpen ? html`
        <h3>${t('documentsTitle')}</h3>
        <div @paste=${({ clipboardData }: ClipboardEvent) => this.#attachments.add(clipboardData?.files ?? [], this.#limits)}>${filesField({ t, attachments: this.#attachments, limits: this.#limits, hint: t('documentsHint'), problem: (fault) => t.problem(fault) })}</div>
        ${this.#attachments.items.length > 0 ? html`<button type="button" class="act" aria-disabled=${this.#attach.isSending || this.#attachments.isUnfinished} @click=${this.#onAttach}>${t('sendDocuments')}</button>` : nothing}` : nothing}
      <div class="vk-actions">
        ${isOpen ? html`<button type="button" class="vk-plain" aria-disabled=${this.#status.isSending} @click=${() => void this.#look(true)}>${t('check')}</button>` : html`<button type="button" class="vk-plain" @click=${this.#onAnother}>${t('another')}</button>`}
      </div>`;
  }

  #show(request: Unlock, isAsked = true): void {
    this.#request = request;
    this.#host.requestUpdate();
    if (isAsked) void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('.vk-summary')?.focus());
    void this.#askLimits();
  }

  /** What the endpoint takes; the usual is right until it has answered. */
  async #askLimits(): Promise<void> {
    const config = await this.#host.client?.send('GET', '/v1/config').then(jsonOf<Config>, () => undefined);
    if (!config) return;
    this.#limits = config.uploads;
    this.#host.requestUpdate();
  }

  /** The answer so far; the focus goes to it only when somebody has asked. */
  async #look(isAsked: boolean): Promise<void> {
    const sent = await this.#status.send(undefined);
    if (sent) this.#show(sent.value, isAsked);
    else if (this.#status.problem?.code === 'CODE_EXPIRED') this.#forget();
  }

  #onAttach = async (): Promise<void> => {
    if (this.#attachments.isUnfinished) return;
    const sent = await this.#attach.send(this.#attachments.ids);
    if (!sent) return;
    this.#attachments.release();
    this.#show(sent.value);
  };

  #onAnother = (): void => {
    this.#forget();
    this.#status.edited();
    this.#onAnotherBegun();
  };

  #forget(): void {
    this.#host.client?.storage.remove(this.#ticketName);
    this.#ticket = '';
    this.#request = undefined;
    // They belong to that request.
    this.#attachments.release();
  }
}
