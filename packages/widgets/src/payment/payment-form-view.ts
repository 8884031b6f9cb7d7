import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { NewPayment, Payment, PaymentOptions } from '@vodokanal/contract';
import { guestOf, paymentsOf, type Client, type GuestPaymentRecord } from '@vodokanal/client';
import { localDate } from '@vodokanal/contract/rules/calendar';
import { isUnfinished } from '@vodokanal/contract/rules/payment-state';
import { dangerIcon } from '../generated/icons/danger.ts';
import { goodIcon } from '../generated/icons/good.ts';
import { infoIcon } from '../generated/icons/info.ts';
import { timeIcon } from '../generated/icons/time.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { amountError, amountField } from '../kit/parts/amount-field.ts';
import { notice } from '../kit/parts/notice.ts';
import { serviceIcon } from '../kit/parts/service.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { kopecksOf } from '../kit/parts/typed-amount.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { typedStyles } from '../kit/theme/typed.styles.ts';
import ru from './messages/view.ru.ts';
import {
  feeOf,
  payableOthers,
  itemsOf,
  onlineMethods,
  presetsOf,
  totalOf,
  type Choice,
  type OnlineMethod,
  type Preset,
} from './payment-choice.ts';
import { AutopayPanel } from './autopay-panel.ts';
import { autopayFields, limitError, suggestedLimit, termsOf, type AutopayField } from './autopay-fields.ts';
import type { PaymentCalls } from './payment-calls.ts';
import type { PaymentFacts, RememberedPayments } from './payment-facts.ts';
import type { PaymentLinks } from './payment-links.ts';
import { RESULT_DAYS } from './remembered-payments.ts';
import { PaymentWatch } from './payment-watch.ts';
import { styles } from './payment-form-view.styles.ts';

export interface PaymentContext {
  readonly calls: PaymentCalls;
  /** Where the acquirer leads back to; undefined when the page has not said so. */
  returnUrl(): string | undefined;
  /** The page on which somebody else pays by a link. */
  linkUrl(): string;
  onConfirmed(paymentId: string): void;
  onFinished(paymentId: string, state: Payment['state']): void;
}

type PaymentField = 'preset' | 'other' | 'method' | 'autopay' | AutopayField;

/** The choice of sum and way, the confirmation, and the result. */
export class PaymentFormView {
  readonly #host: VkAccountElement;
  readonly #context: PaymentContext;
  readonly #t;
  readonly #format;
  readonly #form: FormTask<PaymentField, Payment, Client>;
  readonly #autopay: AutopayPanel;
  readonly #confirm: SendTask<Client, Payment, Payment>;
  readonly #cancel: SendTask<Client, Payment, Payment>;
  readonly #watch: PaymentWatch;
  readonly #links: LazyPart<PaymentLinks>;
  #areLinksOpen = false;
  #facts: PaymentFacts | undefined;
  /** What was known when the last payment ended. */
  #factsAtEnd: PaymentFacts | undefined;
  /** The payment on screen: prepared, running or ended. */
  #payment: Payment | undefined;
  /** The running payment that the person has put away; its result is told in the choice. */
  #putAwayId: string | undefined;
  #news: Payment | undefined;
  #optionalIds: readonly string[] = [];
  #alsoAccountIds: readonly string[] = [];

