import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isLess } from './decimal.ts';
import { kindOfUse, volumeLimits, type VolumePolicy } from './volume-limits.ts';

const flat: VolumePolicy = { averageFactor: 2, normFactor: 1.5, cap: '500' };
const facts = { average: null, peak: null, norm: null, months: 1 };

test('the largest limit holds; without facts nothing is asked', () => {
  assert.deepEqual(volumeLimits({ ...facts, average: '4', norm: '3' }, flat), {
    confirmAbove: '8',
    refuseAbove: '500',
  });
  assert.deepEqual(volumeLimits({ ...facts, average: '1', norm: '8.6' }, flat), {
    confirmAbove: '12.9',
    refuseAbove: '500',
  });
  assert.deepEqual(volumeLimits(facts, { ...flat, cap: null }), { confirmAbove: null, refuseAbove: null });
});

test('an average month of a common meter is neither asked about nor refused', () => {
  const limits = volumeLimits({ ...facts, average: '712.4' }, flat);
  assert.deepEqual(limits, { confirmAbove: '1424.8', refuseAbove: '1424.8' });
  assert.equal(
    volumeLimits({ ...facts, average: '712.4' }, { ...flat, cap: '500', capFactor: 10 }).refuseAbove,
    '7124',
  );
});

test('a summer like the last one is usual where the policy knows of summers', () => {
  assert.equal(volumeLimits({ ...facts, average: '10', peak: '40' }, { ...flat, peakFactor: 1.2 }).confirmAbove, '48');
  assert.equal(volumeLimits({ ...facts, average: '10', peak: '40' }, flat).confirmAbove, '20');
});

test('three months without a reading may use what three months use', () => {
  assert.deepEqual(volumeLimits({ ...facts, average: '4', months: 3 }, flat), {
    confirmAbove: '24',
    refuseAbove: '1500',
  });
});

test('a common meter is one whoever holds the account', () => {
  assert.equal(kindOfUse('common', 'legal'), 'common');
  assert.equal(kindOfUse('coldWater', 'house'), 'house');
});

test('what must only be confirmed is never refused', () => {
  const volume = fc.option(fc.integer({ min: 0, max: 99_999_999 }).map((litres) => String(litres / 1000)));
  fc.assert(
    fc.property(volume, volume, volume, fc.integer({ min: 1, max: 12 }), (average, peak, norm, months) => {
      const { confirmAbove, refuseAbove } = volumeLimits({ average, peak, norm, months }, { ...flat, peakFactor: 1.2 });
      assert.ok(refuseAbove !== null && (confirmAbove === null || !isLess(refuseAbove, confirmAbove)));
    }),
  );
});
