import { html, nothing } from 'lit';
import type { Meter, Reading } from '@vodokanal/contract';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { formats } from '../kit/i18n/formats.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { meterName } from '../kit/i18n/meter-name.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { styles } from './history-view.styles.ts';
import ru from './messages/view.ru.ts';
import type { JournalEntry } from './journal-entry.ts';

type Origin = '' | 'own' | 'charged';

/** Number of years shown before "show all". */
const YEARS = 3;
const isCharged = ({ source }: Reading) => source === 'estimate' || source === 'norm';

/** The reading history as tables by year, with filters. */
export class HistoryView {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #format;
  readonly #exporter: LazyPart<typeof import('./export.ts')>;
  #meterId = '';
  #origin: Origin = '';
  #showsAllYears = false;

  constructor(host: VkAccountElement) {
    this.#host = host;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#exporter = new LazyPart(host, () => import('./export.ts'));
    adopt(host.renderRoot, styles);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#meterId = '';
    this.#showsAllYears = false;
  }

  render(entries: readonly JournalEntry[]): unknown {
    const t = this.#t;
    const meters = [...new Map(entries.map(({ meter }) => [meter.id, meter])).values()];
    const chosen = entries.filter(
      (entry) =>
        (!this.#meterId || entry.meterId === this.#meterId) &&
        (!this.#origin || isCharged(entry) === (this.#origin === 'charged')),
    );
    const years = [...Map.groupBy(chosen, ({ period }) => period.slice(0, 4))];
    return html`
      <div class="choices">
        ${
          meters.length < 2
            ? nothing
            : html`<label class="vk-choice">${t('meterChoice')}<select @change=${(event: Event) => {
                this.#setFilter({ meterId: (event.target as HTMLSelectElement).value });
              }}>
          <option value="">${t('allMeters')}</option>${meters.map((meter) => html`<option value=${meter.id} .selected=${meter.id === this.#meterId}>${this.#nameOf(meter)}</option>`)}</select></label>`
        }
        <label class="vk-choice">${t('sourceChoice')}<select @change=${(event: Event) => {
          this.#setFilter({ origin: (event.target as HTMLSelectElement).value as Origin });
        }}>
          ${(
            [
              ['', 'allSources'],
              ['own', 'ownSources'],
              ['charged', 'chargedSources'],
            ] as const
          ).map(
            ([value, key]) => html`<option value=${value} .selected=${value === this.#origin}>${t(key)}</option>`,
          )}</select></label>
      </div>
      ${years.length === 0 ? notice({ text: t('nothing') }) : years.slice(0, this.#showsAllYears ? undefined : YEARS).map(([year, items]) => this.#renderYear(year, items))}
      ${this.#exporter.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
      <div class="vk-actions">
        ${
          years.length > YEARS && !this.#showsAllYears
            ? html`<button type="button" class="vk-plain" @click=${() => {
                this.#setFilter({ showsAllYears: true });
              }}>${t('more')}</button>`
            : nothing
        }
        <button type="button" class="vk-plain" @click=${() => this.#onExport('save', chosen)}>${t('save')}</button>
        <button type="button" class="vk-plain" @click=${() => this.#onExport('print', chosen)}>${t('print')}</button>
      </div>`;
  }

  #renderYear(year: string, items: readonly JournalEntry[]): unknown {
    const t = this.#t;
    return html`
      <div class="year" ?data-many=${this.#showsAllYears}>
        <h3 id="year-${year}">${t('year', { year })}</h3>
        <table aria-labelledby="year-${year}">
          <thead><tr><th scope="col">${t('period')}</th><th scope="col">${t('meterChoice')}</th><th scope="col" class="number">${t('value')}</th><th scope="col" class="number">${t('volume')}</th><th scope="col">${t('from')}</th><th scope="col">${t('status')}</th></tr></thead>
          <tbody>${items.map(
            (entry) => html`
            <tr ?data-estimate=${isCharged(entry)} ?data-replaced=${entry.status === 'replaced' || entry.status === 'rejected'}>
              <th scope="row">${this.#format.period(entry.period)}</th>
              <td>${this.#nameOf(entry.meter)}</td>
              <td class="number" data-label=${t('value')}>${this.#format.decimal(entry.value)}</td>
              <td class="number" data-label=${t('volume')}>${entry.volume === null ? '–' : this.#format.decimal(entry.volume)}</td>
              <td>${t(`source-${entry.source}`)}</td>
              <td>${t(entry.status)}</td>
            </tr>`,
          )}</tbody>
        </table>
      </div>`;
  }

  #nameOf(meter: Meter): string {
    const name = meterName(this.#t, meter);
    return meter.state === 'removed' ? this.#t('removed', { meter: name }) : name;
  }

  #onExport = async (how: 'save' | 'print', entries: readonly JournalEntry[]): Promise<void> => {
    const exporter = await this.#exporter.load();
    exporter?.[how](this.#host, this.#t, entries, (meter) => this.#nameOf(meter));
  };

  #setFilter({
    meterId = this.#meterId,
    origin = this.#origin,
    showsAllYears = this.#showsAllYears,
  }: {
    readonly meterId?: string;
    readonly origin?: Origin;
    readonly showsAllYears?: boolean;
  }): void {
    this.#meterId = meterId;
    this.#origin = origin;
    this.#showsAllYears = showsAllYears;
    this.#host.requestUpdate();
  }
}
