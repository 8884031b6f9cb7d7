import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { csvOf } from './table.ts';
import { collectTexts, messageFiles, storiesOf, type Text } from './texts.ts';

const root = new URL('../../../', import.meta.url).pathname;

test('every message file is listed, with a text in both languages', async () => {
  const folders = globSync('packages/widgets/src/**/messages/*.ts', { cwd: root });
  const russian = folders.filter((file) => !/(^|[./])en\.ts$/.test(file));
  assert.deepEqual(
    messageFiles().filter((file) => file.includes('/messages/')),
    russian.sort(),
  );
  const texts = await collectTexts();
  const files = new Set(texts.map(({ file }) => file));
  assert.deepEqual(
    messageFiles().filter((file) => !files.has(file)),
    [],
  );
  for (const { file, key, ru, en } of texts) assert.ok(ru && en, `${file} ${key}`);
});

test('a text names the widgets that use its file', async () => {
  const texts = await collectTexts();
  const widgetsOf = (file: string) => texts.find((text) => text.file === `packages/widgets/src/${file}`)?.widgets;
  assert.deepEqual(widgetsOf('balance/messages/view.ru.ts'), ['vk-balance-card']);
  assert.ok((widgetsOf('kit/i18n/messages/ru.ts') ?? []).includes('vk-login'));
  const unused = texts.filter((text) => text.widgets.length === 0 && !/\/(embed|partner)\//.test(text.file));
  assert.deepEqual(
    unused.map(({ file, key }) => `${file} ${key}`),
    [],
  );
});

test('a text is found on the screen of a story of its widget, with other numbers and spaces', () => {
  const text: Text = {
    file: 'ru.ts',
    key: 'payBy',
    ru: 'Оплатите до {date}, осталось {days} {days|день|дня|дней}',
    en: '',
    widgets: ['vk-balance-card'],
  };
  const debt = { id: 'debt', title: 'Widgets/vk-balance-card', name: 'Debt' };
  const zero = { id: 'zero', title: 'Widgets/vk-balance-card', name: 'Zero' };
  const other = { id: 'other', title: 'Widgets/vk-login', name: 'Other' };
  const shown = 'Оплатите до 15 декабря,\n осталось 3 дня';
  const screens = new Map([
    ['debt', shown],
    ['zero', 'Долгов нет'],
    ['other', shown],
  ]);
  assert.deepEqual(storiesOf(text, [debt, zero, other], screens), [debt]);
});

test('quotes and line breaks of a text stay in their cell', () => {
  const row = { file: 'ru.ts', key: 'a', ru: 'Слово "да"\nи ещё', en: 'x', widgets: [], stories: [] };
  assert.match(csvOf([row], '/'), /"Слово ""да""\nи ещё"/);
});

test('the command writes the table and the page', () => {
  const out = `${root}test-results/texts-test`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['packages/tooling/texts/export.ts', '--quick', '--out', out],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  assert.match(stdout, /\d+ texts/);
  const table = readFileSync(`${out}/texts.csv`, 'utf8');
  const page = readFileSync(`${out}/index.html`, 'utf8');
  for (const file of messageFiles()) assert.ok(table.includes(file) && page.includes(file), file);
});
