import { css, html } from 'lit';
import type { Meter } from '@vodokanal/contract';
import { adopt } from '../kit/theme/adopt-styles.ts';

const styles = css`
  .drum.still, .meter input.drum:not([type='checkbox']) {
    box-sizing: content-box; inline-size: calc((var(--black) + var(--red)) * 1.7ch); max-inline-size: 100%; padding: 0.3em 0; border: 3px solid var(--_line); border-radius: 0.4em; direction: ltr;
    font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: min(1.6em, calc((100cqi - 4.5em) / (var(--black) + var(--red)) / 1.05)); font-weight: var(--_weight-bold); letter-spacing: 0.7ch; text-indent: 0.35ch; color: #fff; caret-color: #fff;
    background:
      linear-gradient(#0007, #fff2 30%, #0000 55%, #0007),
      repeating-linear-gradient(90deg, #0000 0 calc(1.7ch - 2px), #fff8 0 1.7ch),
      linear-gradient(90deg, var(--_drum) calc(var(--black) * 1.7ch), var(--_drum-fraction) 0);
  }
  .meter input.drum[aria-invalid='true'] { border-color: var(--_danger); }
  .drum.still { display: inline-block; white-space: nowrap; padding: 0.1em 0; font-size: min(1.1em, calc((100cqi - 4.5em) / (var(--black) + var(--red)) / 1.05)); opacity: 0.75; }
  [data-black='1'] { --black: 1; }
  [data-black='2'] { --black: 2; }
  [data-black='3'] { --black: 3; }
  [data-black='4'] { --black: 4; }
  [data-black='5'] { --black: 5; }
  [data-black='6'] { --black: 6; }
  [data-black='7'] { --black: 7; }
  [data-black='8'] { --black: 8; }
  [data-black='9'] { --black: 9; }
  [data-red='0'] { --red: 0; }
  [data-red='1'] { --red: 1; }
  [data-red='2'] { --red: 2; }
  [data-red='3'] { --red: 3; }
  @media (forced-colors: active) { .meter input.drum:not([type='checkbox']) { color: FieldText; background: Field; } }
`;

type Digits = Pick<Meter, 'digits' | 'fractionDigits'>;

/** Converts the digits in the drums (`00160500`) into a reading (`00160,500`): black drums are whole, red ones decimal. */
export const readingOf = (drums: string, { digits }: Digits): string =>
  drums.length > digits ? `${drums.slice(0, digits)},${drums.slice(digits)}` : drums;

/** Converts a reading into the digits of the drums; empty when it is no number or does not fit. */
export function drumsOf(reading: string, { digits, fractionDigits }: Digits): string {
  const [, whole, fraction = ''] = /^(\d+)(?:[.,](\d*))?$/.exec(reading.replace(/\s/gu, '')) ?? [];
  const trimmed = whole?.replace(/^0+(?=.)/, '');
  return trimmed === undefined || trimmed.length > digits
    ? ''
    : trimmed.padStart(digits, '0') + fraction.slice(0, fractionDigits);
}

/**
 * A field that looks like the drums of a meter, one digit each. It is one native input, so keyboard, paste, autofill and
 * screen readers work as usual. Loaded when somebody switches it on.
 */
export class Drum {
  /** The typed digits by meter id; leading zeros are not filled in while somebody types. */
  readonly #typed = new Map<string, string>();

  constructor(root: ShadowRoot) {
    adopt(root, styles);
  }

  /** The digits of a reading on drums that cannot be changed. Its text stands beside it for screen readers. */
  renderStill(meter: Meter, reading: string): unknown {
    return html`<span class="drum still" aria-hidden="true" data-black=${meter.digits} data-red=${meter.fractionDigits}>${drumsOf(reading, meter).padEnd(meter.digits + meter.fractionDigits, '0')}</span>`;
  }

  render(
    meter: Meter,
    {
      id,
      text,
      isWrong,
      describedBy,
      onInput,
      onLeave,
    }: {
      readonly id: string;
      readonly text: string;
      readonly isWrong: boolean;
      readonly describedBy: string;
      readonly onInput: (text: string) => void;
      readonly onLeave: () => void;
    },
  ): unknown {
    const { digits, fractionDigits } = meter;
    const typed = this.#typed.get(meter.id);
    const value = typed !== undefined && readingOf(typed, meter) === text ? typed : drumsOf(text, meter);
    const input = ({ target }: Event) => {
      const field = target as HTMLInputElement;
      // Align a pasted reading with a comma to the drums.
      const drums = (/[.,]/.test(field.value) ? drumsOf(field.value, meter) : field.value.replace(/\D/g, '')).slice(
        0,
        digits + fractionDigits,
      );
      field.value = drums;
      this.#typed.set(meter.id, drums);
      onInput(readingOf(drums, meter));
    };
    return html`<input id=${id} class="drum" data-black=${digits} data-red=${fractionDigits} inputmode="numeric" autocomplete="off" enterkeyhint="next" maxlength="20" .value=${value} aria-invalid=${isWrong} aria-describedby=${describedBy} @input=${input} @blur=${onLeave}>`;
  }
}
