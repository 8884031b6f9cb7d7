import {
  checkBill,
  scannedRequisites,
  type BillRequisites,
  type KnownPayee,
} from '@vodokanal/contract/rules/bill-check';
import { fieldFault } from '@vodokanal/contract/rules/payment-qr-fields';
import { readPaymentQr } from '@vodokanal/contract/rules/payment-qr-reader';
import { amountFault, kopecksOf } from '../kit/parts/typed-amount.ts';

export type CheckMode = 'code' | 'requisites';

/** What a person has typed of a paper bill. */
export type TypedBill = Readonly<Record<'code' | 'personalAcc' | 'bic' | 'account' | 'sum', string>>;

export type TypedFault = 'codeSbp' | 'codeFormat' | 'accLength' | 'accSign' | 'bicFormat' | 'AMOUNT_FORMAT';

/** The bill that the utility has issued, to compare with. */
export interface OwnBill {
  /** The number of the account and other numbers that it is known by. */
  readonly accountNumbers: readonly string[];
  /** Kopecks. */
  readonly toPay: number;
  /** `YYYY-MM`. */
  readonly period: string;
}

/** Whether each part of a bill is the utility's; `unknown` when it cannot be checked. */
export interface CheckResult {
  readonly payee: 'ours' | 'otherName' | 'former' | 'stranger' | 'unclear';
  readonly account: 'same' | 'other' | 'missing' | 'unknown';
  readonly amount: 'same' | 'other' | 'missing' | 'otherMonth' | 'unknown';
  readonly bill: BillRequisites;
}

const digits = (text: string): string => text.replace(/[\s\u00a0-]/g, '');

/** The errors of the shown fields; an empty field is for the form to judge. */
export function typedFaults(mode: CheckMode, typed: TypedBill): Partial<Record<keyof TypedBill, TypedFault>> {
  if (mode === 'code') {
    if (/^\s*https?:\/\/\S*nspk\.ru/i.test(typed.code)) return { code: 'codeSbp' };
    return typed.code.trim() && !readPaymentQr(typed.code) ? { code: 'codeFormat' } : {};
  }
  const account = digits(typed.personalAcc);
  const fault = account ? fieldFault('PersonalAcc', account) : undefined;
  return {
    ...(fault && { personalAcc: fault.code === 'length' ? 'accLength' : 'accSign' }),
    ...(digits(typed.bic) && fieldFault('BIC', digits(typed.bic)) && { bic: 'bicFormat' }),
    ...(amountFault(typed.sum) && { sum: 'AMOUNT_FORMAT' }),
  };
}

/** The requisites of a bill without `typedFaults`. */
export function typedRequisites(mode: CheckMode, typed: TypedBill): BillRequisites | null {
  if (mode === 'code') {
    const code = readPaymentQr(typed.code);
    return code && scannedRequisites(code);
  }
  const kopecks = kopecksOf(typed.sum);
  return {
    personalAcc: digits(typed.personalAcc) || null,
    bic: digits(typed.bic) || null,
    payeeInn: null,
    name: null,
    accountNumber: typed.account.trim() || null,
    amount: kopecks === undefined ? null : Number(kopecks),
    period: null,
  };
}

/** Judges a bill part by part; the account and the sum only against a bill that the utility has issued. */
export function judgeBill(
  bill: BillRequisites,
  payees: readonly KnownPayee[],
  today: string,
  own: OwnBill | undefined,
): CheckResult {
  const known = own && { accountNumbers: own.accountNumbers, amount: own.toPay, period: own.period };
  const { verdict, differences } = checkBill(bill, payees, today, known);
  const has = (difference: (typeof differences)[number]) => differences.includes(difference);
  return {
    payee:
      verdict === 'stranger' || verdict === 'unclear'
        ? verdict
        : has('formerPayee')
          ? 'former'
          : has('otherName')
            ? 'otherName'
            : 'ours',
    account: !own ? 'unknown' : has('otherAccount') ? 'other' : has('noAccount') ? 'missing' : 'same',
    amount: !own
      ? 'unknown'
      : has('otherPeriod')
        ? 'otherMonth'
        : has('otherAmount')
          ? 'other'
          : has('noAmount')
            ? 'missing'
            : 'same',
    bill,
  };
}
