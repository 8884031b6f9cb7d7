import { html } from 'lit';
import type { Translate } from '../i18n/messages.ts';
import type ru from '../i18n/messages/amount.ru.ts';
import { formatMoney } from '@vodokanal/contract/rules/money-text';
import type { ControlOptions } from './field.ts';
import { amountFault, tidyAmount, type AmountLimits } from './typed-amount.ts';

export interface AmountFieldOptions extends ControlOptions {
  /** Language of the text, which decides between comma and point. */
  readonly language: string;
}

/**
 * A field for a sum in roubles and kopecks. It takes the usual spellings and writes the sum in full when somebody leaves
 * it. Its form reads the text from the `input` event, and the kopecks of it with `kopecksOf`.
 */
export function amountField({ id, name, value, isWrong, describedBy, language }: AmountFieldOptions): unknown {
  const tidy = ({ target }: Event) => {
    const input = target as HTMLInputElement;
    const text = tidyAmount(input.value, language);
    if (text === input.value) return;
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  };
  return html`
    <span class="vk-amount">
      <input id=${id} name=${name} inputmode="decimal" autocomplete="off" maxlength="20" .value=${value} aria-invalid=${isWrong} aria-describedby=${describedBy} @change=${tidy}>
      <span aria-hidden="true">₽</span>
    </span>`;
}

/** The error of a typed sum, with the limit it breaks; undefined when there is none. */
export function amountError(
  t: Translate<keyof typeof ru>,
  text: string,
  limits: AmountLimits = {},
): string | undefined {
  const fault = amountFault(text, limits);
  const { min = 0, max = 0 } = limits;
  return fault && t(fault, { min: formatMoney(min, t.language()), max: formatMoney(max, t.language()) });
}
