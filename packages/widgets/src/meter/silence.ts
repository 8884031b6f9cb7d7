import { css, html, nothing } from 'lit';
import type { Estimate, EstimateStep } from '@vodokanal/contract';
import { multiply } from '@vodokanal/contract/rules/estimate';
import { priceOf } from '@vodokanal/contract/rules/money';
import type { Formats } from '../kit/formats.ts';
import type { Say } from '../kit/messages.ts';
import type ru from './messages/silence.ru.ts';

export const silenceStyles = css`
  .silence { display: grid; gap: 0.6em; margin: 0; padding: 0; list-style: none; }
  .silence li { display: grid; gap: 0.2em; padding-inline-start: 0.75em; border-inline-start: 3px solid var(--_soft); }
  .silence li[data-basis='norm'] { border-color: var(--_muted); }
  .silence li[data-basis='normWithCoefficient'] { border-color: var(--_problem); }
  .silence p { overflow-wrap: anywhere; }
  .silence details p { color: var(--_muted); font-size: 0.9em; }
  summary { cursor: pointer; min-block-size: 24px; color: var(--_accent); }
`;

/** The price of silence: what is charged without a reading, from which day, and how each sum comes about. */
export function silence({ steps, cause, norm, persons, sharedBy, supplyPrice, wastewaterPrice }: Estimate, say: Say<keyof typeof ru>, write: Formats): unknown {
  const sumOf = ({ volume, coefficient }: EstimateStep) => html`
    ${supplyPrice === null ? nothing : html`<p>${say(coefficient === '1' ? 'supply' : 'supplyRaised', { volume: write.decimal(volume), coefficient: write.decimal(coefficient), price: write.money(supplyPrice), sum: write.money(priceOf(multiply(volume, coefficient), supplyPrice)) })}</p>`}
    ${wastewaterPrice === null ? nothing : html`<p>${say('wastewaterSum', { volume: write.decimal(volume), price: write.money(wastewaterPrice), sum: write.money(priceOf(volume, wastewaterPrice)) })}</p>`}`;
  return html`
    <p><strong>${say(cause)}</strong></p>
    ${steps.length === 0 ? html`<p>${say('cannotSay')}</p>` : html`<ol class="silence">${steps.map((step) => html`
      <li data-basis=${step.basis}>
        <p>${say(step.basis, { date: write.date(`${step.from}-01`), volume: write.decimal(step.volume), coefficient: write.decimal(step.coefficient) })}: <strong>${step.amount === null ? say('noPrice') : say('perMonth', { amount: write.money(step.amount) })}</strong>${sharedBy > 1 && step.basis !== 'average' ? html` ${say('shared')}` : nothing}</p>
        <details>
          <summary>${say('how')}</summary>
          <p>${step.basis === 'average' ? say('ofAverage', { volume: write.decimal(step.volume) }) : say('ofNorm', { norm: write.decimal(norm ?? ''), persons, volume: write.decimal(step.volume) })}</p>
          ${sumOf(step)}
          <p>${say('ground')} <span lang="ru">${step.law}</span></p>
        </details>
      </li>`)}</ol>`}`;
}
