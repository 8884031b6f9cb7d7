import { cleanText } from '@vodokanal/contract/rules/clean-text';
import { encodeWindows1251 } from '@vodokanal/contract/rules/windows-1251';
import { roubles } from './register.ts';

/** What one account owes; kopecks, negative for a credit. */
export interface AccountDebt {
  readonly accountNumber: string;
  /** As the bank shows it to the payer, e.g. «Петрова А.А.». */
  readonly name: string;
  readonly debt: number;
}

export interface DebtRegisterOptions {
  readonly inn: string;
  /** The account that the payments go to. */
  readonly payeeAccount: string;
  /** `YYYY-MM`. */
  readonly period: string;
  /** Which file of the period it is, from 1. */
  readonly number: number;
  readonly point?: ',' | '.';
  /** Accounts without a debt are left out, or written with 0. */
  readonly withoutDebt?: 'omit' | 'zero';
}

/** A register of debts for a bank, which shows payers what they owe. */
export interface DebtRegister {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly encoding: 'windows-1251' | 'utf-8';
  /** Signs of names that Windows-1251 does not have; because of them the file is in UTF-8. */
  readonly unencodable: readonly { readonly accountNumber: string; readonly sign: string }[];
}

const MOST_NUMBER = 999;

/** One cell: a semicolon or a line break in it would make another. */
const cellOf = (text: string): string =>
  cleanText(text)
    .normalize('NFC')
    .replace(/[;\r\n\t]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim();

/**
 * Makes the register of debts `account;name;sum` as banks take it, named `INN_account_number_MMYY.txt`. A credit is never
 * a negative debt. It is in Windows-1251 unless a name has a sign that this encoding does not have. Throws a `RangeError`
 * for a number that the name of the file cannot hold.
 */
export function debtRegister(debts: readonly AccountDebt[], options: DebtRegisterOptions): DebtRegister {
  const { inn, payeeAccount, period, number, point = ',', withoutDebt = 'omit' } = options;
  if (!Number.isInteger(number) || number < 1 || number > MOST_NUMBER)
    throw new RangeError(`A register has a number from 1 to ${MOST_NUMBER}`);
  const rows = debts
    .filter(({ debt }) => debt > 0 || withoutDebt === 'zero')
    .map(({ accountNumber, name, debt }) => ({
      accountNumber,
      text: `${accountNumber};${cellOf(name)};${roubles(Math.max(0, debt)).replace(',', point)}\r\n`,
    }));
  const unencodable = rows.flatMap(({ accountNumber, text }) => {
    const encoded = encodeWindows1251(text);
    return encoded instanceof Uint8Array ? [] : [{ accountNumber, sign: encoded.sign }];
  });
  const text = rows.map((row) => row.text).join('');
  const encoded = encodeWindows1251(text);
  const isNarrow = encoded instanceof Uint8Array;
  return {
    fileName: `${inn}_${payeeAccount}_${String(number).padStart(3, '0')}_${period.slice(5)}${period.slice(2, 4)}.txt`,
    bytes: isNarrow ? encoded : new TextEncoder().encode(text),
    encoding: isNarrow ? 'windows-1251' : 'utf-8',
    unencodable,
  };
}
