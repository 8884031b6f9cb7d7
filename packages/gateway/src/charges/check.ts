import { sql } from 'kysely';
import { chargeFacts } from '@vodokanal/contract/rules/account-facts';
import { addMonths, dayOfPeriod } from '@vodokanal/contract/rules/calendar';
import { chargeLines } from '@vodokanal/contract/rules/charge';
import type { Service } from '@vodokanal/contract';
import type { Database } from '../database/open.ts';
import type { Settings } from '../settings/settings.ts';
import { chargedMeters } from './queries.ts';
import { chargeRules } from './rules.ts';

/** A line that was billed otherwise than the rules compute it; kopecks. */
export interface ChargeDifference {
  readonly accountNumber: string;
  readonly service: Service;
  readonly kind: string;
  readonly billed: number;
  readonly computed: number;
}

const EARLIER_MONTHS = 12;
const PAGE = 1000;

/** With which computed line a billed one is compared. */
const partOf = (line: string | null) => (line === 'recalculation' ? 'volume' : line);

/** Yields the accounts with charges of a period, page by page. */
async function* chargedAccounts(db: Database, period: string) {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('account')
      .leftJoinLateral(
        (facts) =>
          facts
            .selectFrom('former_account_facts')
            .select(['persons', 'tariff_zone'])
            .whereRef('account_id', '=', 'account.id')
            .where('until', '>=', period)
            .orderBy('until')
            .limit(1)
            .as('held'),
        (join) => join.onTrue(),
      )
      .select(({ fn, ref }) => [
        'id',
        'number',
        fn.coalesce('held.persons', ref('account.persons')).as('persons'),
        fn.coalesce('held.tariff_zone', ref('account.tariff_zone')).as('tariff_zone'),
      ])
      .where('number', '>', after)
      .orderBy('number')
      .limit(PAGE)
      .execute();
    for (const account of rows) {
      const lines = await db
        .selectFrom('ledger_entry')
        .select([
          'service',
          'line',
          'amount',
          sql<boolean>`line = 'recalculation' and subject like '% coefficient'`.as('isOfCoefficient'),
        ])
        .where('account_id', '=', account.id)
        .where('kind', '=', 'charge')
        .where('period', '=', period)
        .where('service', 'is not', null)
        .execute();
      if (lines.length > 0) yield { account, lines };
    }
    after = rows.at(-1)?.number ?? after;
    if (rows.length < PAGE) return;
  }
}

/**
 * Computes the charges of a period from readings, prices and norms, and yields what was billed otherwise. Recalculations
 * of a service count with its billed lines. Services without a price or a volume are left out.
 */
export async function* checkCharges(
  db: Database,
  settings: Settings,
  period: string,
): AsyncGenerator<ChargeDifference> {
  await settings.refresh();
  for await (const { account, lines } of chargedAccounts(db, period)) {
    const services = [
      ...new Set(lines.flatMap(({ service, line }) => (service && line === 'volume' ? [service] : []))),
    ];
    const facts = chargeFacts(
      {
        period,
        services,
        meters: await chargedMeters(db, account.id, addMonths(period, -EARLIER_MONTHS), period),
        persons: account.persons,
      },
      chargeRules(settings, account.tariff_zone, dayOfPeriod(period, 31)),
    );
    for (const { service, kind, amount: computed } of facts.flatMap((each) => chargeLines(each))) {
      const own = lines.filter(
        (line) => line.service === service && kind === (line.isOfCoefficient ? 'coefficient' : partOf(line.line)),
      );
      const billed = own.reduce((sum, { amount }) => sum + amount, 0);
      if (billed !== computed) yield { accountNumber: account.number, service, kind, billed, computed };
    }
  }
}
