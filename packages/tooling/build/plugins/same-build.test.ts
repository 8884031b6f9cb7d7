import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameBuild } from './same-build.ts';
import { bundle, inPage } from './testing.ts';

/** A widget that shows a text of its release with a function of the shared chunk. */
const sourceOf = (text: string) => `
  import { html, render } from 'lit';
  export const show = () => { const p = document.createElement('p'); render(html\`${text}\`, p); return p.textContent; };`;
const groups = { codeSplitting: { groups: [{ name: 'core', test: /node_modules/ }] } };
const release = (text: string, plugins: Parameters<typeof bundle>[1]) => bundle(sourceOf(text), plugins, groups);

const shown = async (files: Readonly<Record<string, string>>) => (await inPage({ files }, (page) => page.evaluate(async () => {
  try {
    return ((await import('/entry.js' as string)) as { show(): string }).show();
  } catch (fault) {
    return (fault as Error).name;
  }
}))).result;

test('chunks of one build work together, and a mixture of two does not run', async () => {
  const [first, second] = [await release('first', [sameBuild()]), await release('second', [sameBuild()])];
  assert.equal(await shown(first), 'first');
  assert.equal(await shown(second), 'second');
  assert.equal(await shown({ ...first, 'core.js': second['core.js'] ?? '' }), 'SyntaxError');
});

test('without the plugin a mixture runs', async () => {
  const [first, second] = [await release('first', []), await release('second', [])];
  assert.equal(await shown({ ...first, 'core.js': second['core.js'] ?? '' }), 'first');
});

test('a build without the shared chunk is refused', async () => {
  await assert.rejects(bundle(sourceOf('alone'), [sameBuild()]), /core\.js/);
});
