import type { CSSResult } from 'lit';

/** Adds the styles of a part that came later to the root it is shown in; once, however often it comes. */
export function adopt(root: DocumentFragment | HTMLElement, { styleSheet }: CSSResult): void {
  const { adoptedStyleSheets } = root as ShadowRoot;
  if (styleSheet && !adoptedStyleSheets.includes(styleSheet)) adoptedStyleSheets.push(styleSheet);
}
