import type { CSSResult } from 'lit';
import type { VkElement } from '../element.ts';
import { important, lightDomSheet } from './theme.ts';

/** The sheets of each style by the tag whose fields they dress. */
const sheets = new WeakMap<CSSResult, Map<string, CSSStyleSheet>>();

/**
 * Adds the styles of a lazily loaded part to the light-DOM fields of a widget. Repeated calls change nothing; call it
 * again when the widget has moved.
 */
export function adoptInPage(host: VkElement, styles: CSSResult): void {
  const { localName, ownerDocument } = host;
  // A constructed style sheet works only in the document it was made in.
  if (ownerDocument !== document) return;
  const byTag = sheets.get(styles) ?? new Map<string, CSSStyleSheet>();
  sheets.set(styles, byTag);
  const sheet = byTag.get(localName) ?? lightDomSheet(`@layer vk{${localName}>[data-vk-owned]{${important(styles)}}}`);
  byTag.set(localName, sheet);
  const { adoptedStyleSheets } = host.getRootNode() as Document | ShadowRoot;
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}
