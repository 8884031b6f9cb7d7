import { html, nothing } from 'lit';
import type { Config, Unlock } from '@vodokanal/contract';
import { unlocksOf, type Connection } from '@vodokanal/client';
import { jsonOf } from '@vodokanal/client/transport';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { Attachments } from '../kit/controllers/attachments.ts';
import type { VkElement } from '../kit/element.ts';
import { filesStyles } from '../kit/theme/files.styles.ts';
import { toastStyles } from '../kit/theme/toast.styles.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { filesField } from '../kit/parts/files.ts';
import { notice, toneIcon } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { termText } from '../kit/parts/term-text.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import ru from './messages/request.ru.ts';
import { styles } from './unlock-request.styles.ts';

type Values = Readonly<Record<'accountNumber' | 'way' | 'serialNumber' | 'lastPayment' | 'contact' | 'text', string>>;

/** Used until the endpoint's limits are loaded. */
const LIMITS: Config['uploads'] = {
  maxBytes: 10 * 1024 * 1024,
  maxFiles: 10,
  types: ['image/jpeg', 'image/png', 'image/heic', 'image/heif', 'image/webp', 'application/pdf'],
};

/** A request to unlock a sign-in: sending it, its state, and documents added later. */
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

  /** `ticketName` is the storage key of the ticket. */
  constructor(host: VkElement, ticketName: string, onAnotherBegun: () => void) {
    this.#host = host;
    this.#ticketName = ticketName;
    this.#onAnotherBegun = onAnotherBegun;
    this.#t = messages(host, ru, { en: () => import('./messages/request.en.ts') });
    this.#format = formats(this.#t);
    this.#attachments = new Attachments(
      host,
      {
        send: (file, options) => host.client && unlocksOf(host.client).upload(this.#ticket, file, options),
        remove: (id) => host.client && unlocksOf(host.client).removeUpload(this.#ticket, id),
      },
      () => this.#attach.edited(),
    );
    this.#attach = new SendTask<Connection, readonly string[], Unlock>(host, {
      send: (client, ids, intent) => unlocksOf(client).attach(this.#ticket, ids, intent),
    });
    this.#status = new SendTask<Connection, undefined, Unlock>(host, {
      send: (client) => unlocksOf(client).status(this.#ticket),
    });
    adopt(host.renderRoot, filesStyles, toastStyles, styles);
  }

  get isUnderWay(): boolean {
    return this.#ticket !== '';
  }

  create(
    client: Connection,
    { way, serialNumber, lastPayment, text, ...rest }: Values,
    intent: string,
  ): Promise<Unlock> {
    const request = {
      ...rest,
      way: way as 'data' | 'documents',
      ...(way === 'data' && { serialNumber, lastPayment }),
      ...(text.trim() && { text }),
    };
    return unlocksOf(client).create(request, intent);
  }

  /** Shows a request that was sent, and stores its ticket on the device. */
  start({ ticket = '', ...request }: Unlock): void {
    this.#ticket = ticket;
    this.#host.client?.storage.set(this.#ticketName, ticket);
    this.#status.edited();
    this.#show(request);
  }

  /** Loads the request whose ticket is on the device. */
  async resume(isRequested: boolean): Promise<void> {
    this.#request = undefined;
    this.#ticket = this.#host.client?.storage.get(this.#ticketName) ?? '';
    this.#host.requestUpdate();
    if (this.#ticket) await this.#loadStatus(isRequested);
  }

  /** A notice above the form: the previous request is no longer stored. */
  renderExpired(): unknown {
    return this.#status.problem?.code === 'CODE_EXPIRED'
      ? notice({ tone: 'warning', text: this.#t('CODE_EXPIRED') })
      : nothing;
  }

  render(): unknown {
    return this.#request ? this.#renderRequest(this.#request) : this.#renderUnknown();
  }

  /** The state of the request is not known yet. */
  #renderUnknown(): unknown {
    const t = this.#t;
    const { problem } = this.#status;
    if (!problem) return skeleton(t('loading'), 6);
    return html`
      ${notice({ tone: 'problem', text: t.problem(problem), action: { text: t('retry'), run: () => void this.#loadStatus(true) } })}
      <button type="button" class="vk-tonal act" @click=${this.#onAnother}>${t('another')}</button>`;
  }

  #renderRequest({ number, state, text = '', registeredAt, deleteOn, documents, ...term }: Unlock): unknown {
    const t = this.#t;
    const refused = this.#attach.problem?.findings.find(({ pointer }) => pointer.startsWith('/uploadIds'))?.code;
    const fileFault = refused ?? (this.#attach.problem?.code === 'UPLOAD_UNFINISHED' ? 'UPLOAD_UNFINISHED' : undefined);
    const problem = this.#status.problem ?? (fileFault ? undefined : this.#attach.problem);
    const isOpen = state === 'inReview' || state === 'needMore';
    return html`
      ${problem ? notice({ tone: 'problem', text: t.problem(problem) }) : nothing}
      ${this.#attach.renderWait()}${this.#status.renderWait()}
      <div class="vk-notice vk-summary" data-tone=${state === 'restored' ? 'good' : state === 'inReview' ? 'plain' : 'warning'} role="status" tabindex="-1">${toneIcon(state === 'restored' ? 'good' : state === 'inReview' ? 'plain' : 'warning')}
        <p><strong>${t('sent', { number, moment: this.#format.moment(registeredAt) })}</strong></p>
        <p>${t(`state-${state}`, { text })} ${termText(t, this.#format, term, isOpen)}</p>
        ${documents.length > 0 ? html`<p>${t('documentsSent', { names: documents.join(', ') })}</p>` : nothing}
        ${deleteOn && documents.length > 0 ? html`<p>${t('deleteOn', { date: this.#format.date(deleteOn) })}</p>` : nothing}
        ${isOpen ? html`<p class="vk-hint">${t('keepNumber')}</p>` : nothing}
      </div>
      ${
        isOpen
          ? html`
        <h3>${t('documentsTitle')}</h3>
        <div @paste=${({ clipboardData }: ClipboardEvent) => this.#attachments.add(clipboardData?.files ?? [], this.#limits)}>${filesField({ t, attachments: this.#attachments, limits: this.#limits, hint: t('documentsHint'), error: fileFault && t(fileFault as keyof typeof ru), problem: (fault) => t.problem(fault) })}</div>
        ${this.#attachments.items.length > 0 ? html`<button type="button" class="act" aria-disabled=${this.#attach.isSending || this.#attachments.isUnfinished} @click=${this.#onAttach}>${t('sendDocuments')}</button>` : nothing}`
          : nothing
      }
      <div class="vk-actions">
        ${isOpen ? html`<button type="button" class="vk-tonal" aria-disabled=${this.#status.isSending} @click=${() => void this.#loadStatus(true)}>${t('check')}</button>` : html`<button type="button" class="vk-tonal" @click=${this.#onAnother}>${t('another')}</button>`}
      </div>`;
  }

  #show(request: Unlock, isRequested = true): void {
    this.#request = request;
    this.#host.requestUpdate();
    if (isRequested)
      void this.#host.updateComplete.then(() =>
        this.#host.renderRoot.querySelector<HTMLElement>('.vk-summary')?.focus(),
      );
    void this.#loadLimits();
  }

  /** Loads the endpoint's limits; the defaults apply until then. */
  async #loadLimits(): Promise<void> {
    const config = await this.#host.client?.send('GET', '/v1/config').then(jsonOf<Config>, () => undefined);
    if (!config) return;
    this.#limits = config.uploads;
    this.#host.requestUpdate();
  }

  /** Loads the state; takes the focus only when the person asked for it. */
  async #loadStatus(isRequested: boolean): Promise<void> {
    const sent = await this.#status.send(undefined);
    if (sent) this.#show(sent.value, isRequested);
    else if (this.#status.problem?.code === 'CODE_EXPIRED') this.#clear();
  }

  #onAttach = async (): Promise<void> => {
    if (this.#attachments.isUnfinished) return;
    const sent = await this.#attach.send(this.#attachments.ids);
    if (!sent) return;
    this.#attachments.release();
    this.#show(sent.value);
  };

  #onAnother = (): void => {
    this.#clear();
    this.#status.edited();
    this.#onAnotherBegun();
  };

  #clear(): void {
    this.#host.client?.storage.remove(this.#ticketName);
    this.#ticket = '';
    this.#request = undefined;
    // The files belong to that request.
    this.#attachments.release();
  }
}
