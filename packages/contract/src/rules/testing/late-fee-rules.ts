import type { LateFeeRate, LateFeeRules } from '../late-fee.ts';

/** The terms and the rate in force in November 2026, for tests. */
export const terms = [
  {
    validFrom: '2016-01-01',
    validTo: null,
    value: {
      steps: [
        { fromDay: 31, divisor: 300 },
        { fromDay: 91, divisor: 130 },
      ],
      law: 'ЖК РФ ст. 155 ч. 14',
    },
  },
];
export const special: LateFeeRate = {
  validFrom: '2022-02-28',
  validTo: '2026-12-31',
  knownSince: '2022-03-28',
  value: '9.5',
  law: 'ПП РФ № 474',
};
export const rules: LateFeeRules = { terms, rates: [special], asOf: '2026-11-29' };
