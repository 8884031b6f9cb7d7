import { html } from 'lit';
import type { AutopayTerms } from '@vodokanal/contract';
import { amountError, amountField } from '../kit/parts/amount-field.ts';
import type { ControlOptions } from '../kit/parts/field.ts';
import { amountText, kopecksOf } from '../kit/parts/typed-amount.ts';
import type { FieldSpec } from '../kit/controllers/form-fields.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import type amountTexts from '../kit/i18n/messages/amount.ru.ts';

/** Fields of the terms of autopay; the same in the payment and in a later change. */
export type AutopayField = 'autopayDay' | 'autopayLimit';

const DAYS = Array.from({ length: 28 }, (_, at) => String(at + 1));
/** The least limit that makes sense, in kopecks. */
const LEAST = 100;

export function autopayFields(t: Translate<keyof typeof amountTexts>): Readonly<Record<AutopayField, FieldSpec>> {
  return {
    autopayDay: {
      control: ({ id, name, value, describedBy }: ControlOptions) =>
        html`<select id=${id} name=${name} aria-describedby=${describedBy}>${DAYS.map((day) => html`<option .selected=${day === value}>${day}</option>`)}</select>`,
    },
    autopayLimit: { control: (options) => amountField({ ...options, language: t.language() }) },
  };
}

/** What is wrong with a typed limit; undefined when nothing is. */
export const limitError = (
  t: Translate<keyof typeof amountTexts>,
  text: string,
  mostLimit: number,
): string | undefined => amountError(t, text, { min: LEAST, max: mostLimit });

export const termsOf = ({ autopayDay, autopayLimit }: Readonly<Record<AutopayField, string>>): AutopayTerms => ({
  day: Number(autopayDay),
  limit: Number(kopecksOf(autopayLimit) ?? 0),
});

/** Twice the sum in whole hundreds of roubles, at least 3000 ₽: room for a dearer month. */
export function suggestedLimit(amount: number, mostLimit: number, language: string): string {
  const doubled = Math.ceil((amount * 2) / 10_000) * 10_000;
  return amountText(Math.min(mostLimit, Math.max(300_000, doubled)), language);
}
