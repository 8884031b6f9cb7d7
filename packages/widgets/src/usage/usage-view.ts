import { html, nothing } from 'lit';
import type { Estimate, Meter, Reading } from '@vodokanal/contract';
import { addMonths } from '@vodokanal/contract/rules/calendar';
import { multiply } from '@vodokanal/contract/rules/estimate';
import { surpriseOf, usageByPeriod, type Usage } from '@vodokanal/contract/rules/usage';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { formats } from '../kit/i18n/formats.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { meterName } from '../kit/i18n/meter-name.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import type { LeakCheck } from './leak-check.ts';
import ru from './messages/view.ru.ts';
import { styles } from './usage-view.styles.ts';

/** `period` is the current reading period, `YYYY-MM`. */
export interface UsageFacts {
  readonly meters: readonly Meter[];
  readonly journal: readonly Reading[];
  readonly estimates: readonly Estimate[];
  readonly period: string;
}

const MONTHS = 12;

/** Consumption as bars, as text for the chosen month, and as a table. */
export class UsageView {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #format;
  /** The type of water or the meter id on screen. */
  #shown = '';
  #chosenMonth = MONTHS - 1;
  readonly #leakLoader: LazyPart<typeof LeakCheck>;
  readonly #printLoader: LazyPart<typeof import('../kit/print.ts')>;
  #leak: LeakCheck | undefined;

  constructor(host: VkAccountElement) {
    this.#host = host;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#leakLoader = new LazyPart(host, async () => (await import('./leak-check.ts')).LeakCheck);
    this.#printLoader = new LazyPart(host, () => import('../kit/print.ts'));
    adopt(host.renderRoot, styles);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#shown = '';
    this.#leak = undefined;
  }

