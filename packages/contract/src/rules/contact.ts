import { cleanText } from './clean-text.ts';

/**
 * Normalises a Russian mobile number (`8 900 123-45-67`, `+7(900)1234567`, `9001234567`) to `+79001234567`; null when
 * it is not one.
 */
export function parsePhone(text: string): string | null {
  const digits = cleanText(text)
    .replace(/^tel:/i, '')
    .replace(/[\s().\p{Pd}]/gu, '');
  const match = /^(?:\+7|8|7)?(9\d{9})$/.exec(digits);
  return match ? `+7${match[1] ?? ''}` : null;
}

/** Checks only the shape of an e-mail; a mail with a code proves that the address works. */
export const isEmail = (text: string): boolean =>
  /^[^\s@<>"(),;:\\[\]]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u.test(
    text.trim(),
  ) &&
  text.trim().length <= 200 &&
  cleanText(text) === text.trim();

/** Formats a number as `+7 900 123-45-67`; anything but a Russian mobile number stays unchanged. */
export const showPhone = (phone: string): string => phone.replace(/^\+7(\d{3})(\d{3})(\d\d)(\d\d)$/, '+7 $1 $2-$3-$4');

/** Hides all but the last two digits, for people who have not signed in yet. */
export const maskPhone = (phone: string): string => `+7 ··· ···-··-${phone.slice(-2)}`;

export const maskEmail = (email: string): string => `${[...email][0] ?? ''}···${email.slice(email.lastIndexOf('@'))}`;

/** Extracts the digits of a pasted one-time code: `Код: 123-456`, `123 456`. */
export const parseCode = (text: string): string => text.replace(/\D/g, '');

/** Letters of a recovery code that comes by mail: 16 of 24, without `I` and `O`, are 73 bits. */
export const MAIL_CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
export const MAIL_CODE_LENGTH = 16;

/** Extracts the letters of a pasted recovery code from a mail (`ABCD-EFGH-…`, any case); null when it is not one. */
export function parseMailCode(text: string): string | null {
  const letters = text.replace(/[\s\p{Pd}]/gu, '').toUpperCase();
  return letters.length === MAIL_CODE_LENGTH && [...letters].every((letter) => MAIL_CODE_LETTERS.includes(letter))
    ? letters
    : null;
}
