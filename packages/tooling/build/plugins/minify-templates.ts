import { minifyHTMLLiterals } from 'minify-literals';
import { parseSync, Visitor } from 'rolldown/utils';
import type { Plugin } from 'vite';

/** A space at the start of a template. */
const SPACE_AT_START = /^ (?!\s)/;
/** A space at the end of a template, also before its last end tags. */
const SPACE_AT_END = /[^\s] (?:<\/\w+>)*$/;

/** The starts and ends of all `html` templates of a module that the minifier would strip of a space. */
function lostSpaces(code: string, id: string): readonly string[] {
  const found: string[] = [];
  new Visitor({
    TaggedTemplateExpression({ tag, quasi }) {
      if (tag.type !== 'Identifier' || tag.name !== 'html') return;
      const [start = '', end = ''] = [quasi.quasis[0]?.value.raw, quasi.quasis.at(-1)?.value.raw];
      if (SPACE_AT_START.test(start)) found.push(start);
      if (SPACE_AT_END.test(end)) found.push(end);
    },
  }).visit(parseSync(id, code).program);
  return found;
}

/** Removes whitespace from the widgets' `html` and `css` literals. Fails where a space that counts would be lost. */
export const minifyTemplates = (): Plugin => ({
  name: 'vk:minify-templates',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /\/packages\/widgets\/src\/.*\.ts/ },
    async handler(code, id) {
      const file = id.replace(/\?.*/, '');
      // The minifier removes it, because it cannot know that text follows.
      for (const part of lostSpaces(code, file))
        this.error(`A template starts or ends with a space; write it as an expression, \${' '}: ${part}`);
      const result = await minifyHTMLLiterals(code, { fileName: file });
      return result ? { code: result.code, map: result.map as never } : null;
    },
  },
});
