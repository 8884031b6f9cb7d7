import type { Finding, Meter, Proof } from '../index.ts';
import { blockingFinding } from '../problem.ts';
import { foldBillCode } from '../rules/account-number.ts';
import { addDays } from '../rules/calendar.ts';
import { parseMoney } from '../rules/money.ts';
import { foldSerial } from '../rules/serial-number.ts';

/** The facts about an account that a proof is compared with. */
export interface ProvableAccount {
  /** Serial numbers of all meters except removed ones. */
  readonly serialNumbers: readonly string[];
  /** Last two payments, because the customer may not see the latest one yet. */
  readonly lastPayments: readonly LastPayment[];
  /** The code printed on the bill; null when there is none. */
  readonly billCode: string | null;
}

export interface LastPayment {
  /** Kopecks. */
  readonly amount: number;
  /** Local date, `YYYY-MM-DD`. */
  readonly paidOn: string;
}

/** What a proof lacks. Many people pay the same round sum, so a payment counts only with its day. */
export const proofFaults = ({ kind, paidOn }: Proof): Finding[] =>
  kind === 'lastPayment' && paidOn === undefined ? [blockingFinding('REQUIRED', '/proof/paidOn')] : [];

/** Whether the proof shows that the account belongs to the person. */
export function isProven(
  { kind, value, paidOn }: Proof,
  { serialNumbers, lastPayments, billCode }: ProvableAccount,
): boolean {
  switch (kind) {
    case 'meterSerial':
      return serialNumbers.some((serialNumber) => isSameSerial(value, serialNumber));
    case 'lastPayment':
      return (
        paidOn !== undefined && lastPayments.some((payment) => isPayment(value, payment) && isDayOf(paidOn, payment))
      );
    case 'billCode':
      return billCode !== null && foldBillCode(value) === billCode;
  }
}

/** Whether both facts of an unlock request fit: neither a look at the meter nor a stolen bill is enough alone. */
export const isUnlockProven = (
  { serialNumber = '', lastPayment = '' }: { readonly serialNumber?: string; readonly lastPayment?: string },
  { serialNumbers, lastPayments }: Omit<ProvableAccount, 'billCode'>,
): boolean =>
  serialNumbers.some((known) => isSameSerial(serialNumber, known)) &&
  lastPayments.some((payment) => isPayment(lastPayment, payment));

function isPayment(value: string, { amount: known }: LastPayment): boolean {
  const amount = parseMoney(value);
  return amount !== null && amount > 0 && amount === known;
}

/** A payment made in the evening is booked on the next day. */
const isDayOf = (given: string, { paidOn }: LastPayment): boolean => given === paidOn || addDays(given, 1) === paidOn;

/** The spelling in which guesses of one value are counted together. */
export const foldProofValue = ({ kind, value }: Proof): string =>
  `${kind} ${(kind === 'meterSerial' ? foldSerial(value) : kind === 'lastPayment' ? parseMoney(value) : undefined) ?? value.replace(/[\s\p{Pd}]/gu, '').toUpperCase()}`;

/** Compares serial numbers; false for placeholders such as «б/н», which prove nothing. */
export function isSameSerial(given: string, known: string): boolean {
  const serial = foldSerial(given);
  return serial !== undefined && serial === foldSerial(known);
}

/** Finds a meter by its serial number; removed meters are not found. */
export const meterBySerial = <M extends Pick<Meter, 'serialNumber' | 'state'>>(
  serialNumber: string,
  meters: readonly M[],
): M | undefined => meters.find((meter) => meter.state !== 'removed' && isSameSerial(serialNumber, meter.serialNumber));
