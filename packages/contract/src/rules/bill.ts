import type { Bill, Payee } from '../index.ts';
import { fractionOf, rounded, times } from './fraction.ts';
import { billPaymentFields } from './payment-qr.ts';

type Line = Bill['lines'][number];

/** The lines of a bill by where they stand on it, and their sums in kopecks. */
export interface BillParts {
  /** Without late fees, in the order of the bill. */
  readonly services: readonly Line[];
  readonly charged: number;
  readonly lateFee: number;
}

const sumOf = (lines: readonly Line[]): number => lines.reduce((sum, { amount }) => sum + amount, 0);

/** Late fees stand apart from the services, because they are no price of water. */
export function billParts({ lines }: Pick<Bill, 'lines'>): BillParts {
  const services = lines.filter(({ kind }) => kind !== 'lateFee');
  return { services, charged: sumOf(services), lateFee: sumOf(lines.filter(({ kind }) => kind === 'lateFee')) };
}

/** Whether a line was billed by more than the price that stands on it, because the price changed inside the month. */
export const hasOtherPrice = ({ quantity, price, amount }: Line): boolean =>
  quantity !== null && price !== null && rounded(times(fractionOf(quantity), fractionOf(price))) !== amount;

/** What is left to pay of a bill after the payments since it was issued, in kopecks. */
export const leftToPay = ({ toPay, paidSince }: Pick<Bill, 'toPay' | 'paidSince'>): number =>
  Math.max(0, toPay - Math.max(0, paidSince));

/** The requisites of a payee as the fields of a payment code. */
export const payeeFields = ({ name, personalAcc, bankName, bic, correspAcc, inn, kpp }: Payee) => ({
  Name: name,
  PersonalAcc: personalAcc,
  BankName: bankName,
  BIC: bic,
  CorrespAcc: correspAcc,
  PayeeINN: inn,
  KPP: kpp,
});

/** What the payment is for, as the bank prints it; every sign of it is in Windows-1251. */
export function paymentPurpose({ accountNumber, period }: Pick<Bill, 'accountNumber' | 'period'>): string {
  const month = new Intl.DateTimeFormat('ru', { month: 'long', timeZone: 'UTC' }).format(new Date(`${period}-01`));
  return `Вода и стоки, л/с ${accountNumber}, ${month} ${period.slice(0, 4)}`;
}

/** The fields of the payment code of a bill, for `encodePaymentQr`. */
export const billCodeFields = (
  bill: Pick<Bill, 'payee' | 'accountNumber' | 'period' | 'toPay'>,
): Record<string, string> =>
  billPaymentFields({
    payee: payeeFields(bill.payee),
    accountNumber: bill.accountNumber,
    period: bill.period,
    amount: bill.toPay,
    purpose: paymentPurpose(bill),
  });
