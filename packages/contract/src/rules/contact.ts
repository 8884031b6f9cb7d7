import { cleanText } from './clean-text.ts';

/**
 * A Russian mobile number as people write it (`8 900 123-45-67`, `+7(900)1234567`, `9001234567`) in the one spelling
 * `+79001234567`; null when it is none.
 */
export function parsePhone(text: string): string | null {
  const digits = cleanText(text)
    .replace(/^tel:/i, '')
    .replace(/[\s().\p{Pd}]/gu, '');
  const match = /^(?:\+7|8|7)?(9\d{9})$/.exec(digits);
  return match ? `+7${match[1] ?? ''}` : null;
}

/** An address that can be written to; the mail that arrives is the proof. */
export const isEmail = (text: string): boolean =>
  /^[^\s@<>"(),;:\\[\]]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u.test(
    text.trim(),
  ) &&
  text.trim().length <= 200 &&
  cleanText(text) === text.trim();

/** A number as people read it: `+7 900 123-45-67`; what is no Russian mobile number stays as it is. */
export const showPhone = (phone: string): string => phone.replace(/^\+7(\d{3})(\d{3})(\d\d)(\d\d)$/, '+7 $1 $2-$3-$4');

/** What may be shown of a number to somebody who has not yet signed in. */
export const maskPhone = (phone: string): string => `+7 ··· ···-··-${phone.slice(-2)}`;

export const maskEmail = (email: string): string => `${[...email][0] ?? ''}···${email.slice(email.lastIndexOf('@'))}`;

/** The digits of a one-time code as people paste it: `Код: 123-456`, `123 456`. */
export const parseCode = (text: string): string => text.replace(/\D/g, '');
