import { sql, type RawBuilder } from 'kysely';
import type { Reading, Service } from '@vodokanal/contract';
import { UNCOUNTED } from '@vodokanal/contract/rules/reading-status';
import { keepFormerFacts } from '../accounts/former-facts.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { idOf } from '../ids.ts';
import type { ChangedReading, PresentReading } from './reconcile.ts';
import type { Records } from './records.ts';

const affected = ({ numAffectedRows }: { readonly numAffectedRows?: bigint }) => Number(numAffectedRows ?? 0n);

/** The ИЖКУ of an account after an import: one that is not given stays as long as the ЕЛС is the same. */
const serviceIdAfter = (given: RawBuilder<unknown>, present: RawBuilder<unknown>) =>
  sql`coalesce(${given}.service_id_gis, case when ${present}.els_number = ${given}.els_number then ${present}.service_id_gis end)`;

/**
 * Returns how many accounts changed. A registry without building, flat or area (or seal, for meters) does not erase the
 * known one. Unchanged lines are filtered out before the upsert, because it would lock and log all their rows.
 */
export async function writeAccounts(tx: Tx, records: readonly Records['account'][], today: string): Promise<number> {
  const rows = records.map((record) => ({
    ...record,
    id: idOf('account', record.account),
    building_id: record.building === null ? null : idOf('building', record.building),
  }));
  await writeBuildings(tx, records);
  await keepFormerFacts(tx, records, today);
  return rows.length === 0
    ? 0
    : affected(
        await sql`
    insert into account as old (id, number, number_folded, els_number, kind, status, holder, address, persons, tariff_zone, bill_code, building_id, flat, area, service_id_gis)
    select new.id, new.number, new.account, new.els_number, new.kind, new.status, new.holder, new.address, new.persons, new.tariff_zone, new.bill_code, new.building_id, new.flat, new.area, new.service_id_gis
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (id uuid, number text, account text, els_number text, kind text, status text, holder text, address text, persons integer, tariff_zone text, bill_code text, building_id uuid, flat text, area numeric, service_id_gis text)
    left join account as present on present.number_folded = new.account
    where (present.number, present.els_number, present.kind, present.status, present.holder, present.address, present.persons, present.tariff_zone, present.bill_code, present.building_id, present.flat,
        present.area, present.service_id_gis)
      is distinct from (new.number, new.els_number, new.kind, new.status, new.holder, new.address, new.persons, new.tariff_zone, coalesce(new.bill_code, present.bill_code),
        coalesce(new.building_id, present.building_id), coalesce(nullif(new.flat, ''), present.flat), coalesce(new.area, present.area), ${serviceIdAfter(sql.ref('new'), sql.ref('present'))})
    on conflict (number_folded) do update set number = excluded.number, els_number = excluded.els_number, kind = excluded.kind, status = excluded.status, holder = excluded.holder,
      address = excluded.address, persons = excluded.persons, tariff_zone = excluded.tariff_zone, bill_code = coalesce(excluded.bill_code, old.bill_code),
      building_id = coalesce(excluded.building_id, old.building_id), flat = coalesce(nullif(excluded.flat, ''), old.flat), area = coalesce(excluded.area, old.area),
      service_id_gis = ${serviceIdAfter(sql.ref('excluded'), sql.ref('old'))}
    where (old.number, old.els_number, old.kind, old.status, old.holder, old.address, old.persons, old.tariff_zone, old.bill_code, old.building_id, old.flat, old.area, old.service_id_gis)
      is distinct from (excluded.number, excluded.els_number, excluded.kind, excluded.status, excluded.holder, excluded.address, excluded.persons, excluded.tariff_zone, coalesce(excluded.bill_code, old.bill_code),
        coalesce(excluded.building_id, old.building_id), coalesce(nullif(excluded.flat, ''), old.flat), coalesce(excluded.area, old.area), ${serviceIdAfter(sql.ref('excluded'), sql.ref('old'))})`.execute(
          tx,
        ),
      );
}

