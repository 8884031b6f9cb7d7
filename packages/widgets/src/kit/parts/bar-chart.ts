import { html, nothing, svg } from 'lit';
import type { VkElement } from '../element.ts';

/** A month: its value, and that of a year before, both null when they are not known. */
export interface ChartBar {
  /** `YYYY-MM`. */
  readonly period: string;
  readonly value: number | null;
  readonly before: number | null;
  /** Hatched. */
  readonly isEstimate?: boolean;
  /** The values of the month in words. */
  readonly text: string;
}

export type ChartMark = 'now' | 'estimate' | 'before' | 'line';

export interface BarChartOptions {
  readonly label: string;
  /** Oldest first. */
  readonly bars: readonly ChartBar[];
  /** A value to compare all months with. */
  readonly line?: number | null;
  readonly axisText: (value: number) => string;
  readonly legend: readonly (readonly [mark: ChartMark, text: string])[];
}

/** The next round number that leaves room above the highest bar: 1, 2, 3, 4, 5, 6, 8 or 10 times a power of ten. */
function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 3, 4, 5, 6, 8, 10].find((step) => step * power >= value * 1.05) ?? 20) * power;
}

/**
 * Bars of months beside those of a year before. It has one tab stop; arrow keys, Home and End move between the months,
 * and the values of the chosen one stand below in words. A table with the same values belongs beside it.
 */
export class BarChart {
  readonly #host: VkElement;
  readonly #language: () => string;
  #chosen = Infinity;
  #count = 0;

  constructor(host: VkElement, { language }: { language(): string }) {
    this.#host = host;
    this.#language = language;
  }

  render({ label, bars, line = null, axisText, legend }: BarChartOptions): unknown {
    this.#count = bars.length;
    const chosen = this.#chosenOf();
    const top = niceCeiling(Math.max(line ?? 0, ...bars.flatMap(({ value, before }) => [value ?? 0, before ?? 0]), 1));
    const height = (value: number | null) => (Math.max(0, value ?? 0) / top) * 100;
    return html`
      <div>
        <div class="bars" part="chart" role="group" aria-label=${label} @keydown=${this.#onKey}>
          ${bars.map(({ value, before, isEstimate = false, text }, at) => this.#renderBar(at, at === chosen, text, height(before), height(value), isEstimate))}
          <svg class="line axis" aria-hidden="true">${[top, top / 2].map(
            (value) =>
              svg`<line x1="0" x2="100%" y1="${100 - height(value)}%" y2="${100 - height(value)}%"></line><text x="100%" y="${100 - height(value)}%" dy="1.1em">${axisText(value)}</text>`,
          )}</svg>
          ${line === null ? nothing : html`<svg class="line" aria-hidden="true"><line class="norm" x1="0" x2="100%" y1="${100 - height(line)}%" y2="${100 - height(line)}%"></line></svg>`}
          <svg class="line" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6"></path></pattern></defs></svg>
        </div>
        <div class="months" aria-hidden="true">${bars.map(({ period }) => html`<span>${this.#month(period)}</span>`)}</div>
      </div>
      <p class="told">${bars[chosen]?.text}</p>
      <ul class="legend">${legend.map(([mark, text]) => html`<li><svg aria-hidden="true">${mark === 'line' ? svg`<line class="norm" x1="0" x2="100%" y1="50%" y2="50%"></line>` : svg`<rect class=${mark === 'before' ? 'before' : 'now'} ?data-estimate=${mark === 'estimate'} width="100%" height="100%"></rect>`}</svg>${text}</li>`)}</ul>`;
  }

  /** One SVG a month with sizes in per cent, so that bars scale with the column and text does not. */
  #renderBar(at: number, isChosen: boolean, text: string, before: number, now: number, isEstimate: boolean): unknown {
    return html`
      <svg class="bar" role="img" tabindex=${isChosen ? 0 : -1} ?data-chosen=${isChosen} aria-label=${text} @focus=${() => this.#choose(at)} @pointerenter=${() => this.#choose(at)}>
        <rect class="before" x="16%" width="28%" y="${100 - before}%" height="${before}%" rx="2"></rect>
        <rect class="now" ?data-estimate=${isEstimate} x="46%" width="38%" y="${100 - now}%" height="${now}%" rx="2"></rect>
      </svg>`;
  }

  /** The last month until another is chosen. */
  #chosenOf(): number {
    return Math.min(this.#chosen, this.#count - 1);
  }

  #month(period: string): string {
    return new Intl.DateTimeFormat(this.#language(), { month: 'narrow', timeZone: 'UTC' }).format(
      new Date(`${period}-01`),
    );
  }

  #choose(at: number): void {
    this.#chosen = at;
    this.#host.requestUpdate();
  }

  #onKey = async (event: KeyboardEvent): Promise<void> => {
    const chosen = this.#chosenOf();
    const to = { ArrowLeft: chosen - 1, ArrowRight: chosen + 1, Home: 0, End: this.#count - 1 }[event.key];
    if (to === undefined || to < 0 || to >= this.#count) return;
    event.preventDefault();
    this.#choose(to);
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<SVGElement>('.bar[data-chosen]')?.focus();
  };
}