  render(facts: UsageFacts): unknown {
    const t = this.#t;
    const choices = this.#choicesOf(facts.meters);
    const shown = choices.some(({ value }) => value === this.#shown) ? this.#shown : (choices[0]?.value ?? '');
    const meters = facts.meters.filter(({ id, service }) => id === shown || service === shown);
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
          : html`<label class="vk-choice">${t('choice')}<select @change=${this.#onChoice}>
        ${choices.map(({ value, text }) => html`<option value=${value} .selected=${value === shown}>${text}</option>`)}</select></label>`
      }
      ${surprise ? notice({ tone: 'warning', text: t('surprise', { period: this.#format.period(surprise.period), times: Math.round(surprise.times * 10) / 10 }) }) : nothing}
      <div>
        ${this.#renderChart(now, before, norm)}
        <div class="months" aria-hidden="true">${now.map(({ period }) => html`<span>${this.#month(period)}</span>`)}</div>
      </div>
      <p class="told">${this.#barText(this.#chosenMonth, now, before)}</p>
      ${this.#renderLegend(now, norm)}
      <details>
        <summary>${t('table')}</summary>
        <table>
          <thead><tr><th scope="col">${t('period')}</th><th scope="col">${t('used')}</th><th scope="col">${t('before')}</th></tr></thead>
          <tbody>${now.map(({ period, volume, isEstimate }, at) => html`<tr><th scope="row">${this.#format.period(period)}${isEstimate ? `, ${t('legendEstimate')}` : ''}</th><td>${this.#number(volume)}</td><td>${this.#number(before[at]?.volume ?? null)}</td></tr>`)}</tbody>
        </table>
      </details>
      <details @toggle=${this.#onLeak}>
        <summary>${t('leak')}</summary>
        ${this.#leak?.render(meters[0]?.pricePerCubicMetre ?? null) ?? nothing}
        ${this.#leakLoader.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline'), action: { text: t('retry'), run: () => void this.#loadLeakCheck() } }) : nothing}
      </details>
      ${this.#printLoader.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
      <div class="vk-actions"><button type="button" class="vk-plain" @click=${() => this.#onPrint(now, before)}>${t('print')}</button></div>`;
  }

  /** One SVG a month with sizes in per cent, so that bars scale with the column and text does not. */
  #renderChart(now: readonly Usage[], before: readonly Usage[], norm: number | null): unknown {
    const top = Math.max(norm ?? 0, ...[...now, ...before].map(({ volume }) => volume ?? 0), 1) * 1.08;
    const height = (volume: number | null | undefined) => ((volume ?? 0) / top) * 100;
    return html`
      <div class="bars" part="chart" role="group" aria-label=${this.#t('chart')} @keydown=${this.#onKey}>
        ${now.map(
          ({ volume, isEstimate }, at) => html`
          <svg class="bar" role="img" tabindex=${at === this.#chosenMonth ? 0 : -1} ?data-chosen=${at === this.#chosenMonth} aria-label=${this.#barText(at, now, before)} @focus=${() => this.#choose(at)}>
            <rect class="before" x="16%" width="28%" y="${100 - height(before[at]?.volume)}%" height="${height(before[at]?.volume)}%" rx="2"></rect>
            <rect class="now" ?data-estimate=${isEstimate} x="46%" width="38%" y="${100 - height(volume)}%" height="${height(volume)}%" rx="2"></rect>
          </svg>`,
        )}
        ${norm === null ? nothing : html`<svg class="line" aria-hidden="true"><line class="norm" x1="0" x2="100%" y1="${100 - height(norm)}%" y2="${100 - height(norm)}%"></line></svg>`}
        <svg class="line" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6"></path></pattern></defs></svg>
      </div>`;
  }

  #renderLegend(now: readonly Usage[], norm: number | null): unknown {
    const t = this.#t;
    const mark = (kind: 'now' | 'before', text: string, isEstimate = false) =>
      html`<li><svg aria-hidden="true"><rect class=${kind} ?data-estimate=${isEstimate} width="100%" height="100%"></rect></svg>${text}</li>`;
    return html`<ul class="legend">
      ${mark('now', t('legendNow'))}
      ${mark('before', t('legendBefore'))}
      ${now.some(({ isEstimate }) => isEstimate) ? mark('now', t('legendEstimate'), true) : nothing}
      ${norm === null ? nothing : html`<li><svg aria-hidden="true"><line class="norm" x1="0" x2="100%" y1="50%" y2="50%"></line></svg>${t('norm', { volume: this.#number(norm) })}</li>`}
    </ul>`;
  }

  /** Types of water first, then single meters where a type has several. */
  #choicesOf(meters: readonly Meter[]): readonly { readonly value: string; readonly text: string }[] {
    const t = this.#t;
    return [...Map.groupBy(meters, ({ service }) => service)].flatMap(([service, items]) => [
      { value: service, text: t(service) },
      ...(items.length < 2
        ? []
        : items.map((meter) => ({
            value: meter.id,
            text: meter.place ? meterName(t, meter) : t('serial', { serial: meter.serialNumber }),
          }))),
    ]);
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

  #month(period: string): string {
    return new Intl.DateTimeFormat(this.#t.language(), { month: 'narrow', timeZone: 'UTC' }).format(
      new Date(`${period}-01`),
    );
  }

  #choose(at: number): void {
    this.#chosenMonth = at;
    this.#host.requestUpdate();
  }

  #onChoice = ({ target }: Event): void => {
    this.#shown = (target as HTMLSelectElement).value;
    this.#host.requestUpdate();
  };

  #onKey = async (event: KeyboardEvent): Promise<void> => {
    const to = { ArrowLeft: this.#chosenMonth - 1, ArrowRight: this.#chosenMonth + 1, Home: 0, End: MONTHS - 1 }[
      event.key
    ];
    if (to === undefined || to < 0 || to >= MONTHS) return;
    event.preventDefault();
    this.#choose(to);
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<SVGElement>('.bar[data-chosen]')?.focus();
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
