import { html, nothing } from 'lit';
import type { InstalmentPlan, InstalmentTerms } from '@vodokanal/contract';
import { instalmentsOf as split } from '@vodokanal/contract/rules/instalment-plan';
import { instalmentsOf, type Client } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { formats } from '../kit/i18n/formats.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import { amountError, amountField } from '../kit/parts/amount-field.ts';
import type { ControlOptions } from '../kit/parts/field.ts';
import { kopecksOf } from '../kit/parts/typed-amount.ts';
import type ru from './messages/instalments.ru.ts';

/** What a request is about. */
export interface Requestable {
  readonly accountId: string;
  readonly terms: InstalmentTerms;
  /** Kopecks. */
  readonly debt: number;
  /** Whether a short plan is offered without a clerk. */
  readonly isAutomatic: boolean;
}

type RequestField = 'months' | 'firstAmount' | 'reason';

/** A plan and the account that it is for. */
interface AskedPlan {
  readonly accountId: string;
  readonly plan: InstalmentPlan;
}

/** The form that asks for a plan, with the schedule it would have. */
export class InstalmentRequest {
  readonly #t: Translate<keyof typeof ru>;
  readonly #format;
  readonly #form: FormTask<RequestField, AskedPlan, Client>;
  #about: Requestable | undefined;

  constructor(host: VkAccountElement, t: Translate<keyof typeof ru>, onAsked: (plan: InstalmentPlan) => void) {
    this.#t = t;
    this.#format = formats(t);
    this.#form = new FormTask<RequestField, AskedPlan, Client>(host, t, {
      name: 'instalments',
      submit: 'send',
      sending: 'sending',
      fields: {
        months: { control: (options) => this.#renderMonths(options) },
        firstAmount: {
          isOptional: true,
          control: (options) => amountField({ ...options, language: t.language() }),
        },
        reason: { type: 'textarea', isOptional: true, max: 1000 },
      },
      check: ({ firstAmount }) => ({ firstAmount: this.#firstAmountFault(firstAmount) }),
      send: async (client, { reason }, intent) => {
        const accountId = this.#about?.accountId ?? '';
        const wanted = { ...this.#wanted(), ...(reason.trim() && { reason: reason.trim() }) };
        return { accountId, plan: await instalmentsOf(client).create(accountId, wanted, intent) };
      },
      onSent: ({ accountId, plan }) => {
        // Another account may be on screen by now.
        if (accountId === this.#about?.accountId) onAsked(plan);
      },
    });
  }

  clear(): void {
    this.#form.clear();
  }

  render(about: Requestable, actions: unknown): unknown {
    const t = this.#t;
    this.#about = about;
    if (!this.#form.values.months) this.#form.fill('months', String(this.#choices()[0] ?? ''));
    const { terms, isAutomatic } = about;
    const { months } = this.#wanted();
    return this.#form.render({
      after: html`
        ${this.#renderSchedule()}
        <p class="vk-muted">${isAutomatic && months <= terms.automaticMonths ? t('atOnce') : t('later', { days: terms.answerDays })}</p>`,
      actions,
    });
  }

  /** The numbers of instalments that do not make one too small. */
  #choices(): number[] {
    const { terms, debt } = this.#about ?? { terms: { mostMonths: 0, leastPayment: 1 }, debt: 0 };
    const most = Math.min(terms.mostMonths, Math.floor(debt / terms.leastPayment));
    return Array.from({ length: Math.max(0, most - 1) }, (_, at) => at + 2);
  }

  #wanted(): { readonly months: number; readonly firstAmount?: number } {
    const { months, firstAmount } = this.#form.values;
    const kopecks = firstAmount.trim() && !this.#firstAmountFault(firstAmount) ? kopecksOf(firstAmount) : undefined;
    return { months: Number(months), ...(kopecks !== undefined && { firstAmount: Number(kopecks) }) };
  }

  #firstAmountFault(text: string): string | undefined {
    const { terms, debt } = this.#about ?? { terms: { leastPayment: 0 }, debt: 0 };
    const months = Number(this.#form.values.months);
    return amountError(this.#t, text, { min: terms.leastPayment, max: debt - terms.leastPayment * (months - 1) });
  }

  #renderMonths({ id, name, value, describedBy }: ControlOptions): unknown {
    const { debt = 0 } = this.#about ?? {};
    return html`<select id=${id} name=${name} aria-describedby=${describedBy}>${this.#choices().map(
      (months) =>
        html`<option value=${months} .selected=${String(months) === value}>${this.#t('monthsOption', { months, amount: this.#format.money(split(debt, { months }, [])[0]?.amount ?? 0) })}</option>`,
    )}</select>`;
  }

  #renderSchedule(): unknown {
    const { debt, terms } = this.#about ?? {};
    if (debt === undefined || !terms || !this.#form.values.months) return nothing;
    const { date, money } = this.#format;
    return html`
      <div role="status">
        <h4>${this.#t('schedule')}</h4>
        <dl class="vk-rows">${split(debt, this.#wanted(), terms.dueDates).map(({ dueOn, amount }) => html`<div><dt>${date(dueOn)}</dt><dd>${money(amount)}</dd></div>`)}</dl>
      </div>`;
  }
}
