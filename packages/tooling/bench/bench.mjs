// Measures how long visitors wait, in a browser against a running gateway, compared with plain HTML and bare Lit in the
// same run. Prints figures and asserts nothing. `npm run bench` runs all, `npm run bench -- first|many|gateway` one
// part (gateway: its throughput, see gateway.mjs), `npm run bench -- memory` its memory (see memory.mjs).
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { browsers, chromiumArgs } from '../machine/machine.mjs';
import { loginSnippet } from '../../widgets/src/embed/snippets.ts';
import { preloadLinks } from '../release/snippet.ts';
import { compressFolder } from '../build/compress.mjs';
import { trustedTypesPolicy } from '../build/plugins/trusted-types-policy.ts';
import { startGateway } from '../test/gateway.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 9);
/** Slow 4G; throughput in bytes per second, latency in ms. */
const SLOW = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
  uploadThroughput: (0.75 * 1024 * 1024 * 0.9) / 8,
};
const CPU_SLOWDOWN = 4;
/** Milliseconds after which a page counts as broken. */
const LIMIT = 20_000;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const page = (body, head = '') =>
  `<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bench</title><link rel="icon" href="data:,">${head}</head><body><main>${body}</main></body></html>`;

const form =
  '<form><label for="a">Лицевой счёт</label><input id="a" name="username"><label for="b">Пароль</label><input id="b" name="password" type="password"><button>Войти</button></form>';
const script = '<script async src="/vk/1/vk.js"></script>';
/**
 * The element a visitor waits for: a selector in the tag's shadow root, or in its light DOM. Plain data, because the
 * pages' CSP forbids code from strings.
 */
const inShadow = (selector) => ({ selector, inPage: false });
const inPage = (selector) => ({ selector, inPage: true });

/** Pages of the first test: their HTML, and what a visitor waits for. */
function firstViewPages() {
  const readyParts = {
    'vk-login': inPage('input'),
    'vk-register': inPage('input'),
    'vk-balance-card': inShadow('section p'),
    'vk-reading-form': inShadow('section p'),
    'vk-claim-form': inShadow('section p'),
  };
  return {
    'plain HTML': { html: page(form), tag: 'form', ready: inPage('input') },
    'bare Lit': {
      html: page('<host-hello></host-hello>', '<script type="module" src="/lit.js"></script>'),
      tag: 'host-hello',
      ready: inShadow('input'),
    },
    'vk-login, prerendered snippet': {
      html: page(loginSnippet({ endpoint: '', kit: '/vk/1' })),
      tag: 'vk-login',
      ready: inPage('input'),
    },
    'vk-login, one file': {
      html: page('<vk-login></vk-login>', '<script type="module" src="/vk/1/only/login.js"></script>'),
      tag: 'vk-login',
      ready: readyParts['vk-login'],
    },
    ...Object.fromEntries(
      Object.entries(readyParts).flatMap(([tag, ready]) => [
        [
          `${tag}, documented snippet`,
          { html: page(`<${tag}></${tag}>`, preloadLinks([tag], '/vk/1') + script), tag, ready },
        ],
        [`${tag}, script alone`, { html: page(`<${tag}></${tag}>`, script), tag, ready }],
      ]),
    ),
  };
}

/** Milliseconds from the start of the navigation until the element can be used, with an empty cache. */
async function timeToUsable(browser, url, { tag, ready }) {
  const context = await browser.newContext();
  try {
    const visit = await context.newPage();
    const devtools = await context.newCDPSession(visit);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', SLOW);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await visit.addInitScript(
      ([name, { selector, inPage }]) => {
        window.usableAt = new Promise((done) => {
          const check = () => {
            const found = document.querySelector(name);
            const part = (inPage ? found : found?.shadowRoot)?.querySelector(selector);
            // It has been painted in the frame after its layout.
            if (part && part.getBoundingClientRect().height > 0) requestAnimationFrame(() => done(performance.now()));
            else requestAnimationFrame(check);
          };
          check();
        });
      },
      [tag, ready],
    );
    await visit.goto(url, { waitUntil: 'commit' });
    return await visit.evaluate(
      ([address, limit]) =>
        Promise.race([
          window.usableAt,
          new Promise((_, fail) =>
            setTimeout(fail, limit, new Error(`Nothing was usable on ${address} after ${limit} ms`)),
          ),
        ]),
      [url, LIMIT],
    );
  } finally {
    await context.close();
  }
}

async function firstView(browser, gateway, pages) {
  const times = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, name] of Object.keys(pages).entries())
      times[name].push(await timeToUsable(browser, `${gateway.origin}/bench-${at}.html`, pages[name]));
  }
  console.log(`\nTime to a usable field, Slow 4G, CPU ${CPU_SLOWDOWN}×, medians of ${ROUNDS}`);
  const plain = median(times['plain HTML']);
  for (const [name, values] of Object.entries(times))
    console.log(
      `${name.padEnd(42)} ${median(values).toFixed(0).padStart(5)} ms  ${(median(values) / plain).toFixed(2)}× plain HTML`,
    );
}

