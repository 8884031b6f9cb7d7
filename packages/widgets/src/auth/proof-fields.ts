import type { Proof } from '@vodokanal/contract';
import type { FieldSpec } from '../kit/controllers/form-fields.ts';

export type ProofKind = Proof['kind'];
export type ProofField = ProofKind | 'paidOn';

export const PROOFS = ['meterSerial', 'lastPayment', 'billCode'] as const satisfies readonly ProofKind[];

/** The choice of a proof, and the fields of every proof. */
export const proofFields = {
  proof: { type: 'choice', choices: PROOFS },
  meterSerial: {},
  lastPayment: { inputmode: 'decimal' },
  paidOn: { inputmode: 'decimal' },
  billCode: {},
} as const satisfies Readonly<Record<'proof' | ProofField, FieldSpec>>;

/** The fields shown for a kind of proof. */
export const fieldsOfProof = (kind: string): readonly ProofField[] =>
  kind === 'lastPayment' ? ['lastPayment', 'paidOn'] : [kind as ProofKind];
