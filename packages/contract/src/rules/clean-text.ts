// Soft hyphen, zero-width characters, direction marks and embeddings, invisible operators, byte order mark.
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/g;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/**
 * Text from outside without what nobody sees: invisible and control characters and lone surrogates are removed, special
 * spaces become plain ones, and the ends are trimmed. Line ends and tabs stay.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '')
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .replace(/[\p{Zs}]/gu, ' ')
    .trim();
}

/** A spreadsheet cell as it was meant: `="00123"` and `'00123` are ways to write the text `00123`. */
export function cleanCell(text: string): string {
  const clean = cleanText(text);
  const formula = /^="(.*)"$/s.exec(clean);
  if (formula) return cleanText((formula[1] ?? '').replaceAll('""', '"'));
  return clean.replace(/^['’](?=\d)/, '');
}

/** What a spreadsheet writes in place of a value it could not compute or show, in Russian and English. */
export const isSpreadsheetError = (text: string): boolean =>
  /^#(?:[А-ЯA-Z0-9]+[/!?]?[А-ЯA-Z0-9]*[!?]?|#+)$/iu.test(cleanText(text));

/** A number in scientific notation, e.g. `2,302E+08`: the digits that a spreadsheet does not show are lost. */
export const isScientific = (text: string): boolean => /^\d(?:[.,]\d*)?[EЕ]\+?\d{1,3}$/iu.test(cleanText(text));
