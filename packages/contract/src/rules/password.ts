import { foldAccountNumber } from './account-number.ts';

/** Why a password is refused; the first reason that applies. */
export type PasswordFault =
  'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_LONG' | 'PASSWORD_COMMON' | 'PASSWORD_PERSONAL' | 'PASSWORD_REPEATED';

/** Code points; a passphrase of this length needs no rules of composition (NIST SP 800-63B-4, 3.1.1.2). */
export const MIN_LENGTH = 15;
/** Where a second factor is asked for as well. */
export const MIN_LENGTH_WITH_FACTOR = 10;
export const MAX_LENGTH = 128;

export const foldPassword = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

export interface PasswordRules {
  /** What the person is known by: account numbers, e-mail, phone. */
  readonly personal?: readonly string[];
  readonly minLength?: number;
  /** Whether letters and digits alone, as folded, are a common password; left out where the list is not at hand. */
  readonly isCommon?: (folded: string) => boolean;
}

/**
 * Length first, then a list of common passwords, then the person's own data. Any character is allowed, nothing is cut
 * off, and no mixture of kinds is demanded.
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
  // Signs between the letters do not make a word another one; but signs alone are no words.
  if (plain.length * 2 > length && isCommon?.(plain)) return 'PASSWORD_COMMON';
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
