import assert from 'node:assert/strict';
import { test } from 'node:test';
import { technicalWorkFaults, type NewTechnicalWork } from './technical-work.ts';

const replacement: NewTechnicalWork = {
  kind: 'meterReplacement',
  doneOn: '2026-11-09',
  result: 'done',
  note: '',
  nextOn: '2032-11-09',
  meters: [
    { role: 'removed', serialNumber: '08417736', reading: '1204.5', sealNumber: null },
    { role: 'installed', serialNumber: '20041177', reading: '0', sealNumber: 'П-004417' },
  ],
};
const faults = (given: Partial<NewTechnicalWork>) =>
  technicalWorkFaults({ ...replacement, ...given }, '2026-11-22').map(({ code, pointer }) => `${code} ${pointer}`);

test('what the utility says of works is checked', () => {
  assert.deepEqual(faults({}), []);
  assert.deepEqual(faults({ doneOn: '2026-11-23', nextOn: null }), ['DATE_IN_FUTURE /doneOn']);
  assert.deepEqual(faults({ doneOn: '2026-02-30' }), ['BAD_FORMAT /doneOn']);
  assert.deepEqual(faults({ nextOn: '2026-11-09' }), ['BAD_FORMAT /nextOn']);
  assert.deepEqual(faults({ note: 'я'.repeat(501) }), ['TOO_LONG /note']);
  const [removed] = replacement.meters;
  assert.ok(removed);
  assert.deepEqual(faults({ meters: [{ ...removed, serialNumber: '', reading: '-1', sealNumber: 'П'.repeat(41) }] }), [
    'REQUIRED /meters',
    'REQUIRED /meters/0/serialNumber',
    'BAD_FORMAT /meters/0/reading',
    'TOO_LONG /meters/0/sealNumber',
  ]);
  assert.deepEqual(faults({ meters: Array.from({ length: 21 }, () => ({ ...removed, role: 'installed' as const })) }), [
    'TOO_MANY /meters',
  ]);
});

test('a replacement names the new meter, unless it was put off', () => {
  assert.deepEqual(faults({ meters: [] }), ['REQUIRED /meters']);
  assert.deepEqual(faults({ meters: [], result: 'notDone' }), []);
});
