import type { CSSResultOrNative } from 'lit';

const sheets = new WeakMap<CSSResultOrNative, CSSStyleSheet>();

/** Before Chrome 123, Firefox 120 and Safari 17.5 there is no `light-dark()`: the light colours are shown. */
export const withoutLightDark = (css: string): string => css.replace(/light-dark\(([^,]+),[^)]*\)/g, '$1');

/** The styles as this browser understands them. */
export const understood = (css: string): string =>
  CSS.supports('color', 'light-dark(red,red)') ? css : withoutLightDark(css);

/** The constructed style sheet of a `css` literal, shared by all elements that use it. */
export function styleSheetOf(style: CSSResultOrNative): CSSStyleSheet {
  if (style instanceof CSSStyleSheet) return style;
  let sheet = sheets.get(style);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(understood(style.cssText));
    sheets.set(style, sheet);
  }
  return sheet;
}
