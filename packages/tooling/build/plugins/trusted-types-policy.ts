import type { Plugin } from 'vite';

/** The whole expression, whose rules pass the static strings of templates through. */
const CALL = /\w+\.createPolicy\(\s*["']lit-html["'],\s*\{\s*createHTML:\s*\(?\w+\)?\s*=>\s*\w+,?\s*\}\)/;
const policyModule = new URL('../../../widgets/src/kit/trusted-types.ts', import.meta.url).pathname;

/**
 * Gives lit-html the Trusted Types policy of the kit (`kit/trusted-types.ts`) in place of one named `lit-html`. Browsers
 * refuse a second policy of the same name, so next to another copy of Lit a stock build would throw while it loads.
 * Lit has no option for the name.
 */
export const trustedTypesPolicy = (): Plugin => ({
  name: 'vk:trusted-types-policy',
  enforce: 'pre',
  transform: {
    filter: { id: /\/lit-html\/(development\/)?lit-html\.js/ },
    handler(code) {
      if (!CALL.test(code)) throw new Error('lit-html no longer calls createPolicy("lit-html", { createHTML: (html) => html }). Find out how it names its Trusted Types policy now, and update packages/tooling/build/plugins/trusted-types-policy.ts.');
      return { code: `import { templatePolicy } from ${JSON.stringify(policyModule)};\n${code.replace(CALL, 'templatePolicy()')}`, map: null };
    },
  },
});
