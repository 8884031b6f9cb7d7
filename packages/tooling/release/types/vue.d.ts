/** The `vk-` tags in Vue 3 templates, declared as its guide to custom elements describes. */
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { ElementProps } from './elements.js';

type Listeners<Props> = { [Name in keyof Props as Name extends `on${infer Event}` ? Event : never]-?: NonNullable<Props[Name]> };
type Tag<Element, Props> = new () => Element & {
  /** Only for template type checking; does not exist at run time. */
  $props: HTMLAttributes & Omit<Props, `on${string}`> & PublicProps;
  /** Only for template type checking; does not exist at run time. */
  $emit: EmitFn<Listeners<Props>>;
};
type Tags = { [Name in keyof ElementProps]: Tag<HTMLElementTagNameMap[Name], ElementProps[Name]> };

declare module 'vue' {
  interface GlobalComponents extends Tags {}
}
