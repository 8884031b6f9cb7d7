import { sql } from 'kysely';
import type { Account, Meter, MeterList, ReadingWindow } from '@vodokanal/contract';
import { addMonths } from '@vodokanal/contract/rules/calendar';
import { meterStateOn } from '@vodokanal/contract/policies/meter-state';
import { confirmAbove } from '@vodokanal/contract/rules/reading';
import { readingWindow } from '@vodokanal/contract/rules/reading-window';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { canonical } from '../decimal.ts';
import { readingBody, type ReadingRow } from '../readings/reading-row.ts';
import type { Settings } from '../settings/settings.ts';

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
  readonly previous: Meter['previous'];
  readonly current: ReadingRow | null;
  readonly average: string | null;
}

/** Returns the meters of an account and the reading window on a local date. */
export async function listMeters(
  db: Database | Tx,
  account: Pick<Account, 'id' | 'status'>,
  today: string,
  settings: Settings,
  { also }: { readonly also?: 'removed' | undefined } = {},
): Promise<MeterList> {
  const window = readingWindow(today, settings.get('readingDays', '', today));
  const items = await metersOf(db, [account.id], window, settings, { also });
  return {
    accountId: account.id,
    accountStatus: account.status,
    window,
    items: items.map(({ accountId: _, ...meter }): Meter => meter),
  };
}

/** Returns the meters of several accounts, each with its account id. */
export async function metersOf(
  db: Database | Tx,
  accountIds: readonly string[],
  { today, period }: ReadingWindow,
  settings: Settings,
  { also }: { readonly also?: 'removed' | undefined } = {},
): Promise<(Meter & { readonly accountId: string })[]> {
  const policy = settings.get('volumePolicy', '', today);
  const { rows } = await sql<MeterRow>`
    select meter.*, account.persons, account.tariff_zone,
      (select json_build_object('value', value::text, 'takenOn', to_char(taken_on, 'YYYY-MM-DD'), 'source', source) from reading
        where reading.account_id = meter.account_id and meter_id = meter.id and period < ${period} and status not in ('replaced', 'rejected')
        order by period desc, received_at desc limit 1) as previous,
      (select json_build_object('id', id, 'meter_id', meter_id, 'period', period, 'value', value::text, 'volume', volume::text, 'taken_on', to_char(taken_on, 'YYYY-MM-DD'),
          'received_at', received_at, 'source', source, 'status', status, 'receipt_number', receipt_number, 'photo_id', photo_id) from reading
        where reading.account_id = meter.account_id and meter_id = meter.id and period = ${period} and status not in ('replaced', 'rejected')) as current,
      (select round(avg(volume), 3)::text from reading
        where reading.account_id = meter.account_id and meter_id = meter.id and period >= ${addMonths(period, -6)} and period < ${period} and status not in ('replaced', 'rejected')) as average
    from meter join account on account.id = meter.account_id
    where meter.account_id = any(${accountIds}::uuid[]) and (meter.state <> 'removed' or ${also === 'removed'})
    order by meter.account_id, meter.service, meter.place, meter.serial_number`.execute(db);
  return rows.map((row) => {
    const norm = settings.find('norm', row.service, today);
    const normVolume = norm && (Number(norm.value) * row.persons).toFixed(3);
    const averageVolume = row.average === null ? null : canonical(row.average);
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
      previous: row.previous && { ...row.previous, value: canonical(row.previous.value) },
      current: row.current && readingBody(row.current),
      averageVolume,
      confirmAbove: confirmAbove(averageVolume, normVolume ?? null, policy),
      refuseAbove: policy.cap,
      pricePerCubicMetre: settings.priceOf(row.service, row.tariff_zone, today),
      ...(row.seal && { sealNumber: row.seal }),
      ...(row.sealed_on !== null && { sealedOn: row.sealed_on }),
    };
  });
}

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
