import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenSlot, freeSlots, visitTimes } from './visit-slots.ts';

const HOURS = {
  times: [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '16:00' },
  ],
  places: 2,
  fromDay: 1,
  toDay: 4,
};
const CALENDAR = { holidays: ['2026-11-04'], workingWeekends: ['2026-11-07'] };

test('times are offered on working days of the calendar only', () => {
  const days = visitTimes(HOURS, CALENDAR, '2026-11-03').map(({ on }) => on);
  assert.deepEqual([...new Set(days)], ['2026-11-05', '2026-11-06', '2026-11-07']);
  assert.equal(days.length, 6);
});

test('a time with all places taken is not offered', () => {
  const times = visitTimes(HOURS, CALENDAR, '2026-11-04');
  const first = { on: '2026-11-05', from: '09:00' };
  assert.ok(chosenSlot(freeSlots(times, 2, [{ ...first, taken: 1 }]), first));
  assert.equal(chosenSlot(freeSlots(times, 2, [{ ...first, taken: 2 }]), first), undefined);
  assert.ok(chosenSlot(freeSlots(times, 2, [{ ...first, taken: 2 }]), { ...first, from: '13:00' }));
});
