import { foldPassword, passwordFault as faultOf, type PasswordFault } from '@vodokanal/contract/rules/password';
import common from '../../data/common-passwords.json' with { type: 'json' };
import { ProblemError } from '../http/problems.ts';
import { verifyPassword } from './passwords.ts';

const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбю';
const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";

/** The text typed on the same keys with the Latin layout: «пароль» becomes `gfhjkm`. */
const inLatinLayout = (text: string) =>
  [...text].map((letter) => LATIN_KEYS[RUSSIAN_KEYS.indexOf(letter)] ?? letter).join('');

const blocked = new Set(
  common.flatMap((word) => [foldPassword(word), foldPassword(inLatinLayout(word.toLowerCase()))]),
);

/** A password made only of common words and digits is easy to guess. */
function isMadeOfCommonWords(text: string): boolean {
  let rest = text;
  for (const word of [...blocked].sort((a, b) => b.length - a.length))
    if (word.length >= 4) rest = rest.replaceAll(word, '');
  return rest.replace(/\d/g, '').length <= 2 && rest.length < 6;
}

const isCommon = (folded: string): boolean => blocked.has(folded) || isMadeOfCommonWords(folded);

/** The contract's password rule with the list of common passwords, which only the gateway has. */
export const passwordFault = (
  password: string,
  personal: readonly string[],
  minLength?: number,
): PasswordFault | null => faultOf(password, { personal, isCommon, ...(minLength !== undefined && { minLength }) });

/** Throws `INVALID` for a password that breaks the rule; used by registration, recovery and password changes. */
export function checkPassword(password: string, personal: readonly string[], minLength?: number): void {
  const fault = passwordFault(password, personal, minLength);
  if (fault) throw new ProblemError('INVALID', { errors: [{ code: fault, severity: 'block', pointer: '/password' }] });
}

/** Throws `INVALID` for the current password, which a stranger or the staff may know. */
export async function refuseSame(passwordHash: string, password: string): Promise<void> {
  if (await verifyPassword(passwordHash, password))
    throw new ProblemError('INVALID', { errors: [{ code: 'PASSWORD_SAME', severity: 'block', pointer: '/password' }] });
}
