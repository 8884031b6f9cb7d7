import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { once } from 'node:events';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { addMonths, dayOfPeriod, nextWorkingDay } from '@vodokanal/contract/rules/calendar';
import { StartError, type Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { idOf } from '../ids.ts';
import type { Settings } from '../settings/settings.ts';
import { columnOf, nameOf, type Column } from './columns.ts';
import { Line, LineFault, readRecord, type RecordKind, type Records } from './records.ts';

/** Records per transaction. */
const BATCH = 1000;
const LONGEST_LINE = 20_000;

export interface ImportReport {
  /** Lines that were new or changed something. */
  written: number;
  /** Lines whose content was in the database already. */
  unchanged: number;
  /** Refused lines; `faultFile` lists their numbers and reasons. */
  refused: number;
  readonly faultFile: string;
}

/**
 * Imports a billing registry in batches, so memory does not grow with the file. Refused lines go to `<file>.errors.csv`
 * with number and reason; all others are imported. Importing the same file again changes nothing. Throws a `StartError`
 * for a missing or empty file.
 */
export async function importRegistry(db: Database, settings: Settings, file: string): Promise<ImportReport> {
  await settings.refresh();
  const encoding = await encodingOf(file);
  const faults = new FaultFile(`${file}.errors.csv`);
  const report: ImportReport = { written: 0, unchanged: 0, refused: 0, faultFile: faults.path };
  let columns: readonly (Column | undefined)[] | undefined;
  let fixedKind: RecordKind | undefined;
  let batch = new Batch();

  /** One batch is written while the next is read. */
  let writing = Promise.resolve();
  const flush = async () => {
    const full = batch;
    batch = new Batch();
    await writing;
    writing = write(db, settings, full).then(async ({ written, taken, missing }) => {
      report.written += written;
      report.unchanged += taken - written;
      for (const { line, reason } of missing) await refuse(line, reason, '');
    });
    // The promise is awaited later; without a handler a failure before that would end the process.
    writing.catch(() => undefined);
  };
  const refuse = async (line: number, reason: string, text: string) => {
    report.refused++;
    await faults.add(line, reason, text);
  };

  let number = 0;
  for await (const text of linesOf(file, encoding)) {
    number++;
    if (text.trim() === '') continue;
    if (!columns) {
      columns = cellsOf(text).map(columnOf);
      fixedKind = kindOfFile(columns);
      continue;
    }
    try {
      const line = new Line(number, cellMap(columns, text));
      const kind = fixedKind ?? line.word('record');
      batch.add(kind, readRecord(kind, line));
    } catch (fault) {
      if (!(fault instanceof LineFault)) throw fault;
      await refuse(number, fault.message, text);
    }
    if (batch.size >= BATCH) await flush();
  }
  if (!columns) throw new StartError(`The file ${file} is empty.`);
  await flush();
  await writing;
  await faults.close();
  if (report.written + report.unchanged + report.refused === 0)
    throw new StartError(`The file ${file} has a line of column names and no records.`);
  return report;
}

/** Without a column «Запись» all lines are of one kind, which the columns tell. */
function kindOfFile(columns: readonly (Column | undefined)[]): RecordKind | undefined {
  const has = (column: Column) => columns.includes(column);
  if (!has('account'))
    throw new StartError(
      `The registry has no column «${nameOf('account')}». Its first line must name the columns; see docs/registry.md.`,
    );
  if (has('record')) return undefined;
  if (has('paidOn')) return 'payment';
  if (has('value')) return 'reading';
  if (has('amount')) return 'charge';
  if (has('serial')) return 'meter';
  return 'account';
}

function cellsOf(text: string): readonly string[] {
  if (!text.includes('"')) return text.split(';');
  try {
    const [cells = []] = parse(text, { delimiter: ';', relax_quotes: true, relax_column_count: true }) as string[][];
    return cells;
  } catch {
    throw new LineFault('кавычка открыта и не закрыта');
  }
}

function cellMap(columns: readonly (Column | undefined)[], text: string): ReadonlyMap<Column, string> {
  if (text.length > LONGEST_LINE) throw new LineFault('строка длиннее 20 000 знаков');
  if (text.includes('\u0000')) throw new LineFault('в строке нулевой байт');
  const cells = cellsOf(text);
  return new Map(columns.flatMap((column, index) => (column ? [[column, cells[index] ?? ''] as const] : [])));
}

/** UTF-8 when the whole file is valid UTF-8, otherwise Windows-1251. */
async function encodingOf(file: string): Promise<'utf-8' | 'windows-1251'> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(file)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') throw new StartError(`There is no file ${file}.`);
    if (fault instanceof TypeError) return 'windows-1251';
    throw new StartError(`The file ${file} cannot be read: ${(fault as Error).message}`);
  }
}

