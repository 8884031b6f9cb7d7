import type { Meter } from '@vodokanal/contract';
import { formats } from '../kit/i18n/formats.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import { printLines } from '../kit/print.ts';
import { downloadCsv } from '../kit/csv.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import type ru from './messages/view.ru.ts';
import type { JournalEntry } from './journal-entry.ts';

type Texts = Translate<keyof typeof ru>;
type NameOf = (meter: Meter) => string;

function rowsOf(entries: readonly JournalEntry[], t: Texts, nameOf: NameOf): readonly (readonly string[])[] {
  const { decimal } = formats(t);
  return entries.map(({ period, meter, value, volume, source, status }) => [
    period,
    nameOf(meter),
    meter.serialNumber,
    decimal(value),
    volume === null ? '' : decimal(volume),
    t(`source-${source}`),
    t(status),
  ]);
}

/** Saves the reading history as a CSV file. */
export function save(
  { ownerDocument, client }: VkAccountElement,
  t: Texts,
  entries: readonly JournalEntry[],
  nameOf: NameOf,
): void {
  downloadCsv(ownerDocument, `${t('file')}-${client?.session.account?.number ?? ''}.csv`, [
    [t('period'), t('meterChoice'), '№', t('value'), t('volume'), t('from'), t('status')],
    ...rowsOf(entries, t, nameOf),
  ]);
}

/** Prints the reading history, one line a reading. */
export function print(
  { ownerDocument }: VkAccountElement,
  t: Texts,
  entries: readonly JournalEntry[],
  nameOf: NameOf,
): void {
  printLines(
    ownerDocument,
    t('printTitle'),
    rowsOf(entries, t, nameOf).map((cells) => cells.filter(Boolean).join(' · ')),
  );
}
