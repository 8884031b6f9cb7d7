import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkReading, parseReading, volumeBetween, type ReadingFacts } from './reading.ts';

const facts = (
  meter: Partial<ReadingFacts['meter']> = {},
  rest: Partial<Omit<ReadingFacts, 'meter'>> = {},
): ReadingFacts => ({
  meter: {
    digits: 5,
    fractionDigits: 3,
    state: 'inService',
    previous: { value: '120', takenOn: '2026-10-22', source: 'resident' },
    averageVolume: '4',
    confirmAbove: '8',
    refuseAbove: '500',
    ...meter,
  },
  windowOpen: true,
  accountStatus: 'confirmed',
  otherMeters: [],
  ...rest,
});
const codes = (text: string, given = facts()) =>
  checkReading(text, given).findings.map(({ code, severity }) => `${severity} ${code}`);

test('what people type', () => {
  for (const [text, value] of [
    ['00123', '123'],
    ['123,4', '123.4'],
    ['123.400', '123.4'],
    [' 1 23 ', '123'],
    ['0', '0'],
    ['123,', '123'],
  ] as const)
    assert.equal(parseReading(text), value, text);
  for (const text of ['', '-1', '12a', '1,2,3', ',5', '１２３', 'e5', 'NaN'])
    assert.equal(parseReading(text), null, text);
  fc.assert(
    fc.property(fc.string(), (text) => {
      const value = parseReading(text);
      assert.ok(value === null || /^\d+(\.\d*[1-9])?$/.test(value));
    }),
  );
});

test('a plain reading has its consumption and no findings', () => {
  assert.deepEqual(checkReading('00123,5', facts()), { value: '123.5', volume: '3.5', findings: [] });
});

test('form, digits and decimals', () => {
  assert.deepEqual(codes('сто'), ['block VALUE_FORMAT']);
  assert.deepEqual(codes('123456'), ['block VALUE_TOO_MANY_DIGITS']);
  assert.deepEqual(codes('123,4567'), ['block VALUE_TOO_MANY_DECIMALS']);
  assert.deepEqual(codes('123,5', facts({ fractionDigits: 0 })), ['block VALUE_TOO_MANY_DECIMALS']);
  assert.deepEqual(codes('123,000', facts({ fractionDigits: 0 })), [], 'zeros after the comma say nothing');
});

test('less than the previous one', () => {
  assert.deepEqual(codes('119'), ['block LESS_THAN_PREVIOUS']);
  const estimated = facts({ previous: { value: '120', takenOn: '2026-10-22', source: 'estimate' } });
  assert.deepEqual(codes('119', estimated), ['confirm LESS_THAN_PREVIOUS']);
  assert.equal(checkReading('119', estimated).volume, '0');
});

test('roll-over is asked only near the last number and for a plausible consumption', () => {
  const near = facts({ previous: { value: '99998', takenOn: '2026-10-22', source: 'resident' } });
  assert.deepEqual(codes('3', near), ['confirm ROLLOVER_SUSPECTED']);
  assert.equal(checkReading('3', near).volume, '5');
  assert.deepEqual(codes('50', near), ['block LESS_THAN_PREVIOUS']);
});

test('unusual consumption', () => {
  assert.deepEqual(codes('128'), [], 'the limit itself is usual');
  assert.deepEqual(codes('128,001'), ['confirm ANOMALY_HIGH']);
  assert.deepEqual(codes('621'), ['block ANOMALY_HIGH']);
  assert.deepEqual(codes('120'), ['confirm ANOMALY_ZERO']);
  assert.deepEqual(codes('120', facts({ averageVolume: '0' })), []);
});

test('hot and cold swapped', () => {
  const otherMeters = [
    { previous: { value: '60', takenOn: '2026-10-22', source: 'resident' as const }, confirmAbove: '6' },
  ];
  assert.deepEqual(codes('63', facts({}, { otherMeters })), ['block LESS_THAN_PREVIOUS', 'info SWAP_SUSPECTED']);
  const hot = facts(
    { previous: { value: '60', takenOn: '2026-10-22', source: 'resident' }, confirmAbove: '6' },
    { otherMeters: [{ previous: { value: '120', takenOn: '2026-10-22', source: 'resident' }, confirmAbove: '8' }] },
  );
  assert.deepEqual(codes('123', hot), ['confirm ANOMALY_HIGH', 'confirm SWAP_SUSPECTED']);
});

test('no reading at all can be taken', () => {
  for (const [given, code] of [
    [facts({ state: 'automatic' }), 'METER_AUTOMATIC'],
    [facts({ state: 'removed' }), 'METER_REMOVED'],
    [facts({ state: 'expiredVerification' }), 'VERIFICATION_EXPIRED'],
    [facts({ state: 'noAccess' }), 'NO_ACCESS_ACT'],
    [facts({ state: 'broken' }), 'METER_BROKEN'],
    [facts({ previous: null }), 'METER_NEEDS_INITIAL'],
    [facts({}, { accountStatus: 'closed' }), 'ACCOUNT_CLOSED'],
    [facts({}, { windowOpen: false }), 'WINDOW_CLOSED'],
  ] as const)
    assert.deepEqual(codes('123', given), [`block ${code}`]);
});

test('consumption is never negative and always exact', () => {
  const value = fc
    .tuple(fc.nat(99_999), fc.nat(999))
    .map(([whole, fraction]) => parseReading(`${whole}.${String(fraction).padStart(3, '0')}`) ?? '');
  fc.assert(
    fc.property(value, value, (previous, current) => {
      const { volume } = checkReading(
        current,
        facts({ previous: { value: previous, takenOn: '2026-10-22', source: 'resident' } }),
      );
      assert.ok(volume === null || !volume.startsWith('-'));
      const between = volumeBetween(previous, current);
      if (between !== null)
        assert.equal(
          Math.round(Number(between) * 1000),
          Math.round(Number(current) * 1000) - Math.round(Number(previous) * 1000),
        );
    }),
  );
});

test('a reading is read with its unit and with invisible characters', () => {
  for (const text of ['160,5 м³', '160.5 м3', '160,5 куб.м.', '\u200e160,5', '="160,5"', '160,5 m3'])
    assert.equal(parseReading(text), '160.5', JSON.stringify(text));
  for (const text of ['160,5 л', '160 м', 'м³', '16О']) assert.equal(parseReading(text), null, text);
});

test('a previous value with more digits than a meter shows refuses no correct reading', () => {
  const long = (value: string, fractionDigits = 3) =>
    facts({ previous: { value, takenOn: '2026-10-22', source: 'resident' }, fractionDigits });
  assert.deepEqual(checkReading('104', long('100.123456789')), { value: '104', volume: '3.877', findings: [] });
  assert.deepEqual(codes('100,123', long('100.123456789')), ['confirm ANOMALY_ZERO']);
  assert.deepEqual(
    codes('100', long('100.6', 0)),
    ['confirm ANOMALY_ZERO'],
    'a meter without decimals still shows 100',
  );
  assert.equal(checkReading('100', long('100.6', 0)).volume, '0');
  assert.deepEqual(codes('99', long('100.6', 0)), ['block LESS_THAN_PREVIOUS']);
  assert.deepEqual(codes('100,599', long('100.6')), ['block LESS_THAN_PREVIOUS']);
});
