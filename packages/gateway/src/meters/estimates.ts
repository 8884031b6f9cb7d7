import type { Account, Estimate, EstimateList } from '@vodokanal/contract';
import { addMonths } from '@vodokanal/contract/rules/calendar';
import { estimateOf } from '@vodokanal/contract/rules/estimate';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { Settings } from '../settings/settings.ts';
import { journalOfPlace, placesOfUse } from '@vodokanal/contract/rules/place-of-use';
import { estimateFacts, listMeters } from './queries.ts';

/** Months of readings that an estimate looks at. */
const YEAR = 12;

/** What the utility charges for each meter without readings, by the rules and prices of a local date. */
export async function listEstimates(
  db: Database | Tx,
  account: Pick<Account, 'id' | 'status'>,
  today: string,
  settings: Settings,
): Promise<EstimateList> {
  const { items: all, window } = await listMeters(db, account, today, settings, { also: 'removed' });
  const items = all.filter(({ state }) => state !== 'removed');
  if (account.status === 'closed') return { items: [] };
  const since = addMonths(window.period, -YEAR);
  const { persons, tariff_zone: zone, readings } = await estimateFacts(db, account.id, since);
  const limits = settings.find('estimateLimits', '', today);
  const rule = settings.find('normRule', '', today);
  if (!limits) return { items: [] };
  const places = placesOfUse(all);
  const estimates = items.map((meter): Estimate | undefined => {
    const norm = settings.find('norm', meter.service, today);
    const coefficient = settings.find('coefficient', meter.service, today);
    const { supply, wastewater } = settings.pricesOf(meter.service, zone, today);
    return estimateOf({
      meter,
      open: window.period,
      journal: journalOfPlace(meter.id, places, readings),
      norm: norm?.value ?? null,
      persons,
      sharedBy: items.filter(({ service }) => service === meter.service).length,
      supplyPrice: supply,
      wastewaterPrice: wastewater,
      coefficient: coefficient?.value ?? '1',
      limits: limits.value,
      laws: { average: limits.law, norm: rule?.law ?? '', coefficient: coefficient?.law ?? '' },
    });
  });
  return { items: estimates.filter((estimate) => estimate !== undefined) };
}
