import type { Reading, Service } from '@vodokanal/contract';
import type { CountedMeter } from '@vodokanal/contract/rules/account-facts';
import type { Database } from '../database/open.ts';
import { statement } from '../database/statement.ts';
import { canonical } from '../decimal.ts';

/** What the charges of a month are computed by. */
interface ChargedFacts {
  readonly persons: number;
  readonly zone: string;
}

/** What a bill says of an account. */
export interface BilledAccount extends ChargedFacts {
  readonly holder: string;
  /** m², a decimal string. */
  readonly area: string | null;
  readonly serviceIdGis: string | null;
  readonly isPaperless: boolean;
  readonly paperlessFrom: string | null;
  /** What held up to a month, where it was something else; the earliest month first. */
  readonly former: readonly (ChargedFacts & { readonly until: string })[];
}

/** The persons and the zone of an account in a month. */
export const factsIn = ({ persons, zone, former }: BilledAccount, period: string): ChargedFacts =>
  former.find(({ until }) => until >= period) ?? { persons, zone };

const account = statement<BilledAccount, [accountId: string]>(`
  select holder, persons, area::text as area, service_id_gis as "serviceIdGis", tariff_zone as zone, is_paperless as "isPaperless", paperless_from as "paperlessFrom",
    (select coalesce(json_agg(json_build_object('until', until, 'persons', persons, 'zone', tariff_zone) order by until), '[]') from former_account_facts where account_id = account.id) as former
  from account where id = $1::uuid`);

export async function billedAccount(db: Database, accountId: string): Promise<BilledAccount | undefined> {
  return (await account(db, accountId))[0];
}

/** A meter with the readings that were charged up to a month. */
export interface ChargedMeter extends CountedMeter {
  readonly serialNumber: string;
  readonly place: string;
}

interface Row {
  readonly meterId: string;
  readonly service: Service;
  readonly serialNumber: string;
  readonly place: string;
  readonly digits: number;
  readonly period: string;
  readonly value: string;
  readonly volume: string | null;
  readonly takenOn: string;
  readonly source: Reading['source'];
}

const readings = statement<Row, [accountId: string, from: string, to: string]>(`
  select meter.id as "meterId", service, serial_number as "serialNumber", place, digits, period, value::text as value, volume::text as volume, taken_on as "takenOn", source
  from meter join reading on reading.account_id = meter.account_id and reading.meter_id = meter.id
  where meter.account_id = $1::uuid and period between $2 and $3 and status in ('billed', 'accepted') and source <> 'control' and service <> 'common'
  order by meter.place, meter.serial_number, period, taken_on`);

/** The meters of an account with their counted readings between two months, both included. */
export async function chargedMeters(
  db: Database,
  accountId: string,
  from: string,
  to: string,
): Promise<ChargedMeter[]> {
  const rows = await readings(db, accountId, from, to);
  return [...Map.groupBy(rows, ({ meterId }) => meterId).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { service, serialNumber, place, digits } = first;
    return [
      {
        service,
        serialNumber,
        place,
        digits,
        readings: own.map(({ period, value, volume, takenOn, source }) => ({
          period,
          value: canonical(value),
          volume: volume === null ? null : canonical(volume),
          takenOn,
          source,
        })),
      },
    ];
  });
}
