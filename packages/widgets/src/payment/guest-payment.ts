import { html, nothing } from 'lit';
import type { GuestPayer, Payment, PaymentOptions } from '@vodokanal/contract';
import { asProblem, configOf, guestOf, Problem, type Client, type GuestPaymentRecord } from '@vodokanal/client';
import { PAYMENT_LIMITS } from '@vodokanal/contract/policies/payment';
import { isUnfinished } from '@vodokanal/contract/rules/payment-state';
import type { VkAccountElement } from '../kit/account-element.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { secretIn } from '@vodokanal/contract/rules/payment-link-address';
import type { PaymentCalls } from './payment-calls.ts';
import type { PaymentFacts } from './payment-facts.ts';
import { PaymentFormView, type PaymentContext } from './payment-form-view.ts';
import { rememberedPayments } from './remembered-payments.ts';
import ru from './messages/guest.ru.ts';

interface Found {
  readonly ticket: string;
  readonly facts: PaymentFacts;
  readonly owesNothing: boolean;
}

export interface GuestContext extends Omit<PaymentContext, 'calls'> {
  /** Whether the page is for guests only. */
  isGuestPage(): boolean;
  /** Nothing is left to pay or to see; a page that is not for guests shows the form of the customer again. */
  onNothingLeft(): void;
}

/**
 * Payment without a sign-in: the account is found by its number and a fact from the bill, or named by the payment link in
 * the address of the page, then paid like one's own. Confirmed payments are kept on the device until their results have
 * been seen.
 */
export class GuestPayment {
  readonly #host: VkAccountElement;
  readonly #context: GuestContext;
  readonly #t;
  readonly #format;
  readonly #find: FormTask<'accountNumber' | 'fact', Found, Client>;
  readonly #view: PaymentFormView;
  #found: Found | undefined;
  /** Payments that were confirmed on this device and have no result yet. */
  #open: readonly Payment[] = [];
  /** Payments of this device whose results are told to customers only. */
  #ended: readonly GuestPaymentRecord[] = [];
  #phone = '';
  /** The ticket that tells the result, and the payment link, by payment. */
  readonly #records = new Map<string, GuestPaymentRecord>();
  /** Looking for payments that were confirmed on this device, and for a payment link. */
  #search: 'waiting' | 'running' | 'done' = 'waiting';
  /** Why the result of a payment is not known. */
  #problem: Problem | undefined;
  /** The payment link that was opened last. */
  #secret: string | undefined;
  #linkProblem: Problem | undefined;
  #isKept = true;

