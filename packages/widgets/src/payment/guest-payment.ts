import { html, nothing } from 'lit';
import type { GuestPayer, Payment, PaymentOptions } from '@vodokanal/contract';
import { asProblem, configOf, guestOf, type Client, type Problem } from '@vodokanal/client';
import { PAYMENT_LIMITS } from '@vodokanal/contract/policies/payment';
import type { VkAccountElement } from '../kit/account-element.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { secretIn } from './link-address.ts';
import type { PaymentCalls } from './payment-calls.ts';
import type { PaymentFacts } from './payment-facts.ts';
import { PaymentFormView, type PaymentContext } from './payment-form-view.ts';
import ru from './messages/guest.ru.ts';

interface Found {
  readonly ticket: string;
  readonly facts: PaymentFacts;
}

/**
 * Payment without a sign-in: the account is found by its number and a fact from the bill, then paid like one's own. A
 * confirmed payment is kept on the device until its result has been seen.
 */
export class GuestPayment {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #find: FormTask<'accountNumber' | 'fact', Found, Client>;
  readonly #view: PaymentFormView;
  #found: Found | undefined;
  /** Looking for a payment that was confirmed on this device. */
  #search: 'waiting' | 'running' | 'done' = 'waiting';
  /** Why its result is not known. */
  #problem: Problem | undefined;
  /** Why the link in the address of the page cannot be used. */
  #linkProblem: Problem | undefined;

  constructor(host: VkAccountElement, context: Omit<PaymentContext, 'calls'>) {
    this.#host = host;
    const t = (this.#t = messages(host, ru, { en: () => import('./messages/guest.en.ts') }));
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
        const [payer, { utility }] = await Promise.all([
          guestOf(client).findPayer(accountNumber, fact),
          configOf(client).get(),
        ]);
        return foundOf(payer, utility);
      },
      onSent: (found) => this.#show(found),
      faultsOf: { PAYER_NOT_FOUND: ['fact'] },
    });
  }

  render(): unknown {
    const t = this.#t;
    const { client } = this.#host;
    if (client && this.#search === 'waiting') void this.#findPayment(client);
    return html`
      <section class="vk-card" part="card" aria-labelledby="title" tabindex="-1">
        <slot name="heading"><h2 id="title" part="heading">${t('guestTitle')}</h2></slot>
        ${this.#search === 'done' ? this.#renderContent() : skeleton(t('loading'), 5)}
      </section>`;
  }

  #renderContent(): unknown {
    const t = this.#t;
    if (!this.#found)
      return html`
        ${this.#linkProblem ? notice({ tone: 'warning', text: t.problem(this.#linkProblem) }) : nothing}
        ${
          this.#problem
            ? notice({
                tone: 'warning',
                text: t('unknown', { problem: t.problem(this.#problem) }),
                action: { text: t('check'), run: () => this.#searchAgain() },
              })
            : nothing
        }
        ${this.#find.render()}`;
    const { facts } = this.#found;
    const content = this.#view.render(facts);
    const { isChoosing } = this.#view;
    return html`
      ${isChoosing && facts.isFixed ? notice({ text: t('byLink') }) : nothing}
      ${isChoosing ? html`<p>${t('account', { number: facts.options.accountNumber })}</p>` : nothing}
      ${content}
      ${isChoosing ? html`<div class="vk-actions"><button type="button" class="vk-text" @click=${() => this.#show(undefined)}>${t('another')}</button></div>` : nothing}`;
  }

  /** Looks for the result of a payment that was confirmed here before. */
  async #findPayment(client: Client): Promise<void> {
    this.#search = 'running';
    const record = guestOf(client).rememberedPayment();
    try {
      if (record) {
        const [payment, { utility }] = await Promise.all([
          guestOf(client).payment(record.paymentId, record.ticket),
          configOf(client).get(),
        ]);
        this.#found = foundOf({ ticket: record.ticket, options: optionsOf(payment) }, utility, payment);
      } else await this.#openLink(client);
    } catch (fault) {
      const problem = asProblem(fault);
      // Three days have passed: the endpoint tells nothing any more.
      if (problem.code === 'NOT_FOUND') guestOf(client).forgetPayment();
      else this.#problem = problem;
    }
    this.#search = 'done';
    this.#host.requestUpdate();
  }

  /** Opens the payment link in the address of the page. */
  async #openLink(client: Client): Promise<void> {
    const secret = secretIn(this.#host.ownerDocument.location?.hash ?? '');
    if (secret === undefined) return;
    try {
      const [payer, { utility }] = await Promise.all([guestOf(client).openLink(secret), configOf(client).get()]);
      this.#found = foundOf(payer, utility);
    } catch (fault) {
      this.#linkProblem = asProblem(fault);
    }
  }

  #searchAgain(): void {
    this.#problem = undefined;
    this.#search = 'waiting';
    this.#host.requestUpdate();
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
    create: (client, { items: [item], method }, intent) =>
      guestOf(client).pay({ ticket: this.#ticket, amount: item?.amount ?? 0, method }, intent),
    confirm: (client, paymentId, returnUrl, intent) =>
      guestOf(client).confirmPayment(paymentId, { ticket: this.#ticket, returnUrl }, intent),
    get: (client, paymentId) => guestOf(client).payment(paymentId, this.#ticket),
    remember: (client, _accountId, paymentId) =>
      void guestOf(client).rememberPayment({ paymentId, ticket: this.#ticket }),
    forget: (client) => {
      guestOf(client).forgetPayment();
      // What is owed has changed, and whoever pays next may be somebody else.
      this.#find.clear();
      this.#show(undefined);
    },
  };

  get #ticket(): string {
    return this.#found?.ticket ?? '';
  }
}

const foundOf = (
  { ticket, options, isFixed = false }: GuestPayer,
  { phone, timeZone }: { readonly phone: string; readonly timeZone: string },
  running?: Payment,
): Found => ({ ticket, facts: { options, isFixed, others: [], running, phone, timeZone } });

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