  constructor(host: VkAccountElement, context: PaymentContext) {
    this.#host = host;
    this.#context = context;
    const t = (this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') }));
    this.#format = formats(t);
    adopt(host.renderRoot, dataStyles, typedStyles, styles);
    const { calls } = context;
    this.#autopay = new AutopayPanel(host);
    this.#watch = new PaymentWatch(host, calls, (payment) => this.#changed(payment));
    this.#form = new FormTask<PaymentField, Payment, Client>(host, t, {
      name: 'payment',
      submit: 'next',
      sending: 'preparing',
      fields: {
        preset: {},
        other: { control: (options) => amountField({ ...options, language: t.language() }) },
        method: {},
        autopay: { type: 'checkbox' },
        ...autopayFields(t),
      },
      check: ({ other, autopayLimit }) => ({
        other: this.#preset === 'other' ? this.#amountFault(other) : undefined,
        autopayLimit: limitError(t, autopayLimit, this.#autopayOffer?.mostLimit ?? Infinity),
      }),
      send: (client, { method, ...values }, intent) => {
        const autopay = this.#isAutopayWanted && { autopay: termsOf(values) };
        const payment = { items: this.#items, method: method as OnlineMethod, ...autopay };
        return calls.create(client, payment, intent, this.#known);
      },
      onSent: (payment) => this.#prepared(payment),
      faultsOf: { '/items/0/amount': ['other'], '/amount': ['other'], '/autopay/limit': ['autopayLimit'] },
      isCancelable: true,
    });
    this.#confirm = new SendTask<Client, Payment, Payment>(host, {
      send: (client, { id }, intent) => calls.confirm(client, id, this.#returnUrl, intent),
    });
    this.#links = new LazyPart(
      host,
      async () => new (await import('./payment-links.ts')).PaymentLinks(host, context.linkUrl),
    );
    this.#cancel = new SendTask<Client, Payment, Payment>(host, {
      // Without a way to cancel, a prepared payment just ends.
      send: async (client, payment, intent) => (await calls.cancel?.(client, payment.id, intent)) ?? payment,
    });
  }

  /** Forgets everything when another account or customer is shown. */
  forget(): void {
    this.#payment = undefined;
    this.#putAwayId = undefined;
    this.#optionalIds = [];
    this.#alsoAccountIds = [];
    this.#news = undefined;
    this.#links.value?.forget();
    this.#autopay.forget();
    this.#watch.watch(undefined);
    this.#form.clear();
    this.#confirm.edited();
    this.#cancel.edited();
  }

  render(facts: PaymentFacts): unknown {
    this.#take(facts);
    const payment = this.#payment;
    if (!payment) return this.#renderChoice(facts);
    if (payment.state === 'created') return this.#renderConfirmation(payment);
    return payment.state === 'pending' ? this.#renderWait(payment) : this.#renderResult(payment, facts);
  }

  /** Whether the sum and the way are being chosen. */
  get isChoosing(): boolean {
    return !this.#payment;
  }

  /** Whether the result of a payment is awaited. */
  get isWaiting(): boolean {
    return this.#payment?.state === 'pending';
  }

  /** A text that is another one for guests, and for accounts that are not the customer's. */
  #own(
    key: 'inCredit' | 'receiptForming' | 'receiptReady' | 'waitingSafe',
    accountIds: readonly string[],
    values: Readonly<Record<string, string | number>> = {},
  ): string {
    const accounts = this.#host.client?.session.accounts ?? [];
    const isOwn = accountIds.every((accountId) => accounts.some(({ id }) => id === accountId));
    return this.#t(this.#context.calls.isGuest || !isOwn ? `guest-${key}` : key, values);
  }

  #receiptText({ receipt, items }: Payment): string {
    const { fn = '', fd = '', fpd = '' } = receipt ?? {};
    return receipt?.state === 'ready'
      ? this.#own('receiptReady', accountsOf(items), { fn, fd, fpd })
      : this.#own('receiptForming', accountsOf(items));
  }

  /** The payments on screen whose results are not known yet. */
  get #known(): readonly Payment[] {
    const { options, others = [], remembered } = this.#facts ?? {};
    return [...[options, ...others].flatMap((each) => each?.unfinished ?? []), ...(remembered?.payments ?? [])];
  }

  get #preset(): Preset {
    return (this.#form.values.preset || 'other') as Preset;
  }

  get #today(): string {
    return localDate(new Date(this.#host.client?.clock.now() ?? Date.now()), this.#facts?.timeZone ?? 'Europe/Moscow');
  }

  get #choice(): Choice {
    return {
      preset: this.#preset,
      other: Number(kopecksOf(this.#form.values.other) ?? 0),
      optionalIds: this.#optionalIds,
      alsoAccountIds: this.#alsoAccountIds,
    };
  }

  get #items(): NewPayment['items'] {
    const { options, others = [] } = this.#facts ?? {};
    return options ? itemsOf(options, others, this.#choice, this.#today) : [];
  }

  get #returnUrl(): string {
    return this.#context.returnUrl() ?? this.#host.ownerDocument.URL.replace(/#.*$/, '');
  }

  /** Applies new data: selects the first sum and shows a running payment of this device. */
  #take(facts: PaymentFacts): void {
    const isFirst = this.#facts?.options.accountId !== facts.options.accountId;
    this.#facts = facts;
    const presets = presetsOf(facts.options, this.#today);
    const isOffered = presets.some(({ preset }) => preset === this.#form.values.preset);
    // What was chosen may be paid by now.
    if (isFirst || !(isOffered || this.#form.values.preset === 'other'))
      this.#form.fill('preset', presets[0]?.preset ?? 'other');
    const method = onlineMethods(facts.options).find(({ isOffered }) => isOffered)?.method ?? '';
    if (isFirst || !this.#form.values.method) this.#form.fill('method', method);
    const { running } = facts;
    if (running && !this.#payment && running.id !== this.#putAwayId && running.state !== 'created') {
      this.#payment = running;
      this.#watch.watch(running);
      // The result came while nobody watched; other tabs do not know it.
      if (!isUnfinished(running.state)) void Promise.resolve().then(() => this.#finish(running));
    }
  }

  /** A payment was prepared; another account may be on screen by now, where it is offered as unfinished. */
  #prepared(payment: Payment): void {
    if (payment.items.some(({ accountId }) => accountId === this.#facts?.options.accountId)) this.#show(payment);
  }

  /** Autopay as it can begin with this payment: offered for the chosen way, and for one account. */
  get #autopayOffer() {
    const { offer, autopay } = this.#facts?.autopay ?? {};
    const { method } = this.#form.values;
    const isOffered = !autopay && this.#alsoAccountIds.length === 0 && offer?.methods.some((each) => each === method);
    return isOffered ? offer : undefined;
  }

  get #isAutopayWanted(): boolean {
    return this.#autopayOffer !== undefined && this.#form.values.autopay === 'on';
  }

  #amountFault(text: string): string | undefined {
    const { least = 0, most = 0 } = this.#facts?.options ?? {};
    return amountError(this.#t, text, { min: least, max: most });
  }

  // ---- the choice

  #renderChoice(facts: PaymentFacts): unknown {
    const t = this.#t;
    const { options, others, autopay, isFixed = false } = facts;
    const presets = presetsOf(options, this.#today);
    const methods = onlineMethods(options);
    const isOffered = methods.some((method) => method.isOffered);
    const isOther = this.#preset === 'other';
    const total = totalOf(this.#items);
    const chosen = methods.find(({ method }) => method === this.#form.values.method);
    const fee = chosen ? feeOf(chosen, total) : 0;
    return html`
      <p class="vk-muted">${options.address}</p>
      ${autopay ? this.#autopay.render(options.accountId, autopay) : nothing}
      ${this.#news ? this.#renderNews(this.#news) : nothing}
      ${options.isPaidByLink ? notice({ tone: 'warning', text: t('paidByLink') }) : nothing}
      ${options.unfinished.map((payment) => this.#renderUnfinished(payment))}
      ${this.#renderRemembered(facts)}
      ${options.amount <= 0 && !isFixed ? notice({ tone: 'good', text: options.amount < 0 ? this.#own('inCredit', [options.accountId], { amount: this.#format.money(-options.amount) }) : t('nothingOwed') }) : nothing}
      ${
        isOffered
          ? this.#form.render({
              names: isOther ? ['other'] : [],
              elsewhere: ['autopayDay', 'autopayLimit'],
              before: html`
                ${presets.length > 0 && !isFixed ? html`<fieldset><legend>${t('howMuch')}</legend>${presets.map(({ preset, amount }) => this.#renderPreset(preset, amount))}${this.#renderPreset('other')}</fieldset>` : nothing}
                ${this.#renderParts(facts)}`,
              after: html`
                ${this.#renderOthers(others)}
                <fieldset><legend>${t('howToPay')}</legend>${methods.map((method) => this.#renderMethod(method, total))}</fieldset>
                ${this.#renderAutopayChoice(total + fee)}
                ${options.methods.some(({ method, isOffered: is }) => method === 'bank' && is) ? html`<p class="vk-muted">${t('byBankCode')}</p>` : nothing}
                <p class="total"><span>${fee > 0 ? t('totalWithFee', { fee: this.#format.money(fee) }) : t('total')}</span><b>${this.#format.money(total + fee)}</b></p>`,
            })
          : notice({ text: t('notOffered', { reason: methods[0]?.reason ?? '' }) })
      }
      ${isOffered && this.#mayMakeLinks ? this.#renderLinks(options) : nothing}`;
  }

  /** Whether links can be made here: by the holder of the account. */
  get #mayMakeLinks(): boolean {
    return !this.#context.calls.isGuest && this.#host.client?.session.account?.role !== 'helper';
  }

  #renderLinks(options: PaymentOptions): unknown {
    const t = this.#t;
    const links = this.#links;
    return html`<details .open=${this.#areLinksOpen} @toggle=${this.#onLinksToggle}>
      <summary>${t('askOther')}</summary>
      ${
        !this.#areLinksOpen
          ? nothing
          : links.isUnreachable
            ? notice({
                tone: 'problem',
                text: t('kind-offline'),
                action: { text: t('retry'), run: () => void links.load() },
              })
            : (links.value?.render(options) ?? skeleton(t('loading'), 4))
      }
    </details>`;
  }

  #onLinksToggle = ({ target }: Event): void => {
    this.#areLinksOpen = (target as HTMLDetailsElement).open;
    if (this.#areLinksOpen) void this.#links.load();
    this.#host.requestUpdate();
  };

  #renderPreset(preset: Preset, amount?: number): unknown {
    return html`<label class="option"><input type="radio" name="preset" value=${preset} .checked=${this.#preset === preset}><span>${this.#t(`preset-${preset}`)}</span>${amount === undefined ? nothing : html`<b>${this.#format.money(amount)}</b>`}</label>`;
  }

  /** What the sum is made of, and optional lines, which are off. */
  #renderParts({ options }: PaymentFacts): unknown {
    const t = this.#t;
    const { money, period } = this.#format;
    const owed = options.debts.filter(({ isOptional }) => !isOptional);
    const optional = options.debts.filter(({ isOptional }) => isOptional);
    const nameOf = ({ service, isLateFee }: (typeof owed)[number]) =>
      isLateFee || !service ? t('lateFee') : t(service);
    return html`
      ${owed.length > 0 ? html`<details><summary>${t('parts')}</summary><dl class="vk-rows">${owed.map((debt) => html`<div><dt>${debt.service ? serviceIcon(debt.service) : nothing} ${nameOf(debt)}, ${period(debt.period)}</dt><dd>${money(debt.amount)}</dd></div>`)}</dl></details>` : nothing}
      ${optional.map((debt) => html`<label class="option"><input type="checkbox" .checked=${this.#optionalIds.includes(debt.id)} @change=${(event: Event) => this.#toggleOptional(debt.id, event)}><span>${t('optionalLine', { name: nameOf(debt) })}</span><b>${money(debt.amount)}</b></label>`)}`;
  }

  #renderOthers(others: PaymentFacts['others']): unknown {
    const owing = payableOthers(others);
    if (owing.length === 0) return nothing;
    const t = this.#t;
    return html`<fieldset><legend>${t('otherAccounts')}</legend>${owing.map(
      ({ accountId, accountNumber, address, amount }) =>
        html`<label class="option"><input type="checkbox" .checked=${this.#alsoAccountIds.includes(accountId)} @change=${(event: Event) => this.#toggleAccount(accountId, event)}><span>№ ${accountNumber}</span><b>${this.#format.money(amount)}</b><span class="more">${address}</span></label>`,
    )}</fieldset>`;
  }

  #renderMethod(method: ReturnType<typeof onlineMethods>[number], total: number): unknown {
    const t = this.#t;
    const fee = feeOf(method, total);
    const isFree = Number(method.feePercent) === 0 && method.feeLeast === 0;
    const price = isFree ? html`<b class="free">${t('free')}</b>` : html`<b>+ ${this.#format.money(fee)}</b>`;
    return html`<label class="option" ?data-off=${!method.isOffered}>
      <input type="radio" name="method" value=${method.method} ?disabled=${!method.isOffered} .checked=${this.#form.values.method === method.method}>
      <span>${t(`method-${method.method}`)}</span>
      ${method.isOffered && (isFree || fee > 0) ? price : nothing}
      <span class="more">${method.isOffered ? (isFree ? t(`about-${method.method}`) : t('feeOf', { percent: this.#format.decimal(method.feePercent), least: this.#format.money(method.feeLeast) })) : (method.reason ?? '')}</span>
    </label>`;
  }

  /** Whether to pay like this each month, and on which terms. */
  #renderAutopayChoice(total: number): unknown {
    const offer = this.#autopayOffer;
    if (!offer) return nothing;
    const t = this.#t;
    const { autopayDay, autopayLimit } = this.#form.values;
    if (!autopayDay) this.#form.fill('autopayDay', '10');
    if (!autopayLimit) this.#form.fill('autopayLimit', suggestedLimit(total, offer.mostLimit, t.language()));
    return html`
      ${this.#form.renderField('autopay')}
      ${
        this.#isAutopayWanted
          ? html`<div class="vk-panel">${this.#form.renderField('autopayDay')}${this.#form.renderField('autopayLimit')}<p class="vk-muted">${t('autopayAbout', { days: offer.noticeDays })}</p></div>`
          : nothing
      }`;
  }

  /** The result of a payment that was put away. */
  #renderNews(payment: Payment): unknown {
    const result = resultOf(payment);
    const amount = this.#format.money(payment.amount + payment.fee);
    return notice({
      tone: result === 'succeeded' ? 'good' : 'problem',
      text: this.#t(`result-${result}`, { amount }),
      action: { text: this.#t('look'), run: () => this.#show(payment) },
    });
  }

  #renderUnfinished(payment: Payment): unknown {
    const t = this.#t;
    const amount = this.#format.money(payment.amount + payment.fee);
    const moment = this.#format.moment(payment.createdAt);
    return payment.state === 'pending'
      ? notice({
          tone: 'warning',
          text: t('unfinishedPending', { amount, moment, number: payment.number }),
          action: { text: t('look'), run: () => this.#show(payment) },
        })
      : notice({
          text: t('unfinishedCreated', { amount, moment }),
          action: { text: t('goOn'), run: () => this.#show(payment) },
        });
  }

  /** What this device keeps of payments that were made without a sign-in, beside those of the account on screen. */
  #renderRemembered({ remembered, options, phone }: PaymentFacts): unknown {
    const { client } = this.#host;
    if (!remembered || !client) return nothing;
    const t = this.#t;
    const { payments } = remembered;
    const isOther = ({ state, items }: Payment) =>
      isUnfinished(state) && !accountsOf(items).includes(options.accountId);
    return html`
      ${payments.filter(isOther).map((payment) =>
        notice({
          tone: 'warning',
          text: t('guestOther', {
            number: payment.number,
            amount: this.#format.money(payment.amount + payment.fee),
            account: payment.items[0]?.accountNumber ?? '',
          }),
          action: { text: t('look'), run: () => this.#show(payment) },
        }),
      )}
      ${this.renderUntold(remembered, phone, {
        onRetry: () => paymentsOf(client).ended(),
        onSeen: ({ paymentId }) => {
          guestOf(client).forgetPayment(paymentId);
          paymentsOf(client).ended();
          void this.#focus();
        },
      })}`;
  }

  /** Payments of this device whose results are not told: why not, and where those of old ones are. */
  renderUntold(
    { ended, problem }: Pick<RememberedPayments, 'ended' | 'problem'>,
    phone: string,
    { onRetry, onSeen }: { onRetry(): void; onSeen(record: GuestPaymentRecord): void },
  ): unknown {
    const t = this.#t;
    const where = t('endedWhere', { phone });
    const { money, moment } = this.#format;
    return html`
      ${problem ? notice({ tone: 'warning', text: t('guestUnknown', { problem: t.problem(problem) }), action: { text: t('checkAgain'), run: onRetry } }) : nothing}
      ${ended.map((record) => {
        const { number, amount, confirmedAt } = record;
        const text =
          number === undefined || amount === undefined || confirmedAt === undefined
            ? t('endedUnknown', { where })
            : t('ended', { number, amount: money(amount), moment: moment(confirmedAt), where });
        // The record stays until the person has read it.
        return notice({ tone: 'warning', text, action: { text: t('gotIt'), run: () => onSeen(record) } });
      })}`;
  }

  #toggleOptional(id: string, { target }: Event): void {
    this.#optionalIds = toggled(this.#optionalIds, id, (target as HTMLInputElement).checked);
    this.#edited();
  }

  #toggleAccount(id: string, { target }: Event): void {
    this.#alsoAccountIds = toggled(this.#alsoAccountIds, id, (target as HTMLInputElement).checked);
    this.#edited();
  }

  /** Call it when something that is not a field has changed, so that the next payment is a new one. */
  #edited(): void {
    this.#form.edited();
    this.#host.requestUpdate();
  }

  // ---- the confirmation

  #renderConfirmation(payment: Payment): unknown {
    const t = this.#t;
    const { money } = this.#format;
    const problem = this.#confirm.problem ?? this.#cancel.problem;
    return html`
      <h3 tabindex="-1" data-step>${t('check')}</h3>
      ${this.#renderFacts(payment)}
      <p class="vk-muted">${t(payment.method === 'sbp' ? 'nextSbp' : 'nextCard')}</p>
      ${problem ? notice({ tone: 'problem', text: t.problem(problem), takesFocus: true }) : nothing}
      ${this.#confirm.renderWait()}
      <div class="vk-actions">
        <button type="button" aria-disabled=${this.#confirm.isSending} @click=${() => this.#onConfirm(payment)}>${t('payNow', { amount: money(payment.amount + payment.fee) })}</button>
        <button type="button" class="vk-text" aria-disabled=${this.#cancel.isSending || this.#confirm.isSending} @click=${() => this.#onBack(payment)}>${t('back')}</button>
      </div>`;
  }

  #renderFacts({ amount, fee, items, payee, number, autopay, state }: Payment): unknown {
    const t = this.#t;
    const { money } = this.#format;
    return html`<dl class="vk-rows facts">
      <div><dt>${t('sum')}</dt><dd class="sum">${money(amount)}</dd></div>
      <div><dt>${t('fee')}</dt><dd>${fee > 0 ? money(fee) : t('noFee')}</dd></div>
      ${fee > 0 ? html`<div><dt>${t('together')}</dt><dd class="sum">${money(amount + fee)}</dd></div>` : nothing}
      ${items.map(
        ({ accountNumber, address, amount: part }) =>
          html`<div class="long"><dt>${t('forAccount', { number: accountNumber })}</dt><dd>${address}${items.length > 1 ? html`<br>${money(part)}` : nothing}</dd></div>`,
      )}
      ${autopay && state === 'created' ? html`<div class="long"><dt>${t('autopayRow')}</dt><dd>${t('autopayTerms', { day: autopay.day, limit: money(autopay.limit) })}</dd></div>` : nothing}
      <div class="long"><dt>${t('payee')}</dt><dd>${payee}</dd></div>
      <div><dt>${t('number')}</dt><dd>${number}</dd></div>
    </dl>`;
  }

  async #onConfirm(payment: Payment): Promise<void> {
    const { client } = this.#host;
    const accountId = this.#facts?.options.accountId ?? '';
    const sent = await this.#confirm.send(payment);
    if (sent && client) this.#context.calls.remember(client, accountId, sent.value);
    if (sent) this.#context.onConfirmed(payment.id);
    // Another account, or another payment, may be on screen by now.
    if (this.#payment?.id !== payment.id) return;
    if (!sent) return this.#afterRefusal(this.#confirm.problem?.code, payment);
    this.#show(sent.value);
    await this.#host.updateComplete;
    // The page of the acquirer opens at once; the link stays for whoever comes back.
    // A browser that keeps nothing would forget the payment, so the person leaves by the link, having read so.
    if (sent.value.confirmation?.kind === 'page' && this.#context.calls.isKept()) this.#link?.click();
  }

  /** The payment may have ended, or may have been confirmed in another tab. */
  async #afterRefusal(code: string | undefined, payment: Payment): Promise<void> {
    const { client } = this.#host;
    if (code !== 'PAYMENT_CLOSED' || !client) return;
    const present = await this.#context.calls.get(client, payment.id).catch(() => payment);
    if (this.#payment?.id === payment.id) this.#show(present);
  }

  async #onBack(payment: Payment): Promise<void> {
    if (this.#confirm.isSending) return;
    const sent = await this.#cancel.send(payment);
    if (this.#payment?.id !== payment.id) return;
    if (sent) this.#put();
    else await this.#afterRefusal(this.#cancel.problem?.code, payment);
  }

  // ---- waiting and the result

  #link: HTMLAnchorElement | undefined;

  #renderWait(payment: Payment): unknown {
    const t = this.#t;
    const { confirmation } = payment;
    const amount = this.#format.money(payment.amount + payment.fee);
    return html`
      <div class="wait">
        ${timeIcon()}
        <h3 tabindex="-1" data-step>${t('waiting', { amount })}</h3>
        <p role="status">${this.#watch.problem ? (this.#watch.problem.kind === 'offline' ? t('waitingOffline') : t.problem(this.#watch.problem)) : t(this.#watch.isAsking ? 'asking' : 'waitingText')}</p>
        <div class="vk-actions">
          ${confirmation ? html`<a class="vk-button" href=${confirmation.url} target=${confirmation.kind === 'code' ? '_blank' : '_top'} rel="noopener" ${ref((link) => void (this.#link = link as HTMLAnchorElement | undefined))}>${t(confirmation.kind === 'code' ? 'openBank' : 'openPage')}</a>` : nothing}
          <button type="button" class="vk-tonal" @click=${this.#watch.askNow}>${t('askNow')}</button>
          ${this.#context.calls.isGuest ? nothing : html`<button type="button" class="vk-text" @click=${() => this.#put()}>${t('later')}</button>`}
        </div>
        <p class="vk-muted">${this.#context.calls.isKept() ? this.#own('waitingSafe', accountsOf(payment.items), { number: payment.number, days: RESULT_DAYS }) : t('guest-notKept', { number: payment.number })}</p>
      </div>`;
  }

  #renderResult(payment: Payment, { phone, autopay }: PaymentFacts): unknown {
    const t = this.#t;
    const result = resultOf(payment);
    const isGood = result === 'succeeded';
    const about =
      result === 'succeeded'
        ? this.#receiptText(payment)
        : result === 'failed'
          ? t(`reason-${payment.reason ?? 'other'}`)
          : t(`about-${result}`);
    return html`
      <div class="result" data-state=${result}>
        ${isGood ? goodIcon() : result === 'refunded' ? infoIcon() : dangerIcon()}
        <h3 tabindex="-1" data-step>${t(`result-${result}`, { amount: this.#format.money(payment.amount + payment.fee) })}</h3>
        <p role="status">${about}</p>
        ${isGood && payment.autopay ? this.#renderAutopayResult(autopay) : nothing}
        ${result === 'failed' || result === 'expired' ? html`<p class="vk-muted">${t('notTaken', { phone })}</p>` : nothing}
      </div>
      ${this.#renderFacts(payment)}
      <div class="vk-actions"><button type="button" class=${isGood || result === 'refunded' ? 'vk-tonal' : ''} @click=${this.#onSeen}>${t(isGood || result === 'refunded' ? 'done' : 'again')}</button></div>`;
  }

  /** Whether autopay has begun; told when the facts have been loaded after the payment. */
  #renderAutopayResult(status: PaymentFacts['autopay']): unknown {
    if (this.#factsAtEnd === this.#facts || !status) return nothing;
    return status.autopay
      ? html`<p>${this.#t('autopayBegun', { date: this.#format.date(status.autopay.nextOn) })}</p>`
      : html`<p>${this.#t('autopayNotBegun')}</p>`;
  }

  #onSeen = (): void => {
    const { client } = this.#host;
    const payment = this.#payment;
    this.#put();
    if (client && payment) this.#context.calls.forget(client, this.#facts?.options.accountId ?? '', payment);
  };

  /** Shows a payment and moves the focus to its step. */
  #show(payment: Payment): void {
    if (payment.id !== this.#payment?.id) {
      this.#confirm.edited();
      this.#cancel.edited();
    }
    this.#news = undefined;
    this.#payment = payment;
    this.#watch.watch(payment);
    void this.#focus();
  }

  /** A watched payment has news. */
  #changed(payment: Payment): void {
    const hasEnded = !isUnfinished(payment.state);
    if (this.#payment?.id === payment.id) this.#payment = payment;
    else if (hasEnded && this.#putAwayId === payment.id) this.#news = payment;
    this.#host.requestUpdate();
    if (!hasEnded) return;
    this.#finish(payment);
    // Somebody who is typing elsewhere on the page is not interrupted.
    if (this.#payment?.id === payment.id && this.#host.matches(':focus-within')) void this.#focus();
  }

  #finish({ id, state }: Payment): void {
    const { client } = this.#host;
    this.#factsAtEnd = this.#facts;
    if (client) paymentsOf(client).ended();
    this.#context.onFinished(id, state);
  }

  /** Back to the choice. A payment without a result is watched further. */
  #put(): void {
    this.#putAwayId = this.#payment?.id;
    if (this.#payment?.state !== 'pending') this.#watch.watch(undefined);
    this.#payment = undefined;
    this.#form.edited();
    this.#confirm.edited();
    this.#cancel.edited();
    void this.#focus();
  }

  async #focus(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const root = this.#host.renderRoot;
    (root.querySelector<HTMLElement>('[data-step]') ?? root.querySelector('section'))?.focus();
  }
}

const accountsOf = (items: Payment['items']): readonly string[] => items.map(({ accountId }) => accountId);

const toggled = (ids: readonly string[], id: string, isOn: boolean): readonly string[] =>
  isOn ? [...ids.filter((each) => each !== id), id] : ids.filter((each) => each !== id);

type Result = Exclude<Payment['state'], 'created' | 'pending'>;

/** How a payment has ended. */
const resultOf = ({ state }: Payment): Result => (state === 'created' || state === 'pending' ? 'failed' : state);
