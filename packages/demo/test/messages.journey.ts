import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { serve, type Page as Answer } from './serve.ts';

// Triggers every console message for webmasters by the mistake it explains; visitors of the page must not see it.
const ENDPOINT = 'http://localhost:5199';
const codes = [
  ...readFileSync(new URL('../../../docs/messages.md', import.meta.url), 'utf8').matchAll(/^\| (VK-\d+)/gm),
].map(([, code]) => code);

const kit = (attributes = '') => `<script async src="${ENDPOINT}/vk/1/vk.js" ${attributes}></script>`;

interface Mistake {
  readonly code: string;
  readonly about?: string;
  readonly body: string;
  /** Loopback address of another site that serves the page; the utility's own origin when left out. */
  readonly on?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly logs: RegExp;
  readonly prepare?: (page: Page) => Promise<unknown>;
  readonly then?: (page: Page) => Promise<unknown>;
  /** The mistake itself shows technical terms to visitors. */
  readonly showsTerms?: boolean;
  /** Answers of a separate endpoint, whose origin replaces `ENDPOINT` in the body. */
  readonly endpoint?: (path: string) => string | Answer | undefined;
}

const LOGIN = '<vk-login></vk-login>';

const mistakes: readonly Mistake[] = [
  {
    code: 'VK-101',
    body: kit() + LOGIN,
    logs: /<vk-login>/,
    prepare: (page) => page.route(/\/vk\/1\/(only\/)?login\.js$/, (route) => route.abort()),
  },
  { code: 'VK-102', body: `${kit()}<p>Редактор удалил тег</p>`, logs: /<div data-vk="login">/ },
  { code: 'VK-103', body: kit() + LOGIN + kit(), logs: /vk\.js/ },
  {
    code: 'VK-104',
    body: `<script>customElements.define("vk-login", class extends HTMLElement {});</script><script type="module">import("/vk/1/login.js");</script>`,
    logs: /vk-login/,
  },
  {
    code: 'VK-105',
    body: kit() + LOGIN,
    logs: /vk\.js/,
    prepare: (page) => page.route(/\/vk\/1\/extras\.js$/, (route) => route.abort()),
  },
  { code: 'VK-106', body: `${kit()}<p>&lt;vk-login&gt;&lt;/vk-login&gt;</p>`, logs: /<vk-login>/ },
  { code: 'VK-201', body: `${kit()}<div data-vk="logn">Войти</div>`, logs: /vk-logn.*vk-login/ },
  { code: 'VK-202', body: kit('data-endpiont="https://lk.example.org"') + LOGIN, logs: /data-endpiont.*data-endpoint/ },
  {
    code: 'VK-202',
    about: 'on a tag',
    body: `${kit()}<vk-reading-form meterid="1"></vk-reading-form>`,
    logs: /meterid.*meter-id/,
  },
  {
    code: 'VK-203',
    body: `<script type="application/json" data-vk-config>{ "phone": «8 800» }</script>${kit()}${LOGIN}`,
    logs: /JSON/,
  },
  {
    code: 'VK-204',
    body: `${kit()}<vk-login on-success="redirect:https://evil.example"></vk-login>`,
    logs: /redirect:https:\/\/evil\.example/,
    async then(page) {
      await page.getByLabel('Лицевой счёт или электронная почта').fill('bereg@example.org');
      await page.getByRole('textbox', { name: 'Пароль' }).fill('tikhiy-rodnik-u-mosta');
      await page.locator('form').getByRole('button', { name: 'Войти' }).click();
      await expect(page.locator('vk-login')).toContainText('Вы вошли');
      expect(new URL(page.url()).origin).toBe(ENDPOINT);
    },
  },
  { code: 'VK-205', body: kit('data-endpoint="https://lk example.org"') + LOGIN, logs: /lk example\.org/ },
  { code: 'VK-206', body: kit('data-endpoint=“https://lk.example.org”') + LOGIN, logs: /“https/ },
  { code: 'VK-207', body: `${kit()}<vk-lоgin></vk-lоgin>`, logs: /vk-login/ },
  { code: 'VK-208', body: kit('data-endpoint="lk.example.org"') + LOGIN, logs: /https:\/\/lk\.example\.org/ },
  { code: 'VK-209', body: `${kit()}<vk-login on-success="redirect:nowhere"></vk-login>`, logs: /nowhere/ },
  {
    code: 'VK-210',
    body: `<p>{ "endpoint": "https://lk.example.org" }</p>${kit()}${LOGIN}`,
    logs: /data-vk-config/,
    showsTerms: true,
  },
  { code: 'VK-211', body: `<style>vk-login { --vk-accent: bleu }</style>${kit()}${LOGIN}`, logs: /--vk-accent: bleu/ },
  { code: 'VK-212', body: `<style>vk-login { --vk-surface: #15232f }</style>${kit()}${LOGIN}`, logs: /--vk-surface/ },
  {
    code: 'VK-301',
    body: kit('data-endpoint="ENDPOINT/lk"') + LOGIN,
    on: '127.0.0.5',
    logs: /HTML/,
    endpoint: (path) => ({
      body: '<!doctype html><title>Не найдено</title>',
      headers: { 'Access-Control-Allow-Origin': '*' },
      status: path.includes('/v1/') ? 200 : 404,
    }),
  },
  { code: 'VK-302', body: kit() + LOGIN, on: '127.0.0.5', logs: /gateway site add http:\/\/127\.0\.0\.5/ },
  {
    code: 'VK-306',
    body: kit('data-endpoint="ENDPOINT/"') + LOGIN,
    on: '127.0.0.5',
    logs: /--mode framed/,
    endpoint: () => ({
      body: JSON.stringify({ mode: 'inline', crossSite: true }),
      type: 'application/json',
      headers: { 'Access-Control-Allow-Origin': '*' },
    }),
  },
  { code: 'VK-304', body: kit('data-endpoint="http://127.0.0.6:9"') + LOGIN, on: '127.0.0.5', logs: /127\.0\.0\.6:9/ },
  {
    code: 'VK-401',
    body: kit() + LOGIN,
    on: '127.0.0.5',
    headers: { 'Content-Security-Policy': `script-src ${ENDPOINT}; connect-src 'none'` },
    logs: /connect-src/,
  },
];

