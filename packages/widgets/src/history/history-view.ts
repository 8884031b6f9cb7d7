import { html, nothing } from 'lit';
import type { Meter, Reading } from '@vodokanal/contract';
import { groupBy } from '@vodokanal/contract/rules/group-by';
import { compareServices } from '@vodokanal/contract/rules/service-order';
import { isCharged, isControl, isCounted } from '@vodokanal/contract/rules/reading-status';
import { downloadIcon } from '../generated/icons/download.ts';
import { printIcon } from '../generated/icons/print.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { formats } from '../kit/i18n/formats.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { meterName } from '../kit/i18n/meter-name.ts';
import { messages } from '../kit/i18n/messages.ts';
import { badge } from '../kit/parts/badge.ts';
import { choiceChips } from '../kit/parts/choice-chips.ts';
import { notice, type Tone } from '../kit/parts/notice.ts';
import { serviceIcon } from '../kit/parts/service.ts';
import { styles } from './history-view.styles.ts';
import ru from './messages/view.ru.ts';
import type { DisputedReading, JournalEntry } from './journal-entry.ts';
import type { ReadingDispute } from './reading-dispute.ts';

type Origin = '' | 'own' | 'charged';

/** Months shown in full; the earlier ones are folded by year. */
const RECENT = 3;
/** More meters than this are chosen from a list instead of chips. */
const MANY_METERS = 5;

/** States worth a badge; the usual ones are not. */
const UNUSUAL: Partial<Readonly<Record<Reading['status'], Tone>>> = {
  received: 'plain',
  held: 'warning',
  rejected: 'problem',
  replaced: 'plain',
  different: 'warning',
};

/** The reading history: the last months in full, earlier ones folded by year, with filters. */
export class HistoryView {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #format;
  readonly #exporter: LazyPart<typeof import('./export.ts')>;
  readonly #onDispute: (detail: DisputedReading) => boolean;
  readonly #dispute: LazyPart<ReadingDispute>;
  #entries: { readonly of: readonly JournalEntry[]; readonly sorted: readonly JournalEntry[] } | undefined;
  readonly #openYears = new Set<string>();
  #meterId = '';
  #origin: Origin = '';

  /** `onDispute` is false when the page opens the claim form itself. */
  constructor(host: VkAccountElement, onDispute: (detail: DisputedReading) => boolean) {
    this.#host = host;
    this.#onDispute = onDispute;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#exporter = new LazyPart(host, () => import('./export.ts'));
    this.#dispute = new LazyPart(host, async () => new (await import('./reading-dispute.ts')).ReadingDispute(host));
    adopt(host.renderRoot, dataStyles, styles);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#meterId = '';
    this.#openYears.clear();
    this.#dispute.value?.forget();
  }

