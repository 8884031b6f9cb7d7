import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inForce } from './in-force.ts';

const coefficient = [
  { validFrom: '2017-01-01', validTo: null, value: '1.5' },
  { validFrom: '2025-12-06', validTo: null, value: '3' },
  { validFrom: '2024-05-01', validTo: '2024-05-31', value: '2' },
];

test('past dates keep the value that held then', () => {
  assert.equal(inForce(coefficient, '2025-12-05'), '1.5');
  assert.equal(inForce(coefficient, '2025-12-06'), '3');
  assert.equal(inForce(coefficient, '2024-05-15'), '2');
  assert.equal(inForce(coefficient, '2024-06-01'), '1.5');
  assert.equal(inForce(coefficient, '2000-01-01'), undefined);
});
