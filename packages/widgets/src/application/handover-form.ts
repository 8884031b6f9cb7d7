import { html } from 'lit';
import type { ApplicationFacts, Handover } from '@vodokanal/contract';
import { readingsFaults } from '@vodokanal/contract/policies/application-fields';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import type { VkAccountElement } from '../kit/account-element.ts';
import { messages } from '../kit/i18n/messages.ts';
import { dateField } from '../kit/parts/date-field.ts';
import { errorSummary, focusSummary } from '../kit/parts/error-summary.ts';
import { describedBy } from '../kit/parts/field-faults.ts';
import { field } from '../kit/parts/field.ts';
import { dateOf } from '../kit/parts/typed-date.ts';
import { meterName } from './meter-name.ts';
import ru from './messages/handover.ru.ts';

interface Fault {
  readonly id: string;
  /** A function, because the language may change while it is shown. */
  readonly text: () => string;
}

/** The readings on the day on which the home changes hands. */
export class HandoverForm {
  readonly #host: VkAccountElement;
  readonly #onSend: (handover: Handover) => void;
  readonly #t;
  #typed: Readonly<Record<string, string>> = {};
  #faults: readonly Fault[] = [];

  constructor(host: VkAccountElement, onSend: (handover: Handover) => void) {
    this.#host = host;
    this.#onSend = onSend;
    this.#t = messages(host, ru, { en: () => import('./messages/handover.en.ts') });
  }

  forget(): void {
    this.#typed = {};
    this.#faults = [];
  }

  render(facts: ApplicationFacts, isSending: boolean): unknown {
    const t = this.#t;
    const faultOf = (id: string) => this.#faults.find((fault) => fault.id === id)?.text();
    const dayError = faultOf('takenOn');
    const day = this.#typed['takenOn'] ?? russianDate(facts.today);
    return html`
      <form novalidate @submit=${(event: SubmitEvent) => this.#onSubmit(event, facts)} @input=${this.#onInput}>
        ${errorSummary(t('summary'), this.#faults)}
        ${field({
          id: 'takenOn',
          label: t('takenOn'),
          error: dayError,
          control: dateField({
            id: 'takenOn',
            name: 'takenOn',
            value: day,
            isWrong: Boolean(dayError),
            describedBy: describedBy('takenOn', '', dayError),
            t,
            max: facts.today,
          }),
        })}
        ${facts.meters.map((meter) => {
          const error = faultOf(meter.id);
          const hint = meter.last === null ? '' : t('lastReading', { value: meter.last.replace('.', ',') });
          return field({
            id: meter.id,
            label: meterName(meter, t),
            hint,
            error,
            control: html`<input id=${meter.id} inputmode="decimal" autocomplete="off" maxlength="20" .value=${this.#typed[meter.id] ?? ''} aria-invalid=${Boolean(error)} aria-describedby=${describedBy(meter.id, hint, error)}>`,
          });
        })}
        <div class="vk-actions"><button type="submit" aria-disabled=${isSending}>${t(isSending ? 'sending' : 'send')}</button></div>
      </form>`;
  }

  #onInput = ({ target }: Event): void => {
    const { id, value } = target as HTMLInputElement;
    if (!id) return;
    this.#typed = { ...this.#typed, [id]: value };
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
    this.#host.requestUpdate();
  };

  #onSubmit = async (event: SubmitEvent, { today, meters }: ApplicationFacts): Promise<void> => {
    event.preventDefault();
    const t = this.#t;
    const takenOn = dateOf(this.#typed['takenOn'] ?? russianDate(today));
    const readings = meters.map(({ id }) => ({ meterId: id, value: (this.#typed[id] ?? '').trim() }));
    const typed = readings.filter(({ value }) => value);
    this.#faults = [
      ...(takenOn && takenOn <= today
        ? []
        : [{ id: 'takenOn', text: () => t(takenOn ? 'DATE_IN_FUTURE' : 'DATE_FORMAT') }]),
      ...readings
        .filter(({ value }) => !value)
        .map(({ meterId }) => ({ id: meterId, text: () => t('readingMissing') })),
      ...readingsFaults(typed, meters, '').map(({ code, pointer, params = {} }) => ({
        id: typed[Number(pointer.split('/')[1])]?.meterId ?? '',
        text: () =>
          code === 'LESS_THAN_PREVIOUS'
            ? t('lessThanPrevious', { previous: String(params['previous'] ?? '') })
            : t('readingFormat'),
      })),
    ];
    if (takenOn && this.#faults.length === 0) return this.#onSend({ takenOn, readings: typed });
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    focusSummary(this.#host.renderRoot);
  };
}
