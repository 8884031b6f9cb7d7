import { defineConfig } from 'eslint/config';
import * as lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import * as wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const preset = (plugin, name) => (plugin.configs ?? plugin.default.configs)[name];
const sources = ['packages/*/src/**/*.ts', 'packages/*/test/**/*.ts', 'packages/widgets/widgets.ts', 'packages/tooling/**/*.ts', 'mocks/src/**/*.ts', 'stories/**/*.ts'];

/** Which rooms may import which (docs/decisions and CONTRIBUTING.md): names of workspaces that are off limits. */
const may = (files, allowed, more = {}) => ({
  files, ignores: ['**/*.test.ts', '**/testing/**'],
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [{ group: ['contract', 'client', 'widgets', 'gateway', 'mocks', 'demo', 'stories'].filter((name) => !allowed.includes(name)).flatMap((name) => [`@vodokanal/${name}`, `@vodokanal/${name}/*`]), message: 'This room may not import that one; see CONTRIBUTING.md.' }],
    }],
    ...more,
  },
});

const browserGlobals = ['window', 'location', 'localStorage', 'sessionStorage', 'fetch', 'navigator'].map((name) => ({ name, message: 'Widgets take everything from contexts, tasks and the client; only kit/client-directory.ts and kit/storage reach the browser.' }));

export default defineConfig(
  { ignores: ['**/dist/**', '**/node_modules/**', 'storybook-static/**', 'mocks/public/**', '**/generated/**', '**/*.mjs', '.config/**', '.storybook/**', 'vite.config.ts', 'test-results/**', 'packages/tooling/fixtures/**', 'packages/tooling/release/types/**', 'packages/widgets/release/**'] },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: sources })),
  {
    files: sources,
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: new URL('..', import.meta.url).pathname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Handlers of templates are async; what they throw is in their tasks.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      // Objects of this repo are bags of arrow functions and class-free methods; `this` is never lost by taking one out.
      '@typescript-eslint/unbound-method': 'off',
      // Typed arrays of any shape come from JSON; the assertions beside them say what is expected.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    },
  },
  // The runner awaits its tests, and the suite looks into answers of every shape.
  { files: ['**/*.test.ts', '**/testing/**', 'packages/contract/src/conformance/**/*.ts', 'packages/gateway/test/**/*.ts', 'packages/*/test/**/*.ts', 'packages/tooling/**/testing.ts', 'stories/**/*.ts'], rules: { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/no-unsafe-member-access': 'off', '@typescript-eslint/no-unsafe-argument': 'off', '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-call': 'off', '@typescript-eslint/no-unsafe-return': 'off', '@typescript-eslint/no-unused-expressions': 'off' } },
  { files: ['packages/*/src/**/*.ts'], ignores: ['**/*.test.ts', '**/testing/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'error' } },
  { ...preset(lit, 'flat/recommended'), files: ['packages/widgets/src/**/*.ts'] },
  { ...preset(wc, 'flat/recommended'), files: ['packages/widgets/src/**/*.ts'] },
  { files: ['packages/widgets/src/**/*.ts'], plugins: { 'lit-a11y': litA11y.default ?? litA11y }, rules: (litA11y.default ?? litA11y).configs.recommended.rules },
  {
    files: ['packages/widgets/src/**/*.ts'], ignores: ['**/*.test.ts', '**/testing/**'],
    rules: {
      'no-restricted-syntax': ['error',
        { selector: 'TemplateElement[value.raw=/\\bstyle=/]', message: 'A style attribute breaks under a strict policy.' },
        { selector: 'TemplateElement[value.raw=/<style/]', message: 'A style element breaks under a strict policy.' },
        { selector: 'TemplateElement[value.raw=/[0-9]rem\\b/]', message: 'rem follows the page, not the widget: use em.' },
        { selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]', message: 'No HTML from strings.' },
        { selector: 'ImportDeclaration[source.value=/style-map/]', message: 'styleMap breaks under a strict policy.' }],
    },
  },
  may(['packages/contract/src/**/*.ts', 'packages/contract/test/**/*.ts'], ['contract']),
  may(['packages/client/src/**/*.ts'], ['contract', 'client'], { 'no-restricted-globals': ['error', 'document', 'window', 'localStorage', 'location'] }),
  may(['packages/widgets/src/**/*.ts'], ['contract', 'client', 'widgets']),
  { files: ['packages/widgets/src/**/*.ts'], ignores: ['**/*.test.ts', '**/testing/**', '**/kit/client-directory.ts', '**/kit/csv.ts', '**/kit/storage/**', '**/embed/**', '**/partner/**'], rules: { 'no-restricted-globals': ['error', ...browserGlobals] } },
  may(['packages/gateway/src/**/*.ts'], ['contract', 'gateway']),
  may(['mocks/src/**/*.ts'], ['contract', 'mocks']),
);
