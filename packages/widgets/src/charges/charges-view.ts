import { html, nothing, svg } from 'lit';
import type { ChargeDetail, ChargeForecast, ChargeMonth, Service } from '@vodokanal/contract';
import { addMonths } from '@vodokanal/contract/rules/calendar';
import { isLess, sum } from '@vodokanal/contract/rules/decimal';
import { formatRoubles } from '@vodokanal/contract/rules/money-text';
import { linkOf } from '@vodokanal/contract/rules/link';
import { changeIcon } from '../generated/icons/change.ts';
import { downloadIcon } from '../generated/icons/download.ts';
import { fallingIcon } from '../generated/icons/falling.ts';
import { goodIcon } from '../generated/icons/good.ts';
import { printIcon } from '../generated/icons/print.ts';
import { risingIcon } from '../generated/icons/rising.ts';
import { timeIcon } from '../generated/icons/time.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { claimAddress } from '../kit/claim-address.ts';
import type { LoadTask } from '../kit/controllers/load-task.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { noWrap } from '../kit/i18n/no-wrap.ts';
import { badge } from '../kit/parts/badge.ts';
import { BarChart } from '../kit/parts/bar-chart.ts';
import { choiceChips } from '../kit/parts/choice-chips.ts';
import { notice, toneIcon } from '../kit/parts/notice.ts';
import { serviceColour, serviceIcon } from '../kit/parts/service.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { chartStyles } from '../kit/theme/chart.styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { checkedLines, type BilledLine, type CheckedLine } from './charge-check.ts';
import type { ChargeSteps } from './charge-steps.ts';
import { styles } from './charges-view.styles.ts';
import { causeText, comparisonText, otherMonth, plainMoney, signedMoney } from './comparison-text.ts';
import { fullTitle, lineTitle } from './line-text.ts';
import ru from './messages/view.ru.ts';
import { compareMonths } from './month-comparison.ts';
import type { MonthFacts } from './month-facts.ts';

export type ComparedWith = 'previous' | 'lastYear';

/** What a customer asks about: codes only. */
export interface Disputed {
  readonly action: 'ask' | 'dispute';
  /** `YYYY-MM`. */
  readonly period: string;
  /** Null for a late fee. */
  readonly service: Service | null;
  readonly kind: BilledLine['kind'];
}

export interface Shown {
  /** Newest first. */
  readonly months: readonly ChargeMonth[];
  readonly forecast: ChargeForecast | null;
  readonly month: LoadTask<MonthFacts | undefined, readonly unknown[]>;
  /** The month that was asked for; the newest when it is not among the months. */
  readonly wanted: string;
  readonly comparedWith: ComparedWith;
  readonly onMonth: (period: string) => void;
  readonly onComparison: (comparedWith: ComparedWith) => void;
  /** Returns whether the page leaves it to the widget. */
  readonly onDispute: (disputed: Disputed) => boolean;
  readonly claimUrl: string | undefined;
}

/** Months of the chart. */
const CHART = 12;

/** The month to show: the wanted one, or else the newest. */
const chosenMonth = ({ months, wanted }: Shown): ChargeMonth | undefined =>
  months.find(({ period }) => period === wanted) ?? months[0];

/** Shows a month line by line with its check and comparison, the chart, and the table of all months. */
export class ChargesView {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #format;
  readonly #chart: BarChart;
  readonly #steps: LazyPart<ChargeSteps>;
  readonly #exporter: LazyPart<typeof import('./export.ts')>;
  /** Keys of the lines that are open. */
  readonly #open = new Set<string>();
  /** A month or its failure has been shown. */
  #isShown = false;
  /** The month that was shown last; it stays while another comparison is loaded or cannot be loaded. */
  #facts: MonthFacts | undefined;
  /** Key of the line the customer asked about, when no page has taken it over. */
  #asked = '';

  constructor(host: VkAccountElement) {
    this.#host = host;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#chart = new BarChart(host, this.#t);
    this.#steps = new LazyPart(host, async () => new (await import('./charge-steps.ts')).ChargeSteps(host, this.#t));
    this.#exporter = new LazyPart(host, () => import('./export.ts'));
    adopt(host.renderRoot, dataStyles, chartStyles, styles);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#open.clear();
    this.#asked = '';
    this.#isShown = false;
    this.#facts = undefined;
  }

