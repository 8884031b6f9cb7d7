/** Forbids import cycles, type-only imports included, and imports of another noun's routes in the gateway. */
export default {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-routes-of-another-noun',
      severity: 'error',
      from: { path: '^packages/gateway/src/([^/]+)/' },
      to: { path: '^packages/gateway/src/[^/]+/routes\\.ts$', pathNot: '^packages/gateway/src/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    includeOnly: '^(packages|mocks|stories)/',
    exclude: { path: '^packages/widgets/(dist|release)/|^packages/tooling/fixtures/|/generated/schema' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
