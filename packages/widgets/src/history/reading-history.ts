import { html, nothing } from 'lit';
import type { Meter, Reading } from '@vodokanal/contract';
import { journalOf } from '@vodokanal/client';
import { VkAccountElement } from '../kit/account-element.ts';
import { formats } from '../kit/formats.ts';
import { LoadTask } from '../kit/load-task.ts';
import { messages } from '../kit/messages.ts';
import { card } from '../kit/parts/card.ts';
import { notice } from '../kit/parts/notice.ts';
import { state } from '../kit/property.ts';
import ru from './messages/ru.ts';
import { styles } from './reading-history.styles.ts';

export interface Entry extends Reading { readonly meter: Meter }
type Origin = '' | 'own' | 'charged';

/** More than forty years of one meter. */
const ALL = 500;
/** So many years are shown until somebody asks for all. */
const YEARS = 3;
const isCharged = ({ source }: Reading) => source === 'estimate' || source === 'norm';

/**
 * The journal of an account's readings, newest first: what was read from the meter and what was estimated are never
 * mixed. Can be narrowed, saved as a table (CSV, `;`, UTF-8) and printed.
 *
 * @tag vk-reading-history
 * @slot heading - Replaces the heading.
 * @slot sign-in - The way to sign in, shown while nobody is.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between parts.
 */
export class VkReadingHistory extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  @state() private meterId = '';
  @state() private origin: Origin = '';
  @state() private isWhole = false;

  readonly #say = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #write = formats(this.#say);
  readonly #journal = new LoadTask<readonly Entry[]>(this, {
    nouns: ['meters'],
    load: async (client, accountId, _watched, signal) => {
      const meters = await journalOf(client).meters(accountId, signal);
      const journals = await Promise.all(meters.map(async (meter) => (await journalOf(client).list(meter.id, ALL, signal)).items.map((reading): Entry => ({ ...reading, meter }))));
      return journals.flat().sort((a, b) => (a.period === b.period ? b.receivedAt.localeCompare(a.receivedAt) : b.period.localeCompare(a.period)));
    },
    isEmpty: (entries) => entries.length === 0,
    forget: () => {
      this.meterId = '';
      this.isWhole = false;
    },
  });

  override render(): unknown {
    const say = this.#say;
    return card(this, say, this.#journal, {
      lines: 8,
      empty: say('empty'),
      ready: (entries) => this.#renderJournal(entries),
    });
  }

  #renderJournal(entries: readonly Entry[]): unknown {
    const say = this.#say;
    const meters = [...new Map(entries.map(({ meter }) => [meter.id, meter])).values()];
    const chosen = entries.filter((entry) => (!this.meterId || entry.meterId === this.meterId) && (!this.origin || isCharged(entry) === (this.origin === 'charged')));
    const years = [...Map.groupBy(chosen, ({ period }) => period.slice(0, 4))];
    return html`
      <div class="choices">
        ${meters.length < 2 ? nothing : html`<label class="vk-choice">${say('meterChoice')}<select @change=${(event: Event) => { this.meterId = (event.target as HTMLSelectElement).value; }}>
          <option value="">${say('allMeters')}</option>${meters.map((meter) => html`<option value=${meter.id} .selected=${meter.id === this.meterId}>${this.#nameOf(meter)}</option>`)}</select></label>`}
        <label class="vk-choice">${say('sourceChoice')}<select @change=${(event: Event) => { this.origin = (event.target as HTMLSelectElement).value as Origin; }}>
          ${([['', 'allSources'], ['own', 'ownSources'], ['charged', 'chargedSources']] as const).map(([value, key]) => html`<option value=${value} .selected=${value === this.origin}>${say(key)}</option>`)}</select></label>
      </div>
      ${years.length === 0 ? notice({ text: say('nothing') }) : years.slice(0, this.isWhole ? undefined : YEARS).map(([year, items]) => this.#renderYear(year, items))}
      <div class="vk-actions">
        ${years.length > YEARS && !this.isWhole ? html`<button type="button" class="vk-plain" @click=${() => { this.isWhole = true; }}>${say('more')}</button>` : nothing}
        <button type="button" class="vk-plain" @click=${() => this.#take('save', chosen)}>${say('save')}</button>
        <button type="button" class="vk-plain" @click=${() => this.#take('print', chosen)}>${say('print')}</button>
      </div>`;
  }

  #renderYear(year: string, items: readonly Entry[]): unknown {
    const say = this.#say;
    return html`
      <div class="year" ?data-many=${this.isWhole}>
        <h3 id="year-${year}">${say('year', { year })}</h3>
        <table aria-labelledby="year-${year}">
          <thead><tr><th scope="col">${say('period')}</th><th scope="col">${say('meterChoice')}</th><th scope="col" class="number">${say('value')}</th><th scope="col" class="number">${say('volume')}</th><th scope="col">${say('from')}</th><th scope="col">${say('status')}</th></tr></thead>
          <tbody>${items.map((entry) => html`
            <tr ?data-estimate=${isCharged(entry)} ?data-replaced=${entry.status === 'replaced' || entry.status === 'rejected'}>
              <th scope="row">${this.#write.period(entry.period)}</th>
              <td>${this.#nameOf(entry.meter)}</td>
              <td class="number" data-label=${say('value')}>${this.#write.decimal(entry.value)}</td>
              <td class="number" data-label=${say('volume')}>${entry.volume === null ? '–' : this.#write.decimal(entry.volume)}</td>
              <td>${say(`source-${entry.source}`)}</td>
              <td>${say(entry.status)}</td>
            </tr>`)}</tbody>
        </table>
      </div>`;
  }

  #nameOf({ service, place, state: stands }: Meter): string {
    const name = this.#say(service);
    const meter = place ? this.#say('meter', { service: name, place }) : name;
    return stands === 'removed' ? this.#say('removed', { meter }) : meter;
  }

  #take = async (how: 'save' | 'print', entries: readonly Entry[]): Promise<void> => {
    const take = await import('./take-away.ts');
    take[how](this, this.#say, entries, (meter) => this.#nameOf(meter));
  };
}

declare global {
  interface HTMLElementTagNameMap { 'vk-reading-history': VkReadingHistory }
}
