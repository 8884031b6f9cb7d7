// Runs the built loader on pages with mistakes: each page must log exactly one cause, in two languages, and visitors must
// read what helps them.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium, type Browser } from '@playwright/test';
import { build } from 'vite';
import { until } from './engines.ts';
import { browsers, chromiumArgs } from '../../tooling/machine/machine.mjs';

const KIT = 'https://kit.test/vk/1/vk.js';
const folder = mkdtempSync(join(tmpdir(), 'vk-loader-'));
let browser: Browser;

before(async () => {
  for (const mode of ['loader', 'beside'])
    await build({
      configFile: new URL('../../../vite.config.ts', import.meta.url).pathname,
      mode,
      logLevel: 'error',
      build: { outDir: folder, emptyOutDir: false },
    });
  // Stands for a widget that works.
  for (const name of ['core', 'account', 'reading-form']) writeFileSync(join(folder, `${name}.js`), '');
  writeFileSync(
    join(folder, 'login.js'),
    `class Login extends HTMLElement {
      static observedAttributes = ['endpoint', 'mode', 'meter-id'];
      connectedCallback() {
        const root = this.attachShadow({ mode: 'open' });
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('.vk-card { color: var(--vk-text, #17212b); background: var(--vk-surface, #fff) } button { color: var(--vk-on-accent, #fff); background: var(--vk-accent, #0b5cad) }');
        root.adoptedStyleSheets = [sheet];
        root.innerHTML = '<section class="vk-card">Вход <button>Войти</button></section>';
      }
    }
    if (!customElements.get('vk-login')) customElements.define('vk-login', Login);`,
  );
  const { chromium: executablePath } = browsers();
  browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...chromiumArgs] });
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string;
  /** Allows the page to read the answer. */
  readonly cors?: boolean;
}
const json = (body: object): Answer => ({ type: 'application/json', body: JSON.stringify(body), cors: true });
const INLINE = json({ mode: 'inline', targets: { cabinet: 'https://www.example.org/lk/' } });

interface Case {
  readonly name: string;
  /** The one message; none for a page without a mistake. */
  readonly code?: string;
  readonly html: string;
  readonly logs?: RegExp;
  /** What the visitor must read. */
  readonly reads?: RegExp;
  /** Origin of the page; that of the kit by default. */
  readonly on?: string;
  /** Answers of the endpoint by path; an abort when left out. */
  readonly answer?: (url: URL) => Answer | undefined;
  readonly headers?: Record<string, string>;
}

const script = (attributes = '', src = KIT) => `<script async src="${src}" ${attributes}></script>`;
const LOGIN = '<vk-login></vk-login>';
const ELSEWHERE = 'https://portal.test';

