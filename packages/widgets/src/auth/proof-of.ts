import type { Proof } from '@vodokanal/contract';
import { dateOf } from '../kit/parts/typed-date.ts';
import { PROOFS, type ProofField, type ProofKind } from './proof-fields.ts';

type Values = Readonly<Record<'proof' | ProofField, string>>;

/** The proof of typed fields; the day of a payment is typed as `09.11.2026`. */
export function proofOf({ proof, paidOn, ...values }: Values): Proof {
  const kind = proof as ProofKind;
  const day = kind === 'lastPayment' ? dateOf(paidOn) : undefined;
  return { kind, value: values[kind], ...(day && { paidOn: day }) };
}

export const isPaidOn = (text: string): boolean => dateOf(text) !== undefined;

/** Which fields the refusals of a proof belong to. */
export const proofFaults = {
  PROOF_REFUSED: ['accountNumber'],
  '/proof/value': PROOFS,
  '/proof/paidOn': ['paidOn'],
} as const;
