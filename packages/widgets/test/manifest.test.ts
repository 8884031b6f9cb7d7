import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { before, test } from 'node:test';

interface Declaration { readonly tagName?: string; readonly slots?: readonly { readonly name: string }[]; readonly cssParts?: readonly { readonly name: string }[]; readonly events?: readonly { readonly name: string }[]; readonly attributes?: readonly { readonly name: string }[] }
interface Manifest { readonly modules: readonly { readonly path: string; readonly declarations?: readonly Declaration[] }[] }

const root = new URL('../../../', import.meta.url).pathname;
let widgets: { readonly path: string; readonly source: string; readonly declaration: Declaration }[] = [];

before(() => {
  const { status } = spawnSync(`${root}node_modules/.bin/cem`, ['analyze', '--config', '.config/custom-elements-manifest.config.mjs'], { cwd: root });
  assert.equal(status, 0);
  const manifest = JSON.parse(readFileSync(`${root}packages/widgets/custom-elements.json`, 'utf8')) as Manifest;
  widgets = manifest.modules.flatMap(({ path, declarations = [] }) => declarations.filter(({ tagName }) => tagName).map((declaration) => ({ path, source: readFileSync(root + path, 'utf8'), declaration })));
});

const names = (list: readonly { readonly name: string }[] = []) => list.map(({ name }) => name).sort();
const found = (source: string, pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();

test('every widget is in the manifest, with the slots, parts and events of its templates', () => {
  const defined = globSync('packages/widgets/src/define/*.ts', { cwd: root }).map((path) => /define\('([\w-]+)'/.exec(readFileSync(root + path, 'utf8'))?.[1]).sort();
  assert.deepEqual(widgets.map(({ declaration }) => declaration.tagName).sort(), defined);
  for (const { path, source, declaration } of widgets) {
    // A widget of an account has its frame from `card()`, a way in from `VkEntryElement`.
    const shared = source.includes('card(this') ? ['heading', 'sign-in'] : source.includes('extends VkEntryElement') ? ['heading', 'links'] : [];
    const slots = found(source, /<slot name="([\w-]+)"/g).filter((name) => name !== 'vk-fields');
    assert.deepEqual(names(declaration.slots).filter(Boolean), [...slots, ...shared].sort(), `${declaration.tagName} slots`);
    // Also where what is shown or sent comes in a file of its own.
    const room = globSync(`${path.slice(0, path.lastIndexOf('/'))}/*.ts`, { cwd: root }).filter((file) => !file.endsWith('.test.ts')).map((file) => readFileSync(root + file, 'utf8')).join('\n');
    const files = room.includes('filesField(') ? ['files'] : [];
    const frame = shared.length > 0 ? ['card', 'heading'] : [];
    assert.deepEqual(names(declaration.cssParts), [...new Set([...found(room, / part="([\w-]+)"/g), ...files, ...frame])].sort(), `${declaration.tagName} parts`);
    const asking = room.includes('asks: true') ? ['vk-before-submit'] : [];
    assert.deepEqual(names(declaration.events), [...asking, ...found(source, /super\('(vk-[\w-]+)'/g)].sort(), `${declaration.tagName} events`);
    for (const event of names(declaration.events).filter((name) => !asking.includes(name))) assert.ok(source.includes(`'${event}': `), `${event} is in HTMLElementEventMap`);
  }
});

test('the loader, the build, the demo and the documents know every widget', () => {
  const read = (path: string) => readFileSync(root + path, 'utf8');
  for (const { declaration: { tagName = '' } } of widgets) {
    assert.ok(read('packages/widgets/src/page/extras.ts').includes(`'${tagName}'`), `extras.ts: ${tagName}`);
    assert.ok(read('vite.config.ts').includes(`'${tagName.slice(3)}'`), `vite.config.ts: ${tagName}`);
    assert.ok(read('README.md').includes(`\`${tagName}\``), `README: ${tagName}`);
    assert.ok(read(`packages/demo/site/widgets/${tagName}.html`).includes(`<${tagName}`), `page of ${tagName}`);
  }
});

test('both languages have the same keys, and the same parameters in each text', async () => {
  for (const path of globSync('packages/widgets/src/*/messages/*ru.ts', { cwd: root })) {
    const [ru, en] = await Promise.all([path, path.replace(/ru\.ts$/, 'en.ts')].map(async (file) => ((await import(root + file)) as { default: Record<string, string> }).default));
    assert.deepEqual(Object.keys(en ?? {}).sort(), Object.keys(ru ?? {}).sort(), path);
    for (const [key, text] of Object.entries(ru ?? {})) {
      const parameters = (given = '') => [...new Set([...given.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();
      assert.deepEqual(parameters(en?.[key]), parameters(text), `${path}: ${key}`);
    }
  }
});

test('no number is torn from its unit at the end of a line', async () => {
  for (const path of globSync('packages/widgets/src/*/messages/*.ts', { cwd: root })) {
    const texts = Object.values(((await import(root + path)) as { default: Record<string, string> }).default);
    assert.deepEqual(texts.filter((text) => /\} (м³|m³|₽|л\b)/u.test(text)), [], path);
  }
});

test('no widget says something else under a key that it takes over from texts all share', async () => {
  const textsOf = async (path: string) => ((await import(root + path)) as { default: Record<string, string> }).default;
  let taken = 0;
  for (const path of globSync('packages/widgets/src/*/messages/*{ru,en}.ts', { cwd: root })) {
    const own = await textsOf(path);
    for (const [, shared = ''] of readFileSync(root + path, 'utf8').matchAll(/^import \w+ from '\.\.\/\.\.\/(kit\/messages\/[\w.-]+)';/gm)) {
      const texts = await textsOf(`packages/widgets/src/${shared}`);
      assert.deepEqual(Object.fromEntries(Object.keys(texts).map((key) => [key, own[key]])), texts, `${path} over ${shared}`);
      taken++;
    }
  }
  assert.ok(taken > 20);
});

test('what may stand in a frame, and which tokens it takes, is the same at every place that says so', () => {
  const read = (path: string) => readFileSync(root + path, 'utf8');
  const keysOf = (path: string, name: string) => [...(new RegExp(`const ${name}\\b[^\\n]*? = \\{([\\s\\S]*?)\\};`).exec(read(path))?.[1] ?? '').matchAll(/(?:^|[\s{,])'?([a-z][a-z-]*)'?: (?=[[(\d'])/g)].map(([, key]) => key).sort();
  const listOf = (path: string, name: string) => [...(new RegExp(`const ${name}\\b[^[]*\\[([^\\]]*)\\]`).exec(read(path))?.[1] ?? '').matchAll(/'([\w-]+)'/g)].map(([, item]) => item).sort();
  const framed = keysOf('packages/gateway/src/pages/frames.ts', 'FRAMED');
  assert.deepEqual(framed, ['balance-card', 'building-readings', 'login', 'reading-form']);
  const inFrame = framed.filter((name) => name !== 'login');
  assert.deepEqual(keysOf('packages/widgets/src/frame/embedded.ts', 'widgets'), inFrame);
  assert.deepEqual(keysOf('packages/widgets/src/frame/embedded.ts', 'NEEDS'), inFrame);
  const tags = widgets.map(({ declaration: { tagName = '' } }) => tagName.slice(3)).filter((name) => name !== 'utility').sort();
  assert.deepEqual(keysOf('packages/widgets/src/frame/framed.ts', 'ROOM'), tags);
  assert.deepEqual(keysOf('packages/widgets/src/frame/framed.ts', 'TITLES'), tags);
  const tokens = listOf('packages/gateway/src/sites/sites.ts', 'THEME');
  assert.ok(tokens.length > 5);
  assert.deepEqual(listOf('packages/widgets/src/frame/framed.ts', 'TOKENS'), tokens);
  assert.deepEqual([...listOf('packages/widgets/src/frame/protocol.ts', 'COLOURS'), 'gap', 'radius'].sort(), tokens);
});
