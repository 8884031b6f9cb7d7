import { cleanCell } from './clean-text.ts';

/** Normalises a serial number for comparison: no spaces, dashes or leading zeros, upper case. */
export const serialKey = (text: string): string =>
  cleanCell(text)
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/^0+(?=.)/, '');

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
  const [, lead = '', rest = '', power] = /^(\d)(?:[.,](\d*))?[EЕ]\+?(\d+)$/.exec(given) ?? [];
  return (
    power !== undefined &&
    /^\d+$/.test(key) &&
    Number(key).toExponential(rest.length) === `${lead}${rest && `.${rest}`}e+${Number(power)}`
  );
}