async function* linesOf(file: string, encoding: string): AsyncGenerator<string> {
  const handle = await open(file);
  const decoder = new TextDecoder(encoding);
  let rest = '';
  try {
    for await (const chunk of handle.createReadStream({ highWaterMark: 64 * 1024 })) {
      rest += decoder.decode(chunk as Buffer, { stream: true });
      // A CR at the end of a chunk may be the first half of CRLF.
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      yield* lines;
      // A file without line ends is no registry and must not fill the memory.
      if (rest.length > 10 * LONGEST_LINE) rest = rest.slice(0, LONGEST_LINE + 1);
    }
    yield* (rest + decoder.decode()).split(/\r\n|\n|\r/);
  } finally {
    await handle.close().catch(() => undefined);
  }
}

/** The file of refused lines; it is created with the first of them. */
class FaultFile {
  readonly path: string;
  #stream: WriteStream | undefined;

  constructor(path: string) {
    this.path = path;
  }

  async add(line: number, reason: string, text: string): Promise<void> {
    this.#stream ??= this.#open();
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    if (!this.#stream.write(`${line};${quoted(reason)};${quoted(text)}\r\n`)) await once(this.#stream, 'drain');
  }

  async close(): Promise<void> {
    const stream = this.#stream;
    if (stream)
      await new Promise<void>((done, fail) => {
        stream.on('error', fail);
        stream.end(done);
      });
  }

  #open(): WriteStream {
    const stream = createWriteStream(this.path);
    stream.write('\ufeffСтрока;Причина;Текст\r\n');
    return stream;
  }
}

