import { chromeLauncher } from '@web/test-runner-chrome';
import { viteMiddleware } from '../packages/tooling/test/vite-middleware.mjs';
import { browsers, chromiumArgs } from '../packages/tooling/machine/machine.mjs';

const vite = await viteMiddleware({ built: process.env.WIDGETS === 'built' });

/** Two test pages are open at a time; without this the background page is hidden and never gets focus. */
async function pageInFront({ context }) {
  const page = await context.newPage();
  await page.emulateFocusedPage(true);
  return page;
}

export default {
  rootDir: new URL('..', import.meta.url).pathname,
  files: 'packages/widgets/src/**/*.test.ts',
  concurrency: 2,
  testsFinishTimeout: 180_000,
  middleware: [vite.middleware],
  plugins: [{ name: 'vite', serverStop: vite.close }],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: browsers().chromium, args: chromiumArgs },
      createPage: pageInFront,
    }),
  ],
  // Before the tests, so that a failed comparison of elements ends in each of them.
  testRunnerHtml: (framework) => `<!doctype html>
    <html>
      <body>
        <script type="module" src="/packages/widgets/src/testing/brief-failures.ts"></script>
        <script type="module" src="${framework}"></script>
      </body>
    </html>`,
  testFramework: { config: { timeout: 20_000 } },
};
