import type { CSSResult } from 'lit';

/** Adds the styles of a part that came later to the root it is shown in; once, however often it comes, and not in another document than they were made in. */
export function adopt(root: DocumentFragment | HTMLElement, { styleSheet }: CSSResult): void {
  const { adoptedStyleSheets } = root as ShadowRoot;
  if (styleSheet && root.ownerDocument === document && !adoptedStyleSheets.includes(styleSheet)) adoptedStyleSheets.push(styleSheet);
}
