import { createHash } from 'node:crypto';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import type { StatementDocument } from './client-bank-exchange.ts';
import type { RegisterPayment } from './register.ts';

const hashed = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex');

/**
 * The key of a payment: the operation of the bank with its account and day, because agents count their operations alike
 * and begin again each year. The name and the layout of the file, the spelling of the account and the order of the lines
 * are no part of it, so the same payment loaded again is known. Nor is the sum: read once in roubles and once in kopecks
 * it is still one payment. Hashed, because a table of keys needs no accounts of payers.
 */
export const registerPaymentKey = ({ operation, accountNumber, paidOn }: RegisterPayment): string =>
  hashed(operation, foldAccountNumber(accountNumber), paidOn);

/** The key of a document of a statement: payer's account, number, date and sum. */
export const documentKey = ({ payerAccount, number, date, amount }: StatementDocument): string =>
  hashed('1c', payerAccount, number, date, String(amount));

/** Parts payments into those to post and those that are posted already. */
export function splitKnown<T>(
  payments: readonly T[],
  keyOf: (payment: T) => string,
  known: ReadonlySet<string>,
): { readonly fresh: readonly T[]; readonly known: readonly T[] } {
  return {
    fresh: payments.filter((payment) => !known.has(keyOf(payment))),
    known: payments.filter((payment) => known.has(keyOf(payment))),
  };
}

/**
 * Payments of one account, sum and day by different operations: paid twice by mistake, or for two months. All are
 * posted, and the clerk is told.
 */
export function possibleDoubles(payments: readonly RegisterPayment[]): (readonly RegisterPayment[])[] {
  const groups = Map.groupBy(payments, ({ accountNumber, amount, paidOn }) => `${accountNumber} ${amount} ${paidOn}`);
  return [...groups.values()].filter((group) => group.length > 1);
}
