import { html } from 'lit';
import type { ChargeStep } from '@vodokanal/contract/rules/charge-line';
import { decimalOf, fractionOf, over } from '@vodokanal/contract/rules/fraction';
import type { VkAccountElement } from '../kit/account-element.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import type { ComputedLine } from './charge-check.ts';
import { lineTitle, type ViewTexts } from './line-text.ts';
import ru from './messages/steps.ru.ts';

/** A step from the readings to the sum in words, with the law behind it. */
export interface StepText {
  readonly title: string;
  readonly text: string;
  /** What is multiplied, and the product. */
  readonly formula?: string;
  readonly law?: string;
}

/** Digits after the point of a sum that is not rounded yet, in roubles. */
const EXACT_DIGITS = 4;

/** Explains a computed line step by step, on the page and on paper. */
export class ChargeSteps {
  readonly #t;
  readonly #viewTexts: ViewTexts;
  readonly #format;

  constructor(host: VkAccountElement, viewTexts: ViewTexts) {
    this.#t = messages(host, ru, { en: () => import('./messages/steps.en.ts') });
    this.#viewTexts = viewTexts;
    this.#format = formats(this.#t);
  }

  render(line: ComputedLine): unknown {
    return html`<ol class="steps">${this.textsOf(line).map(
      ({ title, text, formula, law }) =>
        html`<li><div><strong>${title}</strong><p>${text}</p>${formula ? html`<p class="formula">${formula}</p>` : ''}${law ? html`<p class="vk-muted">${this.#t('law')}${' '}<span lang="ru">${law}</span></p>` : ''}</div></li>`,
    )}</ol>`;
  }

  textsOf(line: ComputedLine): readonly StepText[] {
    let part: Extract<ChargeStep, { step: 'days' }> | undefined;
    let times: string | undefined;
    return line.steps.map((step): StepText => {
      if (step.step === 'days') part = step;
      if (step.step === 'coefficient') times = step.times;
      if (step.step === 'price') return this.#priceText(step, line, part, times);
      return this.#textOf(step, line.law);
    });
  }

  #textOf(step: Exclude<ChargeStep, { step: 'price' }>, law: string): StepText {
    const t = this.#t;
    const { decimal, money } = this.#format;
    switch (step.step) {
      case 'readings': {
        const { previous, current, volume, isRollover } = step;
        const values = { previous: decimal(previous), current: decimal(current), volume: decimal(volume) };
        return { title: t('readings'), text: t(isRollover ? 'rolloverText' : 'readingsText', values), law };
      }
      case 'average':
        return { title: t('averageStep'), text: t('averageText', { volume: decimal(step.volume) }), law: step.law };
      case 'norm': {
        const { norm, persons, volume } = step;
        const values = { norm: decimal(norm), persons, volume: decimal(volume) };
        return { title: t('normStep'), text: t('normText', values), law: step.law };
      }
      case 'supplied': {
        const volumes = step.volumes.map(({ service, volume }) =>
          t('suppliedPart', {
            service: lineTitle(this.#viewTexts, { kind: 'volume', service }, true),
            volume: decimal(volume),
          }),
        );
        const values = { volumes: volumes.join(' + '), volume: decimal(step.volume) };
        return { title: t('supplied'), text: t('suppliedText', values), law: step.law };
      }
      case 'area': {
        const { whole, area, wholeArea, volume } = step;
        const values = {
          whole: decimal(whole),
          area: decimal(area),
          wholeArea: decimal(wholeArea),
          volume: decimal(volume),
        };
        return { title: t('area'), text: t('areaText', values), law: step.law };
      }
      case 'heat': {
        const { volume, heat, quantity } = step;
        const values = { volume: decimal(volume), heat: decimal(heat), quantity: decimal(quantity) };
        return { title: t('heatStep'), text: t('heatText', values), law: step.law };
      }
      case 'days': {
        const { from, to, days, of } = step;
        return { title: t('days'), text: t('daysText', { range: this.#range(from, to), days, of: String(of) }) };
      }
      case 'coefficient': {
        const values = { factor: decimal(step.factor), times: decimal(step.times) };
        return { title: t('coefficientStep', values), text: t('coefficientText', values), law: step.law };
      }
      case 'rounding': {
        const amount = money(step.amount);
        const exact = this.#roubles(step.exact).text;
        return step.exact === String(step.amount)
          ? { title: t('whole'), text: t('wholeText', { amount }) }
          : { title: t('rounding'), text: t('roundingText', { exact, amount }) };
      }
      case 'recalculation':
        return { title: this.#viewTexts('recalculation'), text: step.reason, law: step.law };
    }
  }

  /** The price with the product: of all of the volume, of the days of a part, and of what the coefficient adds. */
  #priceText(
    { price, validFrom, exact, law }: Extract<ChargeStep, { step: 'price' }>,
    line: ComputedLine,
    part: Extract<ChargeStep, { step: 'days' }> | undefined,
    times: string | undefined,
  ): StepText {
    const t = this.#t;
    const { decimal, date, money } = this.#format;
    const isHeat = line.kind === 'heat';
    const factors = [
      t(isHeat ? 'gigacalories' : 'cubicMetres', { volume: decimal(line.quantity ?? '0') }),
      ...(part ? [`${part.days}/${part.of}`] : []),
      ...(times !== undefined && times !== '1' ? [decimal(times)] : []),
      money(price),
    ];
    const sum = this.#roubles(exact);
    const formula = t(sum.isExact ? 'formulaEqual' : 'formulaAbout', { left: factors.join(' × '), right: sum.text });
    const values = { price: money(price), date: date(validFrom) };
    return { title: t('price'), text: t(isHeat ? 'heatPriceText' : 'priceText', values), formula, law };
  }

  /** Days of a month, e.g. `1–5 декабря 2025 г.` */
  #range(from: string, to: string): string {
    return new Intl.DateTimeFormat(this.#t.language(), { dateStyle: 'long', timeZone: 'UTC' }).formatRange(
      new Date(from),
      new Date(to),
    );
  }

  /** Kopecks that are not rounded yet, in roubles. */
  #roubles(kopecks: string): { readonly text: string; readonly isExact: boolean } {
    const sum = decimalOf(over(fractionOf(kopecks), fractionOf(100)), EXACT_DIGITS);
    const [, fraction = ''] = kopecks.split('.');
    return {
      text: this.#t('roubles', { sum: this.#format.decimal(sum) }),
      isExact: fraction.length <= EXACT_DIGITS - 2,
    };
  }
}
