import { foldAccountNumber } from './account-number.ts';
import { cleanCell } from './clean-text.ts';
import type { ReadPaymentQr } from './payment-qr-reader.ts';

/** Requisites that the utility is or was paid by; the dates are included, `validTo` is null while they hold. */
export interface KnownPayee {
  readonly personalAcc: string;
  readonly bic: string;
  readonly payeeInn: string;
  /** The name on bills, and short forms of it. */
  readonly names: readonly string[];
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What the utility itself asks for; null where it is not known or may not be told. */
export interface KnownBill {
  /** The account's number and its former numbers. */
  readonly accountNumbers: readonly string[];
  /** Kopecks. */
  readonly amount: number | null;
  /** `YYYY-MM`. */
  readonly period: string | null;
}

/** Requisites of a paper bill, scanned or typed; null for what it does not say. */
export interface BillRequisites {
  readonly personalAcc: string | null;
  readonly bic: string | null;
  readonly payeeInn: string | null;
  readonly name: string | null;
  readonly accountNumber: string | null;
  /** Kopecks. */
  readonly amount: number | null;
  readonly period: string | null;
}

/** One thing that a bill says otherwise than the utility. */
export type BillDifference =
  /** The payee is not the utility. */
  | 'otherPayee'
  | 'otherBank'
  | 'otherInn'
  /** The name alone proves nothing, but is worth a look. */
  | 'otherName'
  /** Requisites that the utility no longer has. */
  | 'formerPayee'
  | 'noPayee'
  /** The same account number may be another payee's at another bank. */
  | 'noBank'
  | 'otherAccount'
  | 'noAccount'
  | 'otherAmount'
  | 'noAmount'
  | 'otherPeriod';

/**
 * `stranger` when the money would not reach the utility, `unclear` when the payee cannot be read, `different` when it is
 * the utility's but something else is wrong, otherwise `ours`.
 */
export interface BillVerdict {
  readonly verdict: 'ours' | 'different' | 'stranger' | 'unclear';
  readonly differences: readonly BillDifference[];
}

const digitsOf = (text: string | null | undefined): string | null =>
  text ? cleanCell(text).replace(/[\s\p{Pd}]/gu, '') || null : null;

const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('Ё', 'Е')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The requisites of a scanned code. A field that occurs twice counts as missing, because a bank may take either one. */
export function scannedRequisites({ fields, sum, period, faults }: ReadPaymentQr): BillRequisites {
  const repeated = new Set(faults.filter(({ code }) => code === 'repeated').map(({ field }) => field));
  const of = (name: string) => (repeated.has(name) ? null : (fields.get(name) ?? null));
  return {
    personalAcc: of('PersonalAcc'),
    bic: of('BIC'),
    payeeInn: of('PayeeINN'),
    name: of('Name'),
    accountNumber: of('PersAcc'),
    amount: of('Sum') === null ? null : sum,
    period,
  };
}

function payeeDifferences(bill: BillRequisites, payees: readonly KnownPayee[], today: string): BillDifference[] {
  const [personalAcc, bic, inn] = [digitsOf(bill.personalAcc), digitsOf(bill.bic), digitsOf(bill.payeeInn)];
  if (personalAcc === null) return ['noPayee'];
  const sameAccount = payees.filter((payee) => payee.personalAcc === personalAcc);
  if (sameAccount.length === 0) return ['otherPayee'];
  const same = sameAccount.filter((payee) => bic === null || payee.bic === bic);
  if (same.length === 0) return ['otherBank'];
  const isNow = same.some(({ validFrom, validTo }) => validFrom <= today && (validTo === null || today <= validTo));
  const { name } = bill;
  const isNamed = name === null || same.some(({ names }) => names.some((each) => foldName(each) === foldName(name)));
  return [
    ...(inn !== null && !same.some(({ payeeInn }) => payeeInn === inn) ? ['otherInn' as const] : []),
    ...(bic === null ? ['noBank' as const] : []),
    ...(isNow ? [] : ['formerPayee' as const]),
    ...(isNamed ? [] : ['otherName' as const]),
  ];
}

function billDifferences(bill: BillRequisites, known: KnownBill): BillDifference[] {
  const number = bill.accountNumber === null ? null : foldAccountNumber(bill.accountNumber);
  return [
    ...(number === null
      ? ['noAccount' as const]
      : known.accountNumbers.some((each) => foldAccountNumber(each) === number)
        ? []
        : ['otherAccount' as const]),
    // A code without a sum asks for nothing, as the bill of an account without debt does.
    ...(known.amount === null || (bill.amount ?? 0) === Math.max(0, known.amount)
      ? []
      : [bill.amount === null ? ('noAmount' as const) : ('otherAmount' as const)]),
    ...(known.period === null || bill.period === null || bill.period === known.period ? [] : ['otherPeriod' as const]),
  ];
}

/**
 * Tells whether a paper bill asks for the money of the utility: payee, account and sum. Without a known bill, as for a
 * guest, only the payee is judged. The account decides with the bank, because a stranger's code has the right name.
 */
export function checkBill(
  bill: BillRequisites,
  payees: readonly KnownPayee[],
  today: string,
  known?: KnownBill,
): BillVerdict {
  const payee = payeeDifferences(bill, payees, today);
  const differences = [...payee, ...(known ? billDifferences(bill, known) : [])];
  const isStranger = payee.some((each) => each === 'otherPayee' || each === 'otherBank' || each === 'otherInn');
  return {
    verdict: isStranger
      ? 'stranger'
      : payee.includes('noPayee') || payee.includes('noBank')
        ? 'unclear'
        : differences.length > 0
          ? 'different'
          : 'ours',
    differences,
  };
}
