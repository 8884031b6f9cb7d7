import { cleanCell, cleanText, isScientific, isSpreadsheetError } from './clean-text.ts';

const LATIN_FOR_CYRILLIC: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
};

/**
 * Normalises an account number for comparison: capitals, no spaces, dashes, dots or leading «л/с №», and Latin letters
 * for Cyrillic ones that look the same. Leading zeros stay, because they are part of the number.
 */
export function foldAccountNumber(text: string): string {
  return cleanCell(text)
    .replaceAll('№', '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}./_]/gu, '')
    .replace(/^(?:ЛИЦЕВОЙСЧ[ЕЁ]Т|ЛС)+/u, '')
    .replace(/[АВЕКМНОРСТУХ]/gu, (letter) => LATIN_FOR_CYRILLIC[letter] ?? letter);
}

/** Why a cell of a file is not an account number. */
export type AccountNumberFault = 'EMPTY' | 'SCIENTIFIC' | 'SPREADSHEET_ERROR';

/**
 * Checks an account number from a file; undefined when it is fine. A number rounded by a spreadsheet would merge the
 * accounts of several households. A text without a digit («б/н», «-», «№») counts as empty.
 */
export function accountNumberFault(text: string): AccountNumberFault | undefined {
  if (isSpreadsheetError(text)) return 'SPREADSHEET_ERROR';
  if (isScientific(cleanCell(text))) return 'SCIENTIFIC';
  return /\p{N}/u.test(foldAccountNumber(text)) ? undefined : 'EMPTY';
}

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
