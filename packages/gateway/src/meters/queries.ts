import { sql, type Insertable } from 'kysely';
import type { Account, Meter, MeterList, Reading, ReadingWindow } from '@vodokanal/contract';
import { addMonths, monthsBetween } from '@vodokanal/contract/rules/calendar';
import { meterStateOn } from '@vodokanal/contract/policies/meter-state';
import { divide, isLess, multiply, sum } from '@vodokanal/contract/rules/decimal';
import { monthlyVolumes } from '@vodokanal/contract/rules/estimate';
import { journalOfPlace, placesOfUse } from '@vodokanal/contract/rules/place-of-use';
import { kindOfUse, volumeLimits } from '@vodokanal/contract/rules/volume-limits';
import type { Database } from '../database/open.ts';
import { statement } from '../database/statement.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';
import { canonical } from '../decimal.ts';
import { readingBody, type ReadingRow } from '../readings/reading-row.ts';
import type { Settings } from '../settings/settings.ts';

/** Months of readings that the plausibility of a new one is judged by. */
const YEAR = 12;
const HALF_YEAR = 6;

interface MeterRow {
  readonly account_id: string;
  readonly id: string;
  readonly serial_number: string;
  readonly service: Meter['service'];
  readonly place: string;
  readonly digits: number;
  readonly fraction_digits: number;
  readonly state: Meter['state'];
  readonly verified_on: string | null;
  readonly next_verification_on: string | null;
  readonly seal: string;
  readonly sealed_on: string | null;
  readonly persons: number;
  readonly tariff_zone: string;
  readonly account_kind: Account['kind'];
  readonly previous: (NonNullable<Meter['previous']> & { readonly period: string }) | null;
  readonly current: ReadingRow | null;
  readonly declined: ReadingRow | null;
  /** The counted readings of the last year, oldest first. */
  readonly year: readonly Pick<Reading, 'period' | 'volume' | 'source' | 'status'>[] | null;
}

/** Returns the meters of an account and the reading window on a local date. */
export async function listMeters(
  db: Database | Tx,
  account: Pick<Account, 'id' | 'status'>,
  today: string,
  settings: Settings,
  { also }: { readonly also?: 'removed' | undefined } = {},
): Promise<MeterList> {
  const window = settings.readingWindow(today);
  const items = await metersOf(db, [account.id], window, settings, { also });
  return {
    accountId: account.id,
    accountStatus: account.status,
    window,
    items: items.map(({ accountId: _, ...meter }): Meter => meter),
  };
}

// The meters that were taken out are needed too: their readings belong to the place of use.
const meterRows = statement<MeterRow, [accountIds: readonly string[], period: string, yearBefore: string]>(`
  select meter.*, account.persons, account.tariff_zone, account.kind as account_kind,
    (select json_build_object('value', value::text, 'takenOn', to_char(taken_on, 'YYYY-MM-DD'), 'source', source, 'period', period) from reading
      where reading.account_id = meter.account_id and meter_id = meter.id and period <= $2 and (period < $2 or source = 'control') and status not in ('replaced', 'rejected', 'different')
      order by period desc, taken_on desc, received_at desc limit 1) as previous,
    (select json_build_object('id', id, 'meter_id', meter_id, 'period', period, 'value', value::text, 'volume', volume::text, 'taken_on', to_char(taken_on, 'YYYY-MM-DD'),
        'received_at', received_at, 'source', source, 'status', status, 'receipt_number', receipt_number, 'photo_id', photo_id,
        'verdict', verdict, 'verdict_text', verdict_text, 'verdict_on', to_char(verdict_on, 'YYYY-MM-DD')) from reading
      where reading.account_id = meter.account_id and meter_id = meter.id and period = $2 and status not in ('replaced', 'rejected', 'different') and source <> 'control') as current,
    (select json_build_object('id', id, 'meter_id', meter_id, 'period', period, 'value', value::text, 'volume', volume::text, 'taken_on', to_char(taken_on, 'YYYY-MM-DD'),
        'received_at', received_at, 'source', source, 'status', status, 'receipt_number', receipt_number, 'verdict', verdict, 'verdict_text', verdict_text, 'verdict_on', to_char(verdict_on, 'YYYY-MM-DD')) from reading
      where reading.account_id = meter.account_id and meter_id = meter.id and verdict = 'declined' and status = 'rejected'
        and not exists (select from reading as later where later.account_id = meter.account_id and later.meter_id = meter.id and later.period >= reading.period
          and later.status not in ('replaced', 'rejected', 'different') and later.source <> 'control')
      order by received_at desc limit 1) as declined,
    (select json_agg(json_build_object('period', period, 'volume', volume::text, 'source', source, 'status', status)) from reading
      where reading.account_id = meter.account_id and meter_id = meter.id and period >= $3 and period < $2 and status not in ('replaced', 'rejected', 'different') and volume is not null) as year
  from meter join account on account.id = meter.account_id
  where meter.account_id = any($1::uuid[])
  order by meter.account_id, meter.service, meter.place, meter.serial_number`);

