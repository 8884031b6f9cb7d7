import type { CSSResult } from 'lit';
import { styleSheetOf } from './style-sheet.ts';
import type { StyledElement } from './styled-element.ts';

/** The style sheets added to each shadow root later. */
const added = new WeakMap<ShadowRoot, Set<CSSStyleSheet>>();

/** Adds the styles of a lazily loaded part to its shadow root; repeated calls change nothing. */
export function adopt(root: DocumentFragment | HTMLElement, ...styles: readonly CSSResult[]): void {
  const shadow = root as ShadowRoot;
  const sheets = added.get(shadow) ?? new Set();
  for (const style of styles) sheets.add(styleSheetOf(style));
  // A constructed style sheet works only in the document it was made in: add it when the element returns there.
  const apply = () => {
    if (shadow.ownerDocument === document)
      for (const sheet of sheets) if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets.push(sheet);
  };
  apply();
  if (added.has(shadow)) return;
  added.set(shadow, sheets);
  (shadow.host as StyledElement).addController({ hostConnected: apply });
}
