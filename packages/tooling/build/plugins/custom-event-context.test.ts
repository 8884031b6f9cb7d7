import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hostLibraries } from '../../machine/machine.mjs';
import { customEventContext } from './custom-event-context.ts';
import { bundle, inPage } from './testing.ts';

const SOURCE = `
  import { ContextProvider, ContextEvent, createContext } from '@lit/context';
  const context = createContext('test');
  const host = document.body.appendChild(document.createElement('div'));
  new ContextProvider(host, { context, initialValue: 'provided' }).hostConnected();
  const child = host.appendChild(document.createElement('p'));
  child.dispatchEvent(new ContextEvent(context, child, (value) => { window.found = value; }, false));`;

const underMooTools = async (plugins: Parameters<typeof bundle>[1]) => {
  const { mootools } = hostLibraries();
  assert.ok(mootools, 'MooTools is not installed: run npm test once, or set MOOTOOLS_PATH');
  return inPage(
    {
      head: '<script src="/mootools.js"></script>',
      files: {
        'mootools.js': readFileSync(mootools, 'utf8'),
        'entry.js': (await bundle(SOURCE, plugins))['entry.js'] ?? '',
      },
    },
    (page) =>
      page.evaluate(async () => {
        await import('/entry.js' as string).catch(() => undefined);
        return (window as { found?: string }).found;
      }),
  );
};

test('contexts work on a page with MooTools only with the plugin', async () => {
  assert.equal((await underMooTools([customEventContext()])).result, 'provided');
  assert.equal((await underMooTools([])).result, undefined);
});

test('the build fails when @lit/context changes its events', () => {
  const { transform } = customEventContext();
  const run = typeof transform === 'object' ? (transform.handler as (code: string, id: string) => unknown) : undefined;
  assert.throws(
    () => run?.('class s extends Base{}', '/@lit/context/lib/context-request-event.js'),
    /custom-event-context\.ts/,
  );
});