const cases: readonly Case[] = [
  { name: 'nothing is wrong', html: script() + LOGIN },
  { name: 'the script is a module', html: `<script type="module" src="${KIT}"></script>${LOGIN}` },
  {
    name: 'another product has a vk.js and an element is named currentScript',
    html: `<script src="https://other.test/js/vk.js"></script><img name="currentScript">${script()}${LOGIN}`,
  },
  { name: 'on another origin of the utility', html: script() + LOGIN, on: 'https://www.test', answer: () => INLINE },
  {
    name: 'a Russian domain',
    html: script('data-endpoint="https://лк.рф"') + LOGIN,
    on: 'https://www.test',
    answer: () => INLINE,
  },
  {
    name: 'quotes of a text editor around the address',
    code: 'VK-206',
    html: script('data-endpoint=“https://lk.test”') + LOGIN,
    logs: /“https:\/\/lk\.test”/,
  },
  { name: 'quotes around the name of a widget', code: 'VK-206', html: `${script()}<div data-vk=“login”>Войти</div>` },
  {
    name: 'quotes around an attribute of a tag',
    code: 'VK-206',
    html: `${script()}<vk-login class=“side wide”></vk-login>`,
  },
  {
    name: 'a Russian letter in an attribute of the script',
    code: 'VK-207',
    html: script('data-еndpoint="https://lk.test"') + LOGIN,
    logs: /data-endpoint/,
  },
  {
    name: 'a Russian letter in an attribute of a tag',
    code: 'VK-207',
    html: `${script()}<vk-login mоde="button"></vk-login>`,
    logs: /mode/,
  },
  { name: 'a Russian letter in a tag', code: 'VK-207', html: `${script()}<vk-lоgin></vk-lоgin>`, logs: /vk-login/ },
  {
    name: 'a Russian letter in the address',
    code: 'VK-207',
    html: script('data-endpoint="https://lk.tеst"') + LOGIN,
    logs: /https:\/\/lk\.test/,
  },
  {
    name: 'an attribute in another case',
    code: 'VK-202',
    html: `${script()}<vk-login meterId="1"></vk-login>`,
    logs: /meter-id/,
  },
  { name: 'a tag as text', code: 'VK-106', html: `${script()}<p>&lt;vk-login&gt;&lt;/vk-login&gt;</p>` },
  { name: 'no tag at all', code: 'VK-102', html: `${script()}<p>Редактор удалил тег</p>` },
  {
    name: 'settings as text',
    code: 'VK-210',
    html: `<p>{ "endpoint": "https://lk.test", "phone": "8 800" }</p>${script()}${LOGIN}`,
  },
  {
    name: 'settings with wrong quotes',
    code: 'VK-203',
    html: `<script type="application/json" data-vk-config>{ “phone”: “8” }</script>${script()}${LOGIN}`,
  },
  {
    name: 'an address without a scheme',
    code: 'VK-208',
    html: script('data-endpoint="lk.test"') + LOGIN,
    logs: /https:\/\/lk\.test/,
  },
  {
    name: 'an address with /api on another origin',
    code: 'VK-208',
    html: script('data-endpoint="https://lk.test/api"') + LOGIN,
    on: ELSEWHERE,
    answer: ({ pathname }) =>
      pathname === '/v1/site' ? INLINE : { status: 404, type: 'text/html', body: 'Not found' },
    logs: /https:\/\/lk\.test(\s|$)/m,
  },
  {
    name: 'an address with /v1 on the own origin',
    code: 'VK-208',
    html: script('data-endpoint="/v1"') + LOGIN,
    answer: ({ pathname }) =>
      pathname === '/v1/site' ? INLINE : { status: 404, type: 'text/html', body: 'Not found' },
  },
  {
    name: 'a wrong path on the own origin',
    code: 'VK-301',
    html: script('data-endpoint="/lk"') + LOGIN,
    answer: () => ({ type: 'text/html', body: '<!doctype html>' }),
  },
  {
    name: 'another API answers',
    code: 'VK-301',
    html: script() + LOGIN,
    on: ELSEWHERE,
    answer: () => json({ hello: 'world' }),
  },
  {
    name: 'the page is not registered',
    code: 'VK-302',
    html: script() + LOGIN,
    on: ELSEWHERE,
    answer: () => ({ body: 'ok' }),
    reads: /Раздел не открылся.*Обновить страницу.*Открыть сайт водоканала/s,
  },
  {
    name: 'the server is down',
    code: 'VK-304',
    html: script('data-phone="8 800 000-00-00"') + LOGIN,
    on: ELSEWHERE,
    reads: /Позвоните: 8 800 000-00-00/,
  },
  {
    name: 'an inline page on another site',
    code: 'VK-306',
    html: script() + LOGIN,
    on: ELSEWHERE,
    answer: () => json({ mode: 'inline', crossSite: true }),
    logs: /--mode framed/,
    reads: /Открыть сайт водоканала/,
  },
  {
    name: 'the policy of the page forbids the endpoint',
    code: 'VK-401',
    html: script() + LOGIN,
    on: ELSEWHERE,
    answer: () => INLINE,
    headers: { 'Content-Security-Policy': "script-src https://kit.test; connect-src 'none'" },
  },
  {
    name: 'a widget whose file does not load',
    code: 'VK-101',
    html: `${script()}<vk-claim-form></vk-claim-form>`,
    reads: /Раздел не открылся.*Обновить страницу/s,
  },
  {
    name: 'a rule that does not exist',
    code: 'VK-204',
    html: `${script()}<vk-login on-success="show:thanks"></vk-login>`,
  },
  {
    name: 'a redirect to an address that is not registered',
    code: 'VK-204',
    html: `${script()}<vk-login on-success="redirect:https://evil.test"></vk-login>`,
    answer: () => INLINE,
  },
  {
    name: 'a redirect to an unregistered address',
    code: 'VK-209',
    html: `${script()}<vk-login on-success="redirect:kabinet"></vk-login>`,
    answer: () => INLINE,
    logs: /cabinet/,
  },
  {
    name: 'a registered redirect',
    html: `${script()}<vk-login on-success="redirect:cabinet"></vk-login>`,
    answer: () => INLINE,
  },
  {
    name: 'a misspelt colour',
    code: 'VK-211',
    html: `<style>vk-login { --vk-accent: bleu }</style>${script()}${LOGIN}`,
    logs: /--vk-accent: bleu/,
  },
  {
    name: 'text on its own colour',
    code: 'VK-212',
    html: `<style>vk-login { --vk-surface: #17212b }</style>${script()}${LOGIN}`,
    logs: /--vk-surface: #17212b/,
  },
  {
    name: 'readable colours',
    html: `<style>vk-login { --vk-accent: #00695c; --vk-surface: white }</style>${script()}${LOGIN}`,
  },
];

