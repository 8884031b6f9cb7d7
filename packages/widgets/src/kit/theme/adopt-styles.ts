import type { CSSResult } from 'lit';
import { styleSheetOf } from './style-sheet.ts';
import type { StyledElement } from './styled-element.ts';

/** The sheets that were added to each shadow root after it was made. */
const added = new WeakMap<ShadowRoot, Set<CSSStyleSheet>>();

/** Adds the styles of a part that loads later to the shadow root it is shown in; a second call changes nothing. */
export function adopt(root: DocumentFragment | HTMLElement, styles: CSSResult): void {
  const shadow = root as ShadowRoot;
  const sheets = added.get(shadow) ?? new Set();
  sheets.add(styleSheetOf(styles));
  // A sheet belongs to the document it was made in: an element that is in another one gets it when it comes back.
  const apply = () => {
    if (shadow.ownerDocument === document) for (const sheet of sheets) if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets.push(sheet);
  };
  apply();
  if (added.has(shadow)) return;
  added.set(shadow, sheets);
  (shadow.host as StyledElement).addController({ hostConnected: apply });
}
