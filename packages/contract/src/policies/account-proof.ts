import type { Meter, Proof } from '../index.ts';
import { parseMoney } from '../rules/money.ts';
import { foldSerial } from '../rules/serial-number.ts';

/** What the utility knows of an account. */
export interface ProvableAccount {
  /** Serial numbers of the meters that are not removed. */
  readonly serialNumbers: readonly string[];
  /** Kopecks; of the last two payments, because one may be on its way. */
  readonly lastPayments: readonly number[];
  /** Printed on the bill; null when there is none. */
  readonly billCode: string | null;
}

/** Whether a proof shows that an account is theirs. */
export function isProven({ kind, value }: Proof, { serialNumbers, lastPayments, billCode }: ProvableAccount): boolean {
  switch (kind) {
    case 'meterSerial':
      return serialNumbers.some((serialNumber) => isSameSerial(value, serialNumber));
    case 'lastPayment': {
      const amount = parseMoney(value);
      return amount !== null && amount > 0 && lastPayments.includes(amount);
    }
    case 'billCode':
      return billCode !== null && value.replace(/[\s\p{Pd}]/gu, '').toUpperCase() === billCode;
  }
}

/** Two serial numbers that prove something and are the same one. */
export function isSameSerial(given: string, known: string): boolean {
  const serial = foldSerial(given);
  return serial !== undefined && serial === foldSerial(known);
}

/** The meter that a guest names by its serial number; a removed one is not found. */
export const meterBySerial = <M extends Pick<Meter, 'serialNumber' | 'state'>>(
  serialNumber: string,
  meters: readonly M[],
): M | undefined => meters.find((meter) => meter.state !== 'removed' && isSameSerial(serialNumber, meter.serialNumber));
