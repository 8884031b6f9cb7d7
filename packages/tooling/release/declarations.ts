import { dirname, posix, relative, resolve } from 'node:path';
import ts from 'typescript';

const config = new URL('tsconfig.json', import.meta.url).pathname;

/**
 * The type declarations of the entries and of the modules they import, by path in the package. Workspace modules are
 * imported by relative paths, because the package contains them.
 *
 * @param entries Paths of source files from the root of the repository.
 * @param published Path in the package, without extension, for the path of a source file.
 */
export function declarations(
  root: string,
  entries: readonly string[],
  published: (source: string) => string,
): ReadonlyMap<string, string> {
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new Error(textOf([diagnostic]));
    },
  };
  const { options = {}, fileNames = [] } = ts.getParsedCommandLineOfConfigFile(config, {}, host) ?? {};
  const sources = entries.map((entry) => resolve(root, entry));
  const program = ts.createProgram([...fileNames, ...sources], options);
  const outputOf = (source: string) => `${published(relative(root, source))}.d.ts`;
  const files = new Map<string, string>();

  // The loop appends the modules that each declaration imports.
  for (const source of sources) {
    if (files.has(outputOf(source))) continue;
    let text = '';
    // Emits without type checking, because `npm run types` has done that.
    const { diagnostics } = program.emit(
      program.getSourceFile(source),
      (_path, declaration) => {
        text = declaration;
      },
      undefined,
      true,
    );
    if (diagnostics.length > 0) throw new Error(textOf(diagnostics));
    for (const { fileName, pos } of ts.preProcessFile(text).importedFiles.reverse()) {
      const module = ts.resolveModuleName(fileName, source, options, ts.sys).resolvedModule;
      if (!module || module.isExternalLibraryImport) continue;
      sources.push(module.resolvedFileName);
      const path = posix.relative(
        dirname(outputOf(source)),
        `${published(relative(root, module.resolvedFileName))}.js`,
      );
      // `pos` is the position of the opening quote.
      text = `${text.slice(0, pos + 1)}${path.startsWith('.') ? path : `./${path}`}${text.slice(pos + 1 + fileName.length)}`;
    }
    files.set(outputOf(source), text);
  }
  return files;
}

const textOf = (diagnostics: readonly ts.Diagnostic[]): string =>
  ts.formatDiagnostics(diagnostics, {
    getCurrentDirectory: ts.sys.getCurrentDirectory,
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  });
