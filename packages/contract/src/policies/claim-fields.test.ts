import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ClaimType, NewClaim } from '../index.ts';
import { claimFields } from '../rules/claim.ts';
import { claimFaults } from './claim-fields.ts';

const facts = { today: '2026-11-22', isOwnMeter: true, hasEmail: true, maxFiles: 2 };
const faults = (claim: NewClaim, change: Partial<typeof facts> = {}) =>
  claimFaults(claim, { ...facts, ...change }).map(({ code, pointer }) => `${code} ${pointer}`);
const value = {
  period: '2026-10',
  service: 'coldWater',
  meterId: '00000000-0000-4000-8000-000000000000',
  amount: 1,
  demand: 'explain',
} as const;

test('a type of claim takes its own fields, needs some of them, and no others', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(claimFields) as ClaimType[])),
      fc.subarray(Object.keys(value) as (keyof typeof value)[]),
      (type, given) => {
        const claim: NewClaim = {
          type,
          text: 'Проверка',
          ...Object.fromEntries(given.map((name) => [name, value[name]])),
        };
        const taken = claimFields[type];
        const missing = taken
          .filter(({ name, required }) => required && !given.includes(name))
          .map(({ name }) => `REQUIRED /${name}`);
        const strange = given
          .filter((name) => !taken.some((field) => field.name === name))
          .map((name) => `NOT_ALLOWED /${name}`);
        assert.deepEqual(faults(claim).sort(), [...missing, ...strange].sort());
      },
    ),
  );
});

test('blank text, a period to come, a strange meter and too many files are refused', () => {
  assert.deepEqual(faults({ type: 'other', text: ' \n' }), ['REQUIRED /text']);
  assert.deepEqual(faults({ type: 'charge', text: 'а', demand: 'explain', period: '2026-12' }), [
    'DATE_IN_FUTURE /period',
  ]);
  assert.deepEqual(faults({ type: 'charge', text: 'а', demand: 'explain', period: '2026-11' }), []);
  assert.deepEqual(faults({ type: 'meterCheck', text: 'а', meterId: value.meterId }, { isOwnMeter: false }), [
    'BAD_FORMAT /meterId',
  ]);
  assert.deepEqual(faults({ type: 'other', text: 'а', uploadIds: ['1', '2', '3'] }), ['TOO_MANY /uploadIds']);
});

test('an answer by mail needs an address', () => {
  const claim: NewClaim = { type: 'other', text: 'а', answerBy: 'mail' };
  assert.deepEqual(faults(claim), []);
  assert.deepEqual(faults(claim, { hasEmail: false }), ['NOT_ALLOWED /answerBy']);
  assert.deepEqual(faults({ ...claim, answerBy: 'paper' }, { hasEmail: false }), []);
});
