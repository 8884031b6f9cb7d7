import { html, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PaymentState } from '@vodokanal/contract';
import { autopayOf, configOf, draftsOf, guestRecords, paymentsOf, type Client } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { inTime } from '../kit/controllers/in-time.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { card } from '../kit/parts/card.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import ru from './messages/ru.ts';
import { runningDraft, type PaymentFacts } from './payment-facts.ts';
import { secretIn } from '@vodokanal/contract/rules/payment-link-address';
import type { GuestPayment } from './guest-payment.ts';
import type { PaymentFormView } from './payment-form-view.ts';
import { styles } from './payment-form.styles.ts';

/** The person has confirmed a payment; the acquirer takes the money now. */
export class PaymentConfirmedEvent extends CustomEvent<{ readonly paymentId: string }> {
  constructor(paymentId: string) {
    super('vk-payment-confirmed', { bubbles: true, composed: true, detail: { paymentId } });
  }
}

/** The result of a payment is known. */
export class PaymentFinishedEvent extends CustomEvent<{ readonly paymentId: string; readonly state: PaymentState }> {
  constructor(paymentId: string, state: PaymentState) {
    super('vk-payment-finished', { bubbles: true, composed: true, detail: { paymentId, state } });
  }
}

/** Most accounts that are offered beside the present one. */
const MOST_OTHERS = 9;

/** Adds the payments that were made on this device without a sign-in; few devices have any. */
async function rememberedOn(client: Client): Promise<(facts: PaymentFacts) => PaymentFacts> {
  if (guestRecords(client.storage).length === 0) return (facts) => facts;
  const { rememberedPayments, withRemembered } = await import('./remembered-payments.ts');
  const remembered = await rememberedPayments(client);
  return (facts) => withRemembered(facts, remembered);
}

async function load(client: Client, accountId: string, signal: AbortSignal): Promise<PaymentFacts> {
  const running = draftsOf(client).load<string>(runningDraft(accountId));
  const others = client.session.accounts.filter(({ id, status }) => id !== accountId && status !== 'closed');
  const [own, config, autopay, payment, withRemembered, ...rest] = await Promise.all([
    paymentsOf(client).options(accountId, signal),
    configOf(client).get(signal),
    // Paying goes without it.
    autopayOf(client)
      .get(accountId, signal)
      .catch(() => undefined),
    // A payment of somebody who signed in here before is not theirs.
    running === undefined
      ? undefined
      : paymentsOf(client)
          .get(running, signal)
          .catch(() => undefined),
    rememberedOn(client),
    ...others.slice(0, MOST_OTHERS).map(({ id }) =>
      paymentsOf(client)
        .options(id, signal)
        .catch(() => undefined),
    ),
  ]);
  return withRemembered({
    options: own,
    others: rest.flatMap((options) => options ?? []),
    running: payment,
    autopay,
    phone: config.utility.phone,
    timeZone: config.utility.timeZone,
  });
}

/**
 * Pays the account: the sum and the way, a confirmation that names both, the page of the acquirer, and the result,
 * which is found again after a lost connection, in another tab and on the next visit. With `guest` anybody who has a bill
 * pays without a sign-in.
 *
 * @tag vk-payment-form
 * @slot heading - Replaces the heading.
 * @slot sign-in - Replaces the request to sign in, shown without a session.
 * @csspart card - The outer frame.
 * @csspart heading - The heading.
 * @fires {BeforeSubmitEvent} vk-before-submit - A payment is about to be prepared; cancel or delay it.
 * @fires {PaymentConfirmedEvent} vk-payment-confirmed - The person has confirmed a payment.
 * @fires {PaymentFinishedEvent} vk-payment-finished - The result of a payment is known.
 */
