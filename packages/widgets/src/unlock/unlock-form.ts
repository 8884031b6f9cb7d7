import { html } from 'lit';
import { property } from 'lit/decorators.js';
import type { Unlock } from '@vodokanal/contract';
import { Problem, type Connection } from '@vodokanal/client';
import { VkElement } from '../kit/element.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import ru from './messages/ru.ts';
import { styles } from './unlock-form.styles.ts';
import type { UnlockRequest } from './unlock-request.ts';

/** Somebody asks for a blocked sign-in to be opened again; nothing of the request is told. */
export class UnlockRequestedEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-unlock-requested', { bubbles: true, composed: true, detail: {} });
  }
}

/** Where the ticket of a request is kept on the device. */
const TICKET = 'unlock';
type Name = 'accountNumber' | 'way' | 'serialNumber' | 'lastPayment' | 'contact' | 'text';

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
  static override styles = [VkElement.styles, styles];

  /** Why the sign-in is blocked, as the sign-in was told. */
  @property({ attribute: false }) reason?: { readonly by: 'utility' | 'guard'; readonly reason: string };

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #form: FormTask<Name, Unlock> = new FormTask<Name, Unlock>(this, this.#t, {
    name: 'unlock', submit: 'submit', sending: 'sending',
    fields: { accountNumber: {}, way: { type: 'choice', choices: ['data', 'documents'], hint: () => (this.#form.values.way === 'documents' ? this.#t('wayHint') : undefined) }, serialNumber: {}, lastPayment: { inputmode: 'decimal' }, contact: {}, text: { type: 'textarea', isOptional: true } },
    send: async (client, values) => {
      const request = await this.#load();
      if (!request) throw new Problem('offline', 'OFFLINE');
      return request.create(client, values);
    },
    onSent: (sent) => {
      this.#request?.start(sent);
      this.dispatchEvent(new UnlockRequestedEvent());
    },
    faultsOf: { PROOF_REFUSED: ['accountNumber'] },
  });
  #connection: Connection | undefined;
  /** What comes after the form; loads with the first touch of it, or where a request was sent before. */
  readonly #loader: LazyPart<UnlockRequest> = new LazyPart(this, async () => new (await import('./unlock-request.ts')).UnlockRequest(this, TICKET, () => this.#form.clear()));
  /** A request was sent from this device; what shows it is still to come. */
  #isAwaited = false;

  protected override willUpdate(...changed: Parameters<VkElement['willUpdate']>): void {
    super.willUpdate(...changed);
    const { client } = this;
    if (!client || client === this.#connection || !this.isConnected) return;
    this.#connection = client;
    this.#isAwaited = Boolean(client.storage.get(TICKET));
    if (this.#isAwaited || this.#request) void this.#resume(false);
  }

  override render(): unknown {
    return html`
      <section class="vk-card" part="card" aria-labelledby="title" tabindex="-1" @focusin=${this.#load}>
        <slot name="heading"><h2 id="title" part="heading">${this.#t('title')}</h2></slot>
        ${this.#isAwaited ? this.#renderAwaited() : this.#request?.isUnderWay ? this.#request.render() : this.#renderForm()}
      </section>`;
  }

  #renderAwaited(): unknown {
    const t = this.#t;
    return this.#loader.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline'), action: { text: t('retry'), run: () => void this.#resume(true) } }) : skeleton(t('loading'), 6);
  }

  #renderForm(): unknown {
    const t = this.#t;
    const { reason } = this;
    const { way } = this.#form.values;
    return html`
      ${this.#request?.renderOver()}
      ${reason ? notice({ tone: 'warning', text: html`${t(`by-${reason.by}`)} ${reason.reason ? t('reason', { reason: reason.reason }) : ''}` }) : html`<p>${t('why')}</p>`}
      <slot name="esia"></slot>
      ${this.#form.render({ names: ['accountNumber', 'way', ...(way === 'data' ? (['serialNumber', 'lastPayment'] as const) : []), 'contact', 'text'] })}`;
  }

  /** Shows what became of the request; the focus goes there only when somebody has asked. */
  async #resume(isAsked: boolean): Promise<void> {
    const request = await this.#load();
    this.#isAwaited = !request;
    this.requestUpdate();
    await request?.resume(isAsked);
  }

  #load = (): Promise<UnlockRequest | undefined> => this.#loader.load();

  get #request(): UnlockRequest | undefined {
    return this.#loader.value;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'vk-unlock-form': VkUnlockForm }
  interface HTMLElementEventMap { 'vk-unlock-requested': UnlockRequestedEvent }
}
