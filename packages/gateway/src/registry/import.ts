import { stat } from 'node:fs/promises';
import { sql } from 'kysely';
import type { ImportCounts } from '@vodokanal/contract/office';
import { addMonths, dayOfPeriod, nextWorkingDay, periodOf, startOfDay } from '@vodokanal/contract/rules/calendar';
import { serialKey } from '@vodokanal/contract/rules/serial-number';
import { StartError, type Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { canonical } from '../decimal.ts';
import { idOf } from '../ids.ts';
import type { Settings } from '../settings/settings.ts';
import { nameOf } from './columns.ts';
import { FaultFile, type Refusal } from './fault-file.ts';
import {
  addReadings,
  changeReadings,
  followReadings,
  lockMeters,
  metersOfAccounts,
  renumberAccount,
  presentReadings,
  reusedDocuments,
  writeAccounts,
  writeCharges,
  writeMeters,
  writePayments,
  type AddedReading,
  type KnownMeter,
} from './queries.ts';
import { reconcile, type BilledReading, type PresentReading, type Reconciled } from './reconcile.ts';
import type { RecordKind, Records } from './records.ts';
import { RegistryFault, RegistryFile, Widths } from './registry-file.ts';
import { RepeatedKeys, TooManyRepeats } from './repeated-keys.ts';

/** Records per transaction. */
const BATCH = 1000;

/**
 * Lines of an import: new or changed ones, those whose content was in the database already, those with another value than
 * a reading that was accepted (both values stay, `gateway difference list` names them), and refused ones.
 */
export interface ImportReport extends ImportCounts {
  /** Lists the numbers and reasons of refused lines. */
  readonly faultFile: string;
}

/** How far an import is: the last line that is done, and the counts up to it. */
export interface ImportProgress {
  readonly line: number;
  readonly counts: ImportCounts;
}

export interface ImportOptions {
  /** Finds out what would be written and what refused, and writes nothing. */
  readonly isCheck?: boolean;
  /** What an earlier run has done; its lines are not done again. */
  readonly from?: ImportProgress;
  /** Called with the number of lines before the first is written. */
  onLines?(lines: number): Promise<void>;
  /** Called for each batch inside its transaction, so that what it notes is as true as the batch; of a check inside another one. */
  onBatch?(tx: Tx, progress: ImportProgress, refused: readonly Refusal[]): Promise<void>;
  /** Called after each batch with the lines that were refused. */
  onRefused?(refused: readonly Refusal[]): Promise<void>;
}

/**
 * Imports a billing registry in batches, so memory does not grow with the file. Refused lines go to `<file>.errors.csv`
 * with number and reason; all others are imported. Lines that name the same record are all refused, because nobody
 * knows which is right. Importing the same file again changes nothing. Throws a `StartError` for a missing or empty file,
 * and when no line of it could be imported.
 */
export async function importRegistry(db: Database, settings: Settings, path: string): Promise<ImportReport> {
  const faults = new FaultFile(`${path}.errors.csv`);
  const counts = await runImport(db, settings, path, {
    onRefused: async (refused) => {
      for (const each of refused) await faults.add(each);
    },
  });
  await faults.close();
  const report: ImportReport = { ...counts, faultFile: faults.path };
  if (report.written + report.unchanged + report.different === 0)
    throw new StartError(
      report.refused === 0
        ? `The file ${path} has a line of column names and no records.`
        : `No line of ${path} could be imported: ${report.refused} were refused, see ${report.faultFile}.`,
    );
  return report;
}

const NOTHING: ImportCounts = { written: 0, unchanged: 0, different: 0, refused: 0 };

/** Imports, or checks, a billing registry. Throws a `RegistryFault` for a file that is none. */
export async function runImport(
  db: Database,
  settings: Settings,
  path: string,
  options: ImportOptions = {},
): Promise<ImportCounts> {
  await settings.refresh();
  const file = await RegistryFile.open(path);
  const { repeated, lines } = await repeatedKeys(file, path);
  await options.onLines?.(lines);
  const from = options.from ?? { line: 0, counts: NOTHING };
  let { counts } = from;
  const newcomers = options.isCheck ? new Newcomers() : undefined;
  let batch = new Batch();
  /** One batch is written while the next is read. */
  let writing = Promise.resolve();
  const flush = async () => {
    const full = batch;
    batch = new Batch();
    await writing;
    writing = writeBatch(db, settings, full, counts, options, newcomers).then(async (done) => {
      ({ counts } = done);
      await options.onRefused?.(done.refused);
    });
    // The promise is awaited later; without a handler a failure before that would end the process.
    writing.catch(() => undefined);
  };
  for await (const line of file.lines()) {
    if (line.number <= from.line) continue;
    if ('reason' in line) batch.refuse({ line: line.number, reason: line.reason, text: line.text });
    else {
      const others = repeated.othersOf(keyOf(line.kind, line.record), line.number);
      if (others.length > 0)
        batch.refuse({
          line: line.number,
          reason: `то же самое записано ${others.length === 1 ? 'в строке' : 'в строках'} ${others.slice(0, 5).join(', ')}: оставьте одну строку`,
          text: line.text,
        });
      else batch.add(line.kind, line.record, line.text);
    }
    if (batch.size >= BATCH) await flush();
  }
  if (batch.size > 0) await flush();
  await writing;
  return counts;
}

/** Reads the file once for the keys and the widths of its lines, and again when a key seems to occur twice. */
async function repeatedKeys(
  file: RegistryFile,
  path: string,
): Promise<{ readonly repeated: RepeatedKeys; readonly lines: number }> {
  const keys = new RepeatedKeys((await stat(path)).size);
  const widths = new Widths();
  let lines = 0;
  try {
    for await (const line of file.lines()) {
      lines = line.number;
      if ('reason' in line) continue;
      widths.add(line.kind, line.width);
      keys.add(keyOf(line.kind, line.record));
    }
  } catch (fault) {
    if (fault instanceof TooManyRepeats)
      throw new RegistryFault(
        'repeated',
        `The file ${path} names many thousands of records twice: was one file joined to another?`,
      );
    throw fault;
  }
  file.judgeWidths(widths);
  if (keys.hasSuspects)
    for await (const line of file.lines()) if ('record' in line) keys.count(keyOf(line.kind, line.record), line.number);
  return { repeated: keys, lines };
}

const keysOf: { readonly [K in RecordKind]: (record: Records[K]) => readonly (string | null)[] } = {
  account: ({ account }) => [account],
  meter: ({ account, serial_number, service }) => [account, serialKey(serial_number), service],
  // Control readings of one month may be several, of different days.
  reading: ({ account, serial_number, service, period, source, taken_on }) => [
    account,
    serialKey(serial_number),
    service,
    period,
    source === 'control' ? taken_on : '',
  ],
  charge: ({ account, period, service, kind }) => [account, period, service, kind],
  payment: ({ account, document }) => [account, document],
};

const keyOf = (kind: RecordKind, record: Records[RecordKind]): string =>
  [kind, ...(keysOf[kind] as (record: Records[RecordKind]) => readonly (string | null)[])(record)].join('\t');

/** Records waiting to be written. */
class Batch {
  readonly #kinds: { readonly [K in RecordKind]: Records[K][] } = {
    account: [],
    meter: [],
    reading: [],
    charge: [],
    payment: [],
  };
  readonly #texts = new Map<number, string>();
  readonly refused: Refusal[] = [];
  /** The number of its last line. */
  line = 0;

  refuse(refusal: Refusal): void {
    this.refused.push(refusal);
    this.line = refusal.line;
  }

  add<K extends RecordKind>(kind: K, record: Records[K], text: string): void {
    (this.#kinds[kind] as Records[K][]).push(record);
    this.#texts.set(record.line, text);
    this.line = record.line;
  }

  of<K extends RecordKind>(kind: K): readonly Records[K][] {
    return this.#kinds[kind];
  }

  /** Lines, refused ones included. */
  get size(): number {
    return this.#texts.size + this.refused.length;
  }

  get records(): number {
    return this.#texts.size;
  }

  textOf(line: number): string {
    return this.#texts.get(line) ?? '';
  }
}

interface Missing {
  readonly line: number;
  readonly reason: string;
}

interface Written {
  readonly written: number;
  readonly different: number;
}

/** Accounts and meters that a check has met and not written; later lines of the file refer to them. */
class Newcomers {
  readonly #accounts = new Map<string, Records['account']>();
  readonly #meters = new Map<string, Records['meter'][]>();

  /** Writes those that a batch refers to; the transaction is undone afterwards. */
  async write(tx: Tx, batch: Batch, today: string): Promise<void> {
    const numbers = new Set(
      [...batch.of('meter'), ...batch.of('reading'), ...batch.of('charge'), ...batch.of('payment')].map(
        ({ account }) => account,
      ),
    );
    const accounts = [...numbers].flatMap((number) => this.#accounts.get(number) ?? []);
    await writeAccounts(tx, await renumber(tx, accounts, today, []), today);
    const meters = [...numbers].flatMap((number) => this.#meters.get(number) ?? []);
    await writeMeters(tx, await identified(tx, await known(tx, meters, []), []));
  }

  /** Notes what of a batch the database does not have. */
  async note(tx: Tx, batch: Batch): Promise<void> {
    const absent: Missing[] = [];
    const accounts = batch.of('account');
    await known(tx, accounts, absent);
    const lines = new Set(absent.map(({ line }) => line));
    for (const record of accounts) if (lines.has(record.line)) this.#accounts.set(record.account, record);
    const meters = batch.of('meter');
    const present = await known(tx, meters, []);
    const meterRows = await metersOf(tx, present);
    const kept = new Set(present.filter((each) => meterOf(each, meterRows) !== 'NONE').map(({ line }) => line));
    for (const record of meters)
      if (!kept.has(record.line))
        this.#meters.set(record.account, [...(this.#meters.get(record.account) ?? []), record]);
  }
}

/** Undoes the transaction of a check. */
class CheckDone extends Error {
  readonly written: BatchWritten;

  constructor(written: BatchWritten) {
    super('checked');
    this.written = written;
  }
}

interface BatchDone {
  readonly counts: ImportCounts;
  readonly refused: readonly Refusal[];
}

/** Writes, or checks, a batch in one transaction, and adds what became of its lines to the counts. */
async function writeBatch(
  db: Database,
  settings: Settings,
  batch: Batch,
  before: ImportCounts,
  { isCheck = false, onBatch }: ImportOptions,
  newcomers: Newcomers | undefined,
): Promise<BatchDone> {
  const doneOf = ({ written, different, taken, missing }: BatchWritten): BatchDone => {
    const refused = [
      ...batch.refused,
      ...missing.map(({ line, reason }) => ({ line, reason, text: batch.textOf(line) })),
    ].sort((one, other) => one.line - other.line);
    return {
      refused,
      counts: {
        written: before.written + written,
        different: before.different + different,
        unchanged: before.unchanged + taken - written - different,
        refused: before.refused + refused.length,
      },
    };
  };
  const note = async (tx: Tx, written: BatchWritten): Promise<BatchDone> => {
    const done = doneOf(written);
    await onBatch?.(tx, { line: batch.line, counts: done.counts }, done.refused);
    return done;
  };
  if (!isCheck) return transact(db, async (tx) => note(tx, await write(tx, settings, batch)));
  const today = settings.today(new Date());
  const written = await transact(db, async (tx): Promise<BatchWritten> => {
    await newcomers?.write(tx, batch, today);
    await newcomers?.note(tx, batch);
    throw new CheckDone(await write(tx, settings, batch));
  }).catch((fault: unknown) => {
    if (fault instanceof CheckDone) return fault.written;
    throw fault;
  });
  return transact(db, (tx) => note(tx, written));
}

interface BatchWritten extends Written {
  /** Records that were not refused. */
  readonly taken: number;
  readonly missing: readonly Missing[];
}

/** Writes a batch; accounts first, because the other records refer to them. */
async function write(tx: Tx, settings: Settings, batch: Batch): Promise<BatchWritten> {
  const missing: Missing[] = [];
  const today = settings.today(new Date());
  const charges: (Records['charge'] & { readonly entered_on: string })[] = [];
  for (const charge of batch.of('charge')) {
    const due_on = charge.due_on ?? dueOn(settings, charge.period);
    if (due_on === undefined)
      missing.push({
        line: charge.line,
        reason: `для периода ${charge.period} срок оплаты неизвестен: заполните «${nameOf('dueOn')}»`,
      });
    else charges.push({ ...charge, due_on, entered_on: issuedOn(charge.period, today) });
  }
  // First, because a number may be given to another account in the same file.
  const renumbered = await renumber(tx, batch.of('account'), today, missing);
  let written = await writeAccounts(tx, await distinct(tx, renumbered, missing), today);
  written += await writeMeters(tx, await identified(tx, await known(tx, batch.of('meter'), missing), missing));
  const readings = await writeReadings(tx, settings, await known(tx, batch.of('reading'), missing), missing);
  written += readings.written;
  const nextDueOn = dueOn(settings, periodOf(today)) ?? today;
  written += await writeCharges(tx, await known(tx, charges, missing), { today, nextDueOn });
  const payments = await known(tx, batch.of('payment'), missing);
  const reused = await reusedDocuments(tx, payments);
  for (const { line, document } of payments.filter((each) => reused.has(each.line)))
    missing.push({ line, reason: `документ ${document} уже есть у платежа другого года: добавьте к номеру год` });
  written += await writePayments(
    tx,
    payments.filter(({ line }) => !reused.has(line)),
    today,
  );
  return { written, different: readings.different, taken: batch.records - missing.length, missing };
}

/**
 * The day by which the charges of a period are due (ЖК РФ ст. 155 ч. 1): the 10th of the next month, from 2026-03-01
 * the 15th, moved to the next working day (ГК РФ ст. 193). Undefined when no setting `dueDay` is in force.
 */
export function dueOn(settings: Settings, period: string): string | undefined {
  const dueDay = settings.find('dueDay', '', dayOfPeriod(period, 31));
  if (!dueDay) return undefined;
  const day = dayOfPeriod(addMonths(period, 1), dueDay.value);
  return nextWorkingDay(day, settings.get('calendar', '', day < '2025-01-01' ? '2025-01-01' : day));
}

/** A bill counts from the first day of the next month. */
function issuedOn(period: string, today: string): string {
  const first = dayOfPeriod(addMonths(period, 1), 1);
  return first < today ? first : today;
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
  const { rows: former } = await sql<{ number_folded: string; number: string }>`
    select former_number.number_folded, account.number from former_number join account on account.id = former_number.account_id
    where former_number.number_folded in (select jsonb_array_elements_text(${JSON.stringify(folded)}::jsonb))`.execute(
    tx,
  );
  const successor = new Map(former.map(({ number, number_folded }) => [number_folded, number]));
  return records.filter(({ line, account, number }) => {
    const later = successor.get(account);
    if (later !== undefined) {
      missing.push({ line, reason: `${number} — прежний номер счёта ${later}: в строке счёта нужен новый номер` });
      return false;
    }
    const other = present.get(account);
    const isOther = other !== undefined && other !== number && /[/.]/.test(other + number);
    if (isOther)
      missing.push({ line, reason: `номер ${number} не отличить от ${other}: разделители в номере не учитываются` });
    return !isOther;
  });
}

/**
 * Gives accounts their new numbers; the former ones stay known. A record whose former number belongs to an account of its
 * own, beside one with the new number, is reported, because two accounts are not joined.
 */
async function renumber(
  tx: Tx,
  records: readonly Records['account'][],
  today: string,
  missing: Missing[],
): Promise<Records['account'][]> {
  const taken: Records['account'][] = [];
  for (const record of records) {
    const { line, account, number, former, former_number } = record;
    const isJoined =
      former !== null &&
      former !== account &&
      !(await renumberAccount(tx, { from: former, fromText: former_number ?? '', to: account, toText: number }, today));
    if (isJoined)
      missing.push({
        line,
        reason: `счета ${former_number ?? ''} и ${number} уже есть оба: объединить их нельзя, исправьте «${nameOf('formerAccount')}»`,
      });
    else taken.push(record);
  }
  return taken;
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
  }>`select account_id as id, number_folded from known_number where number_folded in (select jsonb_array_elements_text(${JSON.stringify(numbers)}::jsonb))`.execute(
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

/** Meters by account and normalised serial number. */
const bySerial = (meters: readonly KnownMeter[]) =>
  Map.groupBy(meters, ({ account_id, serial_number }) => `${account_id}\t${serialKey(serial_number)}`);

const metersOf = async (tx: Tx, records: readonly { readonly account_id: string }[]) =>
  bySerial(
    records.length === 0 ? [] : await metersOfAccounts(tx, [...new Set(records.map((each) => each.account_id))]),
  );

/** Finds the meter with this number: the same spelling first, because an earlier version told spellings apart. */
function meterOf(
  {
    account_id,
    serial_number,
    service,
  }: { readonly account_id: string; readonly serial_number: string; readonly service: string | null },
  known: ReadonlyMap<string, readonly KnownMeter[]>,
): KnownMeter | 'NONE' | 'SEVERAL' {
  const found = (known.get(`${account_id}\t${serialKey(serial_number)}`) ?? []).filter(
    (meter) => service === null || meter.service === service,
  );
  const same = found.filter((meter) => meter.serial_number === serial_number);
  const [meter, another] = same.length > 0 ? same : found;
  return another ? 'SEVERAL' : (meter ?? 'NONE');
}

/** Adds the id to each meter. A meter whose number was written in another way keeps its id. */
async function identified<R extends Records['meter'] & { readonly account_id: string }>(
  tx: Tx,
  records: readonly R[],
  missing: Missing[],
): Promise<(R & { readonly id: string })[]> {
  const known = await metersOf(tx, records);
  return records.flatMap((record) => {
    const meter = meterOf(record, known);
    if (meter === 'SEVERAL') {
      missing.push({ line: record.line, reason: `у счёта несколько приборов ${record.serial_number}` });
      return [];
    }
    return [
      {
        ...record,
        id: meter === 'NONE' ? idOf('meter', record.account, record.serial_number, record.service) : meter.id,
      },
    ];
  });
}

type BilledRecord = Records['reading'] & { readonly account_id: string; readonly meter: KnownMeter };

/**
 * Compares readings with those in the database. A reading that was sent through the gateway keeps its value and receipt
 * number; where billing has another value, both stay.
 */
async function writeReadings(
  tx: Tx,
  settings: Settings,
  records: readonly (Records['reading'] & { readonly account_id: string })[],
  missing: Missing[],
): Promise<Written> {
  const known = await metersOf(tx, records);
  const found = records.flatMap((record): BilledRecord[] => {
    const meter = meterOf(record, known);
    if (typeof meter === 'object') return [{ ...record, meter }];
    missing.push({
      line: record.line,
      reason:
        meter === 'SEVERAL'
          ? `у счёта несколько приборов ${record.serial_number}: укажите «${nameOf('service')}»`
          : `у счёта ${record.account} нет прибора ${record.serial_number}`,
    });
    return [];
  });
  // Lines with and without a service may name the same meter.
  const places = Map.groupBy(found, slotOf);
  const billed = found.filter((record) => {
    const others = places.get(slotOf(record)) ?? [];
    const other = others.find(({ line }) => line !== record.line);
    if (other)
      missing.push({ line: record.line, reason: `то же самое записано в строке ${other.line}: оставьте одну строку` });
    return !other;
  });
  if (billed.length === 0) return { written: 0, different: 0 };
  const before = await compare(tx, billed);
  const touched = before.filter(({ verdict }) => verdict.outcome !== 'unchanged').map(({ record }) => record);
  if (touched.length === 0) return { written: 0, different: 0 };
  await lockMeters(
    tx,
    touched.map(({ meter }) => meter.id),
    touched.map(({ account_id }) => account_id),
  );
  // A reading may have been accepted before the lock was taken.
  const verdicts = await compare(tx, touched);
  const keyed = ({ account_id, meter, period }: BilledRecord) => ({ account_id, meter_id: meter.id, period });
  await changeReadings(
    tx,
    verdicts.flatMap(({ record, verdict }) =>
      verdict.changed.map((row) => ({ ...row, account_id: record.account_id })),
    ),
  );
  const now = new Date().toISOString();
  const timeZone = settings.find('utility', '', now.slice(0, 10))?.value.timeZone ?? 'UTC';
  await addReadings(
    tx,
    verdicts.flatMap(({ record, verdict: { added }, ids }): AddedReading[] => {
      if (!added) return [];
      const key = keyed(record);
      const control = record.source === 'control' ? ['control', record.taken_on] : [];
      const id = idOf('reading', key.meter_id, key.period, ...control);
      return [
        {
          ...key,
          ...added,
          id: ids.has(id) ? idOf('reading', key.meter_id, key.period, ...control, String(ids.size), added.value) : id,
          // A value that takes the place of another was received now; a first one is as old as it says.
          received_at: ids.size > 0 ? now : startOfDay(added.taken_on, timeZone).toISOString(),
        },
      ];
    }),
  );
  await followReadings(
    tx,
    verdicts.flatMap(({ record, ids, verdict: { added, changed } }) =>
      changed.length > 0 || (added && ids.size > 0) ? [keyed(record)] : [],
    ),
  );
  // Last, because consumption is computed again only for readings that are not billed yet.
  await changeReadings(
    tx,
    verdicts.flatMap(({ record: { account_id }, verdict: { confirmed } }) =>
      confirmed ? [{ ...confirmed, account_id }] : [],
    ),
  );
  const count = (outcome: Reconciled['outcome']) =>
    verdicts.filter(({ verdict }) => verdict.outcome === outcome).length;
  return { written: count('written'), different: count('different') };
}

/** What a reading takes the place of: the month of its meter, for a control reading its day. */
const slotOf = ({ meter, period, source, taken_on }: BilledRecord): string =>
  `${meter.id}\t${period}\t${source === 'control' ? taken_on : ''}`;

const billedOf = ({ value, volume, taken_on, source }: BilledRecord): BilledReading => ({
  value,
  volume,
  taken_on,
  source,
});

const presentOf = (row: PresentReading): PresentReading => ({
  ...row,
  value: canonical(row.value),
  volume: row.volume === null ? null : canonical(row.volume),
});

async function compare(tx: Tx, records: readonly BilledRecord[]) {
  const rows = await presentReadings(
    tx,
    records.map(({ account_id, meter, period }) => ({ account_id, meter_id: meter.id, period })),
  );
  const byMonth = Map.groupBy(rows, ({ meter_id, period }) => `${meter_id}\t${period}`);
  return records.map((record) => {
    const month = byMonth.get(`${record.meter.id}\t${record.period}`) ?? [];
    const present = month.filter(({ source, taken_on }) =>
      record.source === 'control' ? source === 'control' && taken_on === record.taken_on : source !== 'control',
    );
    return {
      record,
      ids: new Set(month.map(({ id }) => id)),
      verdict: reconcile(billedOf(record), present.map(presentOf), record.meter.fraction_digits),
    };
  });
}
