// Soft hyphen, zero-width characters, direction marks and embeddings, invisible operators, byte order mark.
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/g;
/** Anything but the letters, digits and signs that nearly every text consists of. */
const UNUSUAL = /[^ -~А-яЁё]/;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/**
 * Cleans text from outside: removes invisible and control characters and lone surrogates, makes special spaces plain,
 * and trims. Line ends and tabs stay.
 */
export function cleanText(text: string): string {
  if (!UNUSUAL.test(text)) return text.trim();
  return text
    .replace(/\p{Cs}/gu, '')
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .replace(/[\p{Zs}]/gu, ' ')
    .trim();
}

/**
 * Makes a text safe to print on a terminal or in a log: control characters, direction marks and lone surrogates become
 * visible as `\\u{1b}`. Line ends and tabs stay.
 */
export const printable = (text: string): string =>
  text
    .replace(/\r\n/g, '\n')
    .replace(/\p{Cs}|\r/gu, asEscape)
    .replace(CONTROL, asEscape)
    .replace(/[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, asEscape);
const asEscape = (sign: string): string => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;

/** Reads a spreadsheet cell: `="00123"` and `'00123` both mean the text `00123`; `'=…` is how we write a formula as text. */
export function cleanCell(text: string): string {
  const clean = cleanText(text).replace(/^['’](?=[\d=+@＝＋－＠-])/, '');
  const formula = /^="(.*)"$/s.exec(clean);
  return formula ? cleanText((formula[1] ?? '').replaceAll('""', '"')) : clean;
}

/**
 * Whether a text is an error of a spreadsheet, such as `#ЗНАЧ!`, `#N/A`, `####` or `Err:502`, in Russian or English. A
 * flat such as `#12` is none.
 */
export const isSpreadsheetError = (text: string): boolean =>
  /^(?:#(?:Н\/Д|N\/A|[А-ЯЁA-Z_]{2,}(?:\/0)?[!?]|GETTING_DATA|#+)|(?:Err|Ошибка|Ош):\d{3})$/iu.test(cleanText(text));

/** Whether a text is in scientific notation, e.g. `2,302E+08`. The spreadsheet has then lost the last digits. */
export const isScientific = (text: string): boolean => /^\d(?:[.,]\d*)?[EЕ]\+?\d{1,3}$/iu.test(cleanText(text));

/**
 * Whether a spreadsheet has turned an identifier into a number with decimals, e.g. `230100001,0`. Without the sign the
 * zero would become a digit of another identifier.
 */
export const isDecimalNumber = (text: string): boolean => /^\d{4,}[.,]0+$/.test(cleanText(text));

const LATIN_FOR_CYRILLIC: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
};

/** Writes Latin capitals for the Cyrillic ones that look the same, so that both spellings of an identifier are equal. */
export const foldLookAlikes = (capitals: string): string =>
  capitals.replace(/[АВЕКМНОРСТУХ]/gu, (letter) => LATIN_FOR_CYRILLIC[letter] ?? letter);