export class VkPaymentForm extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  /** Where the acquirer leads back to, on a registered site; this page by default. */
  @property({ attribute: 'return-url' }) returnUrl?: string;

  /** The page on which others pay by a link that was made here; this page by default. */
  @property({ attribute: 'guest-url' }) guestUrl?: string;

  /** Pays any account without a sign-in: by its number and a fact from the bill. */
  @property({ type: Boolean }) guest = false;

  readonly #t = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #context = {
    returnUrl: () => this.returnUrl,
    linkUrl: () => this.guestUrl ?? this.ownerDocument.URL.replace(/#.*$/, ''),
    onConfirmed: (paymentId: string) => this.dispatchEvent(new PaymentConfirmedEvent(paymentId)),
    onFinished: (paymentId: string, state: PaymentState) =>
      this.dispatchEvent(new PaymentFinishedEvent(paymentId, state)),
  };
  @state() private guestPayment: GuestPayment | undefined;
  /** The lazy chunk failed to load, or is late. */
  @state() private guestPaymentFailed = false;
  #guest: Promise<void> | undefined;
  /** The customer went back to their own form; until another link is opened. */
  #hasLeftGuest = false;
  /** Of the document that the element was connected to. */
  #window: Window | null = null;
  #view: PaymentFormView | undefined;
  readonly #facts = new LoadTask<PaymentFacts, readonly [], PaymentFormView>(this, {
    resources: ['payments', 'balance'],
    load: (client, accountId, _watched, signal) => load(client, accountId, signal),
    view: async () =>
      (this.#view = new (await import('./payment-form-view.ts')).PaymentFormView(this, {
        ...this.#context,
        calls: (await import('./payment-calls.ts')).customerCalls,
      })),
    forget: () => this.#view?.forget(),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#window = this.ownerDocument.defaultView;
    this.#window?.addEventListener('hashchange', this.#onHashChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#window?.removeEventListener('hashchange', this.#onHashChange);
  }

  /** Somebody opens a payment link on a page that is open already. */
  #onHashChange = (): void => {
    this.#hasLeftGuest = false;
    this.guestPayment?.addressChanged();
    this.requestUpdate();
  };

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#isGuest && !this.guestPaymentFailed) void this.#loadGuest();
  }

  override render(): unknown {
    if (this.#isGuest) return this.guestPayment?.render() ?? this.#renderGuestLoading();
    return card(this, this.#t, this.#facts, { lines: 6, ready: (facts, view) => view.render(facts) });
  }

  /** Whether somebody pays without a sign-in: on the page of a guest, or by a link. */
  get #isGuest(): boolean {
    const { client } = this;
    if (this.#hasLeftGuest) return this.guest;
    return (
      this.guest ||
      // A payment that has begun goes on, whatever becomes of the address.
      this.guestPayment !== undefined ||
      secretIn(this.ownerDocument.location?.hash ?? '') !== undefined ||
      (client !== undefined && !this.mayBeSignedIn && guestRecords(client.storage).length > 0)
    );
  }

  #loadGuest(): Promise<void> {
    return (this.#guest ??= this.#importGuest());
  }

  async #importGuest(): Promise<void> {
    this.guestPaymentFailed = false;
    const loading = import('./guest-payment.ts').then(({ GuestPayment }) => {
      this.guestPayment ??= new GuestPayment(this, {
        ...this.#context,
        isGuestPage: () => this.guest,
        onNothingLeft: () => {
          if (this.guest) return;
          this.#hasLeftGuest = true;
          this.guestPayment = this.#guest = undefined;
        },
      });
      return true;
    });
    if (await inTime(loading).catch(() => false)) return;
    this.#guest = undefined;
    this.guestPaymentFailed = true;
  }

  #renderGuestLoading(): unknown {
    const t = this.#t;
    return html`<section class="vk-card" part="card">${
      this.guestPaymentFailed
        ? notice({
            tone: 'problem',
            text: t('kind-offline'),
            action: { text: t('retry'), run: () => void this.#loadGuest() },
          })
        : skeleton(t('loading'), 5)
    }</section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-payment-form': VkPaymentForm;
  }
  interface HTMLElementEventMap {
    'vk-payment-confirmed': PaymentConfirmedEvent;
    'vk-payment-finished': PaymentFinishedEvent;
  }
}
