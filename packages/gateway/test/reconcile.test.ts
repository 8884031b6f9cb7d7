import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isCounted } from '@vodokanal/contract/rules/reading-status';
import { reconcile, type BilledReading, type PresentReading } from '../src/registry/reconcile.ts';

const accepted = (id: string, value: string, status: PresentReading['status'] = 'accepted'): PresentReading => ({
  id,
  value,
  volume: '4',
  taken_on: '2026-11-22',
  source: 'resident',
  status,
  receipt_number: `П-${id}`,
});
const bill = (value: string, more: Partial<BilledReading> = {}): BilledReading => ({
  value,
  volume: null,
  taken_on: '2026-11-20',
  source: 'resident',
  ...more,
});

/** The rows after billing has sent a value. */
function apply(rows: readonly PresentReading[], billed: BilledReading, fractionDigits = 3): PresentReading[] {
  const { added, changed, confirmed } = reconcile(billed, rows, fractionDigits);
  const all = [...changed, ...(confirmed ? [confirmed] : [])];
  return [
    ...rows.map((row) => {
      const change = all.find(({ id }) => id === row.id);
      return { ...row, ...change, volume: change?.volume ?? row.volume };
    }),
    ...(added ? [{ ...added, id: String(rows.length), status: 'billed' as const, receipt_number: null }] : []),
  ];
}

test('the accepted value is billed and keeps its day and source; the volume is that of billing', () => {
  const [row] = apply([accepted('a', '104')], bill('104', { volume: '4.2' }));
  assert.deepEqual([row?.status, row?.taken_on, row?.source, row?.volume], ['billed', '2026-11-22', 'resident', '4.2']);
  assert.equal(reconcile(bill('104', { volume: '4.2' }), [row as PresentReading], 3).outcome, 'unchanged');
});

test('a rejected reading is no difference', () => {
  const rows = apply([accepted('a', '105', 'rejected')], bill('104'));
  assert.deepEqual(
    rows.map(({ status, source }) => [status, source]),
    [
      ['rejected', 'resident'],
      ['billed', 'resident'],
    ],
  );
});

test('an estimate in place of an accepted reading is told as an estimate', () => {
  const rows = apply([accepted('a', '105')], bill('104', { source: 'estimate' }));
  assert.deepEqual(
    rows.map(({ status, source }) => [status, source]),
    [
      ['different', 'resident'],
      ['billed', 'estimate'],
    ],
  );
});

test('whatever billing sends, one value counts, it is the one of billing, and nothing that was told is lost', () => {
  const value = fc.constantFrom('104', '104.4', '105', '104.567', '106');
  fc.assert(
    fc.property(
      fc.option(value, { nil: undefined }),
      fc.option(value, { nil: undefined }),
      fc.array(value, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(0, 3),
      (first, corrected, sent, fractionDigits) => {
        let rows: PresentReading[] = [];
        if (first !== undefined) rows = [accepted('a', first)];
        if (first !== undefined && corrected !== undefined)
          rows = [accepted('a', first, 'replaced'), accepted('b', corrected)];
        const told = rows.map(({ id, value: each, receipt_number }) => [id, each, receipt_number]);
        for (const each of sent) {
          rows = apply(rows, bill(each), fractionDigits);
          const counted = rows.filter(isCounted);
          assert.equal(counted.length, 1);
          assert.equal(counted[0]?.status, 'billed');
          assert.ok(
            Math.abs(Number(counted[0]?.value) - Number(each)) < 10 ** -fractionDigits,
            'the value of billing counts',
          );
          assert.deepEqual(
            rows
              .filter(({ receipt_number }) => receipt_number !== null)
              .map((row) => [row.id, row.value, row.receipt_number]),
            told,
          );
          assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
          assert.equal(
            reconcile(bill(each), rows, fractionDigits).outcome,
            'unchanged',
            'the same file changes nothing',
          );
        }
        assert.ok(rows.length <= told.length + new Set(sent).size);
      },
    ),
  );
});
