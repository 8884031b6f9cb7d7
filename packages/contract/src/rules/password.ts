import { foldAccountNumber } from './account-number.ts';

/** Why a password is refused. */
export type PasswordFault =
  'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_LONG' | 'PASSWORD_COMMON' | 'PASSWORD_PERSONAL' | 'PASSWORD_REPEATED';

/** Code points. A password of this length needs no composition rules (NIST SP 800-63B-4, 3.1.1.2). */
export const MIN_LENGTH = 15;
/** Minimum when the customer also has a second factor. */
export const MIN_LENGTH_WITH_FACTOR = 10;
/** Code points. */
export const MAX_LENGTH = 128;

/** Normalises a password for comparison with words: lower-case letters and digits only. */
export const foldPassword = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

export interface PasswordRules {
  /** Personal data that a password must not consist of: account numbers, e-mail, phone. */
  readonly personal?: readonly string[];
  readonly minLength?: number;
  /** Whether a password is a common one; left out when the list is not loaded. */
  readonly isCommon?: (password: string) => boolean;
}

/**
 * The first reason to refuse a password, or null. Any character is allowed, nothing is cut off, and no mix of
 * character classes is required.
 */
export function passwordFault(
  password: string,
  { personal = [], minLength = MIN_LENGTH, isCommon }: PasswordRules = {},
): PasswordFault | null {
  const text = password.normalize('NFC');
  const length = [...text].length;
  if (length < minLength) return 'PASSWORD_TOO_SHORT';
  if (length > MAX_LENGTH) return 'PASSWORD_TOO_LONG';
  const plain = foldPassword(text);
  if (new Set(text.toLowerCase()).size < 5) return 'PASSWORD_REPEATED';
  // Punctuation inside a common password does not help, but a password that is mostly punctuation is not a word.
  if (plain.length * 2 > length && isCommon?.(text)) return 'PASSWORD_COMMON';
  const own = personal
    .flatMap((item) => [
      foldPassword(item),
      foldAccountNumber(item).toLowerCase(),
      ...item.split(/[\s@.]+/u).map(foldPassword),
    ])
    .filter((item) => item.length >= 4);
  const left = own.reduce((rest, item) => rest.replaceAll(item, ''), plain);
  return left.length < 8 && left.length < plain.length ? 'PASSWORD_PERSONAL' : null;
}