/** Time until the last of a hundred tags is drawn, the number of requests they make, and the heap growth per mount. */
async function many(browser, gateway) {
  const rows = [
    ['host-hello', '/lit.js', inShadow('input')],
    ['vk-login', '/vk/1/login.js', inPage('input')],
    ...['balance-card', 'reading-form', 'claim-form'].map((name) => [
      `vk-${name}`,
      `/vk/1/${name}.js`,
      inShadow('section p'),
    ]),
  ];
  const results = rows.map(() => ({ times: [], requests: 0, leaks: [] }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, row] of rows.entries()) {
      const { ms, leak, requests } = await mountHundred(browser, gateway, row);
      results[at].times.push(ms);
      results[at].leaks.push(leak);
      results[at].requests = requests;
    }
  }
  console.log(`\nA hundred tags until the last is drawn, medians of ${ROUNDS}`);
  const bare = median(results[0].times);
  for (const [at, [tag]] of rows.entries())
    console.log(
      `100 ${tag.padEnd(18)} ${median(results[at].times).toFixed(0).padStart(5)} ms  ${(median(results[at].times) / bare).toFixed(2)}× bare Lit; ${results[at].requests} requests; ${median(results[at].leaks).toFixed(0)} bytes leaked per mount`,
    );
}

async function mountHundred(browser, gateway, [tag, file, ready]) {
  const context = await browser.newContext();
  try {
    const visit = await context.newPage();
    let requests = 0;
    visit.on('request', (request) => {
      if (request.url().includes('/v1/')) requests++;
    });
    await visit.goto(`${gateway.origin}/bench-empty.html`);
    await visit.evaluate((path) => import(path), file);
    const result = await visit.evaluate(
      async ([name, { selector, inPage }]) => {
        const main = document.querySelector('main');
        const isDrawn = (element) => (inPage ? element : element.shadowRoot)?.querySelector(selector);
        const frame = () => new Promise(requestAnimationFrame);
        // The first element compiles the shared code, so it is not measured.
        main.append(document.createElement(name));
        while (!isDrawn(main.firstElementChild)) await frame();
        main.replaceChildren();
        await frame();
        const started = performance.now();
        for (let count = 0; count < 100; count++) main.append(document.createElement(name));
        while (![...main.children].every(isDrawn)) await frame();
        await frame();
        await new Promise((done) => setTimeout(done));
        const ms = performance.now() - started;
        main.replaceChildren();
        const cycle = async () => {
          for (let mount = 0; mount < 500; mount++) {
            const element = document.createElement(name);
            main.append(element);
            await element.updateComplete;
            element.remove();
          }
          for (let pass = 0; pass < 4; pass++) {
            globalThis.gc?.();
            await new Promise((done) => setTimeout(done, 50));
          }
          return performance.memory.usedJSHeapSize;
        };
        // The first cycles warm up the engine; growth after them is a leak.
        await cycle();
        await cycle();
        const before = await cycle();
        return { ms, leak: ((await cycle()) - before) / 500 };
      },
      [tag, ready],
    );
    return { ...result, requests };
  } finally {
    await context.close();
  }
}

const parts = process.argv.slice(2);
if (parts.length === 0 || parts.includes('gateway')) await (await import('./gateway.mjs')).benchGateway();
// A million requests take a quarter of an hour or more, so only when asked for.
if (parts.includes('memory')) await (await import('./memory.mjs')).benchMemory();
if (parts.length > 0 && parts.every((part) => part === 'gateway' || part === 'memory')) process.exit(0);
const site = mkdtempSync(join(tmpdir(), 'vk-bench-'));
const pages = firstViewPages();
cpSync('packages/demo/site', site, { recursive: true });
for (const [at, { html }] of Object.values(pages).entries()) writeFileSync(join(site, `bench-${at}.html`), html);
writeFileSync(join(site, 'bench-empty.html'), page(''));
// The gateway's CSP allows only the kit's Trusted Types policy.
const [bundle] = await build({
  configFile: false,
  plugins: [trustedTypesPolicy()],
  logLevel: 'silent',
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    write: false,
    lib: { entry: 'packages/demo/test/foreign-lit.ts', formats: ['es'] },
    rolldownOptions: { output: { minify: true } },
  },
});
writeFileSync(join(site, 'lit.js'), bundle.output[0].code);
await compressFolder(site);
const gateway = await startGateway({ port: 5198, site });
const { chromium: executablePath } = browsers();
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: [...chromiumArgs, '--enable-precise-memory-info', '--js-flags=--expose-gc'],
});
try {
  if (parts.length === 0 || parts.includes('first')) await firstView(browser, gateway, pages);
  if (parts.length === 0 || parts.includes('many')) await many(browser, gateway);
} finally {
  await browser.close();
  await gateway.stop();
  rmSync(site, { recursive: true, force: true });
}
