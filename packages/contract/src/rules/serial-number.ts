import { cleanCell, foldLookAlikes, isDecimalNumber, isScientific, isSpreadsheetError } from './clean-text.ts';

/**
 * Normalises a serial number for comparison: capitals, no spaces, dashes, «№» or leading zeros, and Latin letters for
 * Cyrillic ones that look the same.
 */
export const serialKey = (text: string): string =>
  foldLookAlikes(
    cleanCell(text)
      .replaceAll('№', '')
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}]/gu, ''),
  ).replace(/^0+(?=.)/, '');

/** Why a cell of a registry is not a serial number. */
export type SerialNumberFault = 'EMPTY' | 'SCIENTIFIC' | 'DECIMAL' | 'SPREADSHEET_ERROR' | 'TOO_LONG';

const LONGEST = 40;

/**
 * Checks a serial number from a registry; undefined when it is fine. «б/н» is fine: the meter has none. A number rounded
 * by a spreadsheet would merge the meters of one account.
 */
export function serialNumberFault(text: string): SerialNumberFault | undefined {
  const cell = cleanCell(text);
  if (isSpreadsheetError(cell)) return 'SPREADSHEET_ERROR';
  if (isScientific(cell)) return 'SCIENTIFIC';
  if (isDecimalNumber(cell)) return 'DECIMAL';
  const key = serialKey(text);
  if (!/[\p{L}\p{N}]/u.test(key)) return 'EMPTY';
  return key.length > LONGEST ? 'TOO_LONG' : undefined;
}

/** Like `serialKey`, but undefined for placeholders such as «б/н», «-» and «0000», which prove nothing. */
export function foldSerial(text: string): string | undefined {
  const serial = serialKey(text);
  return serial.length >= 4 && !/^(.)\1*$/u.test(serial) ? serial : undefined;
}

/**
 * Whether a text from a file is this serial number, even when a spreadsheet has turned it into a number: without
 * leading zeros, as `11000001,0`, or as `1,1E+07` with only the first digits left.
 */
export function serialFits(written: string, serial: string): boolean {
  const key = serialKey(serial);
  const given = serialKey(written);
  if (given === key || given.replace(/[.,]0+$/, '') === key) return true;
  const [, lead = '', rest = '', power] = /^(\d)(?:[.,](\d*))?E\+?(\d+)$/.exec(given) ?? [];
  return (
    power !== undefined &&
    /^\d+$/.test(key) &&
    Number(key).toExponential(rest.length) === `${lead}${rest && `.${rest}`}e+${Number(power)}`
  );
}
