import type { Meter } from '@vodokanal/contract';
import { formats } from '../kit/i18n/formats.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import { printLines } from '../kit/print.ts';
import { downloadCsv } from '../kit/csv.ts';
import { groupBy } from '../kit/group-by.ts';
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

/** Prints the reading history, one row a month and one column a meter: three years of a flat are one page. */
export function print(
  { ownerDocument, client }: VkAccountElement,
  t: Texts,
  entries: readonly JournalEntry[],
  nameOf: NameOf,
): void {
  const { decimal, period: monthOf } = formats(t);
  const meters = [...new Map(entries.map(({ meter }) => [meter.id, meter])).values()];
  const valueOf = ({ value, volume }: JournalEntry) =>
    volume === null ? decimal(value) : t('printValue', { value: decimal(value), volume: decimal(volume) });
  const noteOf = ({ meter, source, status }: JournalEntry) => {
    const notes = [
      ...(source === 'resident' || source === 'automatic' ? [] : [t(`source-${source}`)]),
      ...(status === 'billed' ? [] : [t(status)]),
    ];
    return notes.length > 0 ? [`${meters.length > 1 ? `${nameOf(meter)}: ` : ''}${notes.join(', ')}`] : [];
  };
  const rows = [...groupBy(entries, ({ period }) => period)].map(([period, items]) => [
    monthOf(period),
    ...meters.map((meter) =>
      items
        .filter(({ meterId }) => meterId === meter.id)
        .map(valueOf)
        .join('; '),
    ),
    items.flatMap(noteOf).join('; '),
  ]);
  const { account } = client?.session ?? {};
  printLines(
    ownerDocument,
    t('printTitle'),
    [...(account ? [`${t('printAccount', { number: account.number })}, ${account.address}`] : []), t('printUnits')],
    [[t('period'), ...meters.map((meter) => `${nameOf(meter)}, № ${meter.serialNumber}`), t('printNotes')], ...rows],
  );
}
