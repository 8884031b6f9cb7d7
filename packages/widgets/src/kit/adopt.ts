import type { CSSResult } from 'lit';
import { styleSheetOf } from './style-sheet.ts';

const added = new WeakMap<Node, Set<CSSStyleSheet>>();

/** The sheets that parts have added to a root. */
export const sheetsAddedTo = (root: Node): Iterable<CSSStyleSheet> => added.get(root) ?? [];

/** Adds the styles of a part that came later to the root it is shown in; once, however often it comes. */
export function adopt(root: DocumentFragment | HTMLElement, styles: CSSResult): void {
  const { adoptedStyleSheets } = root as ShadowRoot;
  const sheet = styleSheetOf(styles);
  added.set(root, (added.get(root) ?? new Set()).add(sheet));
  // A sheet belongs to the document it was made in; the element adds it when it comes back.
  if (root.ownerDocument === document && !adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}