/** Records waiting to be written; the later of two with the same key wins. */
class Batch {
  readonly #kinds: { readonly [K in RecordKind]: Map<string, Records[K]> } = {
    account: new Map(),
    meter: new Map(),
    reading: new Map(),
    charge: new Map(),
    payment: new Map(),
  };
  #superseded = 0;

  add<K extends RecordKind>(kind: K, record: Records[K]): void {
    const key = keyOf[kind](record);
    if (this.#kinds[kind].has(key)) this.#superseded++;
    (this.#kinds[kind] as Map<string, Records[K]>).set(key, record);
  }

  of<K extends RecordKind>(kind: K): Records[K][] {
    return [...this.#kinds[kind].values()];
  }

  get size(): number {
    return Object.values(this.#kinds).reduce((sum, map) => sum + map.size, 0) + this.#superseded;
  }
}

const keyOf: { readonly [K in RecordKind]: (record: Records[K]) => string } = {
  account: ({ account }) => account,
  meter: ({ account, serial_number, service }) => `${account}\t${serial_number}\t${service}`,
  reading: ({ account, serial_number, service, period }) => `${account}\t${serial_number}\t${service}\t${period}`,
  charge: ({ account, period, service }) => `${account}\t${period}\t${service}`,
  payment: ({ account, document }) => `${account}\t${document}`,
};

interface Missing {
  readonly line: number;
  readonly reason: string;
}

/** Writes a batch in one transaction; accounts first, because the other records refer to them. */
async function write(
  db: Database,
  settings: Settings,
  batch: Batch,
): Promise<{ written: number; taken: number; missing: Missing[] }> {
  const undated: Missing[] = [];
  const charges: Records['charge'][] = [];
  for (const charge of batch.of('charge')) {
    const due_on = charge.due_on ?? dueOn(settings, charge.period);
    if (due_on === undefined)
      undated.push({
        line: charge.line,
        reason: `для периода ${charge.period} срок оплаты неизвестен: заполните «${nameOf('dueOn')}»`,
      });
    else charges.push({ ...charge, due_on });
  }
  return transact(db, async (tx) => {
    const missing = [...undated];
    let written = await writeAccounts(tx, await distinct(tx, batch.of('account'), missing));
    written += await writeMeters(tx, await known(tx, batch.of('meter'), missing));
    written += await writeReadings(tx, await known(tx, batch.of('reading'), missing), missing);
    written += await writeCharges(tx, await known(tx, charges, missing));
    written += await writePayments(tx, await known(tx, batch.of('payment'), missing));
    return { written, taken: batch.size - missing.length, missing };
  });
}

/**
 * The day by which the charges of a period are due (ЖК РФ ст. 155 ч. 1): the 10th of the next month, from 2026-03-01
 * the 15th, moved to the next working day (ГК РФ ст. 193). Undefined when no setting `dueDay` is in force.
 */
function dueOn(settings: Settings, period: string): string | undefined {
  const dueDay = settings.find('dueDay', '', dayOfPeriod(period, 31));
  if (!dueDay) return undefined;
  const day = dayOfPeriod(addMonths(period, 1), dueDay.value);
  return nextWorkingDay(day, settings.get('calendar', '', day < '2025-01-01' ? '2025-01-01' : day));
}

/**
 * Account numbers that differ only in their separators (12/34 and 123/4) would become one account, so the later one is
 * reported.
 */
async function distinct(
  tx: Tx,
  records: readonly Records['account'][],
  missing: Missing[],
): Promise<Records['account'][]> {
  const folded = records.map(({ account }) => account);
  if (folded.length === 0) return [];
  const { rows } = await sql<{
    number: string;
    number_folded: string;
  }>`select number, number_folded from account where number_folded in (select jsonb_array_elements_text(${JSON.stringify(folded)}::jsonb))`.execute(
    tx,
  );
  const present = new Map(rows.map(({ number, number_folded }) => [number_folded, number]));
  return records.filter(({ line, account, number }) => {
    const other = present.get(account);
    const isOther = other !== undefined && other !== number && /[/.]/.test(other + number);
    if (isOther)
      missing.push({ line, reason: `номер ${number} не отличить от ${other}: разделители в номере не учитываются` });
    return !isOther;
  });
}

/** Adds the account id to each record; records of unknown accounts are reported. */
async function known<R extends { readonly line: number; readonly account: string }>(
  tx: Tx,
  records: readonly R[],
  missing: Missing[],
): Promise<(R & { readonly account_id: string })[]> {
  const numbers = [...new Set(records.map(({ account }) => account))];
  if (numbers.length === 0) return [];
  const { rows } = await sql<{
    id: string;
    number_folded: string;
  }>`select id, number_folded from account where number_folded in (select jsonb_array_elements_text(${JSON.stringify(numbers)}::jsonb))`.execute(
    tx,
  );
  const ids = new Map(rows.map(({ id, number_folded }) => [number_folded, id]));
  return records.flatMap((record) => {
    const account_id = ids.get(record.account);
    if (account_id === undefined)
      missing.push({
        line: record.line,
        reason: `нет лицевого счёта ${record.account}: строка счёта должна стоять выше`,
      });
    return account_id === undefined ? [] : [{ ...record, account_id }];
  });
}

const affected = ({ numAffectedRows }: { readonly numAffectedRows?: bigint }) => Number(numAffectedRows ?? 0n);

/**
 * Returns how many accounts changed. A registry without building or flat (or seal, for meters) does not erase the known
 * one. Unchanged lines are filtered out before the upsert, because it would lock and log all their rows.
 */
async function writeAccounts(tx: Tx, records: readonly Records['account'][]): Promise<number> {
  const rows = records.map((record) => ({
    ...record,
    id: idOf('account', record.account),
    building_id: record.building === null ? null : idOf('building', record.building),
  }));
  await writeBuildings(tx, records);
  return rows.length === 0
    ? 0
    : affected(
        await sql`
    insert into account as old (id, number, number_folded, els_number, kind, status, holder, address, persons, tariff_zone, bill_code, building_id, flat)
    select new.id, new.number, new.account, new.els_number, new.kind, new.status, new.holder, new.address, new.persons, new.tariff_zone, new.bill_code, new.building_id, new.flat
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (id uuid, number text, account text, els_number text, kind text, status text, holder text, address text, persons integer, tariff_zone text, bill_code text, building_id uuid, flat text)
    left join account as present on present.number_folded = new.account
    where (present.number, present.els_number, present.kind, present.status, present.holder, present.address, present.persons, present.tariff_zone, present.bill_code, present.building_id, present.flat)
      is distinct from (new.number, new.els_number, new.kind, new.status, new.holder, new.address, new.persons, new.tariff_zone, coalesce(new.bill_code, present.bill_code),
        coalesce(new.building_id, present.building_id), coalesce(nullif(new.flat, ''), present.flat))
    on conflict (number_folded) do update set number = excluded.number, els_number = excluded.els_number, kind = excluded.kind, status = excluded.status, holder = excluded.holder,
      address = excluded.address, persons = excluded.persons, tariff_zone = excluded.tariff_zone, bill_code = coalesce(excluded.bill_code, old.bill_code),
      building_id = coalesce(excluded.building_id, old.building_id), flat = coalesce(nullif(excluded.flat, ''), old.flat)
    where (old.number, old.els_number, old.kind, old.status, old.holder, old.address, old.persons, old.tariff_zone, old.bill_code, old.building_id, old.flat)
      is distinct from (excluded.number, excluded.els_number, excluded.kind, excluded.status, excluded.holder, excluded.address, excluded.persons, excluded.tariff_zone, coalesce(excluded.bill_code, old.bill_code),
        coalesce(excluded.building_id, old.building_id), coalesce(nullif(excluded.flat, ''), old.flat))`.execute(tx),
      );
}

/** Adds the buildings named by account records. A building's address is that of its first account without the flat. */
async function writeBuildings(tx: Tx, records: readonly Records['account'][]): Promise<void> {
  const rows = [
    ...new Map(
      records.flatMap(({ building, address }) =>
        building === null
          ? []
          : [
              [
                building,
                {
                  id: idOf('building', building),
                  code: building,
                  address: address.replace(/,?\s*(кв|пом|оф)\.?\s*[^,]*$/u, ''),
                },
              ],
            ],
      ),
    ).values(),
  ];
  if (rows.length > 0)
    await sql`insert into building (id, code, address) select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (id uuid, code text, address text) on conflict (code) do nothing`.execute(
      tx,
    );
}

async function writeMeters(
  tx: Tx,
  records: readonly (Records['meter'] & { readonly account_id: string })[],
): Promise<number> {
  const rows = records.map((record) => ({
    ...record,
    id: idOf('meter', record.account, record.serial_number, record.service),
  }));
  return rows.length === 0
    ? 0
    : affected(
        await sql`
    insert into meter as old (account_id, id, serial_number, service, place, digits, fraction_digits, state, verified_on, next_verification_on, seal, sealed_on)
    select new.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (account_id uuid, id uuid, serial_number text, service text, place text, digits integer, fraction_digits integer, state text, verified_on date, next_verification_on date, seal text, sealed_on date)
    left join meter as present on present.account_id = new.account_id and present.serial_number = new.serial_number and present.service = new.service
    where (present.place, present.digits, present.fraction_digits, present.state, present.verified_on, present.next_verification_on, present.seal, present.sealed_on)
      is distinct from (new.place, new.digits, new.fraction_digits, new.state, new.verified_on, new.next_verification_on, coalesce(nullif(new.seal, ''), present.seal), coalesce(new.sealed_on, present.sealed_on))
    on conflict (account_id, serial_number, service) do update set place = excluded.place, digits = excluded.digits, fraction_digits = excluded.fraction_digits, state = excluded.state,
      verified_on = excluded.verified_on, next_verification_on = excluded.next_verification_on, seal = coalesce(nullif(excluded.seal, ''), old.seal), sealed_on = coalesce(excluded.sealed_on, old.sealed_on)
    where (old.place, old.digits, old.fraction_digits, old.state, old.verified_on, old.next_verification_on, old.seal, old.sealed_on)
      is distinct from (excluded.place, excluded.digits, excluded.fraction_digits, excluded.state, excluded.verified_on, excluded.next_verification_on, coalesce(nullif(excluded.seal, ''), old.seal), coalesce(excluded.sealed_on, old.sealed_on))`.execute(
          tx,
        ),
      );
}

/** A reading sent through the gateway and returned by billing keeps its receipt number and becomes billed. */
async function writeReadings(
  tx: Tx,
  records: readonly (Records['reading'] & { readonly account_id: string })[],
  missing: Missing[],
): Promise<number> {
  if (records.length === 0) return 0;
  const accountIds = [...new Set(records.map(({ account_id }) => account_id))];
  const { rows: meters } = await sql<{ account_id: string; id: string; serial_number: string; service: string }>`
    select account_id, id, serial_number, service from meter where account_id in (select jsonb_array_elements_text(${JSON.stringify(accountIds)}::jsonb)::uuid)`.execute(
    tx,
  );
  const byPlace = Map.groupBy(meters, ({ account_id, serial_number }) => `${account_id}\t${serial_number}`);
  const resolved = records.flatMap((record) => {
    const candidates = (byPlace.get(`${record.account_id}\t${record.serial_number}`) ?? []).filter(
      ({ service }) => record.service === null || service === record.service,
    );
    const [meter] = candidates;
    if (!meter || candidates.length > 1) {
      missing.push({
        line: record.line,
        reason: meter
          ? `у счёта несколько приборов ${record.serial_number}: укажите «${nameOf('service')}»`
          : `у счёта ${record.account} нет прибора ${record.serial_number}`,
      });
      return [];
    }
    return [{ ...record, meter_id: meter.id, id: idOf('reading', meter.id, record.period) }];
  });
  // Lines with and without a service may name the same meter; the later line wins.
  const rows = [...new Map(resolved.map((row) => [row.id, row])).values()];
  return rows.length === 0
    ? 0
    : affected(
        await sql`
    insert into reading as old (account_id, id, meter_id, period, value, volume, taken_on, received_at, source, status)
    select new.account_id, new.id, new.meter_id, new.period, new.value, new.volume, new.taken_on, new.taken_on::timestamptz, new.source, 'billed'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (account_id uuid, id uuid, meter_id uuid, period text, value numeric, volume numeric, taken_on date, source text)
    left join reading as present on present.account_id = new.account_id and present.meter_id = new.meter_id and present.period = new.period and present.status not in ('replaced', 'rejected')
    where (present.value, present.volume, present.taken_on, present.source, present.status) is distinct from (new.value, coalesce(new.volume, present.volume), new.taken_on, new.source, 'billed')
    on conflict (account_id, meter_id, period) where status not in ('replaced', 'rejected') do update set value = excluded.value, volume = coalesce(excluded.volume, old.volume),
      taken_on = excluded.taken_on, source = excluded.source, status = 'billed'
    where (old.value, old.volume, old.taken_on, old.source, old.status) is distinct from (excluded.value, coalesce(excluded.volume, old.volume), excluded.taken_on, excluded.source, 'billed')`.execute(
          tx,
        ),
      );
}

async function writeCharges(
  tx: Tx,
  rows: readonly (Records['charge'] & { readonly account_id: string })[],
): Promise<number> {
  return rows.length === 0
    ? 0
    : affected(
        await sql`
    insert into charge as old (account_id, period, service, due_on, amount, volume)
    select new.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (account_id uuid, period text, service text, due_on date, amount bigint, volume numeric)
    left join charge as present on present.account_id = new.account_id and present.period = new.period and present.service = new.service
    where (present.due_on, present.amount, present.volume) is distinct from (new.due_on, new.amount, new.volume)
    on conflict (account_id, period, service) do update set due_on = excluded.due_on, amount = excluded.amount, volume = excluded.volume
    where (old.due_on, old.amount, old.volume) is distinct from (excluded.due_on, excluded.amount, excluded.volume)`.execute(
          tx,
        ),
      );
}

async function writePayments(
  tx: Tx,
  rows: readonly (Records['payment'] & { readonly account_id: string })[],
): Promise<number> {
  return rows.length === 0
    ? 0
    : affected(
        await sql`
    insert into payment as old (account_id, document, paid_on, amount)
    select new.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (account_id uuid, document text, paid_on date, amount bigint)
    left join payment as present on present.account_id = new.account_id and present.document = new.document
    where (present.paid_on, present.amount) is distinct from (new.paid_on, new.amount)
    on conflict (account_id, document) do update set paid_on = excluded.paid_on, amount = excluded.amount
    where (old.paid_on, old.amount) is distinct from (excluded.paid_on, excluded.amount)`.execute(tx),
      );
}
