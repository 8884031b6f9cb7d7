/** The `vk-` tags in TSX for React 19 and later, which supports properties and events of custom elements. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ElementProps, StyleProperties } from './elements.js';

type Tags = { [Tag in keyof ElementProps]: DetailedHTMLProps<HTMLAttributes<HTMLElementTagNameMap[Tag]>, HTMLElementTagNameMap[Tag]> & ElementProps[Tag] };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
  interface CSSProperties extends StyleProperties {}
}
