/** `@vodokanal/react` as it is published: the generated sources, compiled. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

const root = new URL('../../../', import.meta.url).pathname;
const source = join(root, 'packages/react');

interface PackageFile { readonly name: string; readonly version: string; readonly license: string; readonly dependencies: Readonly<Record<string, string>>; readonly peerDependencies: Readonly<Record<string, string>> }

function writeModules(folder: string): void {
  const program = ts.createProgram([join(source, 'src/index.ts')], {
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true, exactOptionalPropertyTypes: true, skipLibCheck: true, types: [], experimentalDecorators: true, useDefineForClassFields: false,
    declaration: true, allowImportingTsExtensions: true, rewriteRelativeImportExtensions: true, outDir: folder,
  });
  const { diagnostics } = program.emit(undefined, (path, text) => {
    // The option above leaves the imports of declarations alone.
    writeFileSync(join(folder, basename(path)), text.replaceAll(/'(\.\/[\w-]+)\.ts'/g, "'$1.js'"));
  });
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, { getCurrentDirectory: () => root, getCanonicalFileName: (name) => name, getNewLine: () => '\n' }));
}

function packageFile(): object {
  const { name, version, license, dependencies, peerDependencies } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as PackageFile;
  const module = (path: string) => ({ types: `./${path}.d.ts`, default: `./${path}.js` });
  return {
    name, version, license, type: 'module',
    description: 'React components for the custom elements of @vodokanal/widgets.',
    keywords: ['react', 'web-components', 'custom-elements', 'water', 'utility'],
    main: './index.js', module: './index.js', types: './index.d.ts',
    exports: { '.': module('index'), './package.json': './package.json', './with-attributes': null, './*': module('*') },
    sideEffects: false,
    // A wrapper and its element are of one release; Lit's part may be any that is compatible.
    dependencies: Object.fromEntries(Object.entries(dependencies).map(([name, version]) => [name, name === '@vodokanal/widgets' ? version : `^${version}`])),
    peerDependencies,
  };
}

export function writeReactPackage(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeModules(folder);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(packageFile(), null, 2)}\n`);
  cpSync(join(root, 'packages/tooling/release/readme/react.md'), join(folder, 'README.md'));
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
}
