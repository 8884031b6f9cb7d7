import { foldPassword, passwordFault as faultOf, type PasswordFault } from '@vodokanal/contract/rules/password';
import common from '../../data/common-passwords.json' with { type: 'json' };
import { ProblemError } from '../http/problems.ts';
import { verifyPassword } from './passwords.ts';

const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбю';
const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";

/** What the same keys give with the Latin layout: «пароль» is typed `gfhjkm`. */
const inLatinLayout = (text: string) =>
  [...text].map((letter) => LATIN_KEYS[RUSSIAN_KEYS.indexOf(letter)] ?? letter).join('');

const blocked = new Set(
  common.flatMap((word) => [foldPassword(word), foldPassword(inLatinLayout(word.toLowerCase()))]),
);

/** A password made of a few common words and digits is as easy to guess as each of them. */
function isMadeOfCommonWords(text: string): boolean {
  let rest = text;
  for (const word of [...blocked].sort((a, b) => b.length - a.length))
    if (word.length >= 4) rest = rest.replaceAll(word, '');
  return rest.replace(/\d/g, '').length <= 2 && rest.length < 6;
}

const isCommon = (folded: string): boolean => blocked.has(folded) || isMadeOfCommonWords(folded);

/** The rule of the contract, with the list that only this end has. */
export const passwordFault = (
  password: string,
  personal: readonly string[],
  minLength?: number,
): PasswordFault | null => faultOf(password, { personal, isCommon, ...(minLength !== undefined && { minLength }) });

/** Refuses a password that breaks the rule; one rule for registration, recovery and change. */
export function checkPassword(password: string, personal: readonly string[], minLength?: number): void {
  const fault = passwordFault(password, personal, minLength);
  if (fault) throw new ProblemError('INVALID', { errors: [{ code: fault, severity: 'block', pointer: '/password' }] });
}

/** Refuses the password that a stranger may know, or that the office chose. */
export async function refuseSame(passwordHash: string, password: string): Promise<void> {
  if (await verifyPassword(passwordHash, password))
    throw new ProblemError('INVALID', { errors: [{ code: 'PASSWORD_SAME', severity: 'block', pointer: '/password' }] });
}