for (const { code, about = '', body, on, headers = {}, logs, prepare, then, showsTerms, endpoint } of mistakes) {
  test(`message ${code} ${about}`, async ({ page }) => {
    const consoleMessages: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') consoleMessages.push(message.text());
    });
    await using other = endpoint ? await serve('127.0.0.6', endpoint) : undefined;
    const html = `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Страница</title><link rel="icon" href="data:,">${body.replace('ENDPOINT/', `${other?.origin}/`)}`;
    await using site = on ? await serve(on, (path) => (path === '/' ? { body: html, headers } : undefined)) : undefined;
    await prepare?.(page);
    if (!site)
      await page.route('**/host', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await page.goto(site?.origin ?? `${ENDPOINT}/host`);
    await then?.(page);
    await expect.poll(() => consoleMessages.filter((line) => line.includes(code)).length, { timeout: 30_000 }).toBe(1);
    const [line = ''] = consoleMessages.filter((each) => each.includes(code));
    expect(line).toMatch(logs);
    // The texts did not load either.
    if (code !== 'VK-105') expect(line.split('\n'), 'in Russian and in English').toHaveLength(2);
    if (!showsTerms)
      expect(await page.locator('body').innerText(), 'visitors see no technical terms').not.toMatch(
        /VK-|endpoint|CORS|CSP|JSON|gateway/,
      );
  });
}

test('message VK-303: an http endpoint on an https page', async ({ page }) => {
  const consoleMessages: string[] = [];
  page.on('console', (message) => consoleMessages.push(message.text()));
  // The test fulfils an https address, because the browser decides about mixed content by the address alone.
  await page.route('https://portal.example.org/**', (route) => {
    const { pathname } = new URL(route.request().url());
    return pathname.startsWith('/vk/')
      ? page.request.get(ENDPOINT + pathname).then((response) => route.fulfill({ response }))
      : route.fulfill({
          contentType: 'text/html; charset=utf-8',
          body: '<!doctype html><html lang="ru"><title>Страница</title><script async src="/vk/1/vk.js" data-endpoint="http://lk.example.org"></script><vk-login></vk-login>',
        });
  });
  await page.goto('https://portal.example.org/');
  await expect.poll(() => consoleMessages.join('\n')).toContain('VK-303');
});

