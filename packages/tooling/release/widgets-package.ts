/** Builds the published `@vodokanal/widgets`: one file per module of the kit, with Lit as a dependency. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Package } from 'custom-elements-manifest';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { rolldown, type Plugin } from 'rolldown';
import { nameOf, widgets } from '../../widgets/widgets.ts';
import { declarations } from './declarations.ts';
import { elementTypes } from './framework-types.ts';
import { elementsOf, publishedManifest } from './manifest.ts';
import { noticesOf } from './notices.ts';

const root = new URL('../../../', import.meta.url).pathname;
const source = 'packages/widgets/src';
const replacements = 'packages/tooling/release/replacements';
const tsconfig = join(root, 'packages/tooling/release/tsconfig.json');
const frameworks = ['react', 'react-18', 'preact', 'vue', 'svelte'];

interface PackageFile {
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Entry modules by their path from the root of the repository. */
const entries = [
  `${source}/index.ts`,
  ...widgets.map((widget) => `${source}/define/${nameOf(widget)}.ts`),
  `${source}/partner/framed.ts`,
  'mocks/src/in-page.ts',
];

/** Modules that only work in the kit's own build, and their replacements. */
const replaced: Readonly<Record<string, string>> = {
  './demo-utility.ts': join(root, replacements, 'demo-utility.ts'),
  './table-worker.ts?worker&url': join(root, replacements, 'table-worker-url.ts'),
};

const replaceModules: Plugin = {
  name: 'vk:replace-modules',
  resolveId: { order: 'pre', handler: (id) => replaced[id] },
};

