/** The `vk-` tags in Svelte 5. */
import type { HTMLAttributes } from 'svelte/elements';
import type { ElementProps } from './elements.js';

type Tags = { [Tag in keyof ElementProps]: HTMLAttributes<HTMLElementTagNameMap[Tag]> & ElementProps[Tag] };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Tags {}
}
