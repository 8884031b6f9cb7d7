import type { CSSResult } from 'lit';
import { styleSheetOf } from './style-sheet.ts';
import type { StyledElement } from './styled-element.ts';

/** Adds the styles of a part that came later to the shadow root it is shown in; once, however often it comes. */
export function adopt(root: DocumentFragment | HTMLElement, styles: CSSResult): void {
  const shadow = root as ShadowRoot;
  const sheet = styleSheetOf(styles);
  const has = () => shadow.adoptedStyleSheets.includes(sheet);
  if (has()) return;
  const add = () => { if (shadow.ownerDocument === document && !has()) shadow.adoptedStyleSheets.push(sheet); };
  add();
  // A sheet belongs to the document it was made in: an element that comes back from another one has lost it.
  (shadow.host as StyledElement).addController({ hostConnected: add });
}
