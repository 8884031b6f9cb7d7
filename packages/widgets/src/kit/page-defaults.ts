/** Settings of the page for all widgets, from the embed script's attributes or `<script type="application/json" data-vk-config>`. */
export interface PageDefaults {
  /** Base address of the endpoint; the script's origin by default, `demo` for the in-page demo utility. */
  readonly endpoint?: string;
  /** The utility's phone number, shown when the endpoint cannot be reached. */
  readonly phone?: string;
  /** As the attribute `theme` of a widget, for all widgets that have none. */
  readonly theme?: string;
  /** As the attributes of a widget, for all widgets of the page. `appearance` may also be the object itself. */
  readonly brand?: string;
  readonly density?: string;
  readonly appearance?: string | object;
}

/** Every setting a page may use. `docs/vk-config.schema.json` describes them for editors. */
export const PAGE_KEYS: readonly string[] = ['endpoint', 'phone', 'theme', 'brand', 'density', 'appearance', '$schema'];

/** No prototype: properties that a page has added to Object.prototype are not settings. */
const NOTHING = Object.create(null) as PageDefaults;

const PAGE = Symbol.for('vk.page/1');

export function pageDefaults(): PageDefaults {
  return (globalThis as { [PAGE]?: PageDefaults })[PAGE] ?? NOTHING;
}

/** The endpoint that has told the embed script that widgets run inline on this page. */
export const inlineEndpoint = (): unknown => (pageDefaults() as { readonly [PAGE]?: string })[PAGE];
