import type { FiscalReceipt, Payee, Service } from '@vodokanal/contract';
import type { InstalmentPolicy } from '@vodokanal/contract/policies/instalment-plan';
import type { OfferedMethod } from '@vodokanal/contract/policies/payment';
import {
  chargeFacts,
  quantityOf,
  type AccountMonth,
  type ChargeRules,
  type CountedMeter,
} from '@vodokanal/contract/rules/account-facts';
import { addMonths, dayOfPeriod, periodOf } from '@vodokanal/contract/rules/calendar';
import { chargeLines } from '@vodokanal/contract/rules/charge';
import type { Dated } from '@vodokanal/contract/rules/in-force';
import { debtOf, type DebtRules, type LedgerEntry } from '@vodokanal/contract/rules/ledger';

const dated = <T>(...values: readonly (readonly [from: string, value: T])[]): Dated<T>[] =>
  values.map(([validFrom, value]) => ({ validFrom, validTo: null, value }));

const PRICE_LAW = 'Приказ РЭК края (демонстрация)';
const PRICES: Partial<Record<Service, readonly (readonly [string, number])[]>> = {
  coldWater: [
    ['2020-01-01', 4120],
    ['2026-01-01', 4190],
    ['2026-10-01', 4592],
  ],
  hotWater: [
    ['2020-01-01', 17_800],
    ['2026-10-01', 19_509],
  ],
  wastewater: [
    ['2020-01-01', 3460],
    ['2026-01-01', 3519],
    ['2026-10-01', 3857],
  ],
};
const NORMS: Partial<Record<Service, string>> = { coldWater: '4.3', hotWater: '3.1' };
const COEFFICIENT_LAW = 'ПП РФ № 354, п. 60: повышающий коэффициент';

export const chargeRules: ChargeRules = {
  pricesOf(service) {
    const prices = PRICES[service];
    return (
      prices && {
        values: dated(...prices.map(([from, price]) => [from, { price, law: PRICE_LAW }] as const)),
        change: 'byDays',
      }
    );
  },
  coefficientOf: (service) =>
    service === 'coldWater'
      ? {
          values: dated(
            ['2017-01-01', { factor: '1.5', law: COEFFICIENT_LAW }],
            ['2025-12-06', { factor: '3', law: COEFFICIENT_LAW }],
          ),
          change: 'byDays',
        }
      : undefined,
  normOf: (service) => NORMS[service],
  laws: {
    meter: 'ПП РФ № 354, п. 42: по показаниям прибора учёта',
    average: 'ПП РФ № 354, п. 59: по среднему за полгода',
    norm: 'ПП РФ № 354, п. 60: по нормативу',
    wastewater: 'ПП РФ № 354, п. 42: объём поданной воды',
  },
};

export const payees: readonly Payee[] = [
  {
    name: 'МУП «Водоканал города Родникова»',
    otherNames: ['Водоканал города Родникова'],
    personalAcc: '40702810138250123017',
    bankName: 'ОАО «БАНК»',
    bic: '044525225',
    correspAcc: '30101810400000000225',
    inn: '6200098765',
    kpp: '620001001',
    validFrom: '2020-01-01',
    validTo: null,
  },
];

export const paymentMethods: readonly OfferedMethod[] = [
  { method: 'sbp', isOffered: true, feePercent: '0', feeLeast: 0 },
  { method: 'card', isOffered: true, feePercent: '1', feeLeast: 100 },
  { method: 'bank', isOffered: true, feePercent: '0', feeLeast: 0 },
];

export const TIME_ZONE = 'Europe/Moscow';

/** Day of the month by which bills and instalments are to be paid. */
export const DUE_DAY = 15;

export const instalmentPolicy: InstalmentPolicy = {
  mostMonths: 12,
  leastPayment: 50_000,
  automaticMonths: 3,
  answerDays: 10,
  offerDays: 10,
  graceDays: 10,
};

export const debtRules: DebtRules = {
  allocation: { lateFees: 'ofDueDay', plans: 'asDue', law: 'ПП РФ № 354, п. 118; ГК РФ ст. 319.1' },
  terms: dated([
    '2016-01-01',
    {
      steps: [
        { fromDay: 31, divisor: 300 },
        { fromDay: 91, divisor: 130 },
      ],
      law: 'ЖК РФ ст. 155 ч. 14',
    },
  ]),
  rates: [
    {
      validFrom: '2022-02-28',
      validTo: '2026-12-31',
      value: '9.5',
      knownSince: '2022-02-28',
      law: 'ПП РФ № 474, № 329',
    },
  ],
  steps: {
    lateFee: { afterDays: 30, law: 'ЖК РФ ст. 155 ч. 14' },
    notice: { law: 'ПП РФ № 354, п. 118–119: долг больше двух месячных сумм по нормативу' },
    restriction: { afterDays: 20, law: 'ПП РФ № 354, п. 119: не раньше 20 дней после уведомления' },
    court: { law: 'ЖК РФ ст. 153, 155; ГПК РФ ст. 121–122: судебный приказ' },
  },
};

