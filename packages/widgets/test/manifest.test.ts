import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import type { CustomElementDeclaration } from 'custom-elements-manifest';
import { targets } from '../../tooling/build/targets.ts';
import { readManifest } from '../../tooling/release/manifest.ts';
import { framedWidgets } from '@vodokanal/contract/framed-widgets';
import { framedScopes, shells } from '../src/generated/frames.ts';
import { successEvents, tags } from '../src/generated/tags.ts';
import { classOf, nameOf, widgets as registry } from '../widgets.ts';

const root = new URL('../../../', import.meta.url).pathname;
let widgets: { readonly path: string; readonly source: string; readonly declaration: CustomElementDeclaration }[] = [];

before(async () => {
  const { modules } = await readManifest();
  widgets = modules.flatMap(({ path, declarations = [] }) =>
    declarations
      .filter((declaration): declaration is CustomElementDeclaration => 'tagName' in declaration)
      .map((declaration) => ({ path, source: readFileSync(root + path, 'utf8'), declaration })),
  );
});

const names = (list: readonly { readonly name: string }[] = []) => list.map(({ name }) => name).sort();
const found = (source: string, pattern: RegExp) =>
  [...new Set([...source.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();

test('every widget is in the manifest, with the slots, parts and events of its templates', () => {
  assert.deepEqual(
    widgets.map(({ path, declaration: { name, tagName } }) => [tagName, name, path]).sort(),
    registry
      .map((widget) => [widget.tag, classOf(widget), `packages/widgets/src/${widget.folder}/${nameOf(widget)}.ts`])
      .sort(),
  );
  const defined = globSync('packages/widgets/src/define/*.ts', { cwd: root })
    .map((path) => /define\('([\w-]+)'/.exec(readFileSync(root + path, 'utf8'))?.[1])
    .sort();
  assert.deepEqual(widgets.map(({ declaration }) => declaration.tagName).sort(), defined);
  for (const { path, source, declaration } of widgets) {
    // Lazily loaded views and models are in files of their own.
    const folder = globSync(`${path.slice(0, path.lastIndexOf('/'))}/*.ts`, { cwd: root })
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => readFileSync(root + file, 'utf8'))
      .join('\n');
    // `card()` renders the frame of an account widget, `VkAuthElement` that of registration and recovery.
    const shared = source.includes('card(this')
      ? ['heading', 'sign-in']
      : source.includes('extends VkAuthElement')
        ? ['heading', 'links']
        : [];
    const slots = found(folder, /<slot name="([\w-]+)"/g).filter((name) => name !== 'vk-fields');
    assert.deepEqual(
      names(declaration.slots).filter(Boolean),
      [...new Set([...slots, ...shared])].sort(),
      `${declaration.tagName} slots`,
    );
    const files = folder.includes('filesField(') ? ['files'] : [];
    const chart = folder.includes('new BarChart(') ? ['chart'] : [];
    const frame = shared.length > 0 ? ['card', 'heading'] : [];
    assert.deepEqual(
      names(declaration.cssParts),
      [...new Set([...found(folder, / part="([\w-]+)"/g), ...files, ...chart, ...frame])].sort(),
      `${declaration.tagName} parts`,
    );
    const cancelable = folder.includes('isCancelable: true') ? ['vk-before-submit'] : [];
    assert.deepEqual(
      names(declaration.events),
      [...cancelable, ...found(source, /super\('(vk-[\w-]+)'/g)].sort(),
      `${declaration.tagName} events`,
    );
    for (const event of names(declaration.events).filter((name) => !cancelable.includes(name)))
      assert.ok(source.includes(`'${event}': `), `${event} is in HTMLElementEventMap`);
  }
});

test('the loader, the build, the demo and the documents include every widget', () => {
  const read = (path: string) => readFileSync(root + path, 'utf8');
  assert.deepEqual([...tags].sort(), widgets.map(({ declaration }) => declaration.tagName).sort());
  for (const widget of registry) {
    const { tag, successEvent } = widget;
    for (const target of [`only/${nameOf(widget)}`, `single/${nameOf(widget)}`])
      assert.ok(targets[target], `targets.ts: ${target}`);
    const { lib } = targets['kit']?.build ?? {};
    assert.ok(lib && nameOf(widget) in (lib.entry as object), `targets.ts: ${tag}`);
    assert.ok(read('README.md').includes(`\`${tag}\``), `README: ${tag}`);
    assert.ok(read(`packages/demo/site/widgets/${tag}.html`).includes(`<${tag}`), `page of ${tag}`);
    const events =
      widgets.find(({ declaration }) => declaration.tagName === tag)?.declaration.events?.map(({ name }) => name) ?? [];
    if (successEvent) assert.ok(events.includes(successEvent), `${tag}: ${successEvent}`);
    assert.equal(successEvents[tag], successEvent);
  }
});

test('both languages have the same keys, and the same parameters in each text', async () => {
  for (const path of globSync('packages/widgets/src/**/messages/*ru.ts', { cwd: root })) {
    const [ru, en] = await Promise.all(
      [path, path.replace(/ru\.ts$/, 'en.ts')].map(
        async (file) => ((await import(root + file)) as { default: Record<string, string> }).default,
      ),
    );
    assert.deepEqual(Object.keys(en ?? {}).sort(), Object.keys(ru ?? {}).sort(), path);
    for (const [key, text] of Object.entries(ru ?? {})) {
      const parameters = (given = '') => [...new Set([...given.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();
      assert.deepEqual(parameters(en?.[key]), parameters(text), `${path}: ${key}`);
    }
  }
});

test('numbers and units are joined by a no-break space', async () => {
  for (const path of globSync('packages/widgets/src/**/messages/*.ts', { cwd: root })) {
    const texts = Object.values(((await import(root + path)) as { default: Record<string, string> }).default);
    assert.deepEqual(
      texts.filter((text) => /\} (м³|m³|₽|л\b)/u.test(text)),
      [],
      path,
    );
  }
});

test('a widget does not change the shared texts it includes', async () => {
  const textsOf = async (path: string) => ((await import(root + path)) as { default: Record<string, string> }).default;
  let taken = 0;
  for (const path of globSync('packages/widgets/src/**/messages/*{ru,en}.ts', { cwd: root })) {
    const own = await textsOf(path);
    for (const [, shared = ''] of readFileSync(root + path, 'utf8').matchAll(
      /^import \w+ from '\.\.\/\.\.\/(kit\/i18n\/messages\/[\w.-]+)';/gm,
    )) {
      const texts = await textsOf(`packages/widgets/src/${shared}`);
      assert.deepEqual(
        Object.fromEntries(Object.keys(texts).map((key) => [key, own[key]])),
        texts,
        `${path} over ${shared}`,
      );
      taken++;
    }
  }
  assert.ok(taken > 20);
});

test('every list of framed widgets, scopes and theme tokens is the same', () => {
  const read = (path: string) => readFileSync(root + path, 'utf8');
  const bodyOf = (path: string, name: string) =>
    new RegExp(`const ${name}\\b[^\\n]*? = \\{([\\s\\S]*?)\\};`).exec(read(path))?.[1] ?? '';
  const listOf = (path: string, name: string) =>
    [...(new RegExp(`const ${name}\\b[^[]*\\[([^\\]]*)\\]`).exec(read(path))?.[1] ?? '').matchAll(/'([\w-]+)'/g)]
      .map(([, item]) => item)
      .sort();
  const framed = Object.fromEntries(
    registry.flatMap((widget) => (widget.framed ? [[nameOf(widget), [...widget.framed.scopes]]] : [])),
  );
  assert.deepEqual(Object.keys(framed).sort(), ['balance-card', 'building-readings', 'login', 'reading-form']);
  assert.deepEqual(framedScopes, framed);
  assert.deepEqual(framedWidgets, framed);
  const inFrame = [
    ...bodyOf('packages/widgets/src/partner/embedded.ts', 'widgets').matchAll(
      /'([\w-]+)': \(\) => import\('..\/define\/([\w-]+)\.ts'\)/g,
    ),
  ];
  for (const [, name, module] of inFrame) assert.equal(name, module);
  assert.deepEqual(
    inFrame.map(([, name]) => name).sort(),
    Object.keys(framed)
      .filter((name) => name !== 'login')
      .sort(),
  );
  assert.deepEqual(
    Object.keys(shells).sort(),
    widgets
      .map(({ declaration: { tagName = '' } }) => tagName.slice(3))
      .filter((name) => name !== 'utility')
      .sort(),
  );
  const tokens = listOf('packages/gateway/src/sites/sites.ts', 'THEME');
  assert.ok(tokens.length > 5);
  assert.deepEqual(listOf('packages/widgets/src/partner/framed.ts', 'TOKENS'), tokens);
  assert.deepEqual([...listOf('packages/widgets/src/partner/protocol.ts', 'COLOURS'), 'gap', 'radius'].sort(), tokens);
});
