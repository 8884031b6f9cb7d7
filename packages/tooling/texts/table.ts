/** Writes the texts of the kit as a CSV file and as a page. */
import type { Story, Text } from './texts.ts';

export interface Row extends Text {
  readonly stories: readonly Story[];
}

const COLUMNS = ['key', 'ru', 'en', 'widgets', 'states', 'stories', 'file'] as const;

const linkTo = (storybook: string, { id }: Story): string => `${storybook}?path=/story/${id}`;

const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** One line a text. Starts with a byte order mark, without which spreadsheets read Russian letters wrongly. */
export function csvOf(rows: readonly Row[], storybook: string): string {
  const lines = rows.map(({ key, ru, en, widgets, stories, file }) =>
    [
      key,
      ru,
      en,
      widgets.join(' '),
      stories.map(({ name }) => name).join(', '),
      stories.map((story) => linkTo(storybook, story)).join(' '),
      file,
    ]
      .map(quoted)
      .join(','),
  );
  return `\u{FEFF}${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function pageOf(rows: readonly Row[], storybook: string): string {
  const files = [...new Set(rows.map(({ file }) => file))];
  const section = (file: string) => {
    const own = rows.filter((row) => row.file === file);
    const lines = own.map(
      ({ key, ru, en, stories }) =>
        `<tr><th scope="row"><code>${escaped(key)}</code></th><td lang="ru">${escaped(ru)}</td><td lang="en">${escaped(en)}</td><td>${stories
          .map((story) => `<a href="${escaped(linkTo(storybook, story))}">${escaped(story.name)}</a>`)
          .join(', ')}</td></tr>`,
    );
    return `<section><h2>${escaped(file)}</h2><p>${escaped(own[0]?.widgets.join(', ') ?? '')}</p>
<table><thead><tr><th scope="col">Ключ</th><th scope="col">Русский</th><th scope="col">English</th><th scope="col">Истории</th></tr></thead>
<tbody>${lines.join('\n')}</tbody></table></section>`;
  };
  return `<!doctype html><html lang="ru"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Тексты виджетов</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:24px}table{border-collapse:collapse;inline-size:100%;table-layout:fixed}th,td{padding:6px 12px;border-block-start:1px solid #ccc;text-align:start;vertical-align:top;overflow-wrap:anywhere}th:first-child{inline-size:14%}</style>
<h1>Тексты виджетов</h1><p>${rows.length} текстов в ${files.length} файлах. Те же данные лежат рядом в файле texts.csv.</p>
${files.map(section).join('\n')}</html>
`;
}
