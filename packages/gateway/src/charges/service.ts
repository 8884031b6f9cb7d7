import type { Account, ChargeDetail, ChargeMonth, ChargeMonthList, Service } from '@vodokanal/contract';
import { chargeFacts, quantityOf, readingDays, type AccountMonth } from '@vodokanal/contract/rules/account-facts';
import { addMonths, dayOfPeriod, periodOf } from '@vodokanal/contract/rules/calendar';
import { chargeForecast } from '@vodokanal/contract/rules/charge-forecast';
import { chargeMonths } from '@vodokanal/contract/rules/ledger';
import type { Database } from '../database/open.ts';
import { ProblemError } from '../http/problems.ts';
import { ledgerOf } from '../ledger/queries.ts';
import type { Settings } from '../settings/settings.ts';
import { billedAccount, chargedMeters, factsIn, type BilledAccount, type ChargedMeter } from './queries.ts';
import { chargeRules } from './rules.ts';

/** Most months that are listed. */
const MOST_MONTHS = 36;
/** Months before a charged one in which its previous reading is looked for. */
const EARLIER_MONTHS = 12;

export const listMonths = async (db: Database, account: Account): Promise<ChargeMonth[]> =>
  chargeMonths(await ledgerOf(db, account.id)).slice(0, MOST_MONTHS);

/** The charged months, and what the month after them will cost. */
export async function monthsWithForecast(
  db: Database,
  settings: Settings,
  account: Account,
  today: string,
): Promise<ChargeMonthList> {
  const items = await listMonths(db, account);
  const billed = await billedAccount(db, account.id);
  const priceOf = (service: Service, period: string): number | null =>
    settings.find('tariff', `${billed ? factsIn(billed, period).zone : ''}:${service}`, dayOfPeriod(period, 31))
      ?.value ?? null;
  return { items, forecast: chargeForecast(items, priceOf, periodOf(today)) };
}

/** The month, what was billed for it, and the account as it stood in that month on bills. Throws NOT_FOUND without charges. */
export async function chargedMonth(
  db: Database,
  account: Account,
  period: string,
): Promise<{ readonly month: ChargeMonth; readonly billed: BilledAccount; readonly meters: readonly ChargedMeter[] }> {
  const month = (await listMonths(db, account)).find((each) => each.period === period);
  const billed = await billedAccount(db, account.id);
  if (!month || !billed) throw new ProblemError('NOT_FOUND');
  return {
    month,
    billed: { ...billed, ...factsIn(billed, period) },
    meters: await chargedMeters(db, account.id, addMonths(period, -EARLIER_MONTHS), period),
  };
}

const servicesOf = ({ lines }: ChargeMonth): Service[] => [
  ...new Set(lines.flatMap(({ service, kind }) => (service && kind === 'volume' ? [service] : []))),
];

/** A month with the facts that its lines are computed from. Throws NOT_FOUND without charges. */
export async function chargeDetail(
  db: Database,
  settings: Settings,
  account: Account,
  period: string,
): Promise<ChargeDetail> {
  const { month, billed, meters } = await chargedMonth(db, account, period);
  const rules = chargeRules(settings, billed.zone, dayOfPeriod(period, 31));
  const facts: AccountMonth = { period, services: servicesOf(month), meters, persons: billed.persons };
  return {
    ...month,
    facts: chargeFacts(facts, rules) as ChargeDetail['facts'],
    days: readingDays(facts),
    norms: facts.services.flatMap((service) => {
      const norm = rules.normOf(service);
      return norm === undefined
        ? []
        : [{ service, volume: quantityOf({ basis: 'norm', norm, persons: billed.persons }) }];
    }),
  };
}
