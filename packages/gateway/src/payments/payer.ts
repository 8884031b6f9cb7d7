import type { Account } from '@vodokanal/contract';
import type { SignedIn } from '../session/sessions.ts';

/** Somebody who pays without a sign-in. */
export interface GuestPayer {
  /** Hash of their ticket. */
  readonly guestHash: string;
}

export type Payer = SignedIn | GuestPayer;

/** How the payments of a payer are found. */
export type PayerKey = { readonly customerId: string } | GuestPayer;

export const keyOf = (payer: Payer): PayerKey =>
  'guestHash' in payer ? { guestHash: payer.guestHash } : { customerId: payer.id };

/** What a payment says of an account. */
export type PayableAccount = Pick<Account, 'id' | 'number' | 'address'>;
