import { dictionary } from '@zxcvbn-ts/language-common';
import { foldPassword, passwordFault as faultOf, type PasswordFault } from '@vodokanal/contract/rules/password';
import russian from '../../data/common-passwords.json' with { type: 'json' };
import { ProblemError } from '../http/problems.ts';
import { verifyPassword } from './passwords.ts';

const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбюё';
const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";

const typedOn = (from: string, to: string) => (text: string) =>
  [...text.toLowerCase()].map((letter) => to[from.indexOf(letter)] ?? letter).join('');
/** The same keys in the other layout: «пароль» and `gfhjkm`. */
const inLatinLayout = typedOn(RUSSIAN_KEYS, LATIN_KEYS);
const inRussianLayout = typedOn(LATIN_KEYS, RUSSIAN_KEYS);

const reversed = (text: string) => [...text].reverse().join('');

/** Neighbours in the alphabet or on the keyboard; any four of them in a row are a word. */
const ROWS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдежзийклмнопрстуфхцчшщъыьэюя',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
].flatMap((row) => [row, reversed(row)]);

const SHORTEST_WORD = 4;
const LONGEST_WORD = 24;

/** 49,000 leaked passwords, among them Russian words in Latin letters and in the wrong layout. */
const leaked = new Set(dictionary['passwords-common'].map(foldPassword));
/** Russian words, names and words about this service, which those lists lack. */
const own = new Set(russian.map(foldPassword));

const isRow = (text: string) => ROWS.some((row) => row.includes(text));
const isWord = (text: string) => leaked.has(text) || own.has(text) || isRow(text);

interface Split {
  readonly words: readonly string[];
  /** The letters and digits that belong to no word. */
  readonly rest: string;
}

/** Splits a text into words so that as little as possible is left over. */
function split(text: string): Split {
  const best: Split[] = [{ words: [], rest: '' }];
  const isBetter = (one: Split, other: Split | undefined) =>
    !other ||
    one.rest.length < other.rest.length ||
    (one.rest.length === other.rest.length && one.words.length < other.words.length);
  for (let end = 1; end <= text.length; end++) {
    const before = best[end - 1] ?? { words: [], rest: '' };
    let found: Split = { words: before.words, rest: before.rest + text.charAt(end - 1) };
    for (let start = Math.max(0, end - LONGEST_WORD); start <= end - SHORTEST_WORD; start++) {
      const word = text.slice(start, end);
      const earlier = best[start];
      if (!earlier || !isWord(word)) continue;
      const other = { words: [...earlier.words, word], rest: earlier.rest };
      if (isBetter(other, found)) found = other;
    }
    best.push(found);
  }
  return best[text.length] ?? { words: [], rest: text };
}

/**
 * A password is easy to guess when it is a listed one, or consists of one or two of them, repeated or with digits, or
 * of any number of our own words. Three other words are a good passphrase.
 */
function isMadeOfCommonWords(text: string): boolean {
  if (isWord(text)) return true;
  const { words, rest } = split(text);
  const distinct = new Set(words.filter((word) => !/^\d+$/.test(word)));
  const isSimple = distinct.size <= 2 || [...distinct].every((word) => own.has(word) || isRow(word));
  return isSimple && rest.length < 6 && rest.replace(/\d/g, '').length <= 2;
}

const isCommon = (password: string): boolean =>
  [password, inLatinLayout(password), inRussianLayout(password)].some((typed) =>
    isMadeOfCommonWords(foldPassword(typed)),
  );

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
