import { canonical } from '../meters/meters.ts';
import type { Database } from '../database/open.ts';
import { nameOf, wordOf } from './columns.ts';

const PAGE = 5000;

/** Accepted readings of a period as lines of CSV (`;`, Windows line ends, UTF-8 with BOM), page by page. */
export async function* exportReadings(db: Database, period: string): AsyncGenerator<string> {
  yield `\ufeff${[nameOf('account'), nameOf('serial'), nameOf('service'), nameOf('value'), nameOf('takenOn'), nameOf('source')].join(';')}\r\n`;
  let after: { readonly account_id: string; readonly id: string } | undefined;
  for (;;) {
    const page = db
      .selectFrom('reading')
      .innerJoin('meter', (join) => join.onRef('meter.account_id', '=', 'reading.account_id').onRef('meter.id', '=', 'reading.meter_id'))
      .innerJoin('account', 'account.id', 'reading.account_id')
      .select(['reading.account_id', 'reading.id', 'number', 'serial_number', 'service', 'value', 'taken_on', 'source'])
      .where('period', '=', period)
      .where('reading.status', '=', 'accepted')
      .orderBy('reading.account_id')
      .orderBy('reading.id')
      .limit(PAGE);
    const last = after;
    const rows = await (last ? page.where(({ eb, refTuple, tuple }) => eb(refTuple('reading.account_id', 'reading.id'), '>', tuple(last.account_id, last.id))) : page).execute();
    for (const { number, serial_number, service, value, taken_on, source } of rows) {
      const cells = [number, serial_number, wordOf('service', service), canonical(value).replace('.', ','), taken_on.split('-').reverse().join('.'), wordOf('source', source)];
      yield `${cells.map(cellOf).join(';')}\r\n`;
    }
    after = rows.at(-1);
    if (rows.length < PAGE) return;
  }
}

const cellOf = (text: string) => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
