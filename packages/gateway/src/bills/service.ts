import type { Account, Bill, BillDelivery, Payee, Service } from '@vodokanal/contract';
import { addMonths, dayOfPeriod, periodOf } from '@vodokanal/contract/rules/calendar';
import { billOf, payeeOn } from '@vodokanal/contract/rules/ledger';
import { findValueFor } from '@vodokanal/contract/rules/month-parts';
import { chargedMonth } from '../charges/service.ts';
import type { ChargedMeter } from '../charges/queries.ts';
import { chargeRules } from '../charges/rules.ts';
import type { Database } from '../database/open.ts';
import { canonical } from '../decimal.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { ledgerOf } from '../ledger/queries.ts';
import type { Settings } from '../settings/settings.ts';

/** The requisites that the utility was ever paid by. */
export const payeesOf = (settings: Settings): Payee[] =>
  settings.all('payee', '').map(({ validFrom, validTo, value }) => ({ ...value, validFrom, validTo }));

/** Key of the price of a gigacalorie of heat in hot water of two parts. */
const heatTariff = (zone: string, service: Service): string => `${zone}:${service}:heat`;

function readingsOf(meters: readonly ChargedMeter[], period: string): Bill['readings'] {
  return meters.flatMap(({ service, serialNumber, place, readings }) => {
    const now = readings.findLast((reading) => reading.period === period);
    const before = readings.findLast((reading) => reading.period < period);
    if (!now) return [];
    const { value: current, volume, takenOn, source } = now;
    return [{ service, serialNumber, place, previous: before?.value ?? null, current, volume, takenOn, source }];
  });
}

/** The payment document of a month. Throws NOT_FOUND without charges, or when the utility has set no requisites. */
export async function billFor(
  db: Database,
  settings: Settings,
  account: Account,
  period: string,
  today: string,
): Promise<Bill> {
  const { month, billed, meters } = await chargedMonth(db, account, period);
  const lastDay = dayOfPeriod(period, 31);
  const payees = payeesOf(settings);
  // Money must not be sent to an account that the utility has closed since.
  const payee = payeeOn(payees, today) ?? payeeOn(payees, month.issuedOn);
  const rules = chargeRules(settings, billed.zone, lastDay);
  const bill =
    payee &&
    billOf(await ledgerOf(db, account.id), period, {
      accountNumber: account.number,
      ...(account.elsNumber !== undefined && { elsNumber: account.elsNumber }),
      ...(billed.serviceIdGis !== null && { serviceIdGis: billed.serviceIdGis }),
      holder: billed.holder,
      address: account.address,
      ...(billed.area !== null && { area: canonical(billed.area) }),
      persons: billed.persons,
      readings: readingsOf(meters, period),
      payee,
      delivery: { isPaperless: billed.isPaperless, from: billed.paperlessFrom },
      priceOf(service, kind) {
        if (kind === 'heat') return settings.find('tariff', heatTariff(billed.zone, service), lastDay)?.value ?? null;
        const prices = rules.pricesOf(service);
        return (prices && findValueFor(prices, lastDay)?.value.price) ?? null;
      },
    });
  if (!bill) throw new ProblemError('NOT_FOUND');
  return bill;
}

/** Changes how bills are delivered, from the bill of the next month on: that of this month may be printed already. */
export async function setDelivery(
  tx: Tx,
  accountId: string,
  isPaperless: boolean,
  today: string,
): Promise<BillDelivery> {
  await tx
    .updateTable('account')
    .set({ is_paperless: isPaperless, paperless_from: addMonths(periodOf(today), 1) })
    .where('id', '=', accountId)
    .where('is_paperless', '<>', isPaperless)
    .execute();
  const { is_paperless, paperless_from } = await tx
    .selectFrom('account')
    .select(['is_paperless', 'paperless_from'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  return { isPaperless: is_paperless, from: paperless_from };
}
