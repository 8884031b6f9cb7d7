import { nameOf, widgets } from '../../widgets/widgets.ts';

/**
 * Links that let a browser fetch the files of these tags beside the loader, not after it. They go into the head of the
 * page; `kit` is the address of the kit, e.g. `https://lk.example.org/vk/1`.
 */
export function preloadLinks(tags: readonly string[], kit: string): string {
  const shown = widgets.filter(({ tag }) => tags.includes(tag));
  const names = ['core', ...(shown.some(({ needsAccount }) => needsAccount) ? ['account'] : []), ...shown.map(nameOf)];
  return names.map((name) => `<link rel="modulepreload" href="${kit}/${name}.js">\n`).join('');
}
