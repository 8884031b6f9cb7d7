import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Config, Unlock } from '@vodokanal/contract';
import { unlocksOf, type Connection } from '@vodokanal/client';
import { jsonOf } from '@vodokanal/client/transport';
import { Attachments } from '../kit/attachments.ts';
import { VkElement } from '../kit/element.ts';
import { filesStyles } from '../kit/files.styles.ts';
import { FormTask } from '../kit/form-task.ts';
import { formats } from '../kit/formats.ts';
import { messages } from '../kit/messages.ts';
import { filesField } from '../kit/parts/files.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { SendTask } from '../kit/send-task.ts';
import ru from './messages/ru.ts';
import { styles } from './unlock-form.styles.ts';

/** Somebody asks for a blocked sign-in to be opened again; nothing of the request is told. */
export class UnlockRequestedEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-unlock-requested', { bubbles: true, composed: true, detail: {} });
  }
}

type Name = 'accountNumber' | 'way' | 'serialNumber' | 'lastPayment' | 'contact' | 'text';
const KEPT = 'unlock';
/** Until the endpoint has said what it takes. */
const LIMITS: Config['uploads'] = { maxBytes: 10 * 1024 * 1024, maxFiles: 10, types: ['image/jpeg', 'image/png', 'image/heic', 'image/webp', 'application/pdf'] };

/**
 * The way back for somebody whose sign-in is blocked: with the least data first, documents last. The request is followed
 * by a ticket that is kept on the device; no number, name or document is.
 *
 * @tag vk-unlock-form
 * @slot heading - Replaces the heading.
 * @slot esia - A way by Госуслуги, where the endpoint has one.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @csspart files - The place for documents.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {UnlockRequestedEvent} vk-unlock-requested - Somebody asks for their sign-in to be opened again.
 */
export class VkUnlockForm extends VkElement {
  static override styles = [VkElement.styles, filesStyles, styles];

  /** Why the sign-in is shut, as the sign-in was told. */
  @property({ attribute: false }) reason?: { readonly by: 'utility' | 'guard'; readonly reason: string };

  @state() private request: Unlock | undefined;
  @state() private limits = LIMITS;

  readonly #say = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #write = formats(this.#say);
  #connection: Connection | undefined;
  #ticket = '';

