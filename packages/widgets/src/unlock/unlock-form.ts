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

/** A blocked customer asks to unlock their sign-in. The detail is empty. */
export class UnlockRequestedEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-unlock-requested', { bubbles: true, composed: true, detail: {} });
  }
}

/** Storage key of the ticket of a request. */
const TICKET = 'unlock';
type Name = 'accountNumber' | 'way' | 'serialNumber' | 'lastPayment' | 'contact' | 'text';

/**
 * Unlocks a blocked sign-in, by account data or by documents. The ticket of the request is stored on the device; numbers,
 * names and documents are not.
 *
 * @tag vk-unlock-form
 * @slot heading - Replaces the heading.
 * @slot esia - A sign-in by Госуслуги, if the endpoint has one.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @csspart files - The file input.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {UnlockRequestedEvent} vk-unlock-requested - A customer asks to unlock their sign-in.
 */
export class VkUnlockForm extends VkElement {
  static override styles = [VkElement.styles, styles];

  /** Why the sign-in is blocked, from the refusal of the sign-in. */
  @property({ attribute: false }) reason?: { readonly by: 'utility' | 'guard'; readonly reason: string };

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #form: FormTask<Name, Unlock> = new FormTask<Name, Unlock>(this, this.#t, {
    name: 'unlock',
    submit: 'submit',
    sending: 'sending',
    fields: {
      accountNumber: {},
      way: {
        type: 'choice',
        choices: ['data', 'documents'],
        hint: () => (this.#form.values.way === 'documents' ? this.#t('wayHint') : undefined),
      },
      serialNumber: {},
      lastPayment: { inputmode: 'decimal' },
      contact: {},
      text: { type: 'textarea', isOptional: true },
    },
    send: async (client, values, intent) => {
      const request = await this.#load();
      if (!request) throw new Problem('offline', 'OFFLINE');
      return request.create(client, values, intent);
    },
    onSent: (sent) => {
      this.#request?.start(sent);
      this.dispatchEvent(new UnlockRequestedEvent());
    },
    faultsOf: { PROOF_REFUSED: ['accountNumber'] },
  });
  #connection: Connection | undefined;
  /** Shows the request; loaded when the form is first focused, or at once when a request was sent before. */
  readonly #loader: LazyPart<UnlockRequest> = new LazyPart(
    this,
    async () => new (await import('./unlock-request.ts')).UnlockRequest(this, TICKET, () => this.#form.clear()),
  );
  /** A request was sent from this device, and the part that shows it is loading. */
  #isLoadingRequest = false;

  protected override willUpdate(...changed: Parameters<VkElement['willUpdate']>): void {
    super.willUpdate(...changed);
    const { client } = this;
    if (!client || client === this.#connection || !this.isConnected) return;
    this.#connection = client;
    this.#isLoadingRequest = Boolean(client.storage.get(TICKET));
    if (this.#isLoadingRequest || this.#request) void this.#resume(false);
  }

  override render(): unknown {
    return html`
      <section class="vk-card" part="card" aria-labelledby="title" tabindex="-1" @focusin=${this.#load}>
        <slot name="heading"><h2 id="title" part="heading">${this.#t('title')}</h2></slot>
        ${this.#isLoadingRequest ? this.#renderLoading() : this.#request?.isUnderWay ? this.#request.render() : this.#renderForm()}
      </section>`;
  }

  #renderLoading(): unknown {
    const t = this.#t;
    return this.#loader.isUnreachable
      ? notice({
          tone: 'problem',
          text: t('kind-offline'),
          action: { text: t('retry'), run: () => void this.#resume(true) },
        })
      : skeleton(t('loading'), 6);
  }

  #renderForm(): unknown {
    const t = this.#t;
    const { reason } = this;
    const { way } = this.#form.values;
    return html`
      ${this.#request?.renderExpired()}
      ${reason ? notice({ tone: 'warning', text: html`${t(`by-${reason.by}`)} ${reason.reason ? t('reason', { reason: reason.reason }) : ''}` }) : html`<p>${t('why')}</p>`}
      <slot name="esia"></slot>
      ${this.#form.render({ names: ['accountNumber', 'way', ...(way === 'data' ? (['serialNumber', 'lastPayment'] as const) : []), 'contact', 'text'] })}`;
  }

  /** Shows the state of the request. `isRequested`: the person asked for it, so it takes the focus. */
  async #resume(isRequested: boolean): Promise<void> {
    const request = await this.#load();
    this.#isLoadingRequest = !request;
    this.requestUpdate();
    await request?.resume(isRequested);
  }

  #load = (): Promise<UnlockRequest | undefined> => this.#loader.load();

  get #request(): UnlockRequest | undefined {
    return this.#loader.value;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-unlock-form': VkUnlockForm;
  }
  interface HTMLElementEventMap {
    'vk-unlock-requested': UnlockRequestedEvent;
  }
}
