import { html, nothing } from 'lit';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { calendarIcon } from '../../generated/icons/calendar.ts';
import type { Translate } from '../i18n/messages.ts';
import type ru from '../i18n/messages/date.ru.ts';
import type { ControlOptions } from './field.ts';
import { dateFault, dateOf, tidyDate, type DateLimits } from './typed-date.ts';

export interface DateFieldOptions extends ControlOptions, DateLimits {
  readonly t: Translate<keyof typeof ru>;
}

/** Sets a field as if it had been typed. */
function type(input: HTMLInputElement, text: string): void {
  if (input.value === text) return;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

/**
 * A field for a day that is typed as `ДД.ММ.ГГГГ`. It takes other spellings, too, and writes the day in full when somebody
 * leaves it. On touch screens a button opens the calendar of the system. Its form reads the text from the `input` event,
 * and the day of it with `dateOf`.
 */
export function dateField({ id, name, value, isWrong, describedBy, t, min, max }: DateFieldOptions): unknown {
  const inputOf = ({ currentTarget }: Event) =>
    (currentTarget as HTMLElement).closest('.vk-date')?.querySelector<HTMLInputElement>('input:not([type])');
  const tidy = ({ target }: Event) => type(target as HTMLInputElement, tidyDate((target as HTMLInputElement).value));
  const choose = (event: Event) => {
    const input = inputOf(event);
    const { value: day } = event.currentTarget as HTMLInputElement;
    if (!input || !day) return;
    type(input, russianDate(day));
    input.focus();
  };
  const open = ({ currentTarget }: Event) => {
    const calendar = (currentTarget as HTMLElement).parentElement?.querySelector<HTMLInputElement>('input[type=date]');
    try {
      calendar?.showPicker();
    } catch {
      // A frame of another origin may not open it; the day can be typed.
    }
  };
  const canOpen = 'showPicker' in HTMLInputElement.prototype;
  return html`
    <span class="vk-date">
      <input id=${id} name=${name} inputmode="decimal" autocomplete="off" maxlength="20" .value=${value} aria-invalid=${isWrong} aria-describedby=${describedBy} @change=${tidy}>
      ${
        canOpen
          ? html`
      <input class="calendar" type="date" tabindex="-1" aria-hidden="true" .value=${dateOf(value) ?? ''} min=${min ?? nothing} max=${max ?? nothing} @change=${choose}>
      <button type="button" class="vk-text" aria-label=${t('openCalendar')} @click=${open}>${calendarIcon()}</button>`
          : nothing
      }
    </span>`;
}

/** The error of a typed day, with the limit it breaks; undefined when there is none. */
export function dateError(t: Translate<keyof typeof ru>, text: string, limits: DateLimits = {}): string | undefined {
  const fault = dateFault(text, limits);
  const { min = '', max = '' } = limits;
  return fault && t(fault, { min: russianDate(min), max: russianDate(max) });
}
