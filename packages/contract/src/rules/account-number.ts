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
 * The one spelling by which account numbers are compared: no spaces, dashes, dots or leading «л/с №», capitals,
 * Cyrillic letters that look like Latin ones folded into them. Leading zeros stay: they are part of the number.
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

/** Why a cell of a file is no account number. */
export type AccountNumberFault = 'EMPTY' | 'SCIENTIFIC' | 'SPREADSHEET_ERROR';

/**
 * What is wrong with an account number from a file, or undefined: a number that a spreadsheet rounded would merge the
 * accounts of several households, and «б/н», «-» or «№» would be one account for all who have none. Every account number has a digit.
 */
export function accountNumberFault(text: string): AccountNumberFault | undefined {
  if (isSpreadsheetError(text)) return 'SPREADSHEET_ERROR';
  if (isScientific(cleanCell(text))) return 'SCIENTIFIC';
  return /\p{N}/u.test(foldAccountNumber(text)) ? undefined : 'EMPTY';
}

/** What a person typed into the login field: an e-mail has an @, everything else is an account number. */
export function loginKind(text: string): 'email' | 'accountNumber' {
  return text.includes('@') ? 'email' : 'accountNumber';
}

/** The one spelling by which e-mails are compared: lower case, without invisible characters and `mailto:`. */
export function foldEmail(text: string): string {
  return cleanText(text)
    .toLowerCase()
    .replace(/^mailto:/, '');
}
