import { html, nothing } from 'lit';
import type { AccountDebt } from '@vodokanal/contract';
import { addDays, russianDate } from '@vodokanal/contract/rules/calendar';
import type { VkAccountElement } from '../kit/account-element.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { choiceChips } from '../kit/parts/choice-chips.ts';
import { dateError, dateField } from '../kit/parts/date-field.ts';
import { field } from '../kit/parts/field.ts';
import { dateOf } from '../kit/parts/typed-date.ts';
import { forecastOn, quickDays, type Dearer, type QuickDay } from './debt-forecast.ts';
import ru from './messages/forecast.ru.ts';

/** How far ahead a day may be. */
const DAYS = 366;

/** "If I pay on …": a day, what the debt costs then, and what waiting costs. */
export class IfPaid {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #format;
  /** The typed day; undefined until somebody has chosen one. */
  #text: string | undefined;

  constructor(host: VkAccountElement) {
    this.#host = host;
    this.#t = messages(host, ru, { en: () => import('./messages/forecast.en.ts') });
    this.#format = formats(this.#t);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#text = undefined;
  }

  render(debt: AccountDebt): unknown {
    const t = this.#t;
    const days = quickDays(debt);
    const text = this.#text ?? russianDate(debt.asOf);
    const limits = { min: debt.asOf, max: addDays(debt.asOf, DAYS) };
    const error = dateError(t, text, limits);
    const date = error ? undefined : dateOf(text);
    const choose = (next: string) => {
      this.#text = next;
      this.#host.requestUpdate();
    };
    return html`
      <section class="vk-panel" aria-labelledby="if-paid">
        <h3 id="if-paid">${t('ifPaid')}</h3>
        ${choiceChips<QuickDay['name'] | ''>({
          name: 'day',
          label: t('dayChoice'),
          value: days.find((day) => day.date === date)?.name ?? '',
          choices: days.map(({ name }) => [name, t(name)] as const),
          onChoice: (name) => choose(russianDate(days.find((day) => day.name === name)?.date ?? debt.asOf)),
        })}
        <div @input=${({ target }: Event) => {
          const { name, value } = target as HTMLInputElement;
          if (name === 'paidOn') choose(value);
        }}>${field({
          id: 'paid-on',
          label: t('ownDay'),
          error,
          control: dateField({
            id: 'paid-on',
            name: 'paidOn',
            value: text,
            isWrong: error !== undefined,
            describedBy: error ? 'paid-on-error' : '',
            t,
            ...limits,
          }),
        })}</div>
        <div class="answer" role="status">${date ? this.#renderAnswer(debt, date) : nothing}</div>
      </section>`;
  }

  #renderAnswer(debt: AccountDebt, date: string): unknown {
    const t = this.#t;
    const { money, date: dayOf } = this.#format;
    const { unpaid, lateFee, total, perDay, dearer, lastKnown } = forecastOn(debt, date);
    if (total === null || lateFee.state === 'rateNotSet')
      return html`
        <p>${t('unknownOn', { date: dayOf(date), unpaid: money(unpaid) })}</p>
        ${lastKnown?.total ? html`<p>${t('knownUntil', { date: dayOf(lastKnown.paidOn), amount: money(lastKnown.total) })}</p>` : nothing}`;
    return html`
      <p>${t('toPayOn', { date: dayOf(date) })}</p>
      <p class="total">${money(total)}</p>
      <p class="vk-muted">${t('sumOf', { unpaid: money(unpaid), fee: money(lateFee.amount) })}${perDay && perDay > 0 ? html`${' '}${t('perDay', { amount: money(perDay) })}` : nothing}</p>
      ${dearer ? html`<p>${this.#dearerText(dearer)}</p>` : nothing}`;
  }

  #dearerText({ from, periods, divisor, before }: Dearer): string {
    const months = new Intl.ListFormat(this.#t.language(), { type: 'conjunction' }).format(
      periods.map((period) => this.#format.period(period)),
    );
    const date = this.#format.date(from);
    return before === undefined
      ? this.#t('dearerFirst', { date, months, divisor: String(divisor) })
      : this.#t('dearerMore', { date, months, divisor: String(divisor), before: String(before) });
  }
}
