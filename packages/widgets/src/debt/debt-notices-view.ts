import { html, nothing } from 'lit';
import type { Account, AccountDebt, Balance, DebtNotice, InstalmentPlanList } from '@vodokanal/contract';
import { debtsOf, type Client } from '@vodokanal/client';
import { daysBetween } from '@vodokanal/contract/rules/calendar';
import { goodIcon } from '../generated/icons/good.ts';
import { claimAddress } from '../kit/claim-address.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { badge } from '../kit/parts/badge.ts';
import { deadlineBar } from '../kit/parts/deadline-bar.ts';
import { empty } from '../kit/parts/empty.ts';
import { notice, toneIcon } from '../kit/parts/notice.ts';
import { outcome } from '../kit/parts/outcome.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { timeStyles } from '../kit/theme/time.styles.ts';
import { typedStyles } from '../kit/theme/typed.styles.ts';
import { DebtMonths } from './debt-months.ts';
import { DebtSteps } from './debt-steps.ts';
import { IfPaid } from './if-paid.ts';
import { Instalments, type PlanChange } from './instalments.ts';
import { styles } from './debt-notices-view.styles.ts';
import ru from './messages/view.ru.ts';

export interface DebtShown {
  readonly debt: AccountDebt;
  readonly balance: Balance;
  /** Undefined when they could not be loaded. */
  readonly plans: InstalmentPlanList | undefined;
  readonly kind: Account['kind'] | undefined;
  readonly phone: string;
  /** Address of the payment page; undefined when the utility takes no payments on the web. */
  readonly paymentUrl: string | undefined;
  /** Address of the page with the claim form. */
  readonly claimUrl: string | undefined;
}

export interface DebtContext {
  onPay(event: Event): void;
  /** False when the page opens the claim form itself. */
  onDispute(): boolean;
  onAcknowledged(): void;
  onPlanChanged(change: PlanChange): void;
}

/** The debt of an account, from what is owed today to what may follow. */
export class DebtNoticesView {
  readonly #host: VkAccountElement;
  readonly #context: DebtContext;
  readonly #t;
  readonly #format;
  readonly #ifPaid: IfPaid;
  readonly #instalments: Instalments;
  readonly #months: DebtMonths;
  readonly #steps: DebtSteps;
  readonly #acknowledge: SendTask<Client, DebtNotice, DebtNotice>;
  /** Id of the notice that was last sent. */
  #sent = '';
  #isAcknowledged = false;
  #saysHowToDispute = false;

