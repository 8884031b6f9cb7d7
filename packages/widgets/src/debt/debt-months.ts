import { html, nothing } from 'lit';
import type { AccountDebt } from '@vodokanal/contract';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { inForce } from '@vodokanal/contract/rules/in-force';
import type { LateFee, LateFeeRow } from '@vodokanal/contract/rules/late-fee';
import type { VkAccountElement } from '../kit/account-element.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { computedFee, unpaidOf } from './debt-forecast.ts';
import ru from './messages/months.ru.ts';

type Debt = AccountDebt['debts'][number];

/** Each unpaid month with the calculation of its late fee, made again in the page. */
export class DebtMonths {
  readonly #t;
  readonly #format;

  constructor(host: VkAccountElement) {
    this.#t = messages(host, ru, { en: () => import('./messages/months.en.ts') });
    this.#format = formats(this.#t);
  }

  render(debt: AccountDebt): unknown {
    const t = this.#t;
    const { fees, sum, isConfirmed } = computedFee(debt);
    const { money } = this.#format;
    return html`
      <section aria-labelledby="months">
        <h3 id="months">${t('monthsTitle')}</h3>
        ${debt.debts.map((each, at) => this.#renderMonth(debt, each, fees[at]))}
        ${
          isConfirmed
            ? sum === null
              ? nothing
              : html`<p class="vk-muted">${t('confirmed')}</p>`
            : notice({
                tone: 'warning',
                text: t('differs', {
                  own: sum === null ? '—' : money(sum),
                  theirs: debt.lateFee === null ? '—' : money(debt.lateFee),
                }),
              })
        }
      </section>`;
  }

  #renderMonth({ rules }: AccountDebt, debt: Debt, fee: LateFee | undefined): unknown {
    const t = this.#t;
    const { money, date, period } = this.#format;
    const { amount, dueOn, paid } = debt;
    const [first] = inForce(rules.terms, addDays(dueOn, 1))?.steps ?? [];
    const summary =
      fee?.state === 'known' ? (fee.amount > 0 ? t('monthFee', { amount: money(fee.amount) }) : t('monthNoFee')) : '';
    return html`
      <details class="debt">
        <summary><span class="name">${period(debt.period)}</span><span class="figures"><strong>${money(unpaidOf(debt))}</strong>${summary ? html`${' '}<span class="vk-muted">${summary}</span>` : nothing}</span></summary>
        <p class="vk-muted">${t('billed', { amount: money(amount), date: date(dueOn) })}${paid.map((part) => html`${' '}${t('partPaid', { amount: money(part.amount), date: date(part.paidOn) })}`)}${first && first.fromDay > 1 ? html`${' '}${t('freeDays', { date: date(addDays(dueOn, first.fromDay - 1)) })}` : nothing}</p>
        ${
          fee?.state === 'known'
            ? html`<dl class="vk-rows">${fee.rows.map((row) => this.#renderRow(row))}</dl>${this.#lawsOf(fee.rows).map((law) => html`<p class="vk-muted" lang="ru">${law}</p>`)}`
            : html`<p>${t('feeNotSet')}</p>`
        }
      </details>`;
  }

  #renderRow({ from, to, days, unpaid, rate, divisor, amount }: LateFeeRow): unknown {
    const t = this.#t;
    const { money, date, decimal } = this.#format;
    return html`
      <div><dt>${t('days', { from: date(from), to: date(to), days })}<br><span class="sum">${t('calculation', { unpaid: money(unpaid), days, rate: decimal(rate), divisor: String(divisor) })}</span></dt><dd>${money(amount)}</dd></div>`;
  }

  #lawsOf(rows: readonly LateFeeRow[]): string[] {
    return [...new Set(rows.map(({ law }) => law))];
  }
}
