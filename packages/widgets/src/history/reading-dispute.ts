import type { VkAccountElement } from '../kit/account-element.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { DisputeChoice } from '../kit/parts/dispute-choice.ts';
import type { JournalEntry } from './journal-entry.ts';
import ru from './messages/dispute.ru.ts';

/** More are not offered: earlier ones can be named in the text of the claim. */
const MOST = 60;

/** Leads to a claim about a reading that was recorded wrongly. Loads when it is unfolded. */
export class ReadingDispute {
  readonly #t;
  readonly #format;
  readonly #choice: DisputeChoice<JournalEntry>;

  constructor(host: VkAccountElement) {
    this.#t = messages(host, ru, { en: () => import('./messages/dispute.en.ts') });
    this.#format = formats(this.#t);
    this.#choice = new DisputeChoice(host);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#choice.forget();
  }

  render(
    entries: readonly JournalEntry[],
    nameOf: (meter: JournalEntry['meter']) => string,
    claimUrl: string | undefined,
    onDispute: (entry: JournalEntry) => boolean,
  ): unknown {
    const t = this.#t;
    const { period, decimal } = this.#format;
    return this.#choice.render({
      items: entries.slice(0, MOST),
      idOf: ({ id }) => id,
      textOf: (entry) =>
        t('item', { period: period(entry.period), value: decimal(entry.value), meter: nameOf(entry.meter) }),
      texts: { hint: t('hint'), label: t('which'), button: t('button'), how: t('how') },
      claimUrl,
      codesOf: (entry) => ({
        type: 'charge',
        demand: 'recalculate',
        ...(entry && { period: entry.period, service: entry.meter.service, reading: entry.id }),
      }),
      onDispute: (entry) => entry === undefined || onDispute(entry),
    });
  }
}
