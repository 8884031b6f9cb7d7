// Measures what a browser downloads from a running gateway for a page with one widget, loader included: on the first
// visit, on the second, and signed in. Fails when a widget exceeds its gate in widgets.ts. `npm run size`.
import { readdirSync, statSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { browsers, chromiumArgs } from '../machine/machine.mjs';
import { nameOf, widgets } from '../../widgets/widgets.ts';
import { DEMO_PASSWORD, demoSignIns } from '../../gateway/src/demo/seed.ts';
import { startGateway } from '../test/gateway.mjs';

/** KiB of headers and bodies allowed on a second visit. */
const SECOND_VISIT_GATE = 0.5;
/** KiB allowed for the whole kit in one language, without the libraries below. */
const KIT_GATE = 309;
const LOADER_GATE = 1.2;
/** Libraries for QR codes, spreadsheets and uploads, and the demo utility: few visitors load them. */
const LIBRARIES =
  /^(demo|qr|papaparse|universal|browser|read-table|read-bytes|read-workbook|workbook|read-markup|download-workbook|table-worker)[.-]/;
const OTHER_LANGUAGE = /(^|\.)en-/;

const dist = new URL('../../widgets/dist/', import.meta.url).pathname;
const kib = (bytes) => bytes / 1024;

/** Sizes in bytes of the kit's files that a page loads until its widgets are defined and the network is idle. */
async function visit(context, url) {
  const page = await context.newPage();
  const sizes = [];
  page.on('requestfinished', (request) => {
    if (new URL(request.url()).pathname.startsWith('/vk/'))
      sizes.push(
        request.sizes().then(({ responseBodySize, responseHeadersSize }) => ({
          name: request.url().split('/').pop(),
          body: responseBodySize,
          headers: responseHeadersSize,
        })),
      );
  });
  await page.goto(url);
  await page.waitForFunction(() => !document.querySelector(':not(:defined)'));
  await page.waitForLoadState('networkidle');
  const files = await Promise.all(sizes);
  await page.close();
  const sum = (key) => files.reduce((total, file) => total + file[key], 0);
  return { files, body: sum('body'), headers: sum('headers') };
}

/** Signs in without loading a file of the kit. */
async function signIn(context, origin) {
  const page = await context.newPage();
  // A page of the origin without the kit and without a policy that forbids requests.
  await page.route(`${origin}/blank`, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto(`${origin}/blank`);
  const status = await page.evaluate(
    async (credentials) =>
      (
        await fetch('/v1/session', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'X-VK': '1', 'Idempotency-Key': crypto.randomUUID() },
          body: JSON.stringify(credentials),
        })
      ).status,
    { login: demoSignIns[0].email, password: DEMO_PASSWORD },
  );
  if (status >= 300) throw new Error(`The sign-in ended with ${status}.`);
  await page.close();
}

let failed = 0;
const report = (what, value, gate, more = '') => {
  const isOver = value > gate;
  if (isOver) failed++;
  console.log(`${isOver ? 'OVER' : 'ok  '} ${what.padEnd(24)} ${value.toFixed(2).padStart(6)} KiB of ${gate}${more}`);
};

const gateway = await startGateway({ port: 5197, demo: true });
const { chromium: executablePath } = browsers();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: chromiumArgs });
try {
  for (const widget of widgets) {
    const context = await browser.newContext();
    const url = `${gateway.origin}/widgets/${widget.tag}.html`;
    const cold = await visit(context, url);
    const again = await visit(context, url);
    await context.close();
    let withData = '';
    if (widget.needsAccount) {
      const visitor = await browser.newContext();
      await signIn(visitor, gateway.origin);
      withData = `; signed in ${kib((await visit(visitor, url)).body).toFixed(2)}`;
      await visitor.close();
    }
    report(
      nameOf(widget),
      kib(cold.body),
      widget.sizeGate,
      `, and ${kib(cold.headers).toFixed(2)} of headers in ${cold.files.length} responses; second visit ${kib(again.body + again.headers).toFixed(2)}${withData}`,
    );
    if (kib(again.body + again.headers) > SECOND_VISIT_GATE)
      report(`${nameOf(widget)}, again`, kib(again.body + again.headers), SECOND_VISIT_GATE);
  }
} finally {
  await browser.close();
  await gateway.stop();
}

const compressed = readdirSync(dist).filter((name) => name.endsWith('.js.br') || name === 'vk.css.br');
const sizeOf = (name) => statSync(dist + name).size;
report('loader', kib(sizeOf('vk.js.br')), LOADER_GATE);
report(
  'the kit in one language',
  kib(
    compressed
      .filter((name) => !LIBRARIES.test(name) && !OTHER_LANGUAGE.test(name))
      .reduce((sum, name) => sum + sizeOf(name), 0),
  ),
  KIT_GATE,
  ', without the libraries for QR codes, spreadsheets and uploads',
);
process.exit(failed > 0 ? 1 : 0);
