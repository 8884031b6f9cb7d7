import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewMeterRequest } from '../index.ts';
import { meterRequestFaults } from './meter-request.ts';

const faults = (request: NewMeterRequest) =>
  meterRequestFaults(request, '2026-11-22').map(({ code, pointer }) => `${pointer} ${code}`);

test('a verification needs its record and its day, a visit needs words', () => {
  assert.deepEqual(faults({ kind: 'verification', record: '1-123456789', verifiedOn: '2026-11-22' }), []);
  assert.deepEqual(faults({ kind: 'verification' }), ['/record REQUIRED', '/verifiedOn REQUIRED']);
  assert.deepEqual(faults({ kind: 'verification', record: 'сделал', verifiedOn: '2026-11-23' }), [
    '/record BAD_FORMAT',
    '/verifiedOn DATE_IN_FUTURE',
  ]);
  assert.deepEqual(faults({ kind: 'visit', comment: 'Снять показания, после шести' }), []);
  assert.deepEqual(faults({ kind: 'visit', comment: ' ' }), ['/comment REQUIRED']);
});
