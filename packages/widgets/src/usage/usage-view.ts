import { html, nothing } from 'lit';
import type { Estimate, Meter, Reading } from '@vodokanal/contract';
import { addMonths } from '@vodokanal/contract/rules/calendar';
import { multiply } from '@vodokanal/contract/rules/decimal';
import { surpriseOf, usageByPeriod, type Usage } from '@vodokanal/contract/rules/usage';
import { printIcon } from '../generated/icons/print.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { chartStyles } from '../kit/theme/chart.styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { formats } from '../kit/i18n/formats.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { meterName } from '../kit/i18n/meter-name.ts';
import { messages } from '../kit/i18n/messages.ts';
import { groupBy } from '../kit/group-by.ts';
import { BarChart, type ChartMark } from '../kit/parts/bar-chart.ts';
import { choiceChips } from '../kit/parts/choice-chips.ts';
import { notice } from '../kit/parts/notice.ts';
import type { LeakCheck } from './leak-check.ts';
import ru from './messages/view.ru.ts';
import { styles } from './usage-view.styles.ts';

/** `period` is the current reading period, `YYYY-MM`. */
export interface UsageFacts {
  /** Also the meters that were taken out: their readings belong to the place of use. */
  readonly meters: readonly Meter[];
  readonly places: ReadonlyMap<string, string>;
  readonly journal: readonly Reading[];
  readonly estimates: readonly Estimate[];
  readonly period: string;
}

const MONTHS = 12;
/** More choices than this are a list instead of chips. */
const MANY_CHOICES = 5;

/** Months that both years must have before they are compared. */
const MONTHS_TO_COMPARE = 3;
/** Part of last year's volume below which a change is not worth naming. */
const ABOUT_THE_SAME = 0.03;

/** Consumption as bars, as text for the chosen month, and as a table. */
export class UsageView {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #format;
  /** The type of water or the meter id on screen. */
  #shown = '';
  readonly #chart: BarChart;
  readonly #leakLoader: LazyPart<typeof LeakCheck>;
  readonly #printLoader: LazyPart<typeof import('../kit/print.ts')>;
  #leak: LeakCheck | undefined;

  constructor(host: VkAccountElement) {
    this.#host = host;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#leakLoader = new LazyPart(host, async () => (await import('./leak-check.ts')).LeakCheck);
    this.#printLoader = new LazyPart(host, () => import('../kit/print.ts'));
    this.#chart = new BarChart(host, this.#t);
    adopt(host.renderRoot, dataStyles, chartStyles, styles);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#shown = '';
    this.#leak = undefined;
  }

