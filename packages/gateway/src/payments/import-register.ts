import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { payeesOf } from '../bills/service.ts';
import { transact, type Tx } from '../database/transaction.ts';
import type { Database } from '../database/open.ts';
import { idOf } from '../ids.ts';
import type { Settings } from '../settings/settings.ts';
import type { BankStatement } from './registers/client-bank-exchange.ts';
import { documentKey, possibleDoubles, registerPaymentKey } from './registers/known-payments.ts';
import {
  targetOf,
  targetOfDocument,
  type AccountDirectory,
  type DocumentTarget,
  type UnidentifiedReason,
} from './registers/payment-target.ts';
import { readRegister } from './registers/read-register.ts';
import type { PaymentRegister, RegisterFault, SumUnit } from './registers/register.ts';

/** A line whose money the clerk must look at. */
export interface LineForClerk {
  readonly line: number;
  readonly amount: number;
  readonly reason: UnidentifiedReason | 'lumpSum';
}

/** What an import of a bank's file has done; a refused file has changed nothing. */
export type RegisterImport =
  | { readonly kind: 'refused'; readonly faults: readonly RegisterFault[]; readonly choices?: readonly SumUnit[] }
  | {
      readonly kind: 'posted';
      readonly posted: number;
      /** Payments of the file that were posted before. */
      readonly known: number;
      /** Kopecks that were posted now. */
      readonly amount: number;
      readonly forClerk: readonly LineForClerk[];
      /** Equal payments of one account and day, by their lines: paid twice, or for two months. */
      readonly doubles: readonly (readonly number[])[];
    };

/** One payment that goes to an account. */
interface Posting {
  readonly line: number;
  readonly accountNumber: string;
  readonly key: string;
  readonly document: string;
  readonly amount: number;
  readonly paidOn: string;
}

type Sorted = { readonly postings: readonly Posting[]; readonly forClerk: readonly LineForClerk[] };

/** All accounts by folded number, present or former. */
async function directoryOf(
  tx: Tx,
): Promise<{ readonly known: AccountDirectory; readonly ids: ReadonlyMap<string, string> }> {
  const rows = await tx
    .selectFrom('known_number')
    .innerJoin('account', 'account.id', 'known_number.account_id')
    .select(['account.id', 'known_number.number_folded', 'account.status'])
    .execute();
  return {
    known: new Map(
      rows.map(
        ({ number_folded, status }) => [number_folded, { status: status === 'closed' ? 'closed' : 'open' }] as const,
      ),
    ),
    ids: new Map(rows.map(({ number_folded, id }) => [number_folded, id])),
  };
}

function sortRegister(register: PaymentRegister, known: AccountDirectory): Sorted {
  const sorted = register.payments.map((payment) => ({ payment, target: targetOf(payment.accountNumber, known) }));
  return {
    postings: sorted.flatMap(({ payment, target }) =>
      target.kind === 'account'
        ? [
            {
              line: payment.line,
              accountNumber: target.accountNumber,
              key: registerPaymentKey(payment),
              document: payment.operation,
              amount: payment.amount,
              paidOn: payment.paidOn,
            },
          ]
        : [],
    ),
    forClerk: sorted.flatMap(({ payment: { line, amount }, target }) =>
      target.kind === 'unidentified' ? [{ line, amount, reason: target.reason }] : [],
    ),
  };
}

function sortStatement({ documents }: BankStatement, known: AccountDirectory): Sorted {
  const sorted = documents.map((document) => ({ document, target: targetOfDocument(document, known, []) }));
  const isForClerk = ({ kind }: DocumentTarget) => kind === 'unidentified' || kind === 'lumpSum';
  return {
    postings: sorted.flatMap(({ document, target }) =>
      target.kind === 'account'
        ? [
            {
              line: document.line,
              accountNumber: target.accountNumber,
              key: documentKey(document),
              document: document.number,
              amount: document.amount,
              paidOn: document.bookedOn,
            },
          ]
        : [],
    ),
    forClerk: sorted
      .filter(({ target }) => isForClerk(target))
      .map(({ document: { line, amount }, target }) => ({
        line,
        amount,
        reason: target.kind === 'unidentified' ? target.reason : ('lumpSum' as const),
      })),
  };
}

/** Enters payments that are not in the ledger yet; returns those that were new. */
async function post(
  tx: Tx,
  postings: readonly Posting[],
  ids: ReadonlyMap<string, string>,
  now: Date,
): Promise<Posting[]> {
  const fresh: Posting[] = [];
  for (const posting of postings) {
    const accountId = ids.get(foldAccountNumber(posting.accountNumber)) ?? '';
    // The billing system may already have reported the same payment.
    const told = await tx
      .selectFrom('ledger_entry')
      .select('id')
      .where('account_id', '=', accountId)
      .where('kind', '=', 'payment')
      .where('document', '=', posting.document)
      .where('amount', '=', -posting.amount)
      .where('entered_on', '=', posting.paidOn)
      .executeTakeFirst();
    if (told) continue;
    const { numInsertedOrUpdatedRows = 0n } = await tx
      .insertInto('ledger_entry')
      .values({
        account_id: accountId,
        id: idOf('register', accountId, posting.key),
        subject: `register ${posting.key}`,
        version: 1,
        kind: 'payment',
        amount: -posting.amount,
        entered_on: posting.paidOn,
        entered_at: now,
        document: posting.document,
        channel: 'register',
      })
      .onConflict((conflict) => conflict.columns(['account_id', 'subject', 'version']).doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows > 0n) fresh.push(posting);
  }
  return fresh;
}

/**
 * Posts the payments of a bank's register or statement. A file is taken whole or not at all; loaded again it posts
 * nothing. Money whose account is not certain goes to the clerk.
 */
export async function importRegister(
  db: Database,
  settings: Settings,
  bytes: Uint8Array,
  { unit, now }: { readonly unit?: SumUnit | undefined; readonly now: Date },
): Promise<RegisterImport> {
  await settings.refresh();
  const ownAccounts = payeesOf(settings).map(({ personalAcc }) => personalAcc);
  const read = readRegister(bytes, { ownAccounts, ...(unit && { unit }) });
  if (read.kind === 'refused') return read;
  return transact(db, async (tx) => {
    const { known, ids } = await directoryOf(tx);
    const { postings, forClerk } = read.kind === 'register' ? sortRegister(read, known) : sortStatement(read, known);
    const fresh = await post(tx, postings, ids, now);
    return {
      kind: 'posted',
      posted: fresh.length,
      known: postings.length - fresh.length,
      amount: fresh.reduce((sum, { amount }) => sum + amount, 0),
      forClerk,
      doubles:
        read.kind === 'register' ? possibleDoubles(read.payments).map((group) => group.map(({ line }) => line)) : [],
    };
  });
}
