/**
 * A serial number as it is compared: without spaces, dashes and leading zeros, whatever the case. Undefined for what
 * proves nothing: «б/н», «-» and «0000» stand in registries for meters without a number.
 */
export function foldSerial(text: string): string | undefined {
  const serial = text.toUpperCase().replace(/[\s\p{Pd}]/gu, '').replace(/^0+(?=.)/, '');
  return serial.length >= 4 && !/^(.)\1*$/u.test(serial) ? serial : undefined;
}
