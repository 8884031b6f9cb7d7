import { createHash, timingSafeEqual } from 'node:crypto';

/** A setting of the shop. */
export type RobokassaAlgorithm = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** A confirmed payment; `answer` is what the acquirer must be answered with, exactly. */
export interface RobokassaResult {
  readonly invoiceId: string;
  /** Kopecks. */
  readonly amount: number;
  readonly answer: string;
}

/** Kopecks of a sum such as `1500.000000`; undefined when it is no whole number of kopecks. */
function kopecksOf(sum: string): number | undefined {
  const [, roubles = '', kopecks = ''] = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(sum) ?? [];
  return roubles === '' ? undefined : Number(roubles) * 100 + Number(kopecks.padEnd(2, '0'));
}

/**
 * Reads a request to ResultURL of Robokassa. Its signature is over the sum exactly as it was sent, the invoice, the
 * second password and the shop's own `Shp_` parameters in the order of their names. Undefined when it is not theirs.
 */
export function readRobokassaResult(
  parameters: Readonly<Record<string, string>>,
  secondPassword: string,
  algorithm: RobokassaAlgorithm = 'md5',
): RobokassaResult | undefined {
  const { OutSum = '', InvId = '', SignatureValue = '' } = parameters;
  const own = Object.entries(parameters)
    .filter(([name]) => /^shp_/i.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`);
  const signed = createHash(algorithm)
    .update([OutSum, InvId, secondPassword, ...own].join(':'))
    .digest();
  const given = Buffer.from(/^[0-9a-f]+$/i.test(SignatureValue) ? SignatureValue : '', 'hex');
  const amount = kopecksOf(OutSum);
  if (given.length !== signed.length || !timingSafeEqual(given, signed)) return undefined;
  return amount !== undefined && /^\d{1,19}$/.test(InvId)
    ? { invoiceId: InvId, amount, answer: `OK${InvId}` }
    : undefined;
}
