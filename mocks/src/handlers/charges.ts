import { ProblemError } from '@vodokanal/contract/problem';
import { chargeFacts, readingDays } from '@vodokanal/contract/rules/account-facts';
import { addMonths, dayOfPeriod, periodOf } from '@vodokanal/contract/rules/calendar';
import { chargeForecast } from '@vodokanal/contract/rules/charge-forecast';
import { valueFor } from '@vodokanal/contract/rules/month-parts';
import { billOf, chargeMonths, payeeOn } from '@vodokanal/contract/rules/ledger';
import type { ChargeDetail, Service } from '@vodokanal/contract';
import type { Answers } from '../answers.ts';
import { accountMonth, chargeRules, normVolumes, payees } from '../ledger.ts';
import { countedMeter, type MockAccount, type MockState } from '../state.ts';

const MOST_MONTHS = 36;

const metersOf = (state: MockState, { id }: MockAccount) => state.meters.filter(({ accountId }) => accountId === id);

/** Kopecks per gigacalorie. */
const HEAT_PRICE = 234_567;

const priceOf = (period: string) => (service: Service) => {
  const prices = chargeRules.pricesOf(service);
  return prices ? valueFor(prices, dayOfPeriod(period, 31)).value.price : null;
};

/** The readings of a month as they stand on the bill. */
const readingsOf = (state: MockState, account: MockAccount, period: string) =>
  metersOf(state, account).flatMap(({ service, serialNumber, place, past }) => {
    const now = past.find((reading) => reading.period === period && reading.status === 'billed');
    const before = past.find((reading) => reading.period < period && reading.status === 'billed');
    if (!now) return [];
    const { value: current, volume, takenOn, source } = now;
    return [{ service, serialNumber, place, previous: before?.value ?? null, current, volume, takenOn, source }];
  });

export const charges: Pick<
  Answers,
  'charges.list' | 'charges.get' | 'bills.get' | 'bills.pdf' | 'bills.setDelivery' | 'payees.list'
> = {
  'charges.list'({ state, account }) {
    const items = chargeMonths(account().ledger).slice(0, MOST_MONTHS);
    return {
      status: 200,
      body: {
        items,
        forecast: chargeForecast(items, (service, period) => priceOf(period)(service), periodOf(state.today)),
      },
    };
  },

  'charges.get'({ state, account, parameters: { period } }) {
    const { ledger, persons } = account();
    const month = chargeMonths(ledger).find((each) => each.period === period);
    if (!month) throw new ProblemError('NOT_FOUND');
    const facts = accountMonth(metersOf(state, account()).map(countedMeter), persons, period);
    return {
      status: 200,
      body: {
        ...month,
        facts: chargeFacts(facts, chargeRules).filter(
          ({ service }) => !state.withoutFacts.includes(service),
        ) as ChargeDetail['facts'],
        days: readingDays(facts),
        norms: normVolumes(facts.services, persons),
      },
    };
  },

  'bills.get'({ state, account, parameters: { period } }) {
    const { number, elsNumber, serviceIdGis, holder, address, area, persons, ledger, delivery } = account();
    const payee = payeeOn(payees, state.today);
    const bill =
      payee &&
      billOf(ledger, period, {
        accountNumber: number,
        ...(elsNumber !== undefined && { elsNumber }),
        ...(serviceIdGis !== undefined && { serviceIdGis }),
        holder,
        address,
        ...(area !== undefined && { area }),
        persons,
        readings: readingsOf(state, account(), period),
        payee,
        delivery,
        priceOf: (service, kind) => (kind === 'heat' ? HEAT_PRICE : priceOf(period)(service)),
      });
    if (!bill) throw new ProblemError('NOT_FOUND');
    return { status: 200, body: bill };
  },

  /** Answers with an empty file, because the mocks make no PDF. */
  'bills.pdf'({ account, parameters: { period } }) {
    if (!chargeMonths(account().ledger).some((month) => month.period === period)) throw new ProblemError('NOT_FOUND');
    return { status: 200, headers: { 'Content-Type': 'application/pdf' } };
  },

  'bills.setDelivery'({ state, account, body: { isPaperless } }) {
    const own = account();
    const stored = state.accounts.find(({ id }) => id === own.id);
    if (!stored) throw new ProblemError('NOT_FOUND');
    // The bill of this month may be printed already.
    if (stored.delivery.isPaperless !== isPaperless)
      stored.delivery = { isPaperless, from: addMonths(periodOf(state.today), 1) };
    return { status: 201, body: stored.delivery };
  },

  'payees.list': () => ({ status: 200, body: { items: [...payees] } }),
};
