/** Writes the report of differences and the gallery of all stories. */
import type { StoryEntry } from '../../../stories/story-runner.ts';
import type { Difference } from './compare.ts';
import { fileOf, type Look } from './render.ts';

const page = (title: string, body: string): string => `<!doctype html><html lang="ru"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title}</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;margin:24px;background:#f3f5f7;color:#17202a}
.row{display:flex;gap:16px;flex-wrap:wrap;align-items:flex-start}
figure{margin:0;flex:1 1 20em;max-inline-size:40em}
img{max-inline-size:100%;max-block-size:30em;object-fit:contain;object-position:0 0;border:1px solid #ccc;border-radius:8px;background:#fff}
.row img.phone{inline-size:160px}
figcaption{font-size:14px}
</style><h1>${title}</h1>${body}</html>
`;

const picture = (path: string, caption: string, look = ''): string =>
  `<figure><a href="${path}"><img loading="lazy" class="${look}" src="${path}" alt="${caption}"></a><figcaption>${caption}</figcaption></figure>`;

const KINDS: Readonly<Record<Difference['kind'], string>> = {
  added: 'новая',
  removed: 'больше нет',
  resized: 'другой размер',
  changed: 'изменилась',
};

/** Paths are those from the folder of the report. */
export function reportOf(
  differences: readonly Difference[],
  count: number,
  folders: { readonly before: string; readonly after: string; readonly marked: string },
): string {
  const rows = [...differences]
    .sort((one, other) => other.pixels - one.pixels)
    .map(
      ({ file, kind, pixels }) =>
        `<h2>${file}: ${KINDS[kind]}${pixels > 0 ? `, ${pixels} пикселей` : ''}</h2><div class="row">${[
          ...(kind === 'added' ? [] : [picture(`${folders.before}/${file}`, 'до')]),
          ...(kind === 'removed' ? [] : [picture(`${folders.after}/${file}`, 'после')]),
          ...(kind === 'changed' ? [picture(`${folders.marked}/${file}`, 'разница')] : []),
        ].join('')}</div>`,
    );
  return page(
    'Что изменилось на вид',
    `<p>Сравнили ${count} картинок, отличаются ${differences.length}.</p>${rows.join('\n')}`,
  );
}

/** Every widget with all its stories; one picture of each, and three looks of the first. */
export function galleryOf(stories: readonly StoryEntry[], folder: string): string {
  const titles = [...new Set(stories.map(({ title }) => title))];
  const section = (title: string) => {
    const own = stories.filter((story) => story.title === title);
    const looksOf = ({ id, name }: StoryEntry, looks: readonly Look[]) =>
      looks.map((look) => picture(`${folder}/${fileOf(id, look)}`, `${name}, ${look}`, look)).join('');
    const best = own.find(({ id }) => /--(ready|debt|signed-in|sent|form)$/.test(id)) ?? own[0];
    return `<h2>${title}</h2>${best ? `<div class="row">${looksOf(best, ['light', 'dark', 'phone'])}</div>` : ''}
<details><summary>Все состояния: ${own.length}</summary><div class="row">${own.map((story) => looksOf(story, ['phone'])).join('')}</div></details>`;
  };
  return page('Галерея виджетов', titles.map(section).join('\n'));
}