/** What an account of the mock utility has been charged and has paid. */
export interface MockHistory {
  /** Prefix of the ids of its entries. */
  readonly id: (number: number) => string;
  readonly meters: readonly CountedMeter[];
  readonly persons: number;
  readonly today: string;
  /** How many of the latest months are unpaid. */
  readonly unpaid: number;
  /** Kopecks paid above the last month. */
  readonly overpaid: number;
  /** Whether the last bill has a late fee. */
  readonly hasLateFee: boolean;
}

const NO_ACCOUNT = { accountId: '', accountNumber: '', address: '' };

/** Months of history. */
const MONTHS = 24;

/** The facts of a month; an account without meters is charged for cold water by the norm. */
export const accountMonth = (meters: readonly CountedMeter[], persons: number, period: string): AccountMonth => ({
  period,
  services: [
    ...(meters.length > 0 ? new Set(meters.map(({ service }) => service)) : ['coldWater' as const]),
    'wastewater',
  ],
  meters,
  persons,
});

/** Makes the ledger of an account from its readings: every month charged by the rules, and paid but for the last ones. */
export function ledgerOf({ id, meters, persons, today, unpaid, overpaid, hasLateFee }: MockHistory): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  const nextId = () => id(entries.length + 1);
  const last = addMonths(periodOf(today), -1);
  for (let back = MONTHS - 1; back >= 0; back--) {
    const period = addMonths(last, -back);
    // The last month is due next month, so it is not overdue yet.
    const dueOn = dayOfPeriod(addMonths(period, back === 0 ? 2 : 1), period < '2026-02' ? 10 : 15);
    const enteredOn = dayOfPeriod(addMonths(period, 1), 1);
    const facts = chargeFacts(accountMonth(meters, persons, period), chargeRules);
    const lines = facts.flatMap((each) => chargeLines(each));
    for (const { service, kind, basis, quantity, amount } of lines)
      entries.push({
        kind: 'charge',
        id: nextId(),
        amount,
        enteredOn,
        charge: { period, service, kind, dueOn, basis, quantity },
      });
    const total = lines.reduce((sum, { amount }) => sum + amount, 0);
    const paidOn = dayOfPeriod(addMonths(period, 1), 9);
    if (back >= unpaid && total > 0)
      entries.push({
        kind: 'payment',
        id: nextId(),
        amount: -(total + (back === 0 ? overpaid : 0)),
        enteredOn: paidOn > today ? today : paidOn,
        payment: {
          document: `${period.replace('-', '')}-${String(1000 + back)}`,
          ...(back % 3 === 0
            ? { channel: 'online' as const, method: 'sbp' as const, receipt: receiptOf(total, paidOn, back) }
            : { channel: 'register' as const }),
        },
      });
  }
  const until = dayOfPeriod(last, 31);
  const { lateFee, debts } = debtOf(entries, NO_ACCOUNT, [], debtRules, until);
  if (hasLateFee && lateFee)
    entries.push({
      kind: 'charge',
      id: nextId(),
      amount: lateFee,
      enteredOn: dayOfPeriod(addMonths(last, 1), 1),
      charge: {
        period: last,
        service: null,
        kind: 'lateFee',
        dueOn: debts[0]?.dueOn ?? until,
        basis: null,
        quantity: null,
      },
    });
  return entries;
}

export const receiptOf = (amount: number, day: string, number: number): FiscalReceipt => ({
  state: 'ready',
  issuedAt: `${day}T10:15:00.000Z`,
  amount,
  fn: '9999078900005430',
  fd: String(20_000 + number),
  fpd: String(3_141_592_653 - number),
});

/** Volumes of the norm for those who live there. */
export const normVolumes = (services: readonly Service[], persons: number) =>
  services.flatMap((service) => {
    const norm = NORMS[service];
    return norm === undefined ? [] : [{ service, volume: quantityOf({ basis: 'norm', norm, persons }) }];
  });
