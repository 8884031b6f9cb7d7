import type { Account, Estimate, EstimateList } from '@vodokanal/contract';
import { addMonths } from '@vodokanal/contract/rules/calendar';
import { averageBefore, causeOf, estimateSteps, silentBefore } from '@vodokanal/contract/rules/estimate';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { Settings } from '../settings/settings.ts';
import { listMeters } from './meters.ts';

/** Silence is counted back so far; beyond it all is the same. */
const YEAR = 12;

/** What each meter of an account costs without its readings, by the rules and prices of a local date. */
export async function listEstimates(db: Database | Tx, account: Pick<Account, 'id' | 'status'>, today: string, settings: Settings): Promise<EstimateList> {
  const { items, window } = await listMeters(db, account, today, settings);
  if (account.status === 'closed') return { items: [] };
  const { persons, tariff_zone: zone } = await db.selectFrom('account').select(['persons', 'tariff_zone']).where('id', '=', account.id).executeTakeFirstOrThrow();
  const journal = await db.selectFrom('reading').select(['meter_id', 'period', 'volume', 'source', 'status']).where('account_id', '=', account.id).where('period', '>=', addMonths(window.period, -YEAR)).execute();
  const limits = await settings.find('estimateLimits', '', today);
  const rule = await settings.find('normRule', '', today);
  const estimates = await Promise.all(items.map(async (meter): Promise<Estimate | undefined> => {
    const cause = causeOf(meter.state);
    if (!cause || !limits) return undefined;
    const own = journal.filter(({ meter_id }) => meter_id === meter.id);
    // What was sent for this period stands; silence would begin with the next one.
    const period = meter.current && cause === 'notSent' ? addMonths(window.period, 1) : window.period;
    const [norm, coefficient, { supply, wastewater }] = await Promise.all([settings.find('norm', meter.service, today), settings.find('coefficient', meter.service, today), settings.pricesOf(meter.service, zone, today)]);
    const facts = { cause, averageVolume: averageBefore(period, own, limits.value), norm: norm?.value ?? null, persons, sharedBy: items.filter(({ service }) => service === meter.service).length, supplyPrice: supply, wastewaterPrice: wastewater };
    const laws = { average: limits.law, norm: rule?.law ?? '', coefficient: coefficient?.law ?? '' };
    return { meterId: meter.id, ...facts, steps: estimateSteps({ ...facts, period, inRow: silentBefore(period, own, YEAR), coefficient: coefficient?.value ?? '1', limits: limits.value, laws }) };
  }));
  return { items: estimates.filter((estimate) => estimate !== undefined) };
}
