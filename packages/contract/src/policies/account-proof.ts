import type { Meter, Proof } from '../index.ts';
import { parseMoney } from '../rules/money.ts';
import { foldSerial } from '../rules/serial-number.ts';

/** The facts about an account that a proof is compared with. */
export interface ProvableAccount {
  /** Serial numbers of all meters except removed ones. */
  readonly serialNumbers: readonly string[];
  /** Last two payments in kopecks, because the customer may not see the latest one yet. */
  readonly lastPayments: readonly number[];
  /** The code printed on the bill; null when there is none. */
  readonly billCode: string | null;
}

/** Whether the proof shows that the account belongs to the person. */
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
