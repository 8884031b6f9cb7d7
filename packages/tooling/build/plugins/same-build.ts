import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

/** Without a hash of the content in its name. */
const isStable = ({ fileName }: Rolldown.OutputChunk): boolean => !/-[\w-]{8}\.js$/.test(fileName);

/**
 * Keeps files of two releases from running together. Under `/vk/1/` files with stable names are cached and may be used
 * stale, so after an upgrade a browser may still hold an old `core.js` next to a new widget, and the short export names
 * of the one would mean other things to the other. Every chunk with a stable name therefore imports a name from
 * `core.js` that only the same build exports: a mixture fails to link before it runs, and the loader falls back to
 * `only/`. Chunks with a hash in their name need no mark: what imports them has one, and an equal name means equal
 * content.
 */
export const sameBuild = (): Plugin => ({
  name: 'vk:same-build',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((output): output is Rolldown.OutputChunk => output.type === 'chunk');
    const core = chunks.find(({ fileName }) => fileName === 'core.js');
    if (!core) throw new Error('The build has no core.js; see packages/tooling/build/targets.ts.');
    const hash = createHash('sha256');
    for (const { fileName, code } of chunks.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1))) hash.update(fileName).update(code);
    const build = hash.digest('hex').slice(0, 12);
    const name = `build_${build}`;
    // The gateway serves the build under a path of its own for documents that load it without the loader.
    this.emitFile({ type: 'asset', fileName: 'build.txt', source: build });
    for (const chunk of chunks) {
      if (chunk === core) chunk.code += `\nexport const ${name}=0;`;
      else if (isStable(chunk) && chunk.imports.includes('core.js')) chunk.code += `\nimport{${name}}from"./core.js";`;
    }
  },
});
