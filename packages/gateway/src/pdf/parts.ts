import { formatMoney } from '@vodokanal/contract/rules/money-text';
import { COLOURS, ROOM, type Box, type PdfPage, type Structure, type TextStyle } from './pdf-page.ts';

export const SOFT: TextStyle = { colour: COLOURS.soft };
export const STRONG: TextStyle = { isStrong: true };
/** Points below a line, a paragraph and a section. */
export const SPACE = { small: 4, paragraph: 10, section: 18 };

/** `1 661,67 ₽`, with a real minus. */
export const money = (kopecks: number): string => formatMoney(kopecks, 'ru').replace('-', '−');

/** Writes paragraphs one below the other. */
export function paragraphs(
  page: PdfPage,
  parent: Structure,
  box: Box | undefined,
  texts: readonly (readonly [string, TextStyle])[],
): void {
  for (const [text, style] of texts) page.text(parent, 'P', text, style, box);
}

export function heading(page: PdfPage, parent: Structure, text: string, box?: Box): void {
  page.text(parent, 'H2', text, { size: 15, isStrong: true, colour: COLOURS.accent }, box);
  page.y += SPACE.small;
}

/** The title of a document and a line below it. */
export function title(page: PdfPage, text: string, below: string): void {
  page.text(page.root, 'H1', text, { size: 24, isStrong: true });
  page.text(page.root, 'P', below, SOFT);
  page.y += SPACE.section;
}

/** Longer words are broken, so that each fits on a page. */
const LONGEST_WORD = 200;

/** Writes a text of any length: its lines become paragraphs, which continue on the next page. */
export function flow(page: PdfPage, parent: Structure, text: string, style: TextStyle = {}): void {
  for (const line of text.split(/\n+/)) {
    let words = line.split(/\s+/).flatMap((word) => word.match(new RegExp(`.{1,${LONGEST_WORD}}`, 'gu')) ?? []);
    while (words.length > 0) {
      const fits = (count: number) => page.height(words.slice(0, count).join(' '), style, ROOM) <= page.room;
      let count = words.length;
      while (count > 0 && !fits(count)) count = count > 16 ? Math.floor(count * 0.9) : count - 1;
      if (count > 0) page.text(parent, 'P', words.slice(0, count).join(' '), style);
      words = words.slice(count);
      if (words.length > 0) page.ensure(Infinity);
    }
    page.y += SPACE.small;
  }
}
