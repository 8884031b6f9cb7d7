/** Checks the npm packages: all files, types that resolve, and imports that work without a browser. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { validateCem } from '@wc-toolkit/cem-validator';
import { Ajv } from 'ajv';
import type { Package } from 'custom-elements-manifest';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { classOf, nameOf, widgets } from '../../widgets/widgets.ts';
import { elementsOf } from './manifest.ts';
import { writeNpmPackages, type NpmPackages } from './npm.ts';

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}
interface PackageFile {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>> | null>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

const root = new URL('../../../', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'vk-npm-'));
const names = widgets.map(nameOf);
const kinds = ['widgets', 'react'] as const;

let folders: NpmPackages;
let packed: Readonly<Record<(typeof kinds)[number], Packed>>;

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
const packageFile = (kind: (typeof kinds)[number]) => readJson<PackageFile>(join(folders[kind], 'package.json'));
const pack = (path: string): Packed =>
  (
    JSON.parse(
      execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: path, encoding: 'utf8' }),
    ) as Packed[]
  )[0]!;

/** Runs a module in Node with the packages and their dependencies, outside the workspace; returns its output. */
function runInNode(code: string): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '');
  return stdout.trim();
}

before(async () => {
  folders = await writeNpmPackages(join(folder, 'packages'));
  packed = { widgets: pack(folders.widgets), react: pack(folders.react) };
  mkdirSync(join(folder, 'node_modules/@vodokanal'), { recursive: true });
  for (const kind of kinds) symlinkSync(folders[kind], join(folder, 'node_modules/@vodokanal', kind));
  const dependencies = new Set(
    [...kinds.flatMap((kind) => Object.keys(packageFile(kind).dependencies)), 'react', 'react-dom'].map(
      (name) => name.split('/')[0]!,
    ),
  );
  dependencies.delete('@vodokanal');
  for (const name of dependencies) symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
});
after(() => rmSync(folder, { recursive: true, force: true }));