  /** `claimUrl` is the address of the page with the claim form. */
  render(given: readonly JournalEntry[], claimUrl: string | undefined): unknown {
    const t = this.#t;
    const entries = this.#sorted(given);
    const meters = [...new Map(entries.map(({ meter }) => [meter.id, meter])).values()];
    const chosen = entries.filter(
      (entry) =>
        (!this.#meterId || entry.meterId === this.#meterId) &&
        (!this.#origin || isCharged(entry) === (this.#origin === 'charged')),
    );
    const months = [...groupBy(chosen, ({ period }) => period)];
    const years = [...groupBy(months.slice(RECENT), ([period]) => period.slice(0, 4))];
    return html`
      ${meters.length < 2 ? nothing : this.#renderMeterChoice(meters)}
      ${choiceChips<Origin>({
        name: 'origin',
        label: t('sourceChoice'),
        value: this.#origin,
        choices: [
          ['', t('allSources')],
          ['own', t('ownSources')],
          ['charged', t('chargedSources')],
        ],
        onChoice: (origin) => {
          this.#origin = origin;
          this.#host.requestUpdate();
        },
      })}
      ${this.#renderDifference(chosen)} ${this.#renderDeclined(chosen)}
      ${months.length === 0 ? notice({ text: t('nothing') }) : nothing}
      ${months.slice(0, RECENT).map(([period, items]) => this.#renderMonth(period, items))}
      ${years.map(([year, periods]) => this.#renderYear(year, periods))}
      ${this.#exporter.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
      <div class="vk-actions">
        <button type="button" class="vk-tonal" @click=${() => this.#onExport('save', chosen)}>${downloadIcon()}${t('save')}</button>
        <button type="button" class="vk-text" @click=${() => this.#onExport('print', chosen)}>${printIcon()}${t('print')}</button>
      </div>
      ${chosen.length > 0 ? this.#renderDispute(chosen, claimUrl) : nothing}`;
  }

  #renderDispute(entries: readonly JournalEntry[], claimUrl: string | undefined): unknown {
    const t = this.#t;
    const part = this.#dispute;
    const onToggle = ({ target }: Event) => {
      if ((target as HTMLDetailsElement).open) void part.load();
    };
    return html`
      <details class="dispute" @toggle=${onToggle}>
        <summary>${t('dispute')}</summary>
        ${
          part.value?.render(
            entries,
            (meter) => this.#nameOf(meter),
            claimUrl,
            ({ id, period, meter }) => this.#onDispute({ readingId: id, period, service: meter.service }),
          ) ?? nothing
        }
        ${part.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline'), action: { text: t('retry'), run: () => void part.load() } }) : nothing}
      </details>`;
  }

  /** Newest first; made again only when the entries change. */
  #sorted(of: readonly JournalEntry[]): readonly JournalEntry[] {
    if (this.#entries?.of !== of) {
      const sorted = [...of].sort(
        (a, b) =>
          b.period.localeCompare(a.period) ||
          compareServices(a.meter.service, b.meter.service) ||
          a.meter.serialNumber.localeCompare(b.meter.serialNumber) ||
          b.receivedAt.localeCompare(a.receivedAt),
      );
      this.#entries = { of, sorted };
    }
    return this.#entries.sorted;
  }

