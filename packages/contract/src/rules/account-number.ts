import {
  cleanCell,
  cleanText,
  foldLookAlikes,
  isDecimalNumber,
  isScientific,
  isSpreadsheetError,
} from './clean-text.ts';
import { serialFits } from './serial-number.ts';

/**
 * Normalises an account number for comparison: capitals, no spaces, dashes, dots or leading «л/с №», and Latin letters
 * for Cyrillic ones that look the same. Leading zeros stay, because they are part of the number. Folding a folded number
 * changes nothing, also where one layer of quotes or apostrophes hid another.
 */
export function foldAccountNumber(text: string): string {
  const folded = foldLookAlikes(
    cleanCell(text)
      .replaceAll('№', '')
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}./_]/gu, '')
      .replace(/^(?:ЛИЦЕВОЙСЧ[ЕЁ]Т|ЛС)+/u, ''),
  );
  return folded === text ? folded : foldAccountNumber(folded);
}

/** Why a cell of a file is not an account number. */
export type AccountNumberFault = 'EMPTY' | 'SCIENTIFIC' | 'DECIMAL' | 'SPREADSHEET_ERROR' | 'SIGNS' | 'TOO_LONG';

/** Longest account number without separators; exchange layouts allow 15, the contract 30. */
const LONGEST = 30;

/**
 * Checks an account number from a file; undefined when it is fine. A number rounded by a spreadsheet would merge the
 * accounts of several households. A text without a digit («б/н», «-», «№») counts as empty.
 */
export function accountNumberFault(text: string): AccountNumberFault | undefined {
  const cell = cleanCell(text);
  if (isSpreadsheetError(cell)) return 'SPREADSHEET_ERROR';
  if (isScientific(cell)) return 'SCIENTIFIC';
  if (isDecimalNumber(cell)) return 'DECIMAL';
  const number = foldAccountNumber(text);
  if (!/\p{N}/u.test(number)) return 'EMPTY';
  if (!/^[0-9A-ZА-ЯЁ]+$/u.test(number)) return 'SIGNS';
  return number.length > LONGEST ? 'TOO_LONG' : undefined;
}

/**
 * Whether a text from a file may be this account number after a spreadsheet has made it a quantity: without leading
 * zeros, as `230200001,0`, or as `2,302E+08`. That alone proves nothing, because several accounts may fit.
 */
export const accountNumberFits = (written: string, accountNumber: string): boolean =>
  serialFits(written, foldAccountNumber(accountNumber));

/** The kind of a typed login: with an @ it is an e-mail, otherwise an account number. */
export function loginKind(text: string): 'email' | 'accountNumber' {
  return text.includes('@') ? 'email' : 'accountNumber';
}

/** Normalises an e-mail for comparison: lower case, without invisible characters and `mailto:`. */
export function foldEmail(text: string): string {
  return cleanText(text)
    .toLowerCase()
    .replace(/^mailto:/, '');
}

/** Normalises the code printed on a bill for comparison: capitals, no spaces or dashes. */
export const foldBillCode = (text: string): string =>
  cleanCell(text)
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
