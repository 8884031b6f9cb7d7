import { decodeText } from '@vodokanal/contract/rules/text-encoding';
import { isClientBankExchange, readClientBankExchange, type BankStatement } from './client-bank-exchange.ts';
import { linesOf, type PaymentRegister, type RefusedFile, type SumUnit } from './register.ts';
import { isSberbankRegister, readSberbankRegister } from './sberbank-register.ts';
import { layoutOf, readTableRegister } from './table-register.ts';

/** What the parsers need to know of the utility, and what the clerk has answered. */
export interface RegisterOptions {
  /** Accounts of the utility that payments arrive at. */
  readonly ownAccounts: readonly string[];
  readonly unit?: SumUnit;
}

const refused = (reason: string, line: number | null = null): RefusedFile => ({
  kind: 'refused',
  faults: [{ line, reason }],
});

const begins = (bytes: Uint8Array, text: string): boolean =>
  [...text].every((sign, at) => bytes[at] === sign.charCodeAt(0));

/** The encoding that a statement names for itself; its own name can be read in no other. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  for (const [encoding, name] of [
    ['windows-1251', 'Windows'],
    ['ibm866', 'DOS'],
  ] as const)
    if (new RegExp(`^Кодировка=${name}\\s*$`, 'mu').test(new TextDecoder(encoding).decode(bytes))) return encoding;
  return undefined;
}

/** Why a file of a known kind is not one of payments. */
function otherKind(text: string): string | undefined {
  const [first] = linesOf(text);
  const cells = first?.text.split(';') ?? [];
  const [, type] = /^#TYPE\s+(\d+)/m.exec(text) ?? [];
  if (/^\s*#(?:FILESUM|TYPE|SERVICE)\b/.test(text))
    return `файл «Системы Город»${type ? ` (#TYPE ${type})` : ''}: в нём начисления или остатки, а не платежи`;
  if (cells.length > 11 && (cells.length - 5) % 7 === 0 && /^(?:[1-9]|1[0-3])$/.test(cells[5] ?? ''))
    return 'реестр показаний счётчиков, а не платежей';
  if (cells.length === 3 && /^-?\d+[.,]\d{2}$/.test(cells[2] ?? '')) return 'реестр задолженности, а не платежей';
  return undefined;
}

/**
 * Reads a file of payments of a bank, a terminal or a settlement centre: it is recognised by its content, never by its
 * name, in UTF-8, Windows-1251, KOI8-R or CP866. What is not recognised, damaged, or does not agree with its own totals
 * is refused whole, with the line and the reason for the clerk; nothing is guessed.
 */
export function readRegister(
  bytes: Uint8Array,
  { ownAccounts, unit }: RegisterOptions,
): PaymentRegister | BankStatement | RefusedFile {
  if (begins(bytes, 'PK') || begins(bytes, '%PDF') || begins(bytes, '\u00d0\u00cf'))
    return refused('не текстовый файл: попросите у банка реестр в виде текста');
  const { text } = decodeText(bytes, declaredEncoding(bytes));
  if (linesOf(text).length === 0) return refused('файл пуст');
  const damaged = linesOf(text).find((line) => line.text.includes('\ufffd') || line.text.includes('\0'));
  if (damaged) return refused('повреждённые знаки', damaged.number);
  if (isClientBankExchange(text)) return readClientBankExchange(text, ownAccounts);
  if (isSberbankRegister(text)) return readSberbankRegister(text);
  const other = otherKind(text);
  if (other) return refused(other);
  const layout = layoutOf(text);
  if (layout) return readTableRegister(text, layout, unit);
  return refused('формат не узнан: нужен реестр платежей или выписка 1С', linesOf(text)[0]?.number ?? null);
}
