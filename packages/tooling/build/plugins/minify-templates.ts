import { minifyHTMLLiterals } from 'minify-literals';
import type { Plugin } from 'vite';

/** Removes whitespace from the widgets' `html` and `css` literals. */
export const minifyTemplates = (): Plugin => ({
  name: 'vk:minify-templates',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /\/packages\/widgets\/src\/.*\.ts/ },
    async handler(code, id) {
      const result = await minifyHTMLLiterals(code, { fileName: id.replace(/\?.*/, '') });
      return result ? { code: result.code, map: result.map as never } : null;
    },
  },
});
