import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url).pathname;
const rows = readFileSync(join(root, 'docs/glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (Russian|term) /.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const quoted = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text);
const pathOf = (file) => join(root, 'packages', file);

test('every term names a file that exists', () => {
  assert.ok(rows.length > 80);
  for (const row of rows) {
    const files = quoted(row.at(-1));
    assert.ok(files.length > 0, row[0]);
    for (const file of files) assert.ok(existsSync(pathOf(file)), `${row[0]}: ${file}`);
  }
});

test('a name of the code stands in one of the files of its term, or in the contract', () => {
  const contract = ['contract/openapi.yaml', 'contract/office.yaml']
    .map((file) => readFileSync(pathOf(file), 'utf8'))
    .join('\n');
  const missing = rows.flatMap((row) => {
    const files = quoted(row.at(-1))
      .map(pathOf)
      .filter((path) => statSync(path).isFile());
    if (files.length === 0) return [];
    const text = [contract, ...files.map((path) => readFileSync(path, 'utf8'))].join('\n');
    const names = quoted(row.slice(0, -1).join(' ')).filter(
      (name) =>
        /^[a-zA-Z_]+$/.test(name) && !name.startsWith('vk-') && /[a-z][A-Z]|^[A-Z_]{4,}$|^[A-Z][a-z]+$/.test(name),
    );
    return names.filter((name) => !new RegExp(`\\b${name}`).test(text)).map((name) => `${row[0]}: ${name}`);
  });
  assert.deepEqual(missing, []);
});

test('every tag is one of the kit', async () => {
  const { widgets } = await import('../../packages/widgets/widgets.ts');
  const tags = rows.flatMap((row) => quoted(row.join(' ')).filter((name) => name.startsWith('vk-')));
  for (const tag of tags)
    assert.ok(
      widgets.some((widget) => widget.tag === tag),
      tag,
    );
});
