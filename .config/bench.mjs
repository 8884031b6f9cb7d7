// How long a hundred widgets of a kind take until they can be seen, beside a hundred bare Lit forms in the same run,
// how many requests they make, and what a mount leaves behind. Prints figures; asserts nothing. `npm run bench`.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { browsers, chromiumArgs } from './machine.mjs';

const PORT = 5198;
const ROUNDS = 7;
const data = mkdtempSync(join(tmpdir(), 'vk-bench-'));
const gateway = spawn(process.execPath, ['.config/start.mjs', '--json'], { env: { ...process.env, DATABASE_URL: '', DATA_DIR: data, PORT: String(PORT), PORTAL_PORT: String(PORT + 400) }, stdio: ['ignore', 'pipe', 'inherit'] });
await new Promise((done) => gateway.stdout.once('data', done));
const [bundle] = await build({ configFile: false, logLevel: 'silent', define: { 'process.env.NODE_ENV': '"production"' }, build: { write: false, lib: { entry: 'packages/demo/test/foreign-lit.ts', formats: ['es'] } } });
const browser = await chromium.launch({ executablePath: browsers().chromium, args: [...chromiumArgs, '--enable-precise-memory-info', '--js-flags=--expose-gc'] });

/** The median of several runs: milliseconds from the first tag in the page to the last one drawn. */
async function measure(tag, file, isThere) {
  const times = [];
  let requests = 0;
  let left = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const page = await (await browser.newContext()).newPage();
    await page.route('**/bench', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><html lang="ru"><title>Мера</title><body><main></main>' }));
    await page.route('**/bare.js', (route) => route.fulfill({ contentType: 'text/javascript', body: bundle.output[0].code }));
    await page.goto(`http://localhost:${PORT}/bench`);
    requests = 0;
    page.on('request', (request) => { if (request.url().includes('/v1/')) requests++; });
    await page.evaluate((path) => import(path), file);
    const result = await page.evaluate(async ([name, there]) => {
      const main = document.querySelector('main');
      const isDrawn = new Function('element', `return ${there}`);
      const started = performance.now();
      main.innerHTML = `<${name}></${name}>`.repeat(100);
      while (![...main.children].every(isDrawn)) await new Promise(requestAnimationFrame);
      // Drawn: the frame after the one in which the last of them was there.
      await new Promise(requestAnimationFrame);
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
        for (let turn = 0; turn < 4; turn++) {
          globalThis.gc?.();
          await new Promise((done) => setTimeout(done, 50));
        }
        return performance.memory.usedJSHeapSize;
      };
      // The first cycles warm the engine up; what grows after them grows for good.
      await cycle();
      await cycle();
      const before = await cycle();
      return { ms, left: ((await cycle()) - before) / 500 };
    }, [tag, isThere]);
    times.push(result.ms);
    left = result.left;
    await page.context().close();
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(ROUNDS / 2)], requests, left };
}

const bare = await measure('host-hello', '/bare.js', 'element.shadowRoot?.querySelector("input")');
console.log(`100 bare Lit forms     ${bare.median.toFixed(0).padStart(5)} ms`);
for (const [tag, there] of [['vk-login', 'element.querySelector("input")'], ['vk-balance-card', 'element.shadowRoot?.querySelector("section p")'], ['vk-reading-form', 'element.shadowRoot?.querySelector("section p")'], ['vk-claim-form', 'element.shadowRoot?.querySelector("section p")']]) {
  const { median, requests, left } = await measure(tag, `/vk/1/${tag.slice(3)}.js`, there);
  console.log(`100 ${tag.padEnd(18)} ${median.toFixed(0).padStart(5)} ms, ${(median / bare.median).toFixed(2)} times bare Lit; ${requests} requests; ${left.toFixed(0)} bytes left a mount`);
}
await browser.close();
gateway.kill('SIGTERM');
await new Promise((done) => gateway.once('exit', done));
rmSync(data, { recursive: true, force: true });
