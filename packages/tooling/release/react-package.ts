/** Builds the published `@vodokanal/react`: the sources of `packages/react`, compiled file by file. */
import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = new URL('../../../', import.meta.url).pathname;
const source = join(root, 'packages/react');

interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

function writeModules(folder: string): void {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
  };
  const finish = ({ outputText, diagnostics = [] }: ts.TranspileOutput): string => {
    if (diagnostics.length > 0)
      throw new Error(
        ts.formatDiagnostics(diagnostics, {
          getCurrentDirectory: () => root,
          getCanonicalFileName: (name) => name,
          getNewLine: () => '\n',
        }),
      );
    return outputText.replaceAll(/'(\.\/[\w-]+)\.ts'/g, "'$1.js'");
  };
  for (const file of globSync('*.ts', { cwd: join(source, 'src') })) {
    const text = readFileSync(join(source, 'src', file), 'utf8');
    const options = { compilerOptions, fileName: file, reportDiagnostics: true };
    writeFileSync(join(folder, file.replace(/\.ts$/, '.js')), finish(ts.transpileModule(text, options)));
    writeFileSync(join(folder, file.replace(/\.ts$/, '.d.ts')), finish(ts.transpileDeclaration(text, options)));
  }
}

function packageFile(): object {
  const { name, version, license, dependencies, peerDependencies } = JSON.parse(
    readFileSync(join(source, 'package.json'), 'utf8'),
  ) as PackageFile;
  const module = (path: string) => ({ types: `./${path}.d.ts`, default: `./${path}.js` });
  return {
    name,
    version,
    license,
    type: 'module',
    description: 'React components for the custom elements of @vodokanal/widgets.',
    keywords: ['react', 'web-components', 'custom-elements', 'water', 'utility'],
    main: './index.js',
    module: './index.js',
    types: './index.d.ts',
    exports: {
      '.': module('index'),
      './package.json': './package.json',
      './with-attributes': null,
      './*': module('*'),
    },
    sideEffects: false,
    // Wrappers and elements must be of the same release; `@lit/react` may be any compatible version.
    dependencies: Object.fromEntries(
      Object.entries(dependencies).map(([name, version]) => [
        name,
        name === '@vodokanal/widgets' ? version : `^${version}`,
      ]),
    ),
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
