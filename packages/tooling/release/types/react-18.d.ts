/**
 * The `vk-` tags in TSX for React 18, which only sets attributes of custom elements. Boolean attributes do not accept
 * `false`, because React 18 would write the text and the attribute would count as set. For properties and events use
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
