import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewDataRequest } from '../index.ts';
import {
  answeredState,
  assertAnswerable,
  assertExtendable,
  dataRequestFaults,
  deletionParts,
  isCopyOpen,
  stopParts,
} from './data-request.ts';

const faults = (request: NewDataRequest) => dataRequestFaults(request).map(({ code, pointer }) => `${code} ${pointer}`);

test('a correction says what is wrong, a deletion names its sections once', () => {
  assert.deepEqual(faults({ kind: 'correction', text: ' \n' }), ['REQUIRED /text']);
  assert.deepEqual(faults({ kind: 'copy', text: 'Записи звонков' }), []);
  assert.deepEqual(faults({ kind: 'deletion', text: 'Всё' }), ['REQUIRED /sections']);
  assert.deepEqual(faults({ kind: 'stop', sections: ['messages', 'messages'] }), ['NOT_ALLOWED /sections']);
  assert.deepEqual(faults({ kind: 'stop', sections: ['messages'] }), []);
});

test('only an open request is answered, and its term is extended once, in time', () => {
  const open = { state: 'inWork', extendedOn: null, dueOn: '2026-12-04' } as const;
  assertAnswerable({ state: 'received' });
  assertExtendable(open, 5, '2026-12-04');
  const closed = { code: 'REQUEST_CLOSED' };
  assert.throws(() => assertAnswerable({ state: 'partlyRefused' }), closed);
  assert.throws(() => assertExtendable({ ...open, state: 'answered' }, 5, '2026-12-04'), closed);
  assert.throws(() => assertExtendable({ ...open, extendedOn: '2026-12-01' }, 5, '2026-12-04'), closed);
  assert.throws(() => assertExtendable(open, 5, '2026-12-05'), closed);
  assert.throws(() => assertExtendable(open, 0, '2026-12-01'), closed);
});

const years = (months: number) => ({ months, law: `${months} мес.` });

test('data of a contract that goes on is kept, other data for its term, and the rest is deleted', () => {
  const facts = { hasContract: true, contractLaw: 'договор', today: '2026-11-30' };
  const parts = deletionParts(
    [
      { section: 'payments', since: '2026-11-01', retention: years(60) },
      { section: 'requests', since: '2024-01-15', retention: years(36) },
      { section: 'security', since: '2020-01-15', retention: years(36) },
      { section: 'messages', since: '2026-11-29', retention: undefined },
    ],
    facts,
  );
  assert.deepEqual(
    parts.map(({ section, isDone, ground, keptUntil }) => [section, isDone, ground, keptUntil]),
    [
      ['payments', false, 'договор', null],
      ['requests', false, '36 мес.', '2027-01-15'],
      ['security', true, '', null],
      ['messages', true, '', null],
    ],
  );
  assert.equal(answeredState(parts, false), 'partlyRefused');
  const [payments] = deletionParts([{ section: 'payments', since: '2026-11-01', retention: years(60) }], {
    ...facts,
    hasContract: false,
  });
  assert.deepEqual(payments, { section: 'payments', isDone: false, ground: '60 мес.', keptUntil: '2031-11-01' });
  assert.equal(answeredState([{ isDone: false }], false), 'refused');
  assert.equal(answeredState([{ isDone: true }], false), 'answered');
  assert.equal(answeredState([], true), 'refused');
});

test('processing ends where consent or choice is its ground', () => {
  const grounds = { hasContract: true, contractLaw: 'договор', dutyLaw: 'закон' };
  assert.deepEqual(
    stopParts(['payments', 'consents', 'helpers', 'security'], grounds).map(({ isDone, ground }) => [isDone, ground]),
    [
      [false, 'договор'],
      [true, ''],
      [true, ''],
      [false, 'закон'],
    ],
  );
  assert.equal(stopParts(['payments'], { ...grounds, hasContract: false })[0]?.isDone, true);
});

test('a copy can be downloaded until its time is over', () => {
  const copy = { copyUntil: '2026-11-30T10:00:00Z' };
  assert.equal(isCopyOpen(copy, new Date('2026-11-30T09:59:59Z')), true);
  assert.equal(isCopyOpen(copy, new Date('2026-11-30T10:00:00Z')), false);
  assert.equal(isCopyOpen({ copyUntil: null }, new Date(0)), false);
});
