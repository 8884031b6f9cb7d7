import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build, type Rolldown } from 'vite';

test('only/NAME.js has no static imports but loads its lazy chunks', async () => {
  for (const name of ['profile', 'reading-form', 'recovery']) {
    const { output } = await build({
      configFile: new URL('../../../vite.config.ts', import.meta.url).pathname,
      mode: `only/${name}`,
      logLevel: 'silent',
      build: { write: false },
    }).then((result) => [result].flat()[0] as Rolldown.RolldownOutput);
    const entry = output.find(
      (file): file is Rolldown.OutputChunk => file.type === 'chunk' && file.fileName === `only/${name}.js`,
    );
    assert.deepEqual(entry?.imports, [], name);
    assert.notEqual(entry?.dynamicImports.length, 0, name);
  }
});
