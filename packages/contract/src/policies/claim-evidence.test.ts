import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '../problem.ts';
import type { EvidenceSources } from '../rules/claim-evidence.ts';
import { evidenceOf } from './claim-evidence.ts';

const sources: EvidenceSources = {
  readings: [
    {
      id: 'r',
      meterId: 'm',
      service: 'coldWater',
      serialNumber: '11000001',
      period: '2026-10',
      takenOn: '2026-10-22',
      receivedAt: '2026-10-22T09:00:00.000Z',
      value: '171',
      volume: '14',
      source: 'resident',
      status: 'billed',
      receiptNumber: null,
    },
  ],
  months: [
    {
      period: '2026-10',
      issuedOn: '2026-11-01',
      dueOn: '2026-11-15',
      total: 45_210,
      lines: [{ service: 'coldWater', kind: 'volume', amount: 45_210, basis: 'meter', quantity: '14' }],
    },
  ],
  entries: [
    { id: 'p', kind: 'payment', amount: 91_167, paidOn: '2026-11-09', document: '202611-7', channel: 'register' },
  ],
};

test('evidence is what the account shows on the day, in the order in which it was chosen', () => {
  const found = evidenceOf(
    [
      { kind: 'payment', id: 'p' },
      { kind: 'bill', period: '2026-10' },
      { kind: 'reading', id: 'r' },
    ],
    sources,
  );
  assert.deepEqual(found, [
    { kind: 'payment', id: 'p', entry: 'payment', amount: 91_167, paidOn: '2026-11-09', document: '202611-7' },
    { kind: 'bill', ...sources.months[0]! },
    {
      kind: 'reading',
      id: 'r',
      service: 'coldWater',
      serialNumber: '11000001',
      period: '2026-10',
      takenOn: '2026-10-22',
      value: '171',
      volume: '14',
      source: 'resident',
    },
  ]);
});

test('what is not of the account is refused at its place', () => {
  assert.throws(
    () =>
      evidenceOf(
        [
          { kind: 'reading', id: 'r' },
          // The kind decides where it is looked for.
          { kind: 'reading', id: 'p' },
          { kind: 'bill', period: '2026-09' },
        ],
        sources,
      ),
    (fault) =>
      fault instanceof ProblemError &&
      fault.errors.map(({ code, pointer }) => `${code} ${pointer}`).join() ===
        'BAD_FORMAT /evidence/1,BAD_FORMAT /evidence/2',
  );
});
