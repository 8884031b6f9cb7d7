import { html, nothing } from 'lit';
import type { VisitChoice, VisitKind, VisitSlot } from '@vodokanal/contract';
import { applicationCasesOf } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { choiceChips } from '../kit/parts/choice-chips.ts';
import { field } from '../kit/parts/field.ts';
import { describedBy } from '../kit/parts/field-faults.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import ru from './messages/visit.ru.ts';

export interface VisitFieldOptions {
  readonly kind: VisitKind;
  readonly chosen: VisitChoice | undefined;
  readonly error: string | undefined;
  /** Text of the choice of no time. */
  readonly none: string;
  readonly onChoice: (choice: VisitChoice | undefined) => void;
}

/** Chooses a day, and a time of that day with a free place. */
export class VisitChoiceField {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #format;
  readonly #slots: LoadTask<readonly VisitSlot[] | undefined, readonly [VisitKind | undefined, number]>;
  #kind: VisitKind | undefined;
  #loads = 0;

  constructor(host: VkAccountElement) {
    this.#host = host;
    this.#t = messages(host, ru, { en: () => import('./messages/visit.en.ts') });
    this.#format = formats(this.#t);
    this.#slots = new LoadTask<readonly VisitSlot[] | undefined, readonly [VisitKind | undefined, number]>(host, {
      resources: [],
      watch: () => [this.#kind, this.#loads] as const,
      load: async (client, accountId, [kind], signal) =>
        kind && (await applicationCasesOf(client).slots(accountId, kind, signal)).items,
    });
  }

  /** The times have changed. */
  reload(): void {
    this.#loads++;
    this.#host.requestUpdate();
  }

  /** The chosen time with its end; null when it is unknown. */
  slotOf(choice: VisitChoice | undefined): VisitSlot | null {
    return this.#slots.value?.find(({ on, from }) => on === choice?.on && from === choice.from) ?? null;
  }

  render(options: VisitFieldOptions): unknown {
    const t = this.#t;
    if (options.kind !== this.#kind) {
      this.#kind = options.kind;
      this.#host.requestUpdate();
    }
    return html`<div class="slots">${this.#slots.render({
      signedOut: () => nothing,
      pending: () => skeleton(t('loading'), 2),
      failed: (fault) =>
        notice({ tone: 'problem', text: t.problem(fault), action: { text: t('retry'), run: this.#slots.retry } }),
      empty: () => nothing,
      ready: (slots) => (slots ? this.#renderSlots(slots, options) : skeleton(t('loading'), 2)),
    })}</div>`;
  }

  #renderSlots(slots: readonly VisitSlot[], { kind, chosen, error, none, onChoice }: VisitFieldOptions): unknown {
    const t = this.#t;
    if (slots.length === 0) return notice({ text: t('noSlots') });
    const days = [...new Set(slots.map(({ on }) => on))];
    const ofDay = slots.filter(({ on }) => on === chosen?.on);
    const chooseDay = ({ target }: Event) => {
      const on = (target as HTMLSelectElement).value;
      const first = slots.find((slot) => slot.on === on);
      onChoice(first && { on, from: first.from });
    };
    return html`
      ${field({
        id: 'visit',
        label: t(kind),
        error,
        control: html`<select id="visit" aria-invalid=${Boolean(error)} aria-describedby=${describedBy('visit', '', error)} @change=${chooseDay}>
          <option value="" .selected=${chosen === undefined}>${none}</option>
          ${days.map((day) => html`<option value=${day} .selected=${day === chosen?.on}>${this.#format.date(day)}</option>`)}
        </select>`,
      })}
      ${
        chosen && ofDay.length > 0
          ? choiceChips({
              name: 'visit-time',
              label: t('time'),
              value: chosen.from,
              choices: ofDay.map(({ from, to }) => [from, t('fromTo', { from, to })] as const),
              onChoice: (from) => onChoice({ on: chosen.on, from }),
            })
          : nothing
      }`;
  }
}
