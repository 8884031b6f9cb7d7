import assert from 'node:assert/strict';
import { test } from 'node:test';
import { esmPapaparse } from './esm-papaparse.ts';
import { bundle, inPage } from './testing.ts';

const SOURCE = `export const parse = async (text) => (await import('papaparse')).default.parse(text).data;`;

test('papaparse becomes an ES module without CommonJS helpers', async () => {
  const files = await bundle(SOURCE, [esmPapaparse()]);
  assert.ok(
    Object.keys(await bundle(SOURCE, [])).some((name) => name.startsWith('rolldown-runtime')),
    'without the plugin there is a chunk of helpers',
  );
  assert.ok(!Object.keys(files).some((name) => name.startsWith('rolldown-runtime')));
  const { result } = await inPage({ files }, (page) =>
    page.evaluate(async () =>
      ((await import('/entry.js' as string)) as { parse(text: string): Promise<unknown> }).parse('a;b\n1;2'),
    ),
  );
  assert.deepEqual(result, [
    ['a', 'b'],
    ['1', '2'],
  ]);
});

test('the build fails when papaparse changes its module format', () => {
  const { transform } = esmPapaparse();
  const run = typeof transform === 'object' ? (transform.handler as (code: string) => unknown) : undefined;
  assert.throws(() => run?.('export default {}'), /esm-papaparse\.ts/);
});
