import { defineConfig } from 'eslint/config';
import compat from 'eslint-plugin-compat';
import esX from 'eslint-plugin-es-x';
import * as lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import * as wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { browserQueries } from '../packages/tooling/build/browsers.ts';

const preset = (plugin, name) => (plugin.configs ?? plugin.default.configs)[name];
const sources = [
  'packages/*/src/**/*.ts',
  'packages/*/test/**/*.ts',
  'packages/widgets/widgets.ts',
  'packages/tooling/**/*.ts',
  'mocks/src/**/*.ts',
  'stories/**/*.ts',
];

/** Restricts the imports of these files to the allowed workspaces (see CONTRIBUTING.md). */
const allowImports = (files, allowed, more = {}) => ({
  files,
  ignores: ['**/*.test.ts', '**/testing/**'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: ['contract', 'client', 'widgets', 'gateway', 'mocks', 'demo', 'stories']
              .filter((name) => !allowed.includes(name))
              .flatMap((name) => [`@vodokanal/${name}`, `@vodokanal/${name}/*`]),
            message: 'This workspace may not import that one; see CONTRIBUTING.md.',
          },
        ],
      },
    ],
    ...more,
  },
});

const browserGlobals = ['window', 'location', 'localStorage', 'sessionStorage', 'fetch', 'navigator'].map((name) => ({
  name,
  message:
    'Widgets get their data from contexts, tasks and the client; only kit/client-directory.ts and kit/storage use browser globals.',
}));

export default defineConfig(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'storybook-static/**',
      'mocks/public/**',
      '**/generated/**',
      '**/*.mjs',
      '.config/**',
      '.storybook/**',
      'vite.config.ts',
      'test-results/**',
      'packages/tooling/fixtures/**',
      'packages/tooling/release/types/**',
      'packages/widgets/release/**',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: sources })),
  {
    files: sources,
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: new URL('..', import.meta.url).pathname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Template handlers may be async; their tasks report the errors.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      // The objects here do not use `this`, so their methods can be passed on without binding.
      '@typescript-eslint/unbound-method': 'off',
      // Data parsed from JSON get their type by an assertion.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    },
  },
  // The test runner awaits tests, and tests read responses that have no static type.
  {
    files: [
      '**/*.test.ts',
      '**/testing/**',
      'packages/contract/src/conformance/**/*.ts',
      'packages/gateway/test/**/*.ts',
      'packages/*/test/**/*.ts',
      'packages/tooling/**/testing.ts',
      'stories/**/*.ts',
    ],
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'error' },
  },
  { ...preset(lit, 'flat/recommended'), files: ['packages/widgets/src/**/*.ts'] },
  { ...preset(wc, 'flat/recommended'), files: ['packages/widgets/src/**/*.ts'] },
  {
    files: ['packages/widgets/src/**/*.ts'],
    plugins: { 'lit-a11y': litA11y.default ?? litA11y },
    rules: (litA11y.default ?? litA11y).configs.recommended.rules,
  },
  {
    files: ['packages/widgets/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'TemplateElement[value.raw=/\\bstyle=/]', message: 'A strict CSP blocks style attributes.' },
        { selector: 'TemplateElement[value.raw=/<style/]', message: 'A strict CSP blocks style elements.' },
        {
          selector: 'TemplateElement[value.raw=/[0-9]rem\\b/]',
          message: 'rem depends on the page, not on the widget; use em.',
        },
        {
          selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
          message: 'Do not create HTML from strings.',
        },
        { selector: 'ImportDeclaration[source.value=/style-map/]', message: 'A strict CSP blocks styleMap.' },
      ],
    },
  },
  // What runs in browsers uses only what the oldest of them have.
  {
    files: [
      'packages/{client,widgets}/src/**/*.ts',
      'packages/contract/src/{rules,policies}/**/*.ts',
      'packages/contract/src/*.ts',
      'mocks/src/**/*.ts',
    ],
    ignores: ['**/*.test.ts', '**/testing/**'],
    plugins: { compat, 'es-x': esX },
    // The photo of a bill is read only where the browser can recognise bar codes.
    settings: { targets: browserQueries, polyfills: ['BarcodeDetector'] },
    rules: {
      ...esX.configs['flat/restrict-to-es2022'].rules,
      ...esX.configs['flat/restrict-to-es2022-intl-api'].rules,
      'compat/compat': 'error',
      // Not in the data of the compat plugin.
      'no-restricted-properties': [
        'error',
        ...[
          ['AbortSignal', 'any', 'Safari 17.4'],
          ['URL', 'canParse', 'Safari 17 and Chrome 120'],
          ['URL', 'parse', 'Safari 18'],
        ].map(([object, property, browser]) => ({ object, property, message: `Missing before ${browser}.` })),
      ],
    },
  },
  allowImports(['packages/contract/src/**/*.ts', 'packages/contract/test/**/*.ts'], ['contract']),
  allowImports(['packages/client/src/**/*.ts'], ['contract', 'client'], {
    'no-restricted-globals': ['error', 'document', 'window', 'localStorage', 'location'],
  }),
  allowImports(['packages/widgets/src/**/*.ts'], ['contract', 'client', 'widgets']),
  {
    files: ['packages/widgets/src/**/*.ts'],
    ignores: [
      '**/*.test.ts',
      '**/testing/**',
      '**/kit/client-directory.ts',
      '**/kit/csv.ts',
      '**/kit/storage/**',
      '**/embed/**',
      '**/partner/**',
    ],
    rules: { 'no-restricted-globals': ['error', ...browserGlobals] },
  },
  allowImports(['packages/gateway/src/**/*.ts'], ['contract', 'gateway']),
  allowImports(['mocks/src/**/*.ts'], ['contract', 'mocks']),
);