for (const { name, code, html, logs, reads, on = 'https://kit.test', answer, headers = {} } of cases) {
  test(`${code ?? 'no message'}: ${name}`, async () => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    try {
      const page = await context.newPage();
      const lines: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'warning') lines.push(message.text());
      });
      let isChecked = false;
      await page.clock.install();
      await context.route('**/*', async (route) => {
        const url = new URL(route.request().url());
        if (url.href === `${on}/`)
          return route.fulfill({
            contentType: 'text/html; charset=utf-8',
            headers,
            body: `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Страница</title><link rel="icon" href="data:,">${html}`,
          });
        if (url.pathname.startsWith('/vk/1/')) {
          if (url.pathname.includes('page-check')) isChecked = true;
          try {
            return await route.fulfill({
              contentType: 'text/javascript; charset=utf-8',
              headers: { 'Access-Control-Allow-Origin': '*' },
              body: readFileSync(join(folder, url.pathname.slice(6)), 'utf8'),
            });
          } catch {
            return route.fulfill({ status: 404 });
          }
        }
        if (url.pathname === '/js/vk.js')
          return route.fulfill({ contentType: 'text/javascript', body: 'window.vk = {}' });
        const found = answer?.(url);
        return found
          ? route.fulfill({
              status: found.status ?? 200,
              contentType: found.type ?? 'text/plain',
              // Without the header Playwright would add one that allows the page.
              headers: { 'Access-Control-Allow-Origin': found.cors ? '*' : 'https://other.test' },
              body: found.body ?? '',
            })
          : route.abort();
      });
      await page.goto(`${on}/`);
      await page.clock.fastForward(8000);
      await until('the check', () => page.clock.fastForward(100).then(() => isChecked), 5000);
      if (code) await until(code, () => page.clock.fastForward(100).then(() => lines.length > 0), 5000);
      // A second message could only come now.
      await page.clock.fastForward(9000);
      await page.waitForFunction(() => document.readyState === 'complete');
      await page.evaluate(() => fetch(`${location.origin}/done`).catch(() => undefined));
      assert.deepEqual(
        lines.map((line) => /VK-\d+/.exec(line)?.[0]),
        code ? [code] : [],
      );
      const [line = ''] = lines;
      if (code) assert.equal(line.split('\n').length, 2, 'in Russian and in English');
      if (logs) assert.match(line, logs);
      if (reads) assert.match(await page.locator('body').innerText(), reads);
      if (!code) assert.equal(await page.evaluate(() => customElements.get('vk-login') !== undefined), true);
    } finally {
      await context.close();
    }
  });
}