  render(shown: Shown): unknown {
    const { month } = shown;
    return month.render({
      signedOut: () => nothing,
      // The first month appears together with the list, so that nothing moves.
      pending: () => {
        const kept = this.#keptFacts(shown);
        if (kept) return this.#renderFrame(shown, this.#renderMonth(kept, shown, skeleton(this.#t('loading'), 2)));
        const waiting = skeleton(this.#t('loading'), 10);
        return this.#isShown ? this.#renderFrame(shown, html`<div class="waiting">${waiting}</div>`) : waiting;
      },
      failed: (problem) => {
        const failure = notice({
          tone: 'problem',
          text: this.#t.problem(problem),
          action: { text: this.#t('retry'), run: month.retry },
        });
        const kept = this.#keptFacts(shown);
        return this.#renderFrame(shown, kept ? this.#renderMonth(kept, shown, failure) : failure);
      },
      empty: () => nothing,
      ready: (facts) => {
        this.#facts = facts;
        return facts ? this.#renderFrame(shown, this.#renderMonth(facts, shown)) : nothing;
      },
    });
  }

  /** The facts that were shown last, when they are of the chosen month. */
  #keptFacts(shown: Shown): MonthFacts | undefined {
    return this.#facts && this.#facts.month.period === chosenMonth(shown)?.period ? this.#facts : undefined;
  }

  /** The choice of the month and what all months have in common, around the content of a month. */
  #renderFrame(shown: Shown, content: unknown): unknown {
    this.#isShown = true;
    const t = this.#t;
    const { months, month } = shown;
    const chosen = chosenMonth(shown);
    return html`
      <div class="top">
        <label class="vk-choice">${t('month')}<select @change=${({ target }: Event) => this.#onMonth(shown, (target as HTMLSelectElement).value)}>${months.map((each) => html`<option value=${each.period} .selected=${each === chosen}>${this.#format.period(each.period)}</option>`)}</select></label>
        ${chosen ? this.#renderSum(chosen) : nothing}
      </div>
      ${content}
      ${this.#renderForecast(shown)}
      ${this.#renderMonths(months)}
      ${this.#exporter.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
      <div class="vk-actions">
        <button type="button" class="vk-tonal" @click=${() => this.#onSave(months)}>${downloadIcon()}${t('save')}</button>
        ${month.value ? html`<button type="button" class="vk-text" @click=${() => this.#onPrint(month.value)}>${printIcon()}${t('print')}</button>` : nothing}
      </div>`;
  }

  /** What the present month will cost if as much is used as lately. */
  #renderForecast({ forecast }: Shown): unknown {
    if (!forecast) return nothing;
    const t = this.#t;
    const { period, least, likely, most, months } = forecast;
    const about = (kopecks: number) => formatRoubles(kopecks, t.language());
    return html`
      <section class="vk-panel" aria-labelledby="forecast">
        <h3 id="forecast">${t('forecast', { month: noWrap(this.#format.period(period)) })}</h3>
        <p>${least === most ? t('forecastSum', { likely: about(likely) }) : t('forecastRange', { likely: about(likely), least: about(least), most: about(most) })}</p>
        <p class="vk-muted">${t('forecastBasis', { months })}</p>
      </section>`;
  }

  #renderSum({ period, total, dueOn }: ChargeMonth): unknown {
    const t = this.#t;
    return html`
      <div class="vk-hero" role="status">
        <p>${t('charged', { month: noWrap(this.#format.period(period)) })}</p>
        <p class="vk-sum" part="amount">${plainMoney(t, total)}</p>
        ${badge('plain', t('payBy', { date: this.#format.date(dueOn) }))}
      </div>`;
  }

  /** `instead` takes the place of the comparison while it is not there. */
  #renderMonth(facts: MonthFacts, shown: Shown, instead?: unknown): unknown {
    const t = this.#t;
    const { period, total } = facts.month;
    const lines = checkedLines(facts.month);
    return html`
      <div class="month">
        ${this.#renderComparison(facts, shown, instead)}
        <div class="block bill">
          <h3 id="lines">${t('lines')}</h3>
          <ul class="lines" aria-labelledby="lines">${lines.map((line, at) => this.#renderLine(line, `${period} ${at}`, period, shown))}</ul>
          <p class="total"><strong>${t('total')}</strong><strong>${plainMoney(t, total)}</strong></p>
          ${this.#renderVerdict(lines)}
        </div>
        ${this.#renderUsage(facts.month)}
      </div>`;
  }

  #renderComparison(facts: MonthFacts, { comparedWith, onComparison }: Shown, instead: unknown): unknown {
    const t = this.#t;
    return html`
      <div class="vk-panel">
        ${choiceChips<ComparedWith>({
          name: 'compared',
          label: t('compare'),
          value: comparedWith,
          choices: [
            ['previous', t('previous')],
            ['lastYear', t('lastYear')],
          ],
          onChoice: onComparison,
        })}
        ${instead ?? this.#renderDifferences(facts)}
      </div>`;
  }

  #renderDifferences({ month, other, otherPeriod }: MonthFacts): unknown {
    const t = this.#t;
    const comparison = other && compareMonths(other, month);
    const { difference = 0, causes = [] } = comparison ?? {};
    return html`
        <p class="why">${difference > 0 ? risingIcon() : difference < 0 ? fallingIcon() : nothing}<span>${otherPeriod === undefined ? t('noEarlier') : comparison ? comparisonText(t, comparison, month.period, otherPeriod) : t('noOther', { month: otherMonth(t, month.period, otherPeriod) })}</span></p>
        ${
          causes.length < 2
            ? nothing
            : html`<details>
          <summary>${t('parts')}</summary>
          <dl class="vk-rows">${causes.map((cause) => html`<div><dt>${capital(causeText(t, cause), t.language())}</dt><dd>${signedMoney(t, cause.difference)}</dd></div>`)}</dl>
        </details>`
        }`;
  }

  #renderLine(checked: CheckedLine, key: string, period: string, shown: Shown): unknown {
    const t = this.#t;
    const { line, state } = checked;
    const isOpen = this.#open.has(key);
    const detail = this.#detailOf(line);
    return html`
      <li>
        <details .open=${isOpen} @toggle=${(event: Event) => this.#onToggle(key, event)}>
          <summary>
            ${lineIcon(line)}
            <span class="name"><span>${lineTitle(t, line)}</span>${detail ? html`<span class="vk-muted">${detail}</span>` : nothing}</span>
            ${this.#renderBadges(checked)}
            <span class="figure">${plainMoney(t, line.amount)}</span>
          </summary>
          ${isOpen ? html`<div class="how">${this.#renderHow(checked, key, period, shown)}</div>` : nothing}
        </details>
        ${state === 'different' ? this.#renderDifference(checked, key, period, shown) : nothing}
      </li>`;
  }

  /** The volume with its source, or the service of a line that has another title. */
  #detailOf({ kind, service, basis, quantity }: BilledLine): string {
    const t = this.#t;
    const volume =
      quantity === null ? '' : t(kind === 'heat' ? 'heatVolume' : 'volume', { volume: this.#format.decimal(quantity) });
    if (kind === 'recalculation' || kind === 'coefficient') return service ? t(service) : '';
    if (!volume) return '';
    if (basis === 'meter') return t('byMeter', { volume });
    if (basis === 'supplied') return t('bySupplied', { volume });
    return basis === 'area' ? t('byArea', { volume }) : volume;
  }

  #renderBadges({ line: { kind, basis }, state }: CheckedLine): unknown {
    const t = this.#t;
    const badges = [
      ...(kind === 'volume' && (basis === 'average' || basis === 'norm') ? [badge('warning', t(basis))] : []),
      ...(state === 'different' ? [badge('problem', t('differs'))] : []),
      ...(state === 'unknown' ? [badge('plain', t('noFacts'))] : []),
    ];
    return badges.length === 0 ? nothing : html`<span class="badges">${badges}</span>`;
  }

  #renderHow(checked: CheckedLine, key: string, period: string, shown: Shown): unknown {
    const t = this.#t;
    const { line, computed, state } = checked;
    if (line.kind === 'lateFee') return html`<p>${t('lateFeeMeaning')}</p>`;
    if (line.kind === 'recalculation')
      return line.reason
        ? html`<p>${t('reason')}${' '}<span lang="ru">${line.reason}</span></p>`
        : html`<p>${t('noReason')}</p>${this.#renderActions(['ask'], line, key, period, shown)}`;
    if (!computed) return html`<p>${t('noFactsText')}</p>${this.#renderActions(['ask'], line, key, period, shown)}`;
    if (this.#steps.isUnreachable)
      return notice({
        tone: 'problem',
        text: t('kind-offline'),
        action: { text: t('retry'), run: () => void this.#steps.load() },
      });
    return html`
      ${this.#steps.value ? this.#steps.value.render(computed) : html`<p class="vk-muted">${t('loading')}</p>`}
      ${state === 'equal' ? html`<p class="verdict">${goodIcon()}${t('equal')}</p>${this.#renderActions(['ask'], line, key, period, shown)}` : nothing}`;
  }

  #renderDifference(checked: CheckedLine, key: string, period: string, shown: Shown): unknown {
    const { line, computed } = checked;
    const { money } = this.#format;
    const difference = line.amount - (computed?.amount ?? 0);
    return html`
      <div class="vk-notice" data-tone="problem">
        ${toneIcon('problem')}
        <p>${this.#t(difference > 0 ? 'overcharged' : 'undercharged', { billed: money(line.amount), computed: money(computed?.amount ?? 0), difference: money(Math.abs(difference)) })}</p>
        ${this.#renderActions(['dispute', 'ask'], line, key, period, shown)}
      </div>`;
  }

  #renderActions(
    actions: readonly Disputed['action'][],
    line: BilledLine,
    key: string,
    period: string,
    shown: Shown,
  ): unknown {
    const t = this.#t;
    const title = fullTitle(t, line);
    return html`
      <div class="vk-actions">${actions.map((action) => {
        const label = t(`${action}Line`, { line: title });
        const url = claimAddress(shown.claimUrl, this.#host.ownerDocument.baseURI, {
          type: 'charge',
          period,
          service: line.service,
          demand: action === 'ask' ? 'explain' : 'recalculate',
        });
        const look = action === 'dispute' ? 'vk-button vk-tonal' : 'vk-button vk-text';
        const onClick = (event: Event) => this.#onAsk(event, action, line, key, period, shown);
        return url
          ? html`<a class=${look} href=${url} aria-label=${label} @click=${onClick}>${t(action)}</a>`
          : html`<button type="button" class=${look} aria-label=${label} @click=${onClick}>${t(action)}</button>`;
      })}</div>
      <p role="status">${this.#asked === key ? t('howToAsk', { month: this.#format.period(period), line: title }) : nothing}</p>`;
  }

  #renderVerdict(lines: readonly CheckedLine[]): unknown {
    const t = this.#t;
    const equal = lines.filter(({ state }) => state === 'equal').length;
    if (equal === 0) return nothing;
    const text = equal === lines.length ? t('allEqual') : t('equalPart', { equal, all: lines.length });
    return html`<p class="verdict">${goodIcon()}${text}</p>`;
  }

  /** What was used by meter beside the norm. */
  #renderUsage({ lines, norms }: ChargeDetail): unknown {
    const t = this.#t;
    const used = norms.flatMap(({ service, volume: norm }) => {
      const own = lines.filter((line) => line.service === service && line.kind === 'volume' && line.basis === 'meter');
      return own.length === 0 ? [] : [{ service, norm, volume: sum(own.map(({ quantity }) => quantity ?? '0')) }];
    });
    if (used.length === 0) return nothing;
    const text = (volume: string) => t('volume', { volume: this.#format.decimal(volume) });
    return html`
      <div class="block own-use">
        <h3>${t('usage')}</h3>
        <div class="usage">${used.map(({ service, norm, volume }) => {
          const isAbove = isLess(norm, volume);
          const most = Number(isAbove ? volume : norm);
          const place = (value: string) => `${(Number(value) / most) * 100}%`;
          return html`
          <div data-service=${serviceColour(service)}>
            <p><strong>${t(service)}</strong></p>
            <svg aria-hidden="true"><rect class="whole" width="100%" height="100%"></rect><rect class="part" width=${place(volume)} height="100%"></rect>${isAbove ? svg`<line class="mark" x1=${place(norm)} x2=${place(norm)} y1="0" y2="100%"></line>` : nothing}</svg>
            <p>${t('used', { used: text(volume), norm: text(norm) })}</p>
          </div>`;
        })}</div>
      </div>`;
  }

  /** The last twelve months as bars, and all of them as a table. */
  #renderMonths(months: readonly ChargeMonth[]): unknown {
    const t = this.#t;
    const { money, date, period: monthOf } = this.#format;
    const newest = months[0]?.period ?? '';
    const oldest = months.at(-1)?.period ?? '';
    const totals = new Map(months.map(({ period, total }) => [period, total]));
    const bars = Array.from({ length: CHART }, (_, at) => addMonths(newest, at + 1 - CHART))
      .filter((period) => period >= oldest)
      .map((period) => {
        const [value = null, before = null] = [totals.get(period), totals.get(addMonths(period, -12))];
        const text =
          value === null
            ? t('barNothing', { month: monthOf(period) })
            : t('bar', { month: monthOf(period), sum: money(value) });
        return {
          period,
          value,
          before,
          text: before === null ? text : `${text}, ${t('yearAgo', { sum: money(before) })}`,
        };
      });
    const hasBefore = bars.some(({ before }) => before !== null);
    return html`
      <div class="block">
        <h3>${t('chartTitle')}</h3>
        ${this.#chart.render({
          label: t('chart'),
          bars,
          axisText: (kopecks) => this.#roundMoney(kopecks),
          legend: hasBefore
            ? [
                ['now', t('legendNow')],
                ['before', t('legendBefore')],
              ]
            : [],
        })}
      </div>
      <details>
        <summary>${t('table')}</summary>
        <table>
          <thead><tr><th scope="col">${t('month')}</th><th scope="col">${t('due')}</th><th scope="col">${t('sum')}</th></tr></thead>
          <tbody>${months.map(({ period, total, dueOn }) => html`<tr><th scope="row">${monthOf(period)}</th><td>${date(dueOn)}</td><td>${money(total)}</td></tr>`)}</tbody>
        </table>
      </details>`;
  }

  #roundMoney(kopecks: number): string {
    return new Intl.NumberFormat(this.#t.language(), {
      style: 'currency',
      currency: 'RUB',
      currencyDisplay: 'narrowSymbol',
      maximumFractionDigits: 0,
    }).format(kopecks / 100);
  }

  #onMonth({ onMonth }: Shown, period: string): void {
    this.#open.clear();
    this.#asked = '';
    onMonth(period);
  }

  #onToggle(key: string, { target }: Event): void {
    if ((target as HTMLDetailsElement).open) {
      this.#open.add(key);
      void this.#steps.load();
    } else this.#open.delete(key);
    this.#host.requestUpdate();
  }

  #onAsk(event: Event, action: Disputed['action'], line: BilledLine, key: string, period: string, shown: Shown): void {
    const { service, kind } = line;
    const isLeft = shown.onDispute({ action, period, service, kind });
    if (!isLeft) event.preventDefault();
    // Without a page for claims the customer is told what to do.
    else if (!linkOf(shown.claimUrl)) {
      this.#asked = key;
      this.#host.requestUpdate();
    }
  }

  async #onSave(months: readonly ChargeMonth[]): Promise<void> {
    const exporter = await this.#exporter.load();
    exporter?.save(this.#host, this.#t, months);
  }

  async #onPrint(facts: MonthFacts | undefined): Promise<void> {
    const [exporter, steps] = await Promise.all([this.#exporter.load(), this.#steps.load()]);
    if (facts && steps) exporter?.print(this.#host, this.#t, facts, steps);
  }
}

const capital = (text: string, language: string): string => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

/** The icon of a service, or of what a line is for. */
function lineIcon({ kind, service }: BilledLine): unknown {
  if (service && (kind === 'volume' || kind === 'heat')) return serviceIcon(service);
  const icon = kind === 'coefficient' ? risingIcon : kind === 'recalculation' ? changeIcon : timeIcon;
  return html`<span class="vk-service" data-service=${service ? serviceColour(service) : nothing}>${icon()}</span>`;
}