  readonly #form: FormTask<Name, Unlock> = new FormTask<Name, Unlock>(this, this.#say, {
    name: 'unlock', submit: 'submit', sending: 'sending',
    fields: { accountNumber: {}, way: { type: 'choice', choices: ['data', 'documents'], hint: () => (this.#form.values.way === 'documents' ? this.#say('wayHint') : undefined) }, serialNumber: {}, lastPayment: { inputmode: 'decimal' }, contact: {}, text: { type: 'textarea', isOptional: true } },
    send: (client, { way, serialNumber, lastPayment, text, ...rest }) => unlocksOf(client).create({ ...rest, way: way as 'data' | 'documents', ...(way === 'data' && { serialNumber, lastPayment }), ...(text.trim() && { text }) }),
    onSent: ({ ticket = '', ...request }) => {
      this.#ticket = ticket;
      this.client?.storage.set(KEPT, ticket);
      this.#status.edited();
      this.#show(request);
      this.dispatchEvent(new UnlockRequestedEvent());
    },
    faultsOf: { PROOF_REFUSED: ['accountNumber'] },
  });
  readonly #attachments = new Attachments(this, { send: (file, options) => this.client && unlocksOf(this.client).upload(this.#ticket, file, options), remove: (id) => this.client && unlocksOf(this.client).removeUpload(this.#ticket, id) }, () => undefined);
  readonly #attach = new SendTask<Connection, readonly string[], Unlock>(this, { send: (client, ids) => unlocksOf(client).attach(this.#ticket, ids) });
  readonly #status = new SendTask<Connection, undefined, Unlock>(this, { send: (client) => unlocksOf(client).status(this.#ticket) });

  protected override willUpdate(...changed: Parameters<VkElement['willUpdate']>): void {
    super.willUpdate(...changed);
    const { client } = this;
    if (!client || client === this.#connection || !this.isConnected) return;
    this.#connection = client;
    this.request = undefined;
    this.#ticket = client.storage.get(KEPT) ?? '';
    if (this.#ticket) void this.#look(false);
  }

  override render(): unknown {
    const say = this.#say;
    return html`
      <section class="vk-card" part="card" aria-labelledby="title" tabindex="-1">
        <slot name="heading"><h2 id="title" part="heading">${say('title')}</h2></slot>
        ${this.request ? this.#renderRequest(this.request) : this.#ticket ? this.#renderKept() : this.#renderForm()}
      </section>`;
  }

  /** A request is under way, but what became of it is not known yet. */
  #renderKept(): unknown {
    const say = this.#say;
    const { problem } = this.#status;
    if (!problem) return skeleton(say('loading'), 6);
    return html`
      ${notice({ tone: 'problem', text: say.problem(problem), action: { text: say('retry'), run: () => void this.#look(true) } })}
      <button type="button" class="vk-plain act" @click=${this.#onAnother}>${say('another')}</button>`;
  }

  #renderForm(): unknown {
    const say = this.#say;
    const { way } = this.#form.values;
    const isOver = this.#status.problem?.code === 'CODE_EXPIRED';
    return html`
      ${isOver ? notice({ tone: 'warning', text: say('CODE_EXPIRED') }) : nothing}
      ${this.reason ? notice({ tone: 'warning', text: html`${say(`by-${this.reason.by}`)} ${this.reason.reason ? say('reason', { reason: this.reason.reason }) : ''}` }) : html`<p>${say('why')}</p>`}
      <slot name="esia"></slot>
      ${this.#form.render({ names: ['accountNumber', 'way', ...(way === 'data' ? (['serialNumber', 'lastPayment'] as const) : []), 'contact', 'text'] })}`;
  }

  #renderRequest({ number, state: stands, text = '', registeredAt, deleteOn, documents }: Unlock): unknown {
    const say = this.#say;
    const problem = this.#status.problem ?? this.#attach.problem;
    const isOpen = stands === 'inReview' || stands === 'needMore';
    return html`
      ${problem ? notice({ tone: 'problem', text: say.problem(problem) }) : nothing}
      <div class="vk-notice vk-summary" data-tone=${stands === 'restored' ? 'good' : stands === 'inReview' ? 'plain' : 'warning'} role="status" tabindex="-1">
        <p><strong>${say('sent', { number, moment: this.#write.moment(registeredAt) })}</strong></p>
        <p>${say(`state-${stands}`, { text })}</p>
        ${documents.length > 0 ? html`<p>${say('documentsSent', { names: documents.join(', ') })}</p>` : nothing}
        ${deleteOn && documents.length > 0 ? html`<p>${say('deleteOn', { date: this.#write.date(deleteOn) })}</p>` : nothing}
        ${isOpen ? html`<p class="vk-hint">${say('keepNumber')}</p>` : nothing}
      </div>
      ${isOpen ? html`
        <h3>${say('documentsTitle')}</h3>
        <div @paste=${({ clipboardData }: ClipboardEvent) => this.#attachments.add(clipboardData?.files ?? [], this.limits)}>${filesField({ say, attachments: this.#attachments, limits: this.limits, hint: say('documentsHint'), problem: (fault) => say.problem(fault) })}</div>
        ${this.#attachments.items.length > 0 ? html`<button type="button" class="act" aria-disabled=${this.#attach.isSending || this.#attachments.isUnfinished} @click=${this.#onAttach}>${say('sendDocuments')}</button>` : nothing}` : nothing}
      <div class="vk-actions">
        ${isOpen ? html`<button type="button" class="vk-plain" aria-disabled=${this.#status.isSending} @click=${() => void this.#look(true)}>${say('check')}</button>` : html`<button type="button" class="vk-plain" @click=${this.#onAnother}>${say('another')}</button>`}
      </div>`;
  }

  #show(request: Unlock, isAsked = true): void {
    this.request = request;
    if (isAsked) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.vk-summary')?.focus());
    void this.#askLimits();
  }

  /** What the endpoint takes; the usual is right until it has answered. */
  async #askLimits(): Promise<void> {
    const config = await this.client?.send('GET', '/v1/config').then(jsonOf<Config>, () => undefined);
    if (config) this.limits = config.uploads;
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
    this.#form.clear();
  };

  #forget(): void {
    this.client?.storage.remove(KEPT);
    this.#ticket = '';
    this.request = undefined;
    // They belong to that request.
    this.#attachments.release();
  }
}

declare global {
  interface HTMLElementTagNameMap { 'vk-unlock-form': VkUnlockForm }
  interface HTMLElementEventMap { 'vk-unlock-requested': UnlockRequestedEvent }
}
