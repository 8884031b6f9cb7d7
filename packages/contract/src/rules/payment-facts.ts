/**
 * What an acquirer has said of a payment; sums in kopecks. A fact is said by a notification, by polling or by a
 * register of reconciliation, often several times and in any order.
 */
export type PaymentFact =
  /** The acquirer has the payment, and the payer has not finished. */
  | { readonly kind: 'pending' }
  /** The money was taken; `at` is the instant in which the acquirer took it, not the one in which it told us. */
  | { readonly kind: 'succeeded'; readonly amount: number; readonly at: string }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'expired' }
  | { readonly kind: 'refunded'; readonly refundId: string; readonly amount: number; readonly at: string };

/** Facts of one payment that agree with one another; the first of each kind stays. */
export type PaymentFacts = ReadonlyMap<string, PaymentFact>;

export type PaymentState = 'created' | 'pending' | 'succeeded' | 'failed' | 'expired' | 'refunded';

/** One entry of the ledger that a payment makes: kopecks, negative for a refund. */
export interface PaymentEntry {
  /** The same for the same fact, so that an entry is made once. */
  readonly key: string;
  readonly amount: number;
  readonly at: string;
}

/** A fact that contradicts what was said before: for a person to judge, never for the ledger. */
export interface FactConflict {
  readonly known: PaymentFact | undefined;
  readonly said: PaymentFact;
}

const keyOf = (fact: PaymentFact): string => (fact.kind === 'refunded' ? `refund ${fact.refundId}` : fact.kind);

const refunds = (facts: PaymentFacts) => [...facts.values()].filter((fact) => fact.kind === 'refunded');

const refundedSum = (facts: PaymentFacts): number => refunds(facts).reduce((sum, { amount }) => sum + amount, 0);

function successOf(facts: PaymentFacts): Extract<PaymentFact, { kind: 'succeeded' }> | undefined {
  const fact = facts.get('succeeded');
  return fact?.kind === 'succeeded' ? fact : undefined;
}

/**
 * Adds a fact. Said again it changes nothing. The same success or refund with another sum, a sum that is not above zero,
 * and a refund of more than is left of the payment, are conflicts and are not added. A success is always added: refunds
 * that were said before it and do not fit are dropped as conflicts.
 */
export function addFact(
  facts: PaymentFacts,
  said: PaymentFact,
): { readonly facts: PaymentFacts; readonly conflict?: FactConflict } {
  const known = facts.get(keyOf(said));
  const conflict = { facts, conflict: { known, said } };
  if ('amount' in said && !(Number.isSafeInteger(said.amount) && said.amount > 0)) return conflict;
  if (known) return 'amount' in known && 'amount' in said && known.amount !== said.amount ? conflict : { facts };
  const next = new Map([...facts, [keyOf(said), said]]);
  const success = successOf(next);
  if (!success || refundedSum(next) <= success.amount) return { facts: next };
  return said.kind === 'succeeded' ? { ...conflict, facts: withFittingRefunds(next, success.amount) } : conflict;
}

/** Leaves out the refunds that, in the order they were said, are more than what is left of the payment. */
function withFittingRefunds(facts: PaymentFacts, amount: number): PaymentFacts {
  let left = amount;
  return new Map(
    [...facts].filter(([, fact]) => {
      if (fact.kind !== 'refunded') return true;
      if (fact.amount > left) return false;
      left -= fact.amount;
      return true;
    }),
  );
}

/**
 * The state of a payment. Money that was taken outweighs everything said before or after it, also a failure or an end of
 * its time; a payment is refunded when all of it was given back.
 */
export function paymentState(facts: PaymentFacts): PaymentState {
  const success = successOf(facts);
  if (success) return refundedSum(facts) === success.amount ? 'refunded' : 'succeeded';
  if (facts.has('failed')) return 'failed';
  if (facts.has('expired')) return 'expired';
  // A refund is told only of money that was taken, so its success is still to come.
  return facts.size > 0 ? 'pending' : 'created';
}

/** The entries of a payment in the ledger; refunds wait for the success that they belong to. */
export function paymentEntries(facts: PaymentFacts): PaymentEntry[] {
  const success = successOf(facts);
  if (!success) return [];
  return [
    { key: 'succeeded', amount: success.amount, at: success.at },
    ...refunds(facts).map((fact) => ({ key: keyOf(fact), amount: -fact.amount, at: fact.at })),
  ];
}