  constructor(host: VkAccountElement, context: DebtContext) {
    this.#host = host;
    this.#context = context;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#ifPaid = new IfPaid(host);
    this.#instalments = new Instalments(host, (change) => context.onPlanChanged(change));
    this.#months = new DebtMonths(host);
    this.#steps = new DebtSteps(host);
    this.#acknowledge = new SendTask(host, {
      send: (client, { id }, intent) => debtsOf(client).acknowledge(client.session.account?.id ?? '', id, intent),
    });
    adopt(host.renderRoot, dataStyles, timeStyles, typedStyles, styles);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#ifPaid.forget();
    this.#instalments.forget();
    this.#isAcknowledged = this.#saysHowToDispute = false;
    this.#acknowledge.edited();
  }

  render(shown: DebtShown): unknown {
    const { debt, kind } = shown;
    if (debt.debts.length === 0) return this.#renderEmpty(shown);
    const isPlanKept = shown.plans?.items.some(({ state }) => state === 'kept' || state === 'late') ?? false;
    return html`
      ${this.#renderNotices(debt)}
      <div class="top">
        <div class="now">
          ${this.#renderSum(shown)}
          ${isPlanKept ? nothing : this.#renderDeadline(debt)}
        </div>
        ${this.#ifPaid.render(debt)}
      </div>
      ${this.#instalments.render({ phone: shown.phone, today: debt.asOf, pay: this.#payLink(shown.paymentUrl, 'vk-tonal'), list: shown.plans })}
      ${this.#months.render(debt)}
      ${this.#steps.render(debt, kind, isPlanKept)}
      ${this.#renderReadNotices(debt)}
      ${this.#renderDispute(shown)}`;
  }

  #renderEmpty({ balance: { state, amount, due, overdue }, paymentUrl }: DebtShown): unknown {
    const t = this.#t;
    const { money, date } = this.#format;
    const text = overdue
      ? t('onlyFeeOverdue', { amount: money(overdue.amount) })
      : state === 'zero'
        ? t('noDebt')
        : state === 'credit'
          ? t('noDebtCredit', { amount: money(-amount) })
          : due
            ? t('noDebtDue', { amount: money(due.amount), date: date(due.dueOn) })
            : t('noDebtOther', { amount: money(amount) });
    return empty(goodIcon(), text, amount > 0 ? this.#payLink(paymentUrl) : undefined);
  }

  #payLink(url: string | undefined, look = ''): unknown {
    return url
      ? html`<a class="vk-button ${look}" href=${url} @click=${this.#context.onPay}>${this.#t('pay')}</a>`
      : nothing;
  }

  #renderSum({ debt, balance, paymentUrl }: DebtShown): unknown {
    const t = this.#t;
    const { money, date } = this.#format;
    const { amount, lateFee, lateFeeCharged, lateFeePaid, since, asOf } = debt;
    const days = since ? daysBetween(since, asOf) : 0;
    // Fees of settled months may be on bills, too.
    const fee = lateFee === null ? 0 : Math.max(lateFee, lateFeeCharged);
    return html`
      <div class="vk-hero" role="status">
        <p>${t(lateFee === null ? 'withoutFee' : 'toPayToday')}</p>
        <p class="vk-sum" part="amount">${money(amount + fee)}</p>
        ${since ? badge('warning', t('overdueFor', { date: date(since), days })) : nothing}
      </div>
      ${this.#payLink(paymentUrl)}
      ${lateFee === null ? notice({ tone: 'warning', text: t('rateNotSet', { year: asOf.slice(0, 4) }) }) : nothing}
      <dl class="vk-rows">
        <div><dt>${t('overdue')}</dt><dd>${money(amount)}</dd></div>
        <div><dt>${t('lateFee', { date: date(asOf) })}</dt><dd>${lateFee === null ? t('lateFeeUnknown') : money(fee)}${lateFeeCharged > 0 ? html`<br><span class="vk-muted">${t('ofThemCharged', { amount: money(lateFeeCharged) })}</span>` : nothing}${lateFeePaid > 0 ? html`<br><span class="vk-muted">${t('lateFeePaid', { amount: money(lateFeePaid) })}</span>` : nothing}</dd></div>
        ${balance.due ? html`<div><dt>${t('notOverdue', { date: date(balance.due.dueOn) })}</dt><dd>${money(balance.due.amount)}</dd></div>` : nothing}
      </dl>`;
  }

  /** How long it is until the restriction that a notice has announced. */
  #renderDeadline({ steps, asOf }: AccountDebt): unknown {
    const [announced, restriction] = (['notice', 'restriction'] as const).map((name) =>
      steps.find(({ step }) => step === name),
    );
    if (!announced?.on || !restriction?.on || announced.state !== 'done' || restriction.state === 'done')
      return nothing;
    const t = this.#t;
    const days = daysBetween(asOf, restriction.on);
    return deadlineBar({
      text: days <= 1 ? t('restrictionToday') : t('restrictionIn', { days }),
      until: t('restrictionFrom', { date: this.#format.date(restriction.on) }),
      left: days,
      total: daysBetween(announced.on, restriction.on),
    });
  }

  #renderNotices({ notices }: AccountDebt): unknown {
    const t = this.#t;
    const { problem, isSending } = this.#acknowledge;
    return html`
      ${outcome({ problem: problem && t.problem(problem), done: this.#isAcknowledged ? t('acknowledged') : undefined })}
      ${this.#acknowledge.renderWait()}
      ${notices
        .filter(({ acknowledgedOn }) => acknowledgedOn === null)
        .map(
          (each) => html`
      <div class="vk-notice letter" data-tone="warning" role="group" aria-labelledby="notice-${each.id}">
        ${toneIcon('warning')}
        <p class="what"><strong id="notice-${each.id}">${t(each.kind)}</strong><br>${this.#sentText(each)}</p>
        <button type="button" class="vk-tonal" aria-disabled=${isSending} aria-label=${t('acknowledgeNamed', { notice: t(each.kind) })} @click=${() => this.#onAcknowledge(each)}>${t('acknowledge')}</button>
        <p class="vk-muted">${t('noConsent')}</p>
      </div>`,
        )}`;
  }

  #renderReadNotices({ notices }: AccountDebt): unknown {
    const t = this.#t;
    const read = notices.filter(({ acknowledgedOn }) => acknowledgedOn !== null);
    if (read.length === 0) return nothing;
    return html`
      <details>
        <summary>${t('readNotices')}</summary>
        <ul>${read.map((each) => html`<li>${t(each.kind)}<br><span class="vk-muted">${this.#sentText(each)} ${t('readOn', { date: this.#format.date(each.acknowledgedOn ?? '') })}</span></li>`)}</ul>
      </details>`;
  }

  #sentText({ sentOn, amount }: DebtNotice): string {
    return this.#t('sent', { date: this.#format.date(sentOn), amount: this.#format.money(amount) });
  }

  #renderDispute({ claimUrl: given }: DebtShown): unknown {
    const t = this.#t;
    const claimUrl = claimAddress(given, this.#host.ownerDocument.baseURI, { type: 'charge', demand: 'explain' });
    return html`
      <section class="vk-panel" aria-labelledby="dispute">
          <h3 id="dispute">${t('disputeTitle')}</h3>
          <p>${t('dispute')}</p>
          ${
            claimUrl
              ? html`<a class="vk-button vk-tonal" href=${claimUrl} @click=${this.#onDispute}>${t('disputeButton')}</a>`
              : html`<button type="button" class="vk-tonal" @click=${this.#onDispute}>${t('disputeButton')}</button>`
          }
          <div role="status">${this.#saysHowToDispute ? html`<p>${t('disputeHow')}</p>` : nothing}</div>
      </section>`;
  }

  #onDispute = (event: Event): void => {
    const isLink = (event.currentTarget as HTMLElement).localName === 'a';
    if (!this.#context.onDispute()) return event.preventDefault();
    this.#saysHowToDispute = !isLink;
    this.#host.requestUpdate();
  };

  async #onAcknowledge(shown: DebtNotice): Promise<void> {
    if (shown.id !== this.#sent) this.#acknowledge.edited();
    this.#sent = shown.id;
    this.#isAcknowledged = false;
    const account = this.#host.client?.session.account?.id;
    const sent = await this.#acknowledge.send(shown);
    // Another account may be on screen by now.
    if (!sent || account !== this.#host.client?.session.account?.id) return;
    this.#isAcknowledged = true;
    this.#context.onAcknowledged();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('.vk-summary')?.focus();
  }
}
