import type { Proof } from '@vodokanal/contract';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { isProven } from '@vodokanal/contract/policies/account-proof';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { hashSecret } from '../ids.ts';
import { countAttempt, forgiveAttempts } from '../session/throttle.ts';

export interface ProvenAccount {
  readonly id: string;
  readonly number: string;
  readonly status: 'pending' | 'confirmed' | 'blocked' | 'closed';
}

/**
 * Returns the account when the proof fits. Throws `PROOF_REFUSED` alike for an unknown account and a wrong proof, and
 * `RATE_LIMITED`.
 */
export async function proveAccount(
  db: Database,
  {
    accountNumber,
    proof,
    address,
    now,
  }: { readonly accountNumber: string; readonly proof: Proof; readonly address: string; readonly now: Date },
): Promise<ProvenAccount> {
  const number = foldAccountNumber(accountNumber);
  const source = { login: hashSecret(`proof ${proof.kind} ${number}`), address, knownDevice: undefined };
  await countAttempt(db, source, now);
  const account = await db
    .selectFrom('account')
    .select(['id', 'number', 'status', 'bill_code'])
    .where('number_folded', '=', number)
    .executeTakeFirst();
  if (!account || !(await fits(db, account, proof))) throw new ProblemError('PROOF_REFUSED');
  await forgiveAttempts(db, source, now);
  return account;
}

async function fits(
  db: Database,
  { id, bill_code }: { readonly id: string; readonly bill_code: string | null },
  proof: Proof,
): Promise<boolean> {
  // Reads only what this kind of proof needs.
  const meters =
    proof.kind === 'meterSerial'
      ? await db
          .selectFrom('meter')
          .select('serial_number')
          .where('account_id', '=', id)
          .where('state', '<>', 'removed')
          .execute()
      : [];
  const payments =
    proof.kind === 'lastPayment'
      ? await db
          .selectFrom('payment')
          .select('amount')
          .where('account_id', '=', id)
          .orderBy('paid_on', 'desc')
          .orderBy('document', 'desc')
          .limit(2)
          .execute()
      : [];
  return isProven(proof, {
    serialNumbers: meters.map(({ serial_number }) => serial_number),
    lastPayments: payments.map(({ amount }) => amount),
    billCode: bill_code,
  });
}

/** Whether a customer holds the account. */
export async function isHeld(db: Database | Tx, accountId: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('customer_account')
      .select('customer_id')
      .where('account_id', '=', accountId)
      .where('role', '=', 'holder')
      .executeTakeFirst()) !== undefined
  );
}
