import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addFact, paymentEntries, paymentState, type PaymentFact, type PaymentFacts } from './payment-facts.ts';

const at = '2026-10-15T10:00:00Z';
const succeeded: PaymentFact = { kind: 'succeeded', amount: 150_000, at };
const refunded = (refundId: string, amount: number): PaymentFact => ({ kind: 'refunded', refundId, amount, at });
const gather = (said: readonly PaymentFact[]): PaymentFacts =>
  said.reduce<PaymentFacts>((facts, fact) => addFact(facts, fact).facts, new Map());
const amounts = (facts: PaymentFacts) => paymentEntries(facts).map(({ amount }) => amount);

test('A01: the same success twenty times is one entry', () => {
  const facts = gather(Array.from({ length: 20 }, () => succeeded));
  assert.deepEqual([paymentState(facts), amounts(facts)], ['succeeded', [150_000]]);
});

test('A02: an older state that comes later changes nothing', () => {
  let facts: PaymentFacts = new Map();
  for (const fact of [succeeded, { kind: 'pending' }, succeeded] as const) {
    facts = addFact(facts, fact).facts;
    assert.equal(paymentState(facts), 'succeeded');
  }
  assert.deepEqual(amounts(facts), [150_000]);
});

test('A04: refunds doubled and swapped are each made once, and a refunded payment stays refunded', () => {
  const facts = gather([
    succeeded,
    refunded('r-2', 120_000),
    refunded('r-1', 30_000),
    refunded('r-2', 120_000),
    succeeded,
  ]);
  assert.deepEqual([paymentState(facts), amounts(facts)], ['refunded', [150_000, -120_000, -30_000]]);
  const part = gather([succeeded, refunded('r-1', 30_000)]);
  assert.deepEqual([paymentState(part), amounts(part)], ['succeeded', [150_000, -30_000]]);
});

test('A06: money is dated by the acquirer, not by when we hear of it', () => {
  assert.deepEqual(paymentEntries(gather([succeeded])), [{ key: 'succeeded', amount: 150_000, at }]);
});

test('money that was taken outweighs a failure or an end of time', () => {
  for (const other of [{ kind: 'failed', reason: 'declined' }, { kind: 'expired' }] as const) {
    assert.equal(paymentState(gather([other])), other.kind);
    assert.equal(paymentState(gather([other, succeeded])), 'succeeded');
    assert.equal(paymentState(gather([succeeded, other])), 'succeeded');
  }
  assert.equal(paymentState(new Map()), 'created');
  assert.equal(paymentState(gather([{ kind: 'pending' }])), 'pending');
  assert.deepEqual(amounts(gather([refunded('r-1', 1)])), [], 'a refund waits for its success');
});

test('another sum of the same payment, too much refunded and a sum of nothing are for a person to judge', () => {
  for (const [said, wrong] of [
    [[succeeded], { ...succeeded, amount: 149_999 }],
    [[succeeded, refunded('r-1', 30_000)], refunded('r-1', 30_001)],
    [[succeeded, refunded('r-1', 30_000)], refunded('r-2', 120_001)],
    [[], { ...succeeded, amount: 0 }],
    [[succeeded], refunded('r-1', -1)],
  ] as const) {
    const facts = gather(said);
    const { facts: after, conflict } = addFact(facts, wrong);
    assert.deepEqual(conflict?.said, wrong);
    assert.deepEqual(after, facts);
  }
});

test('in any order and however often they are said, facts give one state and one sum', () => {
  const story: readonly PaymentFact[] = [
    { kind: 'pending' },
    { kind: 'expired' },
    succeeded,
    refunded('r-1', 30_000),
    refunded('r-2', 50_000),
    refunded('r-3', 70_000),
  ];
  const whole = gather(story);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...story)),
      fc.shuffledSubarray([...story], { minLength: story.length }),
      (some, all) => {
        const facts = gather([...some, ...all]);
        assert.equal(paymentState(facts), paymentState(whole));
        assert.deepEqual(
          new Set(paymentEntries(facts).map(({ key, amount }) => `${key} ${amount}`)),
          new Set(paymentEntries(whole).map(({ key, amount }) => `${key} ${amount}`)),
        );
        assert.equal(amounts(facts).length, 4);
      },
    ),
  );
});

test('a success counts even when refunds said before it do not fit', () => {
  const before = gather([refunded('r-1', 100_000), refunded('r-2', 60_000)]);
  const { facts, conflict } = addFact(before, succeeded);
  assert.deepEqual([paymentState(facts), amounts(facts)], ['succeeded', [150_000, -100_000]]);
  assert.equal(conflict?.said, succeeded);
  assert.deepEqual(amounts(gather([succeeded, refunded('r-1', 100_000), refunded('r-2', 60_000)])), amounts(facts));
});
