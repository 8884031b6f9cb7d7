/** What the page says once for all widgets: by the attributes of the embed script, or in `<script type="application/json" data-vk-config>`. */
export interface PageDefaults {
  /** Base address of the endpoint; the origin of the script when left out, `demo` for the utility in the page. */
  readonly endpoint?: string;
  /** Phone of the utility, for when nothing else can be had. */
  readonly phone?: string;
}

/** Every key a page may set. `docs/vk-config.schema.json` describes them for editors. */
export const PAGE_KEYS: readonly string[] = ['endpoint', 'phone', '$schema'];

/** Without a prototype: what a page has put on all objects is not what it says of the kit. */
const NOTHING = Object.create(null) as PageDefaults;

const PAGE = Symbol.for('vk.page/1');

export function pageDefaults(): PageDefaults {
  return (globalThis as { [PAGE]?: PageDefaults })[PAGE] ?? NOTHING;
}

/** The endpoint whose registry has told the embed script that this page is one of the utility's. */
export const inlineEndpoint = (): unknown => (pageDefaults() as { readonly [PAGE]?: string })[PAGE];
