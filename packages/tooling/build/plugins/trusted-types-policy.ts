import type { Plugin } from 'vite';

/** The call that creates the policy; its `createHTML` returns the static strings of templates unchanged. */
const CALL = /\w+\.createPolicy\(\s*["']lit-html["'],\s*\{\s*createHTML:\s*\(?\w+\)?\s*=>\s*\w+,?\s*\}\)/;
const policyModule = new URL('../../../widgets/src/kit/trusted-types.ts', import.meta.url).pathname;

/**
 * Makes lit-html use the kit's Trusted Types policy (`kit/trusted-types.ts`) instead of one named `lit-html`. Browsers
 * refuse a second policy of the same name, so an unmodified lit-html throws on load next to another copy of Lit. Lit
 * has no option for the name.
 */
export const trustedTypesPolicy = (): Plugin => ({
  name: 'vk:trusted-types-policy',
  enforce: 'pre',
  transform: {
    filter: { id: /\/lit-html\/(development\/)?lit-html\.js/ },
    handler(code) {
      if (!CALL.test(code))
        throw new Error(
          'lit-html no longer calls createPolicy("lit-html", { createHTML: (html) => html }). Find out how it names its Trusted Types policy now, and update packages/tooling/build/plugins/trusted-types-policy.ts.',
        );
      return {
        code: `import { templatePolicy } from ${JSON.stringify(policyModule)};\n${code.replace(CALL, 'templatePolicy()')}`,
        map: null,
      };
    },
  },
});
