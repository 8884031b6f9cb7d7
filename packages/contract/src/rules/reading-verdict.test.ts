import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reading } from '../index.ts';
import { declinedReading, verdictEffect } from './reading-verdict.ts';

const reading = (facts: Partial<Reading>): Reading => ({
  id: 'a',
  meterId: 'm',
  value: '161',
  volume: '4',
  period: '2026-11',
  takenOn: '2026-11-22',
  receivedAt: '2026-11-22T09:40:00Z',
  source: 'resident',
  status: 'accepted',
  receiptNumber: 'П-2026-11-000001-1234',
  ...facts,
});
const DECLINED = { outcome: 'declined', text: 'Расход слишком большой.', decidedOn: '2026-11-27' } as const;
const ACCEPTED = { outcome: 'accepted', text: '', decidedOn: '2026-11-27' } as const;
const declined = reading({ status: 'rejected', verdict: DECLINED });

test('a declined reading is shown until one of its month or a later one counts', () => {
  const earlier = reading({ id: 'b', period: '2026-10' });
  assert.equal(declinedReading([earlier, declined])?.id, 'a');
  assert.equal(declinedReading([declined, reading({ id: 'c', receivedAt: '2026-11-28T09:40:00Z' })]), undefined);
  assert.equal(declinedReading([declined, reading({ id: 'c', period: '2026-12' })]), undefined);
  assert.equal(declinedReading([declined, reading({ id: 'c', period: '2026-12', source: 'control' })])?.id, 'a');
  assert.equal(declinedReading([earlier]), undefined);
  const second = reading({ ...declined, id: 'd', receivedAt: '2026-11-28T09:40:00Z' });
  assert.equal(declinedReading([declined, second])?.id, 'd');
});

test('a verdict takes effect once, and not on what has changed since', () => {
  const effects: [Parameters<typeof verdictEffect>, ReturnType<typeof verdictEffect>][] = [
    [[reading({}), DECLINED], 'decline'],
    [[reading({}), ACCEPTED], 'count'],
    [[declined, DECLINED], 'none'],
    [[declined, { ...DECLINED, text: 'Прибор не поверен.' }], 'decline'],
    [[declined, ACCEPTED], 'count'],
    [[reading({ status: 'billed', verdict: ACCEPTED }), ACCEPTED], 'none'],
    [[reading({ status: 'billed', verdict: ACCEPTED }), DECLINED], 'decline'],
    [[reading({ status: 'billed' }), DECLINED], 'billed'],
    [[reading({ status: 'billed' }), ACCEPTED], 'count'],
    [[reading({ status: 'replaced' }), DECLINED], 'corrected'],
    [[reading({ status: 'different' }), ACCEPTED], 'corrected'],
  ];
  for (const [given, effect] of effects) assert.equal(verdictEffect(...given), effect, JSON.stringify(given));
});
