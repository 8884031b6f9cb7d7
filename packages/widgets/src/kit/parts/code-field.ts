import { html } from 'lit';
import { parseCode } from '@vodokanal/contract/rules/contact';
import type { ControlOptions } from './field.ts';

/** Digits of a one-time code. */
export const CODE_LENGTH = 6;

const CELLS = Array.from({ length: CODE_LENGTH }, (_, at) => at);

/**
 * The digits of a typed or pasted code: spaces and the words of a message around them do not matter. `takesLetters`: other
 * codes are typed into the same field, so that a text with letters and without a whole code stays as it is.
 */
export function codeOf(text: string, takesLetters = false): string {
  const whole = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0];
  if (whole) return whole;
  const digits = parseCode(text);
  return takesLetters && digits.length < CODE_LENGTH && /\p{L}/u.test(text) ? text : digits.slice(0, CODE_LENGTH);
}

export interface CodeFieldOptions extends ControlOptions {
  readonly takesLetters?: boolean;
}

/**
 * A field for the six digits of a one-time code. It is one native input in front of six cells, so that autofill, paste,
 * password managers and screen readers work as in any field. Its form reads the value from the `input` event.
 */
export function codeField({ id, name, value, isWrong, describedBy, takesLetters = false }: CodeFieldOptions): unknown {
  const hasCells = !/\D/.test(value);
  const clean = ({ target }: Event) => {
    const input = target as HTMLInputElement;
    const code = codeOf(input.value, takesLetters);
    // Setting the value moves the caret to the end.
    if (input.value !== code) input.value = code;
  };
  return html`
    <span class="vk-code-room"><span class="vk-code" ?data-cells=${hasCells}>
      <input id=${id} name=${name} autocomplete="one-time-code" inputmode="numeric" maxlength="200" autocapitalize="none" spellcheck="false" .value=${value} aria-invalid=${isWrong} aria-describedby=${describedBy} @input=${clean}>
      <span class="cells" aria-hidden="true">${CELLS.map((at) => html`<span ?data-typed=${at < value.length} ?data-next=${at === Math.min(value.length, CODE_LENGTH - 1)}></span>`)}</span>
    </span></span>`;
}