/** Path in the package, without extension, of a source file or a bundler helper. */
const published = (path: string): string =>
  path
    .replace(/\.ts$/, '')
    .replace(/^packages\/widgets\/src\//, '')
    .replace(/^packages\/(client|contract)\/src\//, '$1/')
    .replace(/^mocks\/src\/(?:in-page$)?/, (prefix) => (prefix.endsWith('in-page') ? 'demo' : 'demo/'))
    .replace(/^packages\/tooling\/release\/replacements\//, 'kit/')
    .replace(/^_virtual\/.*\//, 'helpers/');

async function writeModules(folder: string, dependencies: readonly string[]): Promise<void> {
  const bundle = await rolldown({
    cwd: root,
    input: entries,
    tsconfig,
    transform: { target: 'es2022' },
    plugins: [replaceModules],
    external: (id) => dependencies.some((name) => id === name || id.startsWith(`${name}/`)),
  });
  await bundle.write({
    dir: folder,
    preserveModules: true,
    preserveModulesRoot: source,
    entryFileNames: ({ name }) => `${published(name)}.js`,
  });
}

/** Writes the table worker as one file, because bundlers copy it unchanged. Returns the ids of its modules. */
async function writeWorker(folder: string): Promise<readonly string[]> {
  const bundle = await rolldown({
    cwd: root,
    input: `${source}/building/table-worker.ts`,
    platform: 'browser',
    tsconfig,
    transform: { target: 'es2022' },
  });
  const {
    output: [worker],
  } = await bundle.write({ file: join(folder, 'assets/table-worker.js'), codeSplitting: false, minify: true });
  return worker.moduleIds;
}

function writeTypes(folder: string, manifest: Package): void {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of declarations(root, entries, published)) write(path, text);
  write('types/elements.d.ts', elementTypes(elementsOf(manifest)));
  for (const name of frameworks) {
    cpSync(join(root, `packages/tooling/release/types/${name}.d.ts`), join(folder, `types/${name}.d.ts`));
    // Importing the typings must not fail at run time.
    write(`types/${name}.js`, 'export {};\n');
  }
}

function writeEditorData(folder: string, manifest: Package, version: string): void {
  const write = (path: string, data: unknown): void =>
    writeFileSync(join(folder, path), `${JSON.stringify(data, null, 1)}\n`);
  const uniqueByName = (properties: readonly { readonly name: string }[]) =>
    [...new Map(properties.toReversed().map((property) => [property.name, property])).values()].toReversed();
  write('custom-elements.json', manifest);
  write(
    'vscode.html-custom-data.json',
    JSON.parse(getVsCodeHtmlCustomData(structuredClone(manifest) as never, { hideLogs: true })),
  );
  const css = JSON.parse(getVsCodeCssCustomData(structuredClone(manifest) as never, { hideLogs: true })) as {
    properties: { readonly name: string }[];
  };
  write('vscode.css-custom-data.json', { ...css, properties: uniqueByName(css.properties) });
  const webTypes = JSON.parse(getWebTypesData(structuredClone(manifest) as never, { hideLogs: true })) as {
    contributions: { css: { properties: { readonly name: string }[] } };
  };
  const { css: webCss } = webTypes.contributions;
  write('web-types.json', {
    ...webTypes,
    name: '@vodokanal/widgets',
    version,
    contributions: { ...webTypes.contributions, css: { ...webCss, properties: uniqueByName(webCss.properties) } },
  });
}

function packageFile({ version, license, dependencies }: PackageFile): object {
  const module = (path: string) => ({ types: `./${path}.d.ts`, default: `./${path}.js` });
  return {
    name: '@vodokanal/widgets',
    version,
    license,
    type: 'module',
    description: 'Custom elements for the customer account of a water utility.',
    keywords: ['web-components', 'custom-elements', 'lit', 'water', 'utility'],
    main: './index.js',
    module: './index.js',
    types: './index.d.ts',
    exports: {
      '.': module('index'),
      './define/*': module('define/*'),
      './framed': module('partner/framed'),
      './demo': module('demo'),
      ...Object.fromEntries(frameworks.map((name) => [`./types/${name}`, module(`types/${name}`)])),
      './custom-elements.json': './custom-elements.json',
      './web-types.json': './web-types.json',
      './vscode.html-custom-data.json': './vscode.html-custom-data.json',
      './vscode.css-custom-data.json': './vscode.css-custom-data.json',
      './package.json': './package.json',
    },
    sideEffects: ['./define/*.js', './partner/framed.js'],
    customElements: 'custom-elements.json',
    'web-types': './web-types.json',
    dependencies: Object.fromEntries(Object.entries(dependencies).map(([name, version]) => [name, `^${version}`])),
  };
}

/** The README with the table of widgets inserted. */
function readme(manifest: Package): string {
  const events = new Map(elementsOf(manifest).map(({ tag, events }) => [tag, events]));
  const rows = widgets.map(
    (widget) =>
      `| \`${widget.tag}\` | \`define/${nameOf(widget)}\` | ${widget.summary} | ${(events.get(widget.tag) ?? []).map(({ name }) => `\`${name}\``).join(', ')} |`,
  );
  const text = readFileSync(join(root, 'packages/tooling/release/readme/widgets.md'), 'utf8');
  return text.replace('<!-- widgets -->', () =>
    ['| tag | module | what it does | events |', '|---|---|---|---|', ...rows].join('\n'),
  );
}

export async function writeWidgetsPackage(folder: string, manifest: Package): Promise<void> {
  const file = JSON.parse(readFileSync(join(root, 'packages/widgets/package.json'), 'utf8')) as PackageFile;
  const dependencies = Object.fromEntries(
    Object.entries(file.dependencies).filter(([name]) => !name.startsWith('@vodokanal/')),
  );
  mkdirSync(folder, { recursive: true });
  await writeModules(folder, Object.keys(dependencies));
  const workerModules = await writeWorker(folder);
  const packageManifest = publishedManifest(manifest);
  writeTypes(folder, packageManifest);
  writeEditorData(folder, packageManifest, file.version);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(packageFile({ ...file, dependencies }), null, 2)}\n`);
  writeFileSync(join(folder, 'README.md'), readme(packageManifest));
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), noticesOf(workerModules));
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
}
