/**
 * The `vk-` tags in TSX for React 18, which sets attributes of custom elements only. A boolean attribute is left out
 * for false: React 18 would write the word, and the attribute would be there. For properties and events take
 * `@vodokanal/react`.
 */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ElementAttributes, StyleProperties } from './elements.js';

type WithoutFalse<Attributes> = { [Name in keyof Attributes]: Exclude<Attributes[Name], false> };
type Tags = { [Tag in keyof ElementAttributes]: DetailedHTMLProps<HTMLAttributes<HTMLElementTagNameMap[Tag]>, HTMLElementTagNameMap[Tag]> & WithoutFalse<ElementAttributes[Tag]> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
  interface CSSProperties extends StyleProperties {}
}
