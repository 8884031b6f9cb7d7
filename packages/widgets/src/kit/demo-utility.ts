/**
 * Loads the in-page demo utility for `endpoint="demo"`, with the first request. Its file is next to those of the kit. The
 * npm package replaces this module with one whose import bundlers can follow.
 */
export async function loadDemo(): Promise<typeof fetch> {
  // One-file builds are in a subfolder of the kit.
  const folder = import.meta.url.replace(/((only|single)\/)?[^/]*$/, '');
  const { demo } = (await import(/* @vite-ignore */ `${folder}demo.js`)) as { readonly demo: typeof fetch };
  return demo;
}
