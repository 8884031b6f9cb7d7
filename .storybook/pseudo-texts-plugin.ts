import type { Plugin } from 'vite';

const MODULE = new URL('../stories/pseudo-texts.ts', import.meta.url).pathname;

/** Lets Storybook show the pseudo-locale: wraps the Russian message files, so that the kit itself knows nothing of it. */
export function pseudoTextsPlugin(): Plugin {
  return {
    name: 'storybook:pseudo-texts',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/messages\/(?:[\w-]+\.)?ru\.ts$/.test(id)) return undefined;
      const wrapped = code
        .replaceAll(/\.\.\.(\w+)/g, '...plainTexts($1)')
        .replace('export default {', 'export default pseudoTexts({')
        .replace(/\};\s*$/, '});\n');
      return { code: `import { plainTexts, pseudoTexts } from '${MODULE}';\n${wrapped}`, map: null };
    },
  };
}
