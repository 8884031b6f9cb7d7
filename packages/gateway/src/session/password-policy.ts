import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import common from '../../data/common-passwords.json' with { type: 'json' };

/** Why a password is refused; the first reason that applies. */
export type PasswordFault = 'TOO_SHORT' | 'TOO_LONG' | 'COMMON' | 'PERSONAL' | 'REPEATED';

/** Code points; a passphrase of this length needs no rules of composition (NIST SP 800-63B-4, 3.1.1.2). */
export const MIN_LENGTH = 15;
export const MAX_LENGTH = 128;

const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбю';
const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";

/** What the same keys give with the Latin layout: «пароль» is typed `gfhjkm`. */
const inLatinLayout = (text: string) => [...text].map((letter) => LATIN_KEYS[RUSSIAN_KEYS.indexOf(letter)] ?? letter).join('');

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const blocked = new Set(common.flatMap((word) => [folded(word), folded(inLatinLayout(word.toLowerCase()))]));

/** A password made of a few common words and digits is as easy to guess as each of them. */
function isMadeOfCommonWords(text: string): boolean {
  let rest = text;
  for (const word of [...blocked].sort((a, b) => b.length - a.length)) if (word.length >= 4) rest = rest.replaceAll(word, '');
  return rest.replace(/\d/g, '').length <= 2 && rest.length < 6;
}

/**
 * Length first, then a list of common passwords (also typed in the wrong layout), then the person's own data. Any
 * character is allowed, nothing is cut off, and no mixture of kinds is demanded.
 */
export function passwordFault(password: string, personal: readonly string[]): PasswordFault | null {
  const text = password.normalize('NFC');
  const length = [...text].length;
  if (length < MIN_LENGTH) return 'TOO_SHORT';
  if (length > MAX_LENGTH) return 'TOO_LONG';
  const plain = folded(text);
  if (new Set(text.toLowerCase()).size < 5) return 'REPEATED';
  // Signs between the letters do not make a word another one; but signs alone are no words.
  const isWords = plain.length * 2 > length;
  if (isWords && (blocked.has(plain) || isMadeOfCommonWords(plain))) return 'COMMON';
  const own = personal.flatMap((item) => [folded(item), foldAccountNumber(item).toLowerCase(), ...item.split(/[\s@.]+/u).map(folded)]).filter((item) => item.length >= 4);
  const left = own.reduce((rest, item) => rest.replaceAll(item, ''), plain);
  return left.length < 8 && left.length < plain.length ? 'PERSONAL' : null;
}
