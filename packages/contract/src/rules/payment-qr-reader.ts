import { fieldFault, fieldNamed, REQUIRED_FIELDS, type PaymentQrFault } from './payment-qr-fields.ts';

/** A payment code that was scanned. */
export interface ReadPaymentQr {
  readonly encoding: string;
  readonly separator: string;
  /** The fields of the standard, by their names in it. */
  readonly fields: ReadonlyMap<string, string>;
  /** Pairs with other names, as they stand; no error. */
  readonly unknown: readonly (readonly [name: string, value: string])[];
  /** Kopecks; null when there is no sum or it is not in whole kopecks. */
  readonly sum: number | null;
  /** `YYYY-MM`; null when there is none. */
  readonly period: string | null;
  readonly faults: readonly PaymentQrFault[];
}

const ENCODINGS: Readonly<Record<string, string>> = { '1': 'windows-1251', '2': 'utf-8', '3': 'koi8-r' };
const HEAD = /^ST0001([123])([^\p{L}\p{N}\s=])/u;

const asciiOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 8));

/**
 * Text of a code. Scanners that know no encoding give each byte as the letter of the same number; such a text becomes
 * bytes again.
 */
function textOf(code: string | Uint8Array): string {
  const text = typeof code === 'string' ? code.replace(/^\ufeff/, '').trimStart() : asciiOf(code);
  const encoding = ENCODINGS[HEAD.exec(text)?.[1] ?? ''] ?? 'utf-8';
  if (typeof code !== 'string') return new TextDecoder(encoding).decode(code);
  if (!/[\u0080-\u00ff]/.test(text) || /[^\0-\u00ff]/.test(text)) return text;
  const decoded = new TextDecoder(encoding).decode(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
  return decoded.includes('\ufffd') ? text : decoded;
}

/** Reads `MMYYYY` and `MM.YYYY`. */
function periodOf(text: string | undefined): string | null {
  const [, month, year] = /^(0[1-9]|1[0-2])\.?(\d{4})$/.exec(text ?? '') ?? [];
  return month && year ? `${year}-${month}` : null;
}

/** A sum in whole kopecks; one with a separator may be roubles or kopecks, so it is none. */
function sumOf(text: string | undefined): number | null {
  const sum = /^\d{1,18}$/.test(text ?? '') ? Number(text) : null;
  return sum !== null && Number.isSafeInteger(sum) ? sum : null;
}

/** Fields whose mistakes mean another payee or another sum. */
const JUDGED = ['PersonalAcc', 'BIC', 'CorrespAcc', 'PayeeINN', 'Sum'];

/**
 * Reads the text or the bytes of a scanned payment code (ГОСТ Р 56042-2014); null when it is none. The encoding is the
 * one that the code names. Names of fields are read in any case; empty values, separators at the end and line breaks
 * between pairs, which are met on bills, are no faults.
 */
export function readPaymentQr(code: string | Uint8Array): ReadPaymentQr | null {
  const text = textOf(code);
  const [head, digit = '', separator = ''] = HEAD.exec(text) ?? [];
  if (head === undefined) return null;
  const fields = new Map<string, string>();
  const unknown: (readonly [string, string])[] = [];
  const faults: PaymentQrFault[] = [];
  for (const pair of text.slice(head.length).split(separator)) {
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, Math.max(at, 0)).trim(), pair.slice(at + 1).trim()];
    const field = fieldNamed(name);
    if (at < 0 || value === '') continue;
    if (field === undefined) unknown.push([name, value]);
    else if (fields.has(field)) {
      if (fields.get(field) !== value) faults.push({ field, code: 'repeated' });
    } else fields.set(field, value);
  }
  for (const field of REQUIRED_FIELDS) if (!fields.has(field)) faults.push({ field, code: 'missing' });
  for (const field of JUDGED) {
    const value = fields.get(field);
    const fault = value === undefined || (field === 'Sum' && /^0+$/.test(value)) ? undefined : fieldFault(field, value);
    if (fault) faults.push(fault);
  }
  return {
    encoding: ENCODINGS[digit] ?? '',
    separator,
    fields,
    unknown,
    sum: sumOf(fields.get('Sum')),
    period: periodOf(fields.get('PaymPeriod')),
    faults,
  };
}
