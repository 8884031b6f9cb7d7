import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meterStateOn } from './meter-state.ts';

test('the day after its verification a meter is out of service', () => {
  assert.equal(meterStateOn('2026-11-22', { state: 'inService', nextVerificationOn: '2026-11-22' }), 'inService');
  assert.equal(
    meterStateOn('2026-11-23', { state: 'inService', nextVerificationOn: '2026-11-22' }),
    'expiredVerification',
  );
  assert.equal(meterStateOn('2026-11-23', { state: 'inService', nextVerificationOn: null }), 'inService');
  assert.equal(meterStateOn('2026-11-23', { state: 'removed', nextVerificationOn: '2020-01-01' }), 'removed');
});