  constructor(host: VkAccountElement, context: GuestContext) {
    this.#host = host;
    this.#context = context;
    const t = (this.#t = messages(host, ru, { en: () => import('./messages/guest.en.ts') }));
    this.#format = formats(t);
    this.#view = new PaymentFormView(host, { ...context, calls: this.#calls });
    this.#find = new FormTask<'accountNumber' | 'fact', Found, Client>(host, t, {
      name: 'payer',
      submit: 'find',
      sending: 'finding',
      fields: {
        accountNumber: { autocomplete: 'off', max: 30 },
        fact: { autocomplete: 'off', max: 40 },
      },
      send: async (client, { accountNumber, fact }) => {
        const payer = await guestOf(client).findPayer(accountNumber, fact);
        // Another tab may have paid meanwhile.
        await this.#refreshOpen(client);
        return this.#foundOf(client, payer);
      },
      onSent: (found) => this.#show(found),
      faultsOf: { PAYER_NOT_FOUND: ['fact'] },
    });
  }

  /** Call it when the address of the page may have another payment link. A payment on screen is not interrupted. */
  addressChanged(): void {
    const secret = this.#secretInAddress;
    if (secret === undefined || secret === this.#secret || !this.#view.isChoosing) return;
    this.#begin();
  }

  render(): unknown {
    const t = this.#t;
    const { client } = this.#host;
    if (client && this.#search === 'waiting') void this.#start(client);
    return html`
      <section class="vk-card" part="card" aria-labelledby="title" tabindex="-1">
        <slot name="heading"><h2 id="title" part="heading">${t('guestTitle')}</h2></slot>
        ${this.#search === 'done' ? (this.#found ? this.#renderFound(this.#found) : this.#renderSearch()) : skeleton(t('loading'), 5)}
      </section>`;
  }

  #renderSearch(): unknown {
    const t = this.#t;
    return html`
      ${this.#renderLinkProblem()}
      ${this.#renderUntold()}
      ${this.#open.map((payment) =>
        notice({
          tone: 'warning',
          text: t('stillOpen', {
            number: payment.number,
            amount: this.#format.money(payment.amount + payment.fee),
          }),
          action: { text: t('look'), run: () => void this.#look(payment) },
        }),
      )}
      ${this.#find.render()}
      ${this.#renderWayBack()}`;
  }

  #renderUntold(): unknown {
    return this.#view.renderUntold({ ended: this.#ended, problem: this.#problem }, this.#phone, {
      onRetry: () => this.#begin(),
      onSeen: ({ paymentId }) => {
        if (this.#host.client) guestOf(this.#host.client).forgetPayment(paymentId);
        this.#ended = this.#ended.filter((record) => record.paymentId !== paymentId);
        // On a page of customers it was all there was to see.
        if (!this.#found && !this.#hasMore) this.#context.onNothingLeft();
        this.#host.requestUpdate();
        void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector('section')?.focus());
      },
    });
  }

  #renderLinkProblem(): unknown {
    const t = this.#t;
    const problem = this.#linkProblem;
    if (!problem) return nothing;
    const text = t.problem(problem);
    return isRefusal(problem)
      ? notice({ tone: 'warning', text })
      : notice({ tone: 'warning', text, action: { text: t('retry'), run: () => this.#begin() } });
  }

  /** On a page of customers: back to their own form. */
  #renderWayBack(): unknown {
    return this.#context.isGuestPage()
      ? nothing
      : html`<div class="vk-actions"><button type="button" class="vk-text" @click=${() => this.#context.onNothingLeft()}>${this.#t('ownAccount')}</button></div>`;
  }

  #renderFound({ facts, owesNothing }: Found): unknown {
    const t = this.#t;
    const { options, isFixed } = facts;
    const unfinished = this.#open.filter(({ items }) => items.some(({ accountId }) => accountId === options.accountId));
    const content = this.#view.render({ ...facts, options: { ...options, unfinished } });
    const { isChoosing, isWaiting } = this.#view;
    return html`
      ${
        isChoosing
          ? html`
              ${this.#renderUntold()}
              ${isFixed ? notice({ text: t('byLink') }) : nothing}
              ${owesNothing ? notice({ tone: 'warning', text: t('owesNothing') }) : nothing}
              <p>${t('account', { number: options.accountNumber })}</p>`
          : nothing
      }
      ${content}
      ${isChoosing || isWaiting ? html`<div class="vk-actions"><button type="button" class="vk-text" @click=${this.#onAnother}>${t(isChoosing ? 'another' : 'payAnother')}</button></div>` : nothing}
      ${this.#renderWayBack()}`;
  }

  /** To the payment link in the address when it has not been opened yet, or else to the search. */
  #onAnother = async (): Promise<void> => {
    const { client } = this.#host;
    const secret = this.#secretInAddress;
    if (client && secret !== undefined && secret !== this.#secret) await this.#openLink(client, secret);
    else this.#found = undefined;
    this.#show(this.#found);
  };

  get #secretInAddress(): string | undefined {
    return secretIn(this.#host.ownerDocument.location?.hash ?? '');
  }

  /** Looks again for what there is to see or to pay. */
  #begin(): void {
    this.#found = undefined;
    this.#search = 'waiting';
    this.#host.requestUpdate();
  }

  async #start(client: Client): Promise<void> {
    this.#search = 'running';
    this.#linkProblem = undefined;
    this.#view.forget();
    const payments = await this.#remembered(client);
    this.#open = payments.filter(({ state }) => isUnfinished(state));
    const first = payments.find(({ state }) => !isUnfinished(state)) ?? payments[0];
    if (first) await this.#look(first);
    else await this.#openLink(client, this.#secretInAddress);
    this.#search = 'done';
    this.#host.requestUpdate();
    if (!this.#found && !this.#hasMore) this.#context.onNothingLeft();
  }

  /** Whether something is to be told beside the search. */
  get #hasMore(): boolean {
    return (
      this.#open.length > 0 || this.#ended.length > 0 || this.#problem !== undefined || this.#linkProblem !== undefined
    );
  }

  async #refreshOpen(client: Client): Promise<void> {
    this.#open = (await this.#remembered(client)).filter(({ state }) => isUnfinished(state));
  }

  /** The payments that were confirmed on this device, as far as their results are told. */
  async #remembered(client: Client): Promise<readonly Payment[]> {
    for (const record of guestOf(client).rememberedPayments()) this.#records.set(record.paymentId, record);
    const { payments, ended, problem } = await rememberedPayments(client);
    this.#problem = problem;
    this.#ended = ended;
    if (ended.length === 0) return payments;
    try {
      this.#phone = (await configOf(client).get()).utility.phone;
    } catch (fault) {
      // They are told of when the number to call is known.
      this.#ended = [];
      this.#problem = asProblem(fault);
    }
    return payments;
  }

  /** Shows a payment that was confirmed before. */
  async #look(payment: Payment): Promise<void> {
    const { client } = this.#host;
    if (!client) return;
    const ticket = this.#ticketOf(payment.id);
    try {
      this.#show(await this.#foundOf(client, { ticket, options: optionsOf(payment) }, payment));
    } catch (fault) {
      this.#problem = asProblem(fault);
      this.#host.requestUpdate();
    }
  }

  /** Opens a payment link. */
  async #openLink(client: Client, secret: string | undefined): Promise<void> {
    this.#secret = secret;
    this.#found = this.#linkProblem = undefined;
    if (secret === undefined) return;
    try {
      this.#found = await this.#foundOf(client, await guestOf(client).openLink(secret));
    } catch (fault) {
      const problem = asProblem(fault);
      // A link that was cut off on its way is none that the endpoint understands.
      const isDamaged = isRefusal(problem) && problem.code !== 'LINK_USED';
      this.#linkProblem = isDamaged ? new Problem('rejected', 'LINK_ENDED') : problem;
    }
  }

  async #foundOf(
    client: Client,
    { ticket, options, isFixed = false, owesNothing = false }: GuestPayer,
    running?: Payment,
  ): Promise<Found> {
    const { phone, timeZone } = (await configOf(client).get()).utility;
    return { ticket, owesNothing, facts: { options, isFixed, others: [], running, phone, timeZone } };
  }

  /** Shows the account that was found, or else the search, and moves the focus there. */
  #show(found: Found | undefined): void {
    this.#found = found;
    this.#view.forget();
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector('section')?.focus());
  }

  readonly #calls: PaymentCalls = {
    isGuest: true,
    create: async (client, { items: [item], method }, intent) => {
      const found = this.#found;
      const known = this.#open;
      // Another tab may have paid meanwhile.
      await this.#refreshOpen(client);
      const isOther = (payment: Payment) =>
        !known.some(({ id }) => id === payment.id) && payment.items[0]?.accountId === item?.accountId;
      if (this.#open.some(isOther)) throw new Problem('rejected', 'PAYMENT_RUNNING');
      const pay = async (ticket = '') => {
        const payment = await guestOf(client).pay({ ticket, amount: item?.amount ?? 0, method }, intent);
        const secret = found?.facts.isFixed ? this.#secret : undefined;
        this.#records.set(payment.id, {
          paymentId: payment.id,
          ticket,
          number: payment.number,
          amount: payment.amount + payment.fee,
          ...(secret !== undefined && { secret }),
        });
        return payment;
      };
      try {
        return await pay(found?.ticket);
      } catch (fault) {
        // A ticket ends after half an hour; a link gives another one.
        if (asProblem(fault).code !== 'PAYER_NOT_FOUND' || !found?.facts.isFixed) throw fault;
        const renewed = await this.#foundOf(client, await guestOf(client).openLink(this.#secret ?? ''));
        if (this.#found === found) this.#found = renewed;
        if (renewed.owesNothing && !found.owesNothing) throw new Problem('rejected', 'OWES_NOTHING');
        return pay(renewed.ticket);
      }
    },
    confirm: async (client, paymentId, returnUrl, intent) => {
      // Before it is sent: its answer may be lost.
      const record = {
        ...this.#records.get(paymentId),
        paymentId,
        ticket: this.#ticketOf(paymentId),
        confirmedAt: new Date(client.clock.now()).toISOString(),
      };
      this.#isKept = guestOf(client).rememberPayment(record);
      try {
        return await guestOf(client).confirmPayment(paymentId, { ticket: record.ticket, returnUrl }, intent);
      } catch (fault) {
        if (isRefusal(asProblem(fault))) guestOf(client).forgetPayment(paymentId);
        throw fault;
      }
    },
    get: async (client, paymentId) => {
      const payment = await guestOf(client).payment(paymentId, this.#ticketOf(paymentId));
      if (!isUnfinished(payment.state)) this.#open = this.#open.filter(({ id }) => id !== paymentId);
      return payment;
    },
    remember: (_client, _accountId, payment) => {
      this.#open = [...this.#open.filter(({ id }) => id !== payment.id), payment];
    },
    isKept: () => this.#isKept,
    forget: (client, _accountId, { id, state }) => {
      guestOf(client).forgetPayment(id);
      this.#open = this.#open.filter((payment) => payment.id !== id);
      const isPaid = state === 'succeeded' || state === 'refunded';
      // Whoever found the account may try again.
      if (!isPaid && this.#found && this.#found.facts.options.methods.length > 0) return;
      // What is owed has changed, and whoever pays next may be somebody else.
      if (isPaid) this.#find.clear();
      const secret = isPaid ? undefined : this.#records.get(id)?.secret;
      if (secret === undefined) this.#begin();
      else void this.#openLink(client, secret).then(() => this.#show(this.#found));
      void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector('section')?.focus());
    },
  };

  #ticketOf(paymentId: string): string {
    return this.#records.get(paymentId)?.ticket ?? '';
  }
}

/** Whether the endpoint has refused; other problems leave open what has happened. */
const isRefusal = ({ kind }: Problem): boolean => kind === 'rejected' || kind === 'conflict';

/** What is known of an account by a payment for it. */
const optionsOf = ({ items, payee }: Payment): PaymentOptions => ({
  accountId: items[0]?.accountId ?? '',
  accountNumber: items[0]?.accountNumber ?? '',
  address: items[0]?.address ?? '',
  amount: 0,
  methods: [],
  debts: [],
  payee,
  unfinished: [],
  ...PAYMENT_LIMITS,
});
