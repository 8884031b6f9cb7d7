import type { CSSResultOrNative } from 'lit';

const sheets = new WeakMap<CSSResultOrNative, CSSStyleSheet>();

/** The constructed style sheet of a `css` literal, shared by all elements that use it. */
export function styleSheetOf(style: CSSResultOrNative): CSSStyleSheet {
  if (style instanceof CSSStyleSheet) return style;
  let sheet = sheets.get(style);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style.cssText);
    sheets.set(style, sheet);
  }
  return sheet;
}
