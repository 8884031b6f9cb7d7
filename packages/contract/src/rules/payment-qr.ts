import { fieldFault, REQUIRED_FIELDS, type PaymentQrFault } from './payment-qr-fields.ts';
import { encodeWindows1251 } from './windows-1251.ts';

/** Modules of white around a payment code (ISO/IEC 18004). */
export const QUIET_ZONE = 4;

type Encoding = 'utf-8' | 'windows-1251';

/** A payment code as bytes for a QR encoder, which must take them as they are; or what is wrong, field by field. */
export type PaymentQr =
  | {
      readonly state: 'ready';
      readonly bytes: Uint8Array;
      readonly encoding: Encoding;
      readonly separator: string;
      /** Length of the required fields with their separators, in bytes. */
      readonly requiredBytes: number;
    }
  | { readonly state: 'refused'; readonly faults: readonly PaymentQrFault[] };

/** Digits of the standard for the encodings that are written. */
const DIGIT: Readonly<Record<Encoding, string>> = { 'windows-1251': '1', 'utf-8': '2' };
/** Nothing can be escaped, so a separator must not occur in any value. */
const SEPARATORS = [...'|#;:^_~{}!$%&()*+,/@'];
const MOST_REQUIRED = 300;
/** The largest QR code (version 40) with error correction M. */
const MOST_BYTES = 2331;

type Pair = readonly [field: string, value: string];

const isRequired = (field: string): boolean => (REQUIRED_FIELDS as readonly string[]).includes(field);

/** Required fields in their order, then the others in the order given; in one Unicode form, without empty ones. */
function pairsOf(fields: Readonly<Record<string, string>>): Pair[] {
  const names = [...REQUIRED_FIELDS, ...Object.keys(fields).filter((field) => !isRequired(field))];
  return names
    .map((field) => [field, (fields[field] ?? '').normalize('NFC')] as const)
    .filter(([, value]) => value !== '');
}

function faultsOf(pairs: readonly Pair[]): PaymentQrFault[] {
  const missing = REQUIRED_FIELDS.filter((field) => !pairs.some(([name]) => name === field));
  return [
    ...missing.map((field) => ({ field, code: 'missing' }) as const),
    ...pairs.flatMap(([field, value]) => fieldFault(field, value) ?? []),
  ];
}

/** The first separator that no value has; otherwise the field that holds most of them. */
function separatorOf(pairs: readonly Pair[]): string | PaymentQrFault {
  const free = SEPARATORS.find((separator) => !pairs.some(([, value]) => value.includes(separator)));
  if (free) return free;
  const taken = ([, value]: Pair) => SEPARATORS.filter((separator) => value.includes(separator)).length;
  const [worst] = [...pairs].sort((a, b) => taken(b) - taken(a));
  return { field: worst?.[0] ?? '', code: 'separator' };
}

const textOf = (pairs: readonly Pair[], separator: string): string =>
  pairs.map(([field, value]) => `${field}=${value}`).join(separator);

const longest = (pairs: readonly Pair[]): string =>
  pairs.reduce((most, pair) => (pair[1].length > most[1].length ? pair : most), ['', ''] as Pair)[0];

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The fields with a sign that Windows-1251 does not have. */
const encodingFaults = (pairs: readonly Pair[]): PaymentQrFault[] =>
  pairs.flatMap(([field, value]) => {
    const encoded = encodeWindows1251(value);
    return encoded instanceof Uint8Array ? [] : [{ field, code: 'encoding' as const, ...encoded }];
  });

/**
 * Encodes a payment code (ГОСТ Р 56042-2014, in force from 2014-09-01): `ST0001`, the digit of the encoding, the
 * separator, and the fields as `Key=value`. Values are strings as the standard has them, `Sum` in whole kopecks. The
 * encoding is UTF-8, and Windows-1251 where the required fields would be longer than 300 bytes, unless `wanted` names
 * one. Nothing is cut or replaced: a value that cannot be written is refused, and its field is named.
 */
export function encodePaymentQr(fields: Readonly<Record<string, string>>, wanted?: Encoding): PaymentQr {
  const pairs = pairsOf(fields);
  const refused = (faults: readonly PaymentQrFault[]): PaymentQr => ({ state: 'refused', faults });
  const faults = faultsOf(pairs);
  if (faults.length > 0) return refused(faults);
  const separator = separatorOf(pairs);
  if (typeof separator !== 'string') return refused([separator]);
  const required = pairs.filter(([field]) => isRequired(field));
  const requiredText = textOf(required, separator);
  const encoding = wanted ?? (utf8(requiredText).length > MOST_REQUIRED ? 'windows-1251' : 'utf-8');
  const unencodable = encoding === 'windows-1251' ? encodingFaults(pairs) : [];
  if (unencodable.length > 0) return refused(unencodable);
  const encode = (text: string) => (encoding === 'utf-8' ? utf8(text) : (encodeWindows1251(text) as Uint8Array));
  const requiredBytes = encode(requiredText).length;
  if (requiredBytes > MOST_REQUIRED)
    return refused([{ field: longest(required), code: 'requiredBlock', length: requiredBytes, most: MOST_REQUIRED }]);
  const bytes = encode(`ST0001${DIGIT[encoding]}${separator}${textOf(pairs, separator)}`);
  if (bytes.length > MOST_BYTES)
    return refused([{ field: longest(pairs), code: 'size', length: bytes.length, most: MOST_BYTES }]);
  return { state: 'ready', bytes, encoding, separator, requiredBytes };
}

/** What a payment code says of a bill of the utility. */
export interface BillPayment {
  /** Name, account and bank of the utility: `REQUIRED_FIELDS` and, where it has them, `PayeeINN` and `KPP`. */
  readonly payee: Readonly<Record<string, string>>;
  readonly accountNumber: string;
  /** `YYYY-MM`. */
  readonly period: string;
  /** Kopecks. Without a debt the code has no sum. */
  readonly amount: number;
  readonly purpose: string;
}

/** The fields for a bill. Neither name nor address of the customer are among them. */
export function billPaymentFields({
  payee,
  accountNumber,
  period,
  amount,
  purpose,
}: BillPayment): Record<string, string> {
  return {
    ...payee,
    PersAcc: accountNumber,
    PaymPeriod: period.slice(5) + period.slice(0, 4),
    ...(amount > 0 && { Sum: String(amount) }),
    Purpose: purpose,
    TechCode: '02',
  };
}
