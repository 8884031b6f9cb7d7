import type { Plugin } from 'vite';

/**
 * Turns papaparse, which is published as UMD only, into an ES module. Otherwise bundlers add their CommonJS helpers to
 * a chunk that every widget loads, and development servers cannot serve the file at all.
 */
export const esmPapaparse = (): Plugin => ({
  name: 'vk:esm-papaparse',
  enforce: 'pre',
  transform: {
    filter: { id: /\/papaparse\/papaparse(\.min)?\.js/ },
    handler(code) {
      if (!code.includes('module.exports'))
        throw new Error(
          'papaparse no longer assigns module.exports. If it is published as an ES module now, delete packages/tooling/build/plugins/esm-papaparse.ts.',
        );
      return {
        code: `const module={exports:{}},exports=module.exports;${code};export default module.exports;`,
        map: null,
      };
    },
  },
});