  render(facts: UsageFacts): unknown {
    const t = this.#t;
    const choices = this.#choicesOf(facts);
    const shown = choices.some(({ value }) => value === this.#shown) ? this.#shown : (choices[0]?.value ?? '');
    const meters = facts.meters.filter(({ id, service }) => facts.places.get(id) === shown || service === shown);
    const ids = new Set(meters.map(({ id }) => id));
    const last = facts.journal.some(({ period }) => period === facts.period)
      ? facts.period
      : addMonths(facts.period, -1);
    const usages = usageByPeriod(
      facts.journal.filter(({ meterId }) => ids.has(meterId)),
      last,
      2 * MONTHS,
    );
    const [before, now] = [usages.slice(0, MONTHS), usages.slice(MONTHS)];
    const estimate = facts.estimates.find(({ meterId }) => ids.has(meterId));
    // The norm covers all water of a type, not one meter of several.
    const isWhole = meters.length === facts.meters.filter(({ service }) => service === meters[0]?.service).length;
    const norm = isWhole && estimate?.norm ? Number(multiply(estimate.norm, String(estimate.persons))) : null;
    const surprise = surpriseOf(usages);
    return html`
      ${
        choices.length < 2
          ? nothing
          : choices.length > MANY_CHOICES
            ? html`<label class="vk-choice">${t('choice')}<select @change=${({ target }: Event) => this.#onChoice((target as HTMLSelectElement).value)}>
        ${choices.map(({ value, text }) => html`<option value=${value} .selected=${value === shown}>${text}</option>`)}</select></label>`
            : choiceChips({
                name: 'water',
                label: t('choice'),
                value: shown,
                choices: choices.map(({ value, text }) => [value, text] as const),
                onChoice: this.#onChoice,
              })
      }
      ${this.#renderInsight(now, before)}
      ${surprise ? notice({ tone: 'warning', text: t('surprise', { period: this.#format.period(surprise.period), times: Math.round(surprise.times * 10) / 10 }) }) : nothing}
      ${this.#renderChart(now, before, norm)}
      <details>
        <summary>${t('table')}</summary>
        <table>
          <thead><tr><th scope="col">${t('period')}</th><th scope="col">${t('used')}</th><th scope="col">${t('before')}</th></tr></thead>
          <tbody>${now.map(({ period, volume, isEstimate }, at) => html`<tr><th scope="row">${this.#format.period(period)}${isEstimate ? `, ${t('legendEstimate')}` : ''}</th><td>${this.#number(volume)}</td><td>${this.#number(before[at]?.volume ?? null)}</td></tr>`)}</tbody>
        </table>
      </details>
      <details @toggle=${this.#onLeak}>
        <summary>${t('leak')}</summary>
        ${this.#leak?.render(meters.find(({ state }) => state !== 'removed')?.pricePerCubicMetre ?? null) ?? nothing}
        ${this.#leakLoader.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline'), action: { text: t('retry'), run: () => void this.#loadLeakCheck() } }) : nothing}
      </details>
      ${this.#printLoader.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
      <div class="vk-actions"><button type="button" class="vk-text" @click=${() => this.#onPrint(now, before)}>${printIcon()}${t('print')}</button></div>`;
  }

  /** Compares the months of both years that are known. */
  #renderInsight(now: readonly Usage[], before: readonly Usage[]): unknown {
    const pairs = now.flatMap(({ volume }, at) => {
      const past = before[at]?.volume ?? null;
      return volume === null || past === null ? [] : [[volume, past] as const];
    });
    if (pairs.length < MONTHS_TO_COMPARE) return nothing;
    const [used, past] = [0, 1].map((year) => pairs.reduce((sum, pair) => sum + (pair[year] ?? 0), 0)) as [
      number,
      number,
    ];
    const change = used - past;
    const compared = Math.abs(change) < past * ABOUT_THE_SAME ? 'same' : change > 0 ? 'more' : 'less';
    const rounded = (volume: number) => this.#number(Math.round(volume * 10) / 10);
    return html`<p><strong>${this.#t(compared, { months: pairs.length, used: rounded(used), change: rounded(Math.abs(change)) })}</strong></p>`;
  }

  #renderChart(now: readonly Usage[], before: readonly Usage[], norm: number | null): unknown {
    const t = this.#t;
    const legend: (readonly [ChartMark, string])[] = [
      ['now', t('legendNow')],
      ['before', t('legendBefore')],
    ];
    if (now.some(({ isEstimate }) => isEstimate)) legend.push(['estimate', t('legendEstimate')]);
    if (norm !== null) legend.push(['line', t('norm', { volume: this.#number(norm) })]);
    return this.#chart.render({
      label: t('chart'),
      bars: now.map(({ period, volume, isEstimate }, at) => ({
        period,
        value: volume,
        before: before[at]?.volume ?? null,
        isEstimate,
        text: this.#barText(at, now, before),
      })),
      line: norm,
      axisText: (volume) => t('cubicMetres', { volume: this.#number(volume) }),
      legend,
    });
  }

  /** Types of water first, then single meters where a type has several. */
  #choicesOf({ meters, places }: UsageFacts): readonly { readonly value: string; readonly text: string }[] {
    const t = this.#t;
    return [...groupBy(meters, ({ service }) => service)].flatMap(([service, items]) => {
      const heads = items.filter(({ id }) => places.get(id) === id);
      const single =
        heads.length < 2
          ? []
          : heads.map((meter) => ({
              value: meter.id,
              text: meter.place ? meterName(t, meter) : t('serial', { serial: meter.serialNumber }),
            }));
      return [{ value: service, text: t(service) }, ...single];
    });
  }

  #barText(at: number, now: readonly Usage[], before: readonly Usage[]): string {
    const { period = '', volume = null, isEstimate = false } = now[at] ?? {};
    const past = before[at]?.volume ?? null;
    return (
      this.#t(volume === null ? 'barNothing' : isEstimate ? 'barEstimate' : 'bar', {
        period: this.#format.period(period),
        volume: this.#number(volume),
      }) + (past === null ? '' : `, ${this.#t('yearAgo', { volume: this.#number(past) })}`)
    );
  }

  #number(volume: number | null): string {
    return volume === null ? '–' : volume.toLocaleString(this.#t.language(), { maximumFractionDigits: 3 });
  }

  #onChoice = (shown: string): void => {
    this.#shown = shown;
    this.#host.requestUpdate();
  };

  async #loadLeakCheck(): Promise<void> {
    const Check = await this.#leakLoader.load();
    if (Check) this.#leak ??= new Check(this.#host);
    this.#host.requestUpdate();
  }

  #onLeak = async (event: Event): Promise<void> => {
    if ((event.currentTarget as HTMLDetailsElement).open && !this.#leak) await this.#loadLeakCheck();
  };

  #onPrint = async (now: readonly Usage[], before: readonly Usage[]): Promise<void> => {
    const file = await this.#printLoader.load();
    file?.printLines(
      this.#host.ownerDocument,
      this.#t('title'),
      now.map((_, at) => this.#barText(at, now, before)),
    );
  };
}
