import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addWorkingDays,
  dayOfPeriod,
  daysBetween,
  isDate,
  isWorkingDay,
  localDate,
  monthsBetween,
  nextWorkingDay,
  russianDate,
  startOfDay,
} from './calendar.ts';

const date = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
const calendar = { holidays: ['2026-01-01', '2026-11-04'], workingWeekends: ['2026-11-07'] };

test('days are counted both ways', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -5000, max: 5000 }), (from, days) =>
      assert.equal(daysBetween(from, addDays(from, days)), days),
    ),
  );
  assert.equal(addDays('2028-02-28', 1), '2028-02-29');
});

test('months roll over years and short months end early', () => {
  assert.equal(addMonths('2026-11', 3), '2027-02');
  assert.equal(addMonths('2026-01', -1), '2025-12');
  assert.equal(dayOfPeriod('2026-02', 31), '2026-02-28');
  assert.equal(dayOfPeriod('2026-11', 25), '2026-11-25');
});

test('an instant has the date of its time zone', () => {
  assert.equal(localDate(new Date('2026-11-30T21:30:00Z'), 'Europe/Moscow'), '2026-12-01');
  assert.equal(localDate(new Date('2026-11-30T21:30:00Z'), 'Europe/Kaliningrad'), '2026-11-30');
});

test('working days pass over weekends and holidays and use worked Saturdays', () => {
  assert.equal(addWorkingDays('2026-11-03', 1, calendar), '2026-11-05');
  assert.equal(addWorkingDays('2026-11-06', 1, calendar), '2026-11-07');
  assert.equal(nextWorkingDay('2026-11-22', calendar), '2026-11-23');
  fc.assert(
    fc.property(date, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const due = addWorkingDays(from, count, calendar);
      assert.ok(isWorkingDay(due, calendar));
      assert.ok(daysBetween(from, due) >= count);
    }),
  );
});

test('a date is written day first, a period month first, nothing as nothing', () => {
  assert.deepEqual(['2026-11-05', '2026-11', ''].map(russianDate), ['05.11.2026', '11.2026', '']);
});

test('local dates of many instants take no more memory than one', () => {
  localDate(new Date(), 'Asia/Yekaterinburg');
  const before = process.memoryUsage().rss;
  for (let count = 0; count < 20_000; count++) localDate(new Date(count * 1e8), 'Asia/Yekaterinburg');
  const growth = (process.memoryUsage().rss - before) / 1024 / 1024;
  assert.ok(growth < 100, `${growth.toFixed(0)} MiB`);
});

test('a day is one that exists', () => {
  fc.assert(fc.property(date, (day) => isDate(day)));
  for (const text of ['2026-02-30', '2026-13-01', '2026-1-1', '22.11.2026', '2026-11-22T00:00:00Z', '', 'завтра'])
    assert.ok(!isDate(text), text);
});

test('a local day begins at midnight of its time zone, also when the clocks change', () => {
  for (const [date, timeZone, instant] of [
    ['2026-11-22', 'Europe/Moscow', '2026-11-21T21:00:00.000Z'],
    ['2026-11-22', 'Asia/Kamchatka', '2026-11-21T12:00:00.000Z'],
    ['2026-11-22', 'Europe/Kaliningrad', '2026-11-21T22:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z'],
    ['2026-11-22', 'UTC', '2026-11-22T00:00:00.000Z'],
  ] as const) {
    assert.equal(startOfDay(date, timeZone).toISOString(), instant, `${date} ${timeZone}`);
    assert.equal(localDate(startOfDay(date, timeZone), timeZone), date);
  }
});

test('months from one period to another', () => {
  assert.equal(monthsBetween('2026-11', '2026-11'), 0);
  assert.equal(monthsBetween('2025-12', '2026-02'), 2);
  assert.equal(monthsBetween('2026-02', '2025-12'), -2);
});
