import type { FiscalReceipt, PaymentEntry } from '../index.ts';

/** A receipt that has been issued, with all that it is checked by. */
export type IssuedReceipt = FiscalReceipt & Required<Pick<FiscalReceipt, 'issuedAt' | 'amount' | 'fn' | 'fd' | 'fpd'>>;

export const isIssued = (receipt: FiscalReceipt): receipt is IssuedReceipt =>
  receipt.state === 'ready' &&
  [receipt.issuedAt, receipt.amount, receipt.fn, receipt.fd, receipt.fpd].every((each) => each !== undefined);

/** Attribute of the settlement on a fiscal receipt (54-ФЗ): income, and return of income. */
const SETTLEMENT: Record<PaymentEntry['kind'], number> = { payment: 1, refund: 2, correction: 1 };

/** Kopecks as roubles with a dot: `1661.67`. */
const roubles = (kopecks: number): string =>
  `${Math.floor(Math.abs(kopecks) / 100)}.${String(Math.abs(kopecks) % 100).padStart(2, '0')}`;

/** An instant as the clock of the cash register shows it: `20261109T1315`. */
function registerTime(instant: string, timeZone: string): string {
  const [date = '', time = ''] = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone })
    .format(new Date(instant))
    .split(' ');
  return `${date.replaceAll('-', '')}T${time.replace(':', '')}`;
}

/**
 * The content of the QR code on a fiscal receipt, by which the app of the tax service checks it (54-ФЗ):
 * `t=20261109T1315&s=1661.67&fn=…&i=…&fp=…&n=1`. `timeZone` is that of the cash register.
 */
export const receiptCheckText = (
  { issuedAt, amount, fn, fd, fpd }: IssuedReceipt,
  kind: PaymentEntry['kind'],
  timeZone: string,
): string =>
  `t=${registerTime(issuedAt, timeZone)}&s=${roubles(amount)}&fn=${fn}&i=${fd}&fp=${fpd}&n=${SETTLEMENT[kind]}`;
