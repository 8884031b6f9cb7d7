import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url).pathname;
const fixtures = join(root, 'packages/tooling/fixtures');
const pages = [
  'docs/frameworks.md',
  'packages/tooling/release/readme/widgets.md',
  'packages/tooling/release/readme/react.md',
];

/** Removes the indentation that all lines share. */
const lines = (text) => {
  const all = text.split('\n');
  const indent = Math.min(...all.filter((line) => line.trim()).map((line) => /^ */.exec(line)[0].length));
  return all.map((line) => line.slice(indent).trimEnd());
};

/** Whether the text contains the excerpt at any indentation. */
function contains(text, excerpt) {
  const wanted = lines(excerpt);
  const all = text.split('\n');
  return all.some(
    (_, start) => lines(all.slice(start, start + wanted.length).join('\n')).join('\n') === wanted.join('\n'),
  );
}

for (const page of pages) {
  test(`every snippet of ${page} is part of a fixture application`, () => {
    const blocks = [
      ...readFileSync(join(root, page), 'utf8').matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)\n```$/gm),
    ].filter(([, language]) => language !== 'sh');
    assert.ok(blocks.length > 0);
    for (const [, , file, code] of blocks) {
      assert.ok(file && existsSync(join(fixtures, file)), `${file} of ${page}`);
      assert.ok(contains(readFileSync(join(fixtures, file), 'utf8'), code), `${page} and ${file} differ:\n${code}`);
    }
  });
}

test('detects a snippet that is not in its application', () => {
  assert.ok(contains('a\n  b\n    c\n', 'b\n  c'));
  assert.ok(!contains('a\n  b\n    c\n', 'b\nc'));
});
