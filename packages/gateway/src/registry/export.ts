import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import iconv from 'iconv-lite';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { bankServices } from '@vodokanal/contract/rules/reading-columns';
import { canonical } from '../decimal.ts';
import type { Database } from '../database/open.ts';
import { csvLine, nameOf, wordOf } from './columns.ts';
import { sheetFile } from './sheet-file.ts';

const PAGE = 5000;

/** Export layouts: our own CSV, the register of banks, and the sheet of a management platform. */
export const exportFormats = ['own', 'bank', 'platform'] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const exportEncodings = ['utf-8', 'windows-1251'] as const;
export type ExportEncoding = (typeof exportEncodings)[number];

interface ReadingLine {
  readonly account_id: string;
  readonly id: string;
  readonly number: string;
  readonly els_number: string | null;
  readonly address: string;
  readonly flat: string;
  readonly kind: string;
  readonly serial_number: string;
  readonly service: string;
  readonly place: string;
  readonly state: string;
  readonly next_verification_on: string | null;
  readonly verified_on: string | null;
  readonly sealed_on: string | null;
  readonly value: string;
  readonly taken_on: string;
  readonly source: string;
}

/** Writes the accepted readings of a period (`YYYY-MM`) to a stream; memory does not grow with their number. */
export async function exportReadings(
  db: Database,
  period: string,
  out: Writable,
  {
    format = 'own',
    encoding = 'utf-8',
    end = true,
  }: {
    readonly format?: ExportFormat | undefined;
    readonly encoding?: ExportEncoding | undefined;
    readonly end?: boolean;
  } = {},
): Promise<void> {
  if (format === 'platform') return pipeline(Readable.from(sheetFile(platformRows(db, period))), out, { end });
  const lines = format === 'bank' ? bankLines(db, period) : ownLines(db, period, encoding);
  const text = Readable.from(lines);
  await (encoding === 'utf-8'
    ? pipeline(text, out, { end })
    : pipeline(text, iconv.encodeStream(encoding), out, { end }));
}

/** Yields the accepted readings of a period ordered by account, reading them in pages. */
async function* accepted(db: Database, period: string): AsyncGenerator<ReadingLine> {
  let after: { readonly account_id: string; readonly id: string } | undefined;
  for (;;) {
    const last = after;
    // The page is cut before the joins; otherwise every page would join all remaining rows.
    const rows = await db
      .with(
        (cte) => cte('page').materialized(),
        (page) =>
          page
            .selectFrom('reading')
            .select(['account_id', 'id', 'meter_id', 'value', 'taken_on', 'source'])
            .where('period', '=', period)
            .where('status', '=', 'accepted')
            .$if(last !== undefined, (query) =>
              query.where(({ eb, refTuple, tuple }) =>
                eb(refTuple('account_id', 'id'), '>', tuple(last?.account_id ?? '', last?.id ?? '')),
              ),
            )
            .orderBy('account_id')
            .orderBy('id')
            .limit(PAGE),
      )
      .selectFrom('page')
      .innerJoin('meter', (join) =>
        join.onRef('meter.account_id', '=', 'page.account_id').onRef('meter.id', '=', 'page.meter_id'),
      )
      .innerJoin('account', 'account.id', 'page.account_id')
      .select([
        'page.account_id',
        'page.id',
        'number',
        'els_number',
        'address',
        'flat',
        'kind',
        'serial_number',
        'service',
        'place',
        'meter.state',
        'next_verification_on',
        'verified_on',
        'sealed_on',
        'value',
        'taken_on',
        'source',
      ])
      .orderBy('page.account_id')
      .orderBy('page.id')
      .execute();
    yield* rows;
    after = rows.at(-1);
    if (rows.length < PAGE) return;
  }
}

/** Our own layout: CSV with `;` and CRLF; UTF-8 gets a BOM. */
async function* ownLines(db: Database, period: string, encoding: ExportEncoding): AsyncGenerator<string> {
  yield `${encoding === 'utf-8' ? '\ufeff' : ''}${csvLine([nameOf('account'), nameOf('serial'), nameOf('service'), nameOf('value'), nameOf('takenOn'), nameOf('source')])}`;
  for await (const { number, serial_number, service, value, taken_on, source } of accepted(db, period)) {
    yield csvLine([
      number,
      serial_number,
      wordOf('service', service),
      canonical(value).replace('.', ','),
      russianDate(taken_on),
      wordOf('source', source),
    ]);
  }
}

const bankTypes = new Map(Object.entries(bankServices).map(([type, service]) => [service as string, type]));
/** Most meters on one line of the register. */
const BANK_METERS = 12;

/**
 * The register of banks: no header, one line per account, seven cells per meter. Names and addresses stay empty,
 * because banks match readings by account and meter.
 */
async function* bankLines(db: Database, period: string): AsyncGenerator<string> {
  let account: ReadingLine | undefined;
  let blocks: string[][] = [];
  const line = () => {
    const { number = '', els_number } = account ?? {};
    const text = blocks.length > 0 ? csvLine([number, '', els_number ?? '', '', '', ...blocks.flat()]) : '';
    blocks = [];
    return text;
  };
  for await (const reading of accepted(db, period)) {
    if (reading.account_id !== account?.account_id || blocks.length === BANK_METERS) yield line();
    account = reading;
    const { service, serial_number, place, next_verification_on, value, taken_on } = reading;
    const type = bankTypes.get(service);
    // The register has no code for common meters.
    if (type !== undefined)
      blocks.push([
        type,
        serial_number,
        [wordOf('service', service), place].filter(Boolean).join(' '),
        next_verification_on ? russianDate(next_verification_on) : '[]',
        canonical(value).replace('.', ','),
        russianDate(taken_on),
        '',
      ]);
  }
  yield line();
}

const PLATFORM = [
  'Адрес',
  'Помещение',
  'Тип помещения',
  '№ лицевого счёта',
  'Тип счётчика',
  '№ счётчика',
  'Кол-во тарифов',
  'Показание 1',
  'Показание 2',
  'Показание 3',
  'Показание 4',
  'Дата передачи показаний',
  'Дата поверки',
  'Дата следующей поверки',
  'Дата установки',
  'Дата ввода в эксплуатацию',
  'Дата опломбирования',
  'Контрольные показания',
  'Место',
  'Автоматический',
  'Дата архивации',
];

/**
 * The sheet of a management platform (XLSX), with fixed column names in a fixed order. All cells are text, so that no
 * number loses its leading zeros.
 */
async function* platformRows(db: Database, period: string): AsyncGenerator<readonly string[]> {
  yield PLATFORM;
  for await (const {
    address,
    flat,
    kind,
    number,
    service,
    serial_number,
    value,
    taken_on,
    verified_on,
    next_verification_on,
    sealed_on,
    place,
    state,
  } of accepted(db, period)) {
    yield [
      address,
      flat,
      wordOf('kind', kind),
      number,
      wordOf('service', service),
      serial_number,
      '1',
      canonical(value),
      '',
      '',
      '',
      taken_on,
      verified_on ?? '',
      next_verification_on ?? '',
      '',
      '',
      sealed_on ?? '',
      '',
      place,
      state === 'automatic' ? 'Да' : 'Нет',
      '',
    ];
  }
}
