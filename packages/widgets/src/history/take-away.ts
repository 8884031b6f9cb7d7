import type { Meter } from '@vodokanal/contract';
import { formats } from '../kit/formats.ts';
import type { Say } from '../kit/messages.ts';
import { printLines } from '../kit/print.ts';
import { saveTable } from '../page/save-table.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import type ru from './messages/view.ru.ts';
import type { Entry } from './reading-history.ts';

type Texts = Say<keyof typeof ru>;
type NameOf = (meter: Meter) => string;

function rowsOf(entries: readonly Entry[], say: Texts, nameOf: NameOf): readonly (readonly string[])[] {
  const { decimal } = formats(say);
  return entries.map(({ period, meter, value, volume, source, status }) => [period, nameOf(meter), meter.serialNumber, decimal(value), volume === null ? '' : decimal(volume), say(`source-${source}`), say(status)]);
}

/** The journal as a table for spreadsheets. */
export function save({ ownerDocument, client }: VkAccountElement, say: Texts, entries: readonly Entry[], nameOf: NameOf): void {
  saveTable(ownerDocument, `${say('file')}-${client?.session.account?.number ?? ''}.csv`, [[say('period'), say('meterChoice'), '№', say('value'), say('volume'), say('from'), say('status')], ...rowsOf(entries, say, nameOf)]);
}

/** The journal on paper, a line a reading. */
export function print({ ownerDocument }: VkAccountElement, say: Texts, entries: readonly Entry[], nameOf: NameOf): void {
  printLines(ownerDocument, say('printTitle'), rowsOf(entries, say, nameOf).map((cells) => cells.filter(Boolean).join(' · ')));
}
