import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

/** Whether the file name has no content hash. */
const isStable = ({ fileName }: Rolldown.OutputChunk): boolean => !/-[\w-]{8}\.js$/.test(fileName);

/**
 * Keeps files of two releases from running together. Under `/vk/1/` files with stable names may be used stale from the
 * cache, so after an upgrade a browser may combine an old `core.js` with a new widget, and their minified export names
 * do not match. Every chunk with a stable name therefore imports a name from `core.js` that only the same build
 * exports: a mixture fails to link before it runs, and the loader falls back to `only/`. Chunks with a hash need no
 * such import: their importers have it, and an equal name means equal content.
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
    for (const { fileName, code } of chunks.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1)))
      hash.update(fileName).update(code);
    const build = hash.digest('hex').slice(0, 12);
    const name = `build_${build}`;
    // The gateway serves each build under its own path to documents that load it without the loader.
    this.emitFile({ type: 'asset', fileName: 'build.txt', source: build });
    for (const chunk of chunks) {
      if (chunk === core) chunk.code += `\nexport const ${name}=0;`;
      else if (isStable(chunk) && chunk.imports.includes('core.js')) chunk.code += `\nimport{${name}}from"./core.js";`;
    }
  },
});