  #renderMeterChoice(meters: readonly Meter[]): unknown {
    const t = this.#t;
    const choices = [['', t('allMeters')] as const, ...meters.map((meter) => [meter.id, this.#nameOf(meter)] as const)];
    const onChoice = (meterId: string) => {
      this.#meterId = meterId;
      this.#host.requestUpdate();
    };
    return meters.length > MANY_METERS
      ? html`<label class="vk-choice">${t('meterChoice')}<select @change=${({ target }: Event) => onChoice((target as HTMLSelectElement).value)}>${choices.map(([id, text]) => html`<option value=${id} .selected=${id === this.#meterId}>${text}</option>`)}</select></label>`
      : choiceChips({ name: 'meter', label: t('meterChoice'), value: this.#meterId, choices, onChoice });
  }

  /** Says of the last month whose bill has another value than the one that was accepted. */
  #renderDifference(entries: readonly JournalEntry[]): unknown {
    const accepted = entries.find(({ status }) => status === 'different');
    const billed = entries.find(
      (entry) =>
        entry.meterId === accepted?.meterId &&
        entry.period === accepted.period &&
        isCounted(entry) &&
        !isControl(entry),
    );
    return accepted && billed
      ? notice({
          tone: 'warning',
          text: this.#t('differs', {
            period: this.#format.period(accepted.period),
            meter: this.#nameOf(accepted.meter),
            accepted: this.#format.decimal(accepted.value),
            billed: this.#format.decimal(billed.value),
          }),
        })
      : nothing;
  }

  /** Says of a declined reading, as long as no other one counts, what can be done. */
  #renderDeclined(entries: readonly JournalEntry[]): unknown {
    const declined = entries.find(({ verdict }) => verdict?.outcome === 'declined');
    const isSettled = entries.some(
      (entry) =>
        entry.meterId === declined?.meterId && entry.period >= declined.period && isCounted(entry) && !isControl(entry),
    );
    return declined && !isSettled
      ? notice({
          tone: 'problem',
          text: this.#t('declined', {
            period: this.#format.period(declined.period),
            meter: this.#nameOf(declined.meter),
            value: this.#format.decimal(declined.value),
          }),
        })
      : nothing;
  }

  #renderMonth(period: string, entries: readonly JournalEntry[]): unknown {
    const t = this.#t;
    return html`
      <div class="month">
        <h3 id="month-${period}">${this.#format.period(period)}</h3>
        <ul aria-labelledby="month-${period}">${entries.map(
          (entry) => html`
          <li class="vk-head" ?data-charged=${isCharged(entry)} ?data-struck=${this.#isStruck(entry)}>
            ${serviceIcon(entry.meter.service)}
            <div>${this.#nameOf(entry.meter)}<br><span class="vk-muted">${t(`source-${entry.source}`)}, ${this.#stateOf(entry)}</span>${this.#wordsOf(entry)}</div>
            <div class="figures"><strong>${this.#format.decimal(entry.value)}</strong> <span class="vk-muted">${this.#volumeOf(entry)}</span></div>
          </li>`,
        )}</ul>
      </div>`;
  }

  /** The months of a year are rendered when it is unfolded. */
  #renderYear(year: string, months: readonly (readonly [period: string, entries: readonly JournalEntry[]])[]): unknown {
    const t = this.#t;
    const isOpen = this.#openYears.has(year);
    return html`
      <details class="year" .open=${isOpen} @toggle=${(event: Event) => this.#onToggle(year, event)}>
        <summary>${t('year', { year })}</summary>
        ${
          isOpen
            ? html`<table>
          <thead class="vk-unseen"><tr><th scope="col">${t('period')}</th><th scope="col">${t('value')}</th></tr></thead>
          <tbody>${months.map(
            ([period, entries]) => html`
            <tr><th scope="row">${this.#monthOf(period)}</th><td>${entries.map((entry) => this.#renderEntry(entry))}</td></tr>`,
          )}</tbody>
        </table>`
            : nothing
        }
      </details>`;
  }

  #renderEntry(entry: JournalEntry): unknown {
    const t = this.#t;
    const tone = UNUSUAL[entry.status];
    return html`
      <div class="entry" ?data-charged=${isCharged(entry)} ?data-struck=${this.#isStruck(entry)}>
        ${serviceIcon(entry.meter.service)}<span class="vk-unseen">${this.#nameOf(entry.meter)}</span>
        <span class="figures"><strong>${this.#format.decimal(entry.value)}</strong> <span class="vk-muted">${this.#volumeOf(entry)}</span></span>
        ${isCharged(entry) ? badge('plain', t(`source-${entry.source}`)) : nothing}${tone ? badge(tone, this.#stateOf(entry)) : nothing}${this.#wordsOf(entry)}
      </div>`;
  }

  #stateOf({ verdict, status }: Reading): string {
    return this.#t(verdict ? `verdict-${verdict.outcome}` : status);
  }

  /** What billing said of a reading; the utility writes in Russian. */
  #wordsOf({ verdict }: Reading): unknown {
    return verdict?.text ? html`<p class="verdict" lang="ru">${verdict.text}</p>` : nothing;
  }

  #isStruck({ status }: Reading): boolean {
    return status === 'replaced' || status === 'rejected';
  }

  #volumeOf({ volume }: Reading): string {
    return volume === null ? '' : this.#t('used', { volume: this.#format.decimal(volume) });
  }

  #nameOf(meter: Meter): string {
    const name = meterName(this.#t, meter);
    return meter.state === 'removed' ? this.#t('removed', { meter: name }) : name;
  }

  #monthOf(period: string): string {
    return new Intl.DateTimeFormat(this.#t.language(), { month: 'long', timeZone: 'UTC' }).format(
      new Date(`${period}-01`),
    );
  }

  #onToggle(year: string, { target }: Event): void {
    if ((target as HTMLDetailsElement).open) this.#openYears.add(year);
    else this.#openYears.delete(year);
    this.#host.requestUpdate();
  }

  #onExport = async (how: 'save' | 'print', entries: readonly JournalEntry[]): Promise<void> => {
    const exporter = await this.#exporter.load();
    exporter?.[how](this.#host, this.#t, entries, (meter) => this.#nameOf(meter));
  };
}
