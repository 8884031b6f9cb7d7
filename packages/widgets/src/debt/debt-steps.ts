import { html, nothing } from 'lit';
import type { Account, AccountDebt } from '@vodokanal/contract';
import type { VkAccountElement } from '../kit/account-element.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { timeline, type TimelineEvent } from '../kit/parts/timeline.ts';
import ru from './messages/steps.ru.ts';

type Step = AccountDebt['steps'][number];

const STATES = { done: 'past', next: 'current', later: 'future' } as const;

/** The legal steps with their dates, consequences and law; and what the law forbids. */
export class DebtSteps {
  readonly #t;
  readonly #format;

  constructor(host: VkAccountElement) {
    this.#t = messages(host, ru, { en: () => import('./messages/steps.en.ts') });
    this.#format = formats(this.#t);
  }

  /** While a plan is paid in time, a restriction and a court are ruled out, so only what has happened is shown. */
  render({ steps: all }: AccountDebt, kind: Account['kind'] | undefined, isPlanKept: boolean): unknown {
    const t = this.#t;
    const steps = isPlanKept ? all.filter(({ step, state }) => state === 'done' || step === 'lateFee') : all;
    return html`
      <section aria-labelledby="steps">
        <h3 id="steps">${t('stepsTitle')}</h3>
        ${timeline(
          t('stepsLabel'),
          steps.map((step) => this.#eventOf(step, kind)),
        )}
        ${isPlanKept ? notice({ text: t('inInstalments') }) : nothing}
        ${kind === 'apartment' ? notice({ text: html`<strong>${t('neverTitle')}</strong><br>${t('coldWater')}` }) : nothing}
      </section>`;
  }

  #eventOf(step: Step, kind: Account['kind'] | undefined): TimelineEvent {
    const t = this.#t;
    const { step: name, state, law } = step;
    const text =
      name === 'restriction' ? t(kind === 'apartment' ? 'restrictionApartment' : 'restrictionOther') : t(`${name}Text`);
    return {
      title: t(state === 'done' ? name : `${name}Ahead`),
      when: this.#whenOf(step),
      text: html`${text}<br><span class="vk-muted" lang="ru">${law}</span>`,
      state: STATES[state],
      ...(state === 'done' && { tone: 'warning' as const }),
    };
  }

  #whenOf({ step, state, on }: Step): string {
    const t = this.#t;
    if (!on) return t('noDay');
    const date = this.#format.date(on);
    if (state !== 'done') return t(step === 'lateFee' ? 'ifUnpaid' : 'notBefore', { date });
    // A notice and a court have one day; the others go on.
    return step === 'notice' || step === 'court' ? date : t('since', { date });
  }
}
