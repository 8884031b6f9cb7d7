import { nameOf, widgets } from '../../widgets/widgets.ts';

/**
 * `modulepreload` links for the head of a page, so that the browser loads the files of these tags in parallel with the
 * loader. `kit` is the address of the kit, e.g. `https://lk.example.org/vk/1`.
 */
export function preloadLinks(tags: readonly string[], kit: string): string {
  const shown = widgets.filter(({ tag }) => tags.includes(tag));
  const names = ['core', ...(shown.some(({ needsAccount }) => needsAccount) ? ['account'] : []), ...shown.map(nameOf)];
  return names.map((name) => `<link rel="modulepreload" href="${kit}/${name}.js">\n`).join('');
}