test('messages VK-305, VK-502, VK-503: frames on partner pages', async ({ page, context }) => {
  const consoleMessages: string[] = [];
  page.on('console', (message) => consoleMessages.push(message.text()));
  await context.route('http://127.0.0.1:5200/', async (route) =>
    route.fulfill({
      response: await route.fetch(),
      headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "frame-src 'none'" },
      body: `<!doctype html><html lang="ru"><title>Портал</title>${kit('data-phone="8 800 000-00-00"')}${LOGIN}`,
    }),
  );
  await page.goto('http://127.0.0.1:5200/');
  await expect.poll(() => consoleMessages.join('\n'), { timeout: 30_000 }).toContain('VK-305');
  await expect(page.locator('vk-login')).toContainText('Позвоните: 8 800 000-00-00');
  await context.unrouteAll();
  await context.route('http://127.0.0.1:5200/', async (route) =>
    route.fulfill({
      response: await route.fetch(),
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
      body: `<!doctype html><html lang="ru"><title>Портал</title>${kit()}<vk-reading-form id="lost" code-url="/nowhere"></vk-reading-form><vk-reading-form id="used" code="${'A'.repeat(43)}"></vk-reading-form>`,
    }),
  );
  await page.goto('http://127.0.0.1:5200/');
  await expect.poll(() => consoleMessages.join('\n')).toContain('VK-503');
  await expect.poll(() => consoleMessages.join('\n')).toContain('VK-502');
});

test('message VK-107: a page opened from a disk', async ({ page }, testInfo) => {
  const consoleMessages: string[] = [];
  page.on('console', (message) => consoleMessages.push(message.text()));
  const file = testInfo.outputPath('page.html');
  writeFileSync(file, `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Страница</title>${kit()}${LOGIN}`);
  await page.goto(`file://${file}`);
  // Files of the kit may be read by a page without an origin only where the server allows it.
  await expect.poll(() => consoleMessages.join('\n'), { timeout: 30_000 }).toMatch(/VK-10[57]/);
});

test('messages VK-504, VK-505: a page that isolates itself, and a key in place of a code', async ({
  page,
  context,
}) => {
  const consoleMessages: string[] = [];
  page.on('console', (message) => consoleMessages.push(message.text()));
  await context.route('http://127.0.0.1:5200/', async (route) =>
    route.fulfill({
      response: await route.fetch(),
      headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cross-Origin-Opener-Policy': 'same-origin' },
      body: `<!doctype html><html lang="ru"><title>Портал</title>${kit()}<vk-login id="login"></vk-login><vk-reading-form id="key" code="site-key-${'A'.repeat(43)}"></vk-reading-form>`,
    }),
  );
  // A site with sign-in by redirect needs no window.
  await context.route('**/embed/**', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('data-redirect="yes"', 'data-redirect=""') });
  });
  // Browsers honour the header only in secure contexts, so the missing window is simulated.
  await context.addInitScript(() => {
    if (self !== top) window.open = () => null;
  });
  await page.goto('http://127.0.0.1:5200/');
  await expect.poll(() => consoleMessages.join('\n')).toContain('VK-505');
  const { press, frameOf } = await import('./frames.ts');
  await press(page, 'login', 'Войти через сайт водоканала');
  await expect.poll(() => consoleMessages.join('\n')).toContain('VK-504');
  await expect((await frameOf(page, 'login')).locator('vk-login')).toContainText(
    'Эта страница не даёт открыть окно входа',
  );
  expect(consoleMessages.join('\n')).not.toMatch(/VK-501|VK-502|VK-503/);
});

test('message VK-501: the window does not open and no redirect is allowed', async ({ page, context }) => {
  const consoleMessages: string[] = [];
  page.on('console', (message) => consoleMessages.push(message.text()));
  await context.addInitScript(() => {
    if (self !== top) window.open = () => null;
  });
  await context.route('**/embed/**', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('data-redirect="yes"', 'data-redirect=""') });
  });
  await page.goto('http://127.0.0.1:5200/');
  const { press, frameOf } = await import('./frames.ts');
  await press(page, 'login', 'Войти через сайт водоканала');
  await expect((await frameOf(page, 'login')).locator('vk-login')).toContainText('Разрешите всплывающие окна');
  await expect.poll(() => consoleMessages.join('\n')).toContain('VK-501');
});

test('this file triggers every message in docs/messages.md', () => {
  const source = readFileSync(new URL(import.meta.url), 'utf8');
  expect(codes.filter((code) => !source.includes(String(code)))).toEqual([]);
});
