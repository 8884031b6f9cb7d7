import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChargeMonth } from '../index.ts';
import { chargeForecast } from './charge-forecast.ts';

const month = (period: string, cold: string, extra: ChargeMonth['lines'] = []): ChargeMonth => ({
  period,
  issuedOn: `${period}-28`,
  dueOn: `${period}-28`,
  total: 0,
  lines: [
    { service: 'coldWater', kind: 'volume', amount: 1, basis: 'meter', quantity: cold },
    { service: 'wastewater', kind: 'volume', amount: 1, basis: 'supplied', quantity: cold },
    ...extra,
  ],
});
const prices = { coldWater: 4592, wastewater: 3857 } as Record<string, number>;
const priceOf = (service: string) => prices[service] ?? null;
const months = [
  month('2026-10', '4', [
    { service: 'coldWater', kind: 'recalculation', amount: -50_000, basis: null, quantity: null },
    { service: null, kind: 'lateFee', amount: 2000, basis: null, quantity: null },
  ]),
  month('2026-09', '6'),
  month('2026-08', '2.5'),
  month('2026-07', '5'),
];

test('the volumes of the last months cost what the new month costs, without corrections and late fees', () => {
  assert.deepEqual(chargeForecast(months, priceOf, '2026-11'), {
    period: '2026-11',
    least: 21_123,
    // Between 4 m³ (33 796) and 5 m³ (42 245).
    likely: 38_021,
    most: 50_694,
    months: 4,
  });
});

test('six months at most count, and a line without a known price keeps its sum', () => {
  const eight = ['1', '2', '3', '4', '5', '6', '7', '80'].map((cold, at) => month(`2026-0${8 - at}`, cold));
  const forecast = chargeForecast(eight, priceOf, '2026-12');
  assert.deepEqual([forecast?.months, forecast?.period, forecast?.most], [6, '2026-09', 6 * (4592 + 3857)]);
  assert.equal(chargeForecast(months, () => null, '2026-11')?.most, 2);
});

test('there is no forecast without three months, nor of a month that has not begun', () => {
  assert.equal(chargeForecast(months.slice(0, 2), priceOf, '2026-11'), null);
  assert.equal(chargeForecast([], priceOf, '2026-11'), null);
  assert.equal(chargeForecast(months, priceOf, '2026-10'), null);
});
