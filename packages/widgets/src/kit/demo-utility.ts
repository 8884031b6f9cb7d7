/**
 * The demo utility that runs in the page, for `endpoint="demo"`: its file is next to the kit's own, and loaded with the
 * first request. The npm package replaces this module by one whose import bundlers can follow.
 */
export async function loadDemo(): Promise<typeof fetch> {
  // Widgets in one file have folders of their own below the kit's.
  const folder = import.meta.url.replace(/((only|single)\/)?[^/]*$/, '');
  const { demo } = (await import(/* @vite-ignore */ `${folder}demo.js`)) as { readonly demo: typeof fetch };
  return demo;
}
