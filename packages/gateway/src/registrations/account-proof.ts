import type { Proof } from '@vodokanal/contract';
import {
  foldProofValue,
  isProven,
  isUnlockProven,
  proofFaults,
  type ProvableAccount,
} from '@vodokanal/contract/policies/account-proof';
import { assertNoFindings } from '@vodokanal/contract/problem';
import { hasNumber, presentNumber } from '../accounts/queries.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { hashSecret } from '../ids.ts';
import { countAttempt, forgiveAttempts, network, type Source } from '../session/throttle.ts';

export interface ProvenAccount {
  readonly id: string;
  readonly number: string;
  readonly status: 'pending' | 'confirmed' | 'blocked' | 'closed';
}

/** What the caller shows, and where the guess comes from. */
interface Guess {
  readonly accountNumber: string;
  readonly address: string;
  readonly now: Date;
}

/**
 * Returns the account when the proof fits. Throws `INVALID` for an incomplete proof, `PROOF_REFUSED` alike for an
 * unknown account and a wrong proof, and `RATE_LIMITED`.
 */
export async function proveAccount(
  db: Database,
  { proof, ...guess }: Guess & { readonly proof: Proof },
): Promise<ProvenAccount> {
  assertNoFindings(proofFaults(proof));
  return provenBy(db, guess, [foldProofValue(proof)], (facts) => isProven(proof, facts), [proof.kind]);
}

/** Like `proveAccount`, with the two facts of an unlock request. */
export const proveForUnlock = (
  db: Database,
  {
    serialNumber = '',
    lastPayment = '',
    ...guess
  }: Guess & { readonly serialNumber?: string | undefined; readonly lastPayment?: string | undefined },
): Promise<ProvenAccount> =>
  provenBy(
    db,
    guess,
    [
      foldProofValue({ kind: 'meterSerial', value: serialNumber }),
      foldProofValue({ kind: 'lastPayment', value: lastPayment }),
    ],
    (facts) => isUnlockProven({ serialNumber, lastPayment }, facts),
    ['meterSerial', 'lastPayment'],
  );

async function provenBy(
  db: Database,
  { accountNumber, address, now }: Guess,
  values: readonly string[],
  isRight: (facts: ProvableAccount) => boolean,
  kinds: readonly Proof['kind'][],
): Promise<ProvenAccount> {
  const number = await presentNumber(db, accountNumber);
  // A guess counts for the account whatever its kind, and for its value whatever the account: one common sum must not be
  // tried on every account.
  const ofAccount: Source = { login: hashSecret(`proof ${number}`), address, knownDevice: undefined };
  // Counted for each value and address apart, so that one guess does not count several times for the address.
  const ofValues = values.map((value): Source => ({
    login: hashSecret(`proof value ${value}`),
    address: hashSecret(`proof value ${value} ${network(address)}`),
    knownDevice: undefined,
  }));
  for (const source of [ofAccount, ...ofValues]) await countAttempt(db, source, now);
  const account = await db
    .selectFrom('account')
    .select(['id', 'number', 'status', 'bill_code'])
    .where(hasNumber(number))
    .executeTakeFirst();
  if (!account || !isRight(await factsOf(db, account, kinds))) throw new ProblemError('PROOF_REFUSED');
  // The value stays counted: whoever paid the same sum could otherwise wipe out their guesses with their own account.
  await forgiveAttempts(db, ofAccount, now);
  return account;
}

/** Reads only what these kinds of proof need. */
async function factsOf(
  db: Database,
  { id, bill_code }: { readonly id: string; readonly bill_code: string | null },
  kinds: readonly Proof['kind'][],
): Promise<ProvableAccount> {
  const meters = kinds.includes('meterSerial')
    ? await db
        .selectFrom('meter')
        .select('serial_number')
        .where('account_id', '=', id)
        .where('state', '<>', 'removed')
        .execute()
    : [];
  const payments = kinds.includes('lastPayment')
    ? await db
        .selectFrom('ledger_entry')
        .select(['amount', 'entered_on'])
        .where('account_id', '=', id)
        .where('kind', '=', 'payment')
        .orderBy('entered_on', 'desc')
        .orderBy('document', 'desc')
        .limit(2)
        .execute()
    : [];
  return {
    serialNumbers: meters.map(({ serial_number }) => serial_number),
    lastPayments: payments.map(({ amount, entered_on }) => ({ amount: -amount, paidOn: entered_on })),
    billCode: bill_code,
  };
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
