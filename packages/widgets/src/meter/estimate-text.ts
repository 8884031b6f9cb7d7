import { css, html, nothing } from 'lit';
import type { Estimate, EstimateStep } from '@vodokanal/contract';
import { multiply } from '@vodokanal/contract/rules/decimal';
import { priceOf } from '@vodokanal/contract/rules/money';
import type { Formats } from '../kit/i18n/formats.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import type ru from './messages/estimate.ru.ts';

export const estimateStyles = css`
  .estimate { display: grid; gap: 0.6em; margin: 0; padding: 0; list-style: none; }
  .estimate li { display: grid; gap: 0.2em; padding-inline-start: 0.75em; border-inline-start: 3px solid var(--_soft); }
  .estimate li[data-basis='norm'] { border-color: var(--_muted); }
  .estimate li[data-basis='normWithCoefficient'] { border-color: var(--_danger); }
  .estimate p { overflow-wrap: anywhere; }
  .estimate details p { color: var(--_muted); font-size: 0.9em; }
`;

/** What is charged without a reading: from which month, how much, and how the sum is calculated. */
export function estimateText(
  { steps, cause, norm, persons, sharedBy, supplyPrice, wastewaterPrice }: Estimate,
  t: Translate<keyof typeof ru>,
  format: Formats,
): unknown {
  const sumOf = ({ volume, coefficient }: EstimateStep) => html`
    ${supplyPrice === null ? nothing : html`<p>${t(coefficient === '1' ? 'supply' : 'supplyRaised', { volume: format.decimal(volume), coefficient: format.decimal(coefficient), price: format.money(supplyPrice), sum: format.money(priceOf(multiply(volume, coefficient), supplyPrice)) })}</p>`}
    ${wastewaterPrice === null ? nothing : html`<p>${t('wastewaterSum', { volume: format.decimal(volume), price: format.money(wastewaterPrice), sum: format.money(priceOf(volume, wastewaterPrice)) })}</p>`}`;
  return html`
    <p><strong>${t(cause)}</strong></p>
    ${
      steps.length === 0
        ? html`<p>${t('cannotSay')}</p>`
        : html`<ol class="estimate">${steps.map(
            (step) => html`
      <li data-basis=${step.basis}>
        <p>${t(step.basis, { date: format.date(`${step.from}-01`), volume: format.decimal(step.volume), coefficient: format.decimal(step.coefficient) })}: <strong>${step.amount === null ? t('noPrice') : t('perMonth', { amount: format.money(step.amount) })}</strong>${sharedBy > 1 && step.basis !== 'average' ? html`${' '}${t('shared')}` : nothing}</p>
        <details>
          <summary>${t('how')}</summary>
          <p>${step.basis === 'average' ? t('ofAverage', { volume: format.decimal(step.volume) }) : t('ofNorm', { norm: format.decimal(norm ?? ''), persons, volume: format.decimal(step.volume) })}</p>
          ${sumOf(step)}
          <p>${t('ground')} <span lang="ru">${step.law}</span></p>
        </details>
      </li>`,
          )}</ol>`
    }`;
}
