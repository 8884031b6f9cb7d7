import type { Proof } from '@vodokanal/contract';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { parseMoney } from '@vodokanal/contract/rules/money';
import type { Database } from '../database/open.ts';
import { ProblemError } from '../http/problems.ts';
import { hashSecret } from '../ids.ts';
import { foldSerial } from '@vodokanal/contract/rules/serial-number';
import type { Throttle } from '../session/throttle.ts';

export interface ProvenAccount { readonly id: string; readonly number: string; readonly status: 'pending' | 'confirmed' | 'blocked' | 'closed' }

/** The account, if the proof shows that it is theirs; one answer for an unknown account and a wrong proof, and not too often. */
export async function proveAccount(db: Database, throttle: Throttle, { accountNumber, proof, address, now }: { readonly accountNumber: string; readonly proof: Proof; readonly address: string; readonly now: Date }): Promise<ProvenAccount> {
  const number = foldAccountNumber(accountNumber);
  const source = { login: hashSecret(`proof ${proof.kind} ${number}`), address, knownDevice: undefined };
  await throttle.count(source, now);
  const account = await db.selectFrom('account').select(['id', 'number', 'status', 'bill_code']).where('number_folded', '=', number).executeTakeFirst();
  if (!account || !(await fits(db, account, proof))) throw new ProblemError('PROOF_REFUSED');
  await throttle.forgive(source, now);
  return account;
}

async function fits(db: Database, { id, bill_code }: { readonly id: string; readonly bill_code: string | null }, { kind, value }: Proof): Promise<boolean> {
  switch (kind) {
    case 'meterSerial': {
      const serial = foldSerial(value);
      if (serial === undefined) return false;
      const meters = await db.selectFrom('meter').select('serial_number').where('account_id', '=', id).where('state', '<>', 'removed').execute();
      return meters.some(({ serial_number }) => foldSerial(serial_number) === serial);
    }
    case 'lastPayment': {
      const payments = await db.selectFrom('payment').select('amount').where('account_id', '=', id).orderBy('paid_on', 'desc').orderBy('document', 'desc').limit(2).execute();
      const amount = parseMoney(value);
      return amount !== null && amount > 0 && payments.some((payment) => payment.amount === amount);
    }
    case 'billCode': return bill_code !== null && value.replace(/[\s\p{Pd}]/gu, '').toUpperCase() === bill_code;
  }
}
