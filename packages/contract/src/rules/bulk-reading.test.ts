import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BulkRow, Meter, Reading } from '../index.ts';
import { judgeBulkRow, judgeBulkRows, type BulkFacts } from './bulk-reading.ts';

const meter = (change: Partial<Meter> = {}): Meter => ({
  id: 'm1',
  serialNumber: '11000001',
  service: 'coldWater',
  place: '',
  digits: 5,
  fractionDigits: 3,
  state: 'inService',
  verifiedOn: null,
  nextVerificationOn: null,
  previous: { value: '100', takenOn: '2026-10-22', source: 'resident' },
  current: null,
  averageVolume: '4',
  confirmAbove: '9',
  refuseAbove: '500',
  pricePerCubicMetre: null,
  ...change,
});
const current = (change: Partial<Reading>): Reading => ({
  id: 'r1',
  meterId: 'm1',
  value: '104',
  volume: '4',
  period: '2026-11',
  takenOn: '2026-11-20',
  receivedAt: '2026-11-20T09:00:00Z',
  source: 'manager',
  status: 'accepted',
  receiptNumber: null,
  ...change,
});
const window = { today: '2026-11-22', period: '2026-11', open: true, opensOn: '2026-11-15', closesOn: '2026-11-25' };
const judge = (
  row: Partial<BulkRow>,
  meters: readonly Meter[] | undefined = [meter()],
  change: Partial<BulkFacts> = {},
) =>
  judgeBulkRow(
    { row: 1, accountNumber: '1', serialNumber: '11000001', value: '104', ...row },
    { account: meters && { status: 'confirmed', meters }, window, seen: new Set(), ...change },
  );
const codeOf = (judged: ReturnType<typeof judge>) => [judged.result, judged.errors[0]?.code].filter(Boolean).join(' ');

test('each row is judged by itself', () => {
  const hot = meter({ id: 'm2', service: 'hotWater' });
  for (const [row, meters, wanted] of [
    [{}, undefined, 'rejected NOT_YOUR_BUILDING'],
    [{ serialNumber: '999' }, [meter()], 'rejected METER_NOT_FOUND'],
    [{}, [meter(), hot], 'rejected SEVERAL_METERS_MATCH'],
    [{ service: 'hotWater' }, [meter(), hot], 'accepted'],
    [{ serialNumber: '' }, [meter()], 'accepted'],
    [{ serialNumber: '', service: 'hotWater' }, [meter()], 'rejected METER_NOT_FOUND'],
    [{ serialNumber: '1,1E+07' }, [meter()], 'accepted'],
    [{ takenOn: '2026-11-23' }, [meter()], 'rejected DATE_IN_FUTURE'],
    [{ takenOn: '2026-10-31' }, [meter()], 'rejected DATE_TOO_OLD'],
    [{ value: '99' }, [meter()], 'rejected LESS_THAN_PREVIOUS'],
    [{ value: 'нет' }, [meter()], 'rejected VALUE_FORMAT'],
    [{ value: '150' }, [meter()], 'held ANOMALY_HIGH'],
    [{ value: '150', confirmed: ['ANOMALY_HIGH'] }, [meter()], 'accepted'],
    [{}, [meter({ state: 'automatic' })], 'rejected METER_AUTOMATIC'],
    [{ value: '0104,0' }, [meter({ current: current({ source: 'resident' }) })], 'unchanged'],
    [{ value: '105' }, [meter({ current: current({ source: 'resident' }) })], 'rejected ALREADY_SENT'],
    [{ value: '105' }, [meter({ current: current({ status: 'billed' }) })], 'rejected ALREADY_BILLED'],
    [{ value: '105' }, [meter({ current: current({}) })], 'accepted'],
  ] as const)
    assert.equal(
      codeOf(
        meters === undefined
          ? judgeBulkRow({ row: 1, accountNumber: '1', value: '104' }, { account: undefined, window, seen: new Set() })
          : judge(row as Partial<BulkRow>, meters),
      ),
      wanted,
      JSON.stringify(row),
    );
});

test("a pack that was on its way over the month's end counts for no other month; a meter whose row was refused may stand in a later one", () => {
  const accountOf = () => ({ status: 'confirmed' as const, meters: [meter()] });
  const row = (number: number, value: string): BulkRow => ({
    row: number,
    accountNumber: '1',
    serialNumber: '11000001',
    value,
  });
  assert.deepEqual(
    judgeBulkRows({ period: '2026-10', rows: [row(1, '104')] }, window, accountOf).map(({ verdict }) =>
      codeOf(verdict),
    ),
    ['rejected DATE_TOO_OLD'],
  );
  assert.deepEqual(
    judgeBulkRows({ period: '2026-11', rows: [row(1, '99'), row(2, '104'), row(3, '105')] }, window, accountOf).map(
      ({ verdict }) => codeOf(verdict),
    ),
    ['rejected LESS_THAN_PREVIOUS', 'accepted', 'duplicate DUPLICATE_ROW'],
  );
});

test('what is accepted says what to take in, and what it replaces', () => {
  assert.deepEqual(judge({ value: '105,50', takenOn: '2026-11-21' }, [meter({ current: current({}) })]).reading, {
    meter: meter({ current: current({}) }),
    value: '105.5',
    volume: '5.5',
    takenOn: '2026-11-21',
    replaces: 'r1',
  });
});

test('a second row about one meter is a duplicate; nothing is taken outside the window', () => {
  assert.equal(codeOf(judge({}, [meter()], { seen: new Set(['m1']) })), 'duplicate DUPLICATE_ROW');
  assert.equal(codeOf(judge({}, [meter()], { window: { ...window, open: false } })), 'rejected WINDOW_CLOSED');
  // After the window closes, `period` is already the next one; the finding must be about the window, not the day.
  assert.equal(
    codeOf(
      judge({}, [meter()], {
        window: { today: '2026-11-26', period: '2026-12', open: false, opensOn: '2026-12-15', closesOn: '2026-12-25' },
      }),
    ),
    'rejected WINDOW_CLOSED',
  );
});
