import { cleanCell } from './clean-text.ts';

/** A serial number as it is compared: without spaces, dashes and leading zeros, whatever the case. */
export const serialKey = (text: string): string =>
  cleanCell(text)
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/^0+(?=.)/, '');

/** The key of a serial number that proves something; undefined for «б/н», «-» and «0000», which stand for meters without one. */
export function foldSerial(text: string): string | undefined {
  const serial = serialKey(text);
  return serial.length >= 4 && !/^(.)\1*$/u.test(serial) ? serial : undefined;
}

/**
 * Whether what stands in a file is this serial number, also after a spreadsheet took it for a quantity: zeros lost at
 * its beginning, `11000001,0`, or `1,1E+07`, of which only the first digits are left.
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