/** Returns the meters of several accounts, each with its account id. */
export async function metersOf(
  db: Database | Tx,
  accountIds: readonly string[],
  { today, period }: ReadingWindow,
  settings: Settings,
  { also }: { readonly also?: 'removed' | undefined } = {},
): Promise<(Meter & { readonly accountId: string })[]> {
  // The meters that were taken out are needed too: their readings belong to the place of use.
  const rows = await meterRows(db, accountIds, period, addMonths(period, -YEAR));
  const byAccount = Map.groupBy(rows, ({ account_id }) => account_id);
  const journals = new Map(
    [...byAccount.values()].flatMap((meters) => {
      const places = placesOfUse(meters);
      const journal = meters.flatMap(({ id, year }) => (year ?? []).map((reading) => ({ ...reading, meterId: id })));
      return meters.map(({ id }) => [id, journalOfPlace(id, places, journal)] as const);
    }),
  );
  return rows
    .filter(({ state }) => state !== 'removed' || also === 'removed')
    .map((row) => {
      const norm = settings.find('norm', row.service, today);
      const volumes = monthlyVolumes(journals.get(row.id) ?? []);
      const recent = [...volumes].flatMap(([month, volume]) =>
        month >= addMonths(period, -HALF_YEAR) ? [volume] : [],
      );
      const average = recent.length === 0 ? null : divide(sum(recent), recent.length);
      const limits = volumeLimits(
        {
          average,
          peak: largestOf([...volumes.values()]),
          norm: norm ? multiply(norm.value, String(row.persons)) : null,
          months: Math.max(1, row.previous ? monthsBetween(row.previous.period, period) : 1),
        },
        settings.volumePolicy(kindOfUse(row.service, row.account_kind), today),
      );
      return {
        accountId: row.account_id,
        id: row.id,
        serialNumber: row.serial_number,
        service: row.service,
        place: row.place,
        digits: row.digits,
        fractionDigits: row.fraction_digits,
        state: meterStateOn(today, { state: row.state, nextVerificationOn: row.next_verification_on }),
        verifiedOn: row.verified_on,
        nextVerificationOn: row.next_verification_on,
        previous: row.previous && {
          value: canonical(row.previous.value),
          takenOn: row.previous.takenOn,
          source: row.previous.source,
        },
        current: row.current && readingBody(row.current),
        ...(row.declined && { declined: readingBody(row.declined) }),
        averageVolume: average,
        ...limits,
        pricePerCubicMetre: settings.priceOf(row.service, row.tariff_zone, today),
        ...(row.seal && { sealNumber: row.seal }),
        ...(row.sealed_on !== null && { sealedOn: row.sealed_on }),
      };
    });
}

const largestOf = (volumes: readonly string[]): string | null =>
  volumes.reduce<string | null>((most, volume) => (most === null || isLess(most, volume) ? volume : most), null);

/** Returns the newest 200 requests of all accounts, with the serial numbers of their meters. */
export const listAllMeterRequests = (db: Database) =>
  db
    .selectFrom('meter_request')
    .innerJoin('meter', (join) =>
      join.onRef('meter.id', '=', 'meter_request.meter_id').onRef('meter.account_id', '=', 'meter_request.account_id'),
    )
    .selectAll('meter_request')
    .select('serial_number')
    .orderBy('registered_at', 'desc')
    .limit(200)
    .execute();

export async function nextMeterRequestNumber(db: Database | Tx): Promise<string> {
  const { rows } = await sql<{ number: string }>`select nextval('meter_request_number')::text as number`.execute(db);
  return rows[0]?.number ?? '';
}

export async function insertMeterRequest(db: Database | Tx, row: Insertable<Tables['meter_request']>): Promise<void> {
  await db.insertInto('meter_request').values(row).execute();
}

/** Returns the customer's requests about an account, newest first, at most 50. */
export const meterRequestsOf = (db: Database | Tx, accountId: string, customerId: string) =>
  db
    .selectFrom('meter_request')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('customer_id', '=', customerId)
    .orderBy('registered_at', 'desc')
    .limit(50)
    .execute();

/** A request with the serial number of its meter. */
export const meterRequestById = (db: Database | Tx, id: string) =>
  db
    .selectFrom('meter_request')
    .innerJoin('meter', (join) =>
      join.onRef('meter.id', '=', 'meter_request.meter_id').onRef('meter.account_id', '=', 'meter_request.account_id'),
    )
    .selectAll('meter_request')
    .select('serial_number')
    .where('meter_request.id', '=', id)
    .executeTakeFirstOrThrow();

/** Closes an open request; undefined when there is none with this number. */
export const closeMeterRequest = (db: Tx, number: string, state: 'done' | 'refused', text: string, now: Date) =>
  db
    .updateTable('meter_request')
    .set({ state, text, decided_at: now })
    .where('number', '=', number)
    .where('state', '=', 'registered')
    .returningAll()
    .executeTakeFirst();

/** Sets the verification of a meter (`YYYY-MM-DD`); a meter whose verification had expired is in service again. */
export async function setVerification(
  db: Tx,
  accountId: string,
  meterId: string,
  verifiedOn: string | null,
  until: string,
): Promise<void> {
  await db
    .updateTable('meter')
    .set({
      verified_on: verifiedOn,
      next_verification_on: until,
      state: sql`case when state = 'expiredVerification' then 'inService' else state end`,
    })
    .where('account_id', '=', accountId)
    .where('id', '=', meterId)
    .execute();
}

/** Returns what an estimate depends on besides the meters: the account, and its readings since a period. */
export async function estimateFacts(db: Database | Tx, accountId: string, since: string) {
  const account = await db
    .selectFrom('account')
    .select(['persons', 'tariff_zone'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  const readings = await db
    .selectFrom('reading')
    .select(['meter_id as meterId', 'period', 'volume', 'source', 'status'])
    .where('account_id', '=', accountId)
    .where('period', '>=', since)
    .execute();
  return { ...account, readings };
}
