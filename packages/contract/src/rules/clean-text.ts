// Soft hyphen, zero-width characters, direction marks and embeddings, invisible operators, byte order mark.
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/g;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/**
 * Cleans text from outside: removes invisible and control characters and lone surrogates, makes special spaces plain,
 * and trims. Line ends and tabs stay.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '')
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .replace(/[\p{Zs}]/gu, ' ')
    .trim();
}

/** Reads a spreadsheet cell: `="00123"` and `'00123` both mean the text `00123`. */
export function cleanCell(text: string): string {
  const clean = cleanText(text);
  const formula = /^="(.*)"$/s.exec(clean);
  if (formula) return cleanText((formula[1] ?? '').replaceAll('""', '"'));
  return clean.replace(/^['’](?=\d)/, '');
}

/** Whether a text is a spreadsheet error such as `#ЗНАЧ!`, `#N/A` or `####`, in Russian or English. */
export const isSpreadsheetError = (text: string): boolean =>
  /^#(?:[А-ЯA-Z0-9]+[/!?]?[А-ЯA-Z0-9]*[!?]?|#+)$/iu.test(cleanText(text));

/** Whether a text is in scientific notation, e.g. `2,302E+08`. The spreadsheet has then lost the last digits. */
export const isScientific = (text: string): boolean => /^\d(?:[.,]\d*)?[EЕ]\+?\d{1,3}$/iu.test(cleanText(text));
