import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameBuild } from './same-build.ts';
import { bundle, inPage } from './testing.ts';

/** A widget that shows a text of its release with a function of the shared chunk. */
const sourceOf = (text: string) => `
  import { html, render } from 'lit';
  export const show = () => { const p = document.createElement('p'); render(html\`${text}\`, p); return p.textContent; };`;
const groups = { codeSplitting: { groups: [{ name: 'core', test: /node_modules(?!.*repeat)/ }] } };
const release = (text: string, plugins: Parameters<typeof bundle>[1]) => bundle(sourceOf(text), plugins, groups);

const shown = async (files: Readonly<Record<string, string>>) =>
  (
    await inPage({ files }, (page) =>
      page.evaluate(async () => {
        try {
          return ((await import('/entry.js' as string)) as { show(): string }).show();
        } catch (fault) {
          return (fault as Error).name;
        }
      }),
    )
  ).result;

test('chunks of one build run together, chunks of two builds do not', async () => {
  const [first, second] = [await release('first', [sameBuild()]), await release('second', [sameBuild()])];
  assert.equal(await shown(first), 'first');
  assert.equal(await shown(second), 'second');
  assert.equal(await shown({ ...first, 'core.js': second['core.js'] ?? '' }), 'SyntaxError');
});

test('a chunk with a hash in its name has the same content in every build', async () => {
  const sourceWithLazyPart = (text: string) =>
    `${sourceOf(text)}\nexport const later = () => import('lit/directives/repeat.js');`;
  const output = {
    ...groups,
    chunkFileNames: ({ name }: { readonly name: string }) => (name === 'core' ? 'core.js' : '[name]-[hash].js'),
  };
  const [first, second] = [
    await bundle(sourceWithLazyPart('first'), [sameBuild()], output),
    await bundle(sourceWithLazyPart('second'), [sameBuild()], output),
  ];
  const hashed = Object.keys(first).filter((name) => name.includes('-') && name in second);
  assert.notEqual(hashed.length, 0);
  for (const name of hashed) assert.equal(first[name], second[name], name);
  assert.notEqual(first['core.js'], second['core.js']);
});

test('chunks of two builds run together without the plugin', async () => {
  const [first, second] = [await release('first', []), await release('second', [])];
  assert.equal(await shown({ ...first, 'core.js': second['core.js'] ?? '' }), 'first');
});

test('the build fails without core.js', async () => {
  await assert.rejects(bundle(sourceOf('alone'), [sameBuild()]), /core\.js/);
});