/** Numbers of an account, folded and as they are written. */
export interface Renumbering {
  readonly from: string;
  readonly fromText: string;
  readonly to: string;
  readonly toText: string;
}

/**
 * Gives the account with the number `from` the number `to` and keeps the former one, which payments, sign-ins and files
 * still find. When there is only an account `to`, it gets `from` as a former number. Returns false when both exist, or one of
 * them was the number of another account.
 */
export async function renumberAccount(
  tx: Tx,
  { from, fromText, to, toText }: Renumbering,
  today: string,
): Promise<boolean> {
  const rows = await tx
    .selectFrom('account')
    .select(['id', 'number_folded'])
    .where('number_folded', 'in', [from, to])
    .forUpdate()
    .execute();
  const former = await tx
    .selectFrom('former_number')
    .select('account_id')
    .where('number_folded', '=', from)
    .executeTakeFirst();
  const [old, present] = [from, to].map((number) => rows.find(({ number_folded }) => number_folded === number));
  const taken = await tx
    .selectFrom('former_number')
    .select('account_id')
    .where('number_folded', '=', to)
    .executeTakeFirst();
  if ((old && present) || (taken && taken.account_id !== old?.id) || (former && former.account_id !== present?.id))
    return false;
  // The account gets a number back.
  if (taken) await tx.deleteFrom('former_number').where('number_folded', '=', to).execute();
  if (old)
    await tx.updateTable('account').set({ number: toText, number_folded: to }).where('id', '=', old.id).execute();
  await tx
    .insertInto('former_number')
    .values({
      number_folded: from,
      number: fromText,
      since: today,
      account_id: old?.id ?? present?.id ?? idOf('account', to),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
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

/** A meter as the import needs it. */
export interface KnownMeter {
  readonly account_id: string;
  readonly id: string;
  readonly serial_number: string;
  readonly service: Service;
  readonly fraction_digits: number;
}

export async function metersOfAccounts(tx: Tx, accountIds: readonly string[]): Promise<KnownMeter[]> {
  const { rows } = await sql<KnownMeter>`
    select account_id, id, serial_number, service, fraction_digits from meter where account_id = any(${accountIds}::uuid[])`.execute(
    tx,
  );
  return rows;
}

/** Locks meters in a fixed order, as bulk readings do, so that no reading is accepted while one is compared. */
export async function lockMeters(tx: Tx, meterIds: readonly string[], accountIds: readonly string[]): Promise<void> {
  await sql`select id from meter where account_id = any(${accountIds}::uuid[]) and id = any(${meterIds}::uuid[]) order by account_id, id for update`.execute(
    tx,
  );
}

/** Returns how many meters were new or changed. A registry without a seal does not erase the known one. */
export async function writeMeters(
  tx: Tx,
  rows: readonly (Records['meter'] & { readonly account_id: string; readonly id: string })[],
): Promise<number> {
  return rows.length === 0
    ? 0
    : affected(
        await sql`
    insert into meter as old (account_id, id, serial_number, service, place, digits, fraction_digits, state, verified_on, next_verification_on, seal, sealed_on)
    select new.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (account_id uuid, id uuid, serial_number text, service text, place text, digits integer, fraction_digits integer, state text, verified_on date, next_verification_on date, seal text, sealed_on date)
    left join meter as present on present.account_id = new.account_id and present.id = new.id
    where (present.serial_number, present.place, present.digits, present.fraction_digits, present.state, present.verified_on, present.next_verification_on, present.seal, present.sealed_on)
      is distinct from (new.serial_number, new.place, new.digits, new.fraction_digits, new.state, new.verified_on, new.next_verification_on, coalesce(nullif(new.seal, ''), present.seal), coalesce(new.sealed_on, present.sealed_on))
    on conflict (account_id, id) do update set serial_number = excluded.serial_number, place = excluded.place, digits = excluded.digits, fraction_digits = excluded.fraction_digits, state = excluded.state,
      verified_on = excluded.verified_on, next_verification_on = excluded.next_verification_on, seal = coalesce(nullif(excluded.seal, ''), old.seal), sealed_on = coalesce(excluded.sealed_on, old.sealed_on)`.execute(
          tx,
        ),
      );
}

/** A row of the table `reading` that the import adds. */
export interface AddedReading {
  readonly account_id: string;
  readonly id: string;
  readonly meter_id: string;
  readonly period: string;
  readonly value: string;
  readonly volume: string | null;
  readonly taken_on: string;
  readonly received_at: string;
  readonly source: Reading['source'];
}

interface ReadingKey {
  readonly account_id: string;
  readonly meter_id: string;
  readonly period: string;
}

/** Returns all readings of the given meters and periods, with those that do not count. */
export async function presentReadings(tx: Tx, keys: readonly ReadingKey[]): Promise<(PresentReading & ReadingKey)[]> {
  const { rows } = await sql<PresentReading & ReadingKey>`
    select reading.account_id, reading.meter_id, reading.period, reading.id, value::text, volume::text, taken_on, source, status, receipt_number
    from reading join (select distinct * from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as key (account_id uuid, meter_id uuid, period text)) as key
      on reading.account_id = key.account_id and reading.meter_id = key.meter_id and reading.period = key.period
    order by received_at desc`.execute(tx);
  return rows;
}

/** Changes readings; those that stop counting first, because a period has only one that counts. */
export async function changeReadings(
  tx: Tx,
  rows: readonly (ChangedReading & { readonly account_id: string })[],
): Promise<void> {
  const stopsCounting = ({ status }: { readonly status: Reading['status'] }) =>
    (UNCOUNTED as readonly Reading['status'][]).includes(status);
  for (const part of [rows.filter(stopsCounting), rows.filter((row) => !stopsCounting(row))])
    if (part.length > 0)
      await sql`
    update reading set volume = coalesce(new.volume, reading.volume), taken_on = new.taken_on, source = new.source, status = new.status
    from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as new (account_id uuid, id uuid, volume numeric, taken_on date, source text, status text)
    where reading.account_id = new.account_id and reading.id = new.id`.execute(tx);
}

export async function addReadings(tx: Tx, rows: readonly AddedReading[]): Promise<void> {
  if (rows.length > 0)
    await sql`
    insert into reading (account_id, id, meter_id, period, value, volume, taken_on, received_at, source, status)
    select account_id, id, meter_id, period, value, volume, taken_on, received_at, source, 'billed'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (account_id uuid, id uuid, meter_id uuid, period text, value numeric, volume numeric, taken_on date, received_at timestamptz, source text)`.execute(
      tx,
    );
}

/**
 * Computes consumption again after the reading of a month has changed: its own where billing gave none, and that of the
 * next accepted reading, so that the history adds up. What billing has charged stays.
 */
export async function followReadings(tx: Tx, keys: readonly ReadingKey[]): Promise<void> {
  if (keys.length === 0) return;
  const changed = sql`jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as key (account_id uuid, meter_id uuid, period text)`;
  const counted = sql`each.account_id = key.account_id and each.meter_id = key.meter_id and each.status not in ('replaced', 'rejected', 'different')`;
  await sql`
    update reading set volume = reading.value - before.value
    from ${changed}, lateral (select value from reading as each where ${counted} and (each.period < key.period or (each.period = key.period and each.source = 'control'))
      order by each.period desc, each.taken_on desc limit 1) as before
    where reading.account_id = key.account_id and reading.meter_id = key.meter_id and reading.period = key.period and reading.source <> 'control'
      and reading.status not in ('replaced', 'rejected', 'different') and reading.volume is null and reading.value >= before.value`.execute(
    tx,
  );
  await sql`
    update reading set volume = reading.value - before.value
    from ${changed}, lateral (select value from reading as each where ${counted} and each.period <= key.period order by each.period desc, each.taken_on desc limit 1) as before
    where reading.account_id = key.account_id and reading.meter_id = key.meter_id and reading.status = 'accepted' and reading.value >= before.value
      and reading.period = (select min(each.period) from reading as each where ${counted} and each.period > key.period)`.execute(
    tx,
  );
}

/** Readings of which the bill has another value, newest months first. Values as decimal strings of cubic metres. */
export const listDifferences = (db: Database, period: string | undefined) =>
  db
    .selectFrom('reading')
    .innerJoin('reading as billed', (join) =>
      join
        .onRef('billed.account_id', '=', 'reading.account_id')
        .onRef('billed.meter_id', '=', 'reading.meter_id')
        .onRef('billed.period', '=', 'reading.period')
        .on('billed.status', 'not in', UNCOUNTED)
        .on('billed.source', '<>', 'control'),
    )
    .innerJoin('meter', (join) =>
      join.onRef('meter.account_id', '=', 'reading.account_id').onRef('meter.id', '=', 'reading.meter_id'),
    )
    .innerJoin('account', 'account.id', 'reading.account_id')
    .select([
      'reading.period',
      'account.number',
      'meter.serial_number',
      'reading.value as accepted',
      'reading.receipt_number',
      'billed.value as billed',
      'billed.received_at as since',
    ])
    .where('reading.status', '=', 'different')
    .$if(period !== undefined, (query) => query.where('reading.period', '=', period ?? ''))
    .orderBy('reading.period', 'desc')
    .orderBy('account.number')
    .orderBy('meter.serial_number')
    .execute();

/** An accepted reading with the value that billing has for its month; null when it has none now. */
export const differenceOf = (db: Database | Tx, accountId: string, readingId: string) =>
  db
    .selectFrom('reading')
    .innerJoin('meter', (join) =>
      join.onRef('meter.account_id', '=', 'reading.account_id').onRef('meter.id', '=', 'reading.meter_id'),
    )
    .select(({ selectFrom }) => [
      'reading.period',
      'meter.serial_number',
      'reading.value as accepted',
      selectFrom('reading as each')
        .select('each.value')
        .whereRef('each.account_id', '=', 'reading.account_id')
        .whereRef('each.meter_id', '=', 'reading.meter_id')
        .whereRef('each.period', '=', 'reading.period')
        .whereRef('each.id', '<>', 'reading.id')
        .where('each.source', '<>', 'control')
        .where('each.status', 'in', ['billed', 'replaced'])
        .orderBy('each.received_at', 'desc')
        .limit(1)
        .as('billed'),
    ])
    .where('reading.account_id', '=', accountId)
    .where('reading.id', '=', readingId)
    .executeTakeFirstOrThrow();

/** Rows of the ledger without their versions; `amount` is what the subject is to be in all. */
type Wanted = {
  readonly account_id: string;
  readonly subject: string;
  readonly amount: number;
  readonly entered_on: string;
};

/**
 * Makes the entries that bring each subject of the ledger to its amount: the whole amount at first, later the difference
 * as a new entry, so that existing entries never change. Returns the number of entries.
 */
async function enter(
  tx: Tx,
  rows: readonly Wanted[],
  {
    columns,
    select,
    condition = sql``,
  }: { readonly columns: string; readonly select: string; readonly condition?: RawBuilder<unknown> },
): Promise<number> {
  if (rows.length === 0) return 0;
  return affected(
    await sql`
    with wanted as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as wanted (
      account_id uuid, subject text, amount bigint, entered_on date, corrected_on date, corrected_due_on date, period text, service text, line text, due_on date, basis text, quantity numeric, reason text, document text)),
    present as (
      select entry.account_id, entry.subject, sum(entry.amount) as amount, max(entry.version) as version, (min(entry.id::text) filter (where entry.version = 1))::uuid as first_id
      from ledger_entry as entry join wanted on wanted.account_id = entry.account_id and wanted.subject = entry.subject group by 1, 2)
    insert into ledger_entry (account_id, id, subject, version, amount, entered_at, ${sql.raw(columns)})
    select wanted.account_id, md5(concat_ws(' ', wanted.account_id, wanted.subject, coalesce(present.version, 0) + 1))::uuid, wanted.subject, coalesce(present.version, 0) + 1,
      wanted.amount - coalesce(present.amount, 0), now(), ${sql.raw(select)}
    from wanted left join present on present.account_id = wanted.account_id and present.subject = wanted.subject
    where present.amount is distinct from wanted.amount ${condition}
    on conflict (account_id, subject, version) do nothing`.execute(tx),
  );
}

const isCorrection = 'present.version is not null';
const told = `replace(trim(to_char(present.amount / 100.0, '999999999990.00')), '.', ',')`;
const wantedSum = `replace(trim(to_char(wanted.amount / 100.0, '999999999990.00')), '.', ',')`;

/**
 * Enters charges. A charge that is imported again with another sum becomes a recalculation with its reason, due with the
 * next bill, because nobody can pay in time what was not billed. A due date that a bill has shown stays.
 */
export const writeCharges = (
  tx: Tx,
  rows: readonly (Records['charge'] & { readonly account_id: string; readonly entered_on: string })[],
  { today, nextDueOn }: { readonly today: string; readonly nextDueOn: string },
): Promise<number> =>
  enter(
    tx,
    rows.map(({ account_id, period, service, kind, amount, volume, due_on, basis, entered_on, reason }) => ({
      account_id,
      subject: ['charge', period, service, kind].filter(Boolean).join(' '),
      amount,
      entered_on,
      corrected_on: today,
      corrected_due_on: nextDueOn,
      period,
      service,
      line: kind,
      due_on,
      basis,
      quantity: volume,
      reason,
    })),
    {
      columns: 'kind, entered_on, period, service, line, due_on, basis, quantity, reason',
      select: `'charge', case when ${isCorrection} then wanted.corrected_on else wanted.entered_on end, wanted.period, wanted.service,
      case when ${isCorrection} and wanted.line <> 'lateFee' then 'recalculation' else wanted.line end,
      case when ${isCorrection} then greatest(wanted.corrected_due_on, wanted.due_on) else wanted.due_on end,
      case when ${isCorrection} then null else wanted.basis end, case when ${isCorrection} then null else wanted.quantity end,
      case when ${isCorrection} then 'Исправлено: было ' || ${told} || ' ₽, стало ' || ${wantedSum} || ' ₽' else wanted.reason end`,
    },
  );

/**
 * Enters payments. One that is imported again with another sum becomes a correction. Payments that were made here come
 * from the acquirer and those of a bank's register from the register, so the billing system's copies add nothing.
 */
export const writePayments = (
  tx: Tx,
  rows: readonly (Records['payment'] & { readonly account_id: string })[],
  today: string,
): Promise<number> =>
  enter(
    tx,
    rows.map(({ account_id, document, paid_on, amount }) => ({
      account_id,
      subject: `payment ${document}`,
      amount: -amount,
      entered_on: paid_on,
      corrected_on: today,
      document,
    })),
    {
      columns: 'kind, entered_on, document, channel, of_id, reason',
      select: `case when ${isCorrection} then 'correction' else 'payment' end, case when ${isCorrection} then wanted.corrected_on else wanted.entered_on end, wanted.document, 'register', present.first_id,
      case when ${isCorrection} then 'Исправлено по данным банка или кассы' end`,
      condition: sql`and not exists (
      select from ledger_entry as other where other.account_id = wanted.account_id and other.document = wanted.document
        and (other.payment_id is not null or (other.subject like 'register %' and other.amount = wanted.amount and other.entered_on = wanted.entered_on)))`,
    },
  );

/** The lines of those payments whose document number stands for a payment of another year already. */
export async function reusedDocuments(
  tx: Tx,
  rows: readonly (Records['payment'] & { readonly account_id: string })[],
): Promise<ReadonlySet<number>> {
  if (rows.length === 0) return new Set();
  const { rows: found } = await sql<{ line: number }>`
    select wanted.line from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as wanted (line integer, account_id uuid, document text, paid_on date)
    join ledger_entry as entry on entry.account_id = wanted.account_id and entry.subject = 'payment ' || wanted.document and entry.version = 1
    where extract(year from entry.entered_on) <> extract(year from wanted.paid_on)`.execute(tx);
  return new Set(found.map(({ line }) => line));
}