describe('@vodokanal/widgets', () => {
  test('contains an entry for every widget and no unexpected files', () => {
    const paths = packed.widgets.files.map(({ path }) => path);
    for (const name of names)
      for (const kind of ['js', 'd.ts']) assert.ok(paths.includes(`define/${name}.${kind}`), `define/${name}.${kind}`);
    assert.deepEqual(paths.filter((path) => !path.includes('/')).sort(), [
      'LICENSE',
      'README.md',
      'THIRD-PARTY-NOTICES.txt',
      'custom-elements.json',
      'demo.d.ts',
      'demo.js',
      'index.d.ts',
      'index.js',
      'package.json',
      'vscode.css-custom-data.json',
      'vscode.html-custom-data.json',
      'web-types.json',
    ]);
    assert.deepEqual(
      [...new Set(paths.filter((path) => path.includes('/')).map((path) => path.split('/')[0]))].sort(),
      [
        ...new Set(widgets.map(({ folder }) => folder)),
        'assets',
        'auth',
        'client',
        'contract',
        'define',
        'demo',
        'embed',
        'generated',
        'helpers',
        'kit',
        'partner',
        'types',
      ].sort(),
    );
    assert.deepEqual(
      paths.filter((path) => path.includes('/') && !/\.(js|d\.ts)$/.test(path)),
      [],
    );
    assert.deepEqual(paths.filter((path) => path.startsWith('assets/') || path.startsWith('helpers/')).sort(), [
      'assets/table-worker.js',
      'helpers/decorate.js',
    ]);
    assert.deepEqual(
      paths.filter((path) => path.startsWith('types/') && path.endsWith('.d.ts')).sort(),
      ['elements', 'preact', 'react', 'react-18', 'svelte', 'vue'].map((name) => `types/${name}.d.ts`).sort(),
    );
  });

  test('imports exactly its dependencies and bundles none of them', () => {
    const sources = packed.widgets.files
      .filter(({ path }) => path.endsWith('.js') && !path.startsWith('assets/'))
      .map(({ path }) => readFileSync(join(folders.widgets, path), 'utf8'));
    const imported = sources.flatMap((source) =>
      [...source.matchAll(/(?:from |import\(|import )"([^".][^"]*)"/g)].map(([, name = '']) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
    );
    assert.deepEqual([...new Set(imported)].sort(), Object.keys(packageFile('widgets').dependencies).sort());
    assert.ok(!sources.some((source) => source.includes('$lit$')));
  });

  test('can be imported in Node, every entry of it', () => {
    const entries = Object.entries(packageFile('widgets').exports)
      .filter(([, target]) => typeof target === 'object')
      .flatMap(([path]) => (path.endsWith('*') ? names.map((name) => path.replace('*', name)) : [path]))
      .map((path) => `@vodokanal/widgets${path.slice(1)}`);
    assert.equal(entries.length, names.length + 3 + 5);
    const result = JSON.parse(
      runInNode(`
      const modules = Object.fromEntries(await Promise.all(${JSON.stringify(entries)}.map(async (name) => [name, Object.keys(await import(name))])));
      console.log(JSON.stringify({ modules, globals: ['window', 'document', 'location'].filter((name) => name in globalThis) }));
    `),
    ) as { readonly modules: Readonly<Record<string, readonly string[]>>; readonly globals: readonly string[] };
    assert.deepEqual(result.globals, []);
    for (const widget of widgets) {
      assert.ok(result.modules['@vodokanal/widgets']?.includes(classOf(widget)), classOf(widget));
      assert.deepEqual(result.modules[`@vodokanal/widgets/define/${nameOf(widget)}`], [classOf(widget)]);
    }
    assert.deepEqual(result.modules['@vodokanal/widgets/demo'], ['demo']);
    assert.deepEqual(result.modules['@vodokanal/widgets/framed'], []);
  });

  test('registers a tag only in its define module', () => {
    const defined = runInNode(`
      await import('@vodokanal/widgets');
      const before = customElements.get('vk-login');
      const { VkLogin } = await import('@vodokanal/widgets/define/login');
      console.log(before === undefined, customElements.get('vk-login') === VkLogin, customElements.get('vk-register') === undefined);
    `);
    assert.equal(defined, 'true true true');
  });

  test('exports a demo utility that answers requests', () => {
    assert.equal(
      runInNode(`
      const { demo } = await import('@vodokanal/widgets/demo');
      console.log((await demo('https://demo.example/v1/config')).status);
    `),
      '200',
    );
  });

  test('has a valid manifest whose modules and events are in the package', async () => {
    const manifest = readJson<Package>(join(folders.widgets, 'custom-elements.json'));
    const validate = new Ajv({ strict: false, allErrors: true }).compile(
      readJson<object>(join(root, 'node_modules/custom-elements-manifest/schema.json')),
    );
    assert.ok(validate(manifest), JSON.stringify(validate.errors, null, 1));
    for (const { path } of manifest.modules) assert.ok(existsSync(join(folders.widgets, path)), path);
    // Base classes have no tag, and events shared by several widgets have their own module.
    await validateCem(structuredClone(manifest), {
      packageJsonPath: join(folders.widgets, 'package.json'),
      exclude: ['StyledElement'],
      rules: { manifest: { exportTypes: 'off' } },
    });
    const exported = runInNode("console.log(Object.keys(await import('@vodokanal/widgets')).join())").split(',');
    for (const { className, events } of elementsOf(manifest))
      for (const { type } of events) assert.ok(exported.includes(type), `${className}: ${type}`);
  });

  test('describes every tag to VS Code and JetBrains editors', () => {
    const html = readJson<{
      readonly tags: readonly {
        readonly name: string;
        readonly attributes: readonly { readonly name: string; readonly values: readonly object[] }[];
      }[];
    }>(join(folders.widgets, 'vscode.html-custom-data.json'));
    const webTypes = readJson<{
      readonly name: string;
      readonly contributions: { readonly html: { readonly elements: readonly { readonly name: string }[] } };
    }>(join(folders.widgets, 'web-types.json'));
    const tags = widgets.map(({ tag }) => tag).sort();
    assert.deepEqual(html.tags.map(({ name }) => name).sort(), tags);
    assert.deepEqual(webTypes.contributions.html.elements.map(({ name }) => name).sort(), tags);
    assert.equal(webTypes.name, '@vodokanal/widgets');
    assert.deepEqual(
      html.tags.find(({ name }) => name === 'vk-login')?.attributes.find(({ name }) => name === 'theme')?.values,
      [{ name: 'light' }, { name: 'dark' }, { name: 'auto' }],
    );
  });

  test('includes the licences of the code in its worker', () => {
    const notices = readFileSync(join(folders.widgets, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['fflate', 'papaparse', 'read-excel-file', 'saxen'])
      assert.match(notices, new RegExp(`^${name} [\\d.]+ \\(MIT\\)`, 'm'));
    assert.match(notices, /Copyright \(c\) 2015 Matthew Holt/);
  });
});

describe('@vodokanal/react', () => {
  test('has a component for every widget', () => {
    assert.deepEqual(
      packed.react.files.map(({ path }) => path).sort(),
      [
        'LICENSE',
        'README.md',
        'index.d.ts',
        'index.js',
        'package.json',
        ...[...names, 'with-attributes'].flatMap((name) => [`${name}.d.ts`, `${name}.js`]),
      ].sort(),
    );
    assert.equal(
      packageFile('react').dependencies['@vodokanal/widgets'],
      readJson<{ readonly version: string }>(join(folders.widgets, 'package.json')).version,
    );
  });

  test('can be imported in Node and marks its modules with "use client"', () => {
    assert.deepEqual(
      JSON.parse(runInNode("console.log(JSON.stringify(Object.keys(await import('@vodokanal/react'))))")),
      widgets.map(classOf).sort(),
    );
    for (const name of names)
      assert.match(readFileSync(join(folders.react, `${name}.js`), 'utf8'), /^(\/\/.*\n)?'use client';\n/);
  });

  test('renders properties as attributes on a server', () => {
    assert.equal(
      runInNode(`
      const { createElement } = await import('react');
      const { renderToString } = await import('react-dom/server');
      const { VkReadingForm } = await import('@vodokanal/react');
      console.log(renderToString(createElement(VkReadingForm, { endpoint: 'demo', guest: true, meterId: 'm1', theme: undefined, texts: {}, onVkReadingSubmitted() {} })));
      console.log(renderToString(createElement(VkReadingForm, { guest: false })));
    `),
      '<vk-reading-form defer-hydration="" endpoint="demo" guest="" meter-id="m1"></vk-reading-form>\n<vk-reading-form defer-hydration=""></vk-reading-form>',
    );
  });
});

for (const kind of kinds) {
  describe(`@vodokanal/${kind}`, () => {
    test('exports only files that are packed', () => {
      const paths = packed[kind].files.map(({ path }) => `./${path}`);
      for (const target of Object.values(packageFile(kind).exports).flatMap((value) =>
        typeof value === 'string' ? value : Object.values(value ?? {}),
      )) {
        const [start = '', end] = target.split('*');
        assert.ok(
          end === undefined
            ? paths.includes(target)
            : paths.some((path) => path.startsWith(start) && path.endsWith(end)),
          target,
        );
      }
    });

    test('imports no Node modules', () => {
      const builtin = new RegExp(
        `(?:from |import\\(|require\\()["'](?:node:|(?:${builtinModules.filter((name) => !name.startsWith('_')).join('|')})["'])`,
      );
      for (const { path } of packed[kind].files)
        if (path.endsWith('.js')) assert.doesNotMatch(readFileSync(join(folders[kind], path), 'utf8'), builtin, path);
    });

    test('passes publint', async () => {
      const { messages } = await publint({ pkgDir: folders[kind], strict: true });
      const file = readJson<Record<string, unknown>>(join(folders[kind], 'package.json'));
      assert.deepEqual(
        messages.map((message) => formatMessage(message, file, { color: false })),
        [],
      );
    });

    test('has types that resolve for bundlers and Node, for every entry', () => {
      // The tool checks wildcard entries only when they are listed.
      const entries = names.map((name) => (kind === 'widgets' ? `define/${name}` : name));
      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        [
          join(root, 'node_modules/.bin/attw'),
          join(folder, packed[kind].filename),
          '--profile',
          'esm-only',
          '--include-entrypoints',
          ...entries,
          '--format',
          'ascii',
          '--no-color',
        ],
        { encoding: 'utf8' },
      );
      assert.equal(status, 0, stdout + stderr);
      for (const entry of entries)
        assert.match(stdout, new RegExp(`"@vodokanal/${kind}/${entry}"\\s+node16 \\(from ESM\\): .*\\(ESM\\)`), stdout);
    });
  });
}

test('the README lists the module of every widget', () => {
  const text = readFileSync(join(folders.widgets, 'README.md'), 'utf8');
  for (const widget of widgets)
    assert.ok(text.includes(`| \`${widget.tag}\` | \`define/${nameOf(widget)}\` |`), widget.tag);
  assert.ok(readdirSync(folders.react).includes('README.md'));
});
