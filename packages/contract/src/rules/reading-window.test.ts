import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from './calendar.ts';
import { readingWindow } from './reading-window.ts';

test('open, closed, and over the month end', () => {
  assert.deepEqual(readingWindow('2026-11-22', { fromDay: 20, toDay: 25 }), {
    today: '2026-11-22',
    open: true,
    period: '2026-11',
    opensOn: '2026-11-20',
    closesOn: '2026-11-25',
  });
  assert.deepEqual(readingWindow('2026-11-26', { fromDay: 20, toDay: 25 }), {
    today: '2026-11-26',
    open: false,
    period: '2026-12',
    opensOn: '2026-12-20',
    closesOn: '2026-12-25',
  });
  assert.deepEqual(readingWindow('2026-12-02', { fromDay: 15, toDay: 3 }), {
    today: '2026-12-02',
    open: true,
    period: '2026-11',
    opensOn: '2026-11-15',
    closesOn: '2026-12-03',
  });
  assert.equal(readingWindow('2026-02-28', { fromDay: 1, toDay: 31 }).open, true);
});

test('the window named is always the present or the next one', () => {
  const day = fc.integer({ min: 1, max: 31 });
  fc.assert(
    fc.property(fc.nat(3000), day, day, (offset, fromDay, toDay) => {
      const today = addDays('2024-01-01', offset);
      const window = readingWindow(today, { fromDay, toDay });
      assert.equal(window.open, window.opensOn <= today && today <= window.closesOn);
      if (!window.open)
        assert.ok(window.opensOn > today && window.opensOn <= addDays(today, 62), JSON.stringify(window));
    }),
  );
});
