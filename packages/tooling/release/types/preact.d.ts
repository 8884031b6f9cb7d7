/** The `vk-` tags in TSX for Preact. */
import type { HTMLAttributes } from 'preact';
import type { ElementProps } from './elements.js';

type Tags = { [Tag in keyof ElementProps]: HTMLAttributes<HTMLElementTagNameMap[Tag]> & ElementProps[Tag] };

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
