/** Helpers for plugin tests: build a small module with the plugins and run it in a browser page. */
import { after } from 'node:test';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build, type Plugin, type Rolldown } from 'vite';
import { browsers, chromiumArgs } from '../../machine/machine.mjs';

/** Virtual folder of the test modules; from here they can import what the widgets import. */
const FOLDER = new URL('../../../widgets/src/', import.meta.url).pathname;

/** Bundles one module from its source text and returns the text of every output file by name. */
export async function bundle(
  source: string,
  plugins: Plugin[],
  output: Rolldown.OutputOptions = {},
): Promise<Record<string, string>> {
  const entry = `${FOLDER}test-entry.ts`;
  const virtual: Plugin = {
    name: 'virtual-entry',
    enforce: 'pre',
    resolveId: (id) => (id === entry ? id : null),
    load: (id) => (id === entry ? source : null),
  };
  const [result] = (await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [virtual, ...plugins],
    build: {
      write: false,
      lib: { entry: { entry }, formats: ['es'] },
      rolldownOptions: {
        output: { minify: true, entryFileNames: '[name].js', chunkFileNames: '[name].js', ...output },
      },
    },
  })) as Rolldown.RolldownOutput[];
  return Object.fromEntries(
    (result?.output ?? []).map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)]),
  );
}

let launched: Promise<Browser> | undefined;
after(async () => (await launched)?.close());

/** Runs `check` on a page with this CSP, head and files; returns its result and the page's uncaught errors. */
export async function inPage<T>(
  {
    files,
    csp,
    head = '',
  }: { readonly files: Readonly<Record<string, string>>; readonly csp?: string; readonly head?: string },
  check: (page: Page) => Promise<T>,
): Promise<{ readonly result: T; readonly errors: readonly string[] }> {
  const { chromium: executablePath } = browsers();
  const browser = await (launched ??= chromium.launch({
    ...(executablePath && { executablePath }),
    args: chromiumArgs,
  }));
  const page = await browser.newPage();
  try {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.route('http://localhost/**', (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      if (name in files) return route.fulfill({ contentType: 'text/javascript', body: files[name] ?? '' });
      return route.fulfill({
        contentType: 'text/html',
        headers: csp ? { 'Content-Security-Policy': csp } : {},
        body: `<!doctype html><title>Test</title>${head}<body>`,
      });
    });
    await page.goto('http://localhost/');
    return { result: await check(page), errors };
  } finally {
    await page.close();
  }
}
