import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browsers, chromiumArgs } from './machine.mjs';

/** Two test pages are open at a time, and the older lies behind the newer: without this it is hidden and never has the focus. */
async function pageInFront({ context }) {
  const page = await context.newPage();
  await page.emulateFocusedPage(true);
  return page;
}

export default {
  rootDir: new URL('..', import.meta.url).pathname,
  files: 'packages/widgets/src/**/*.test.ts',
  nodeResolve: { exportConditions: ['browser', 'production'] },
  concurrency: 2,
  testsFinishTimeout: 180_000,
  plugins: [
    // JSON of the contract comes as a module.
    { name: 'json-module', serve: (context) => undefined, resolveMimeType: (context) => (context.path.endsWith('.json') ? 'js' : undefined), transform: (context) => (context.path.endsWith('.json') ? `export default ${context.body};` : undefined), transformImport: undefined },
    { name: 'no-import-attributes', transform: (context) => (context.path.endsWith('.ts') ? context.body.replaceAll(/ with \{ type: ['"]json['"] \}/g, '') : undefined) },
    // Its reader of CSV knows three ways of loading, none of them a module.
    { name: 'esm-papa', transform: (context) => (/\/papaparse(\.min)?\.js$/.test(context.path) ? `const module={exports:{}},exports=module.exports;${context.body};export default module.exports;` : undefined) },
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: new URL('../tsconfig.json', import.meta.url).pathname }),
  ],
  browsers: [chromeLauncher({ launchOptions: { executablePath: browsers().chromium, args: chromiumArgs }, createPage: pageInFront })],
  testFramework: { config: { timeout: 20_000 } },
};
