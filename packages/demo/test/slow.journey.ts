import { expect, test, type Page } from '@playwright/test';
import { ENDPOINT, PORTAL, signIn } from './frames.ts';
import { recordShifts, shiftsOf } from './layout-shifts.ts';

// Loading the widgets must not shift the page. Tested on six typical pages of utilities and management companies, with
// a slow connection and a slow phone.
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const CPU_SLOWDOWN = 4;

const VK = `<script async src="${ENDPOINT}/vk/1/vk.js"></script>`;
const AFTER = '<p>Приём граждан: понедельник и среда с 9 до 17, обед с 12 до 13.</p>';

interface Host {
  readonly name: string;
  readonly origin: string;
  readonly css: string;
  readonly body: string;
}

const hosts: readonly Host[] = [
  {
    name: 'a column of news with the sign-in beside it',
    origin: ENDPOINT,
    css: 'body{margin:0;font:14px Arial}header{height:120px;background:#036}main{display:flex;max-width:1100px;margin:auto;gap:20px}aside{width:300px;flex:none}article{flex:1}@media(max-width:700px){main{display:block}aside{width:auto}}',
    body: `<header></header><main><aside><vk-login></vk-login>${AFTER}</aside><article><h1>Новости</h1><p>20 ноября промывка сетей на улице Ключевой.</p>${AFTER}</article></main>`,
  },
  {
    name: 'a table layout of 2006',
    origin: ENDPOINT,
    css: 'body{margin:8px;font-family:Tahoma;font-size:11px}table{border-collapse:collapse;width:100%}td{vertical-align:top;border:1px solid #999;padding:6px}td vk-login{min-block-size:580px}',
    body: `<table><tr><td width="220"><b>Личный кабинет</b><vk-login></vk-login></td><td><vk-balance-card></vk-balance-card>${AFTER}</td></tr><tr><td colspan="2">© Водоканал</td></tr></table>`,
  },
  {
    name: 'a grid of cards with a sticky header',
    origin: ENDPOINT,
    css: '*,*::before,*::after{box-sizing:border-box}body{margin:0;font:16px/1.5 system-ui}nav{position:sticky;top:0;height:64px;background:#fff;border-bottom:1px solid #ddd;z-index:9}.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:24px;padding:24px}',
    body: `<nav>Водоканал</nav><div class="grid"><vk-balance-card></vk-balance-card><vk-reading-form></vk-reading-form><vk-login></vk-login></div>${AFTER}`,
  },
  {
    name: 'a landing with a large picture',
    origin: ENDPOINT,
    css: 'body{margin:0;font:18px Georgia;background:#111;color:#eee;color-scheme:dark}.hero{height:60vh;background:linear-gradient(#135,#111)}section{max-width:720px;margin:0 auto;padding:16px}',
    body: `<div class="hero"></div><section><h1>Передайте показания</h1><vk-reading-form></vk-reading-form>${AFTER}<vk-claim-form></vk-claim-form>${AFTER}</section>`,
  },
  {
    name: 'the portal of a management company',
    origin: PORTAL,
    css: 'html{font-size:62.5%}body{margin:0;font:1.6rem/1.4 Verdana}.page{max-width:96rem;margin:0 auto;padding:1.6rem}',
    body: `<div class="page"><h1>УК «Тихий двор»</h1><vk-balance-card></vk-balance-card>${AFTER}<vk-reading-form></vk-reading-form>${AFTER}</div>`,
  },
  {
    name: 'the page of one house with a reading form for guests',
    origin: PORTAL,
    css: 'body{margin:0;font:15px/1.6 "Segoe UI",sans-serif}.wrap{display:flex;flex-wrap:wrap}.wrap>*{flex:1 1 320px;padding:12px}',
    body: `<div class="wrap"><div><h2>Дом 48</h2>${AFTER}</div><div><vk-reading-form guest></vk-reading-form>${AFTER}</div></div>`,
  },
];

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
}

for (const [index, { name, origin, css, body }] of hosts.entries()) {
  test(`no layout shift on a slow connection: ${name}`, async ({ page }) => {
    await recordShifts(page);
    const html = `<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${ENDPOINT}/vk/1/vk.css"><style>${css}</style>${VK}</head><body>${body}</body></html>`;
    await page.route(`${origin}/slow`, (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
    );
    await slowDown(page);
    const tags = await page.evaluate(
      (code) =>
        new DOMParser()
          .parseFromString(code, 'text/html')
          .querySelectorAll('vk-login,vk-balance-card,vk-reading-form,vk-claim-form').length,
      html,
    );
    const looks = [
      [360, false],
      [1200, origin === ENDPOINT],
    ] as const;
    for (const [width, signedIn] of looks) {
      await page.setViewportSize({ width, height: 800 });
      if (signedIn) {
        await page.goto(`${ENDPOINT}/widgets/vk-login.html`);
        await signIn(page, ['rodnik@example.org', 'pristan@example.org'][index % 2] ?? '');
        await expect(page.locator('vk-login')).toContainText('Вы вошли');
      }
      await page.goto(`${origin}/slow`);
      await expect
        .poll(
          () =>
            page.evaluate(
              () =>
                [...document.querySelectorAll('vk-login,vk-balance-card,vk-reading-form,vk-claim-form')].filter(
                  (tag) =>
                    tag.getBoundingClientRect().top > innerHeight + 500 ||
                    tag.shadowRoot?.querySelector('section :not(.vk-skeleton):not(.vk-skeleton *), iframe'),
                ).length,
            ),
          { timeout: 20_000 },
        )
        .toBe(tags);
      await page.waitForLoadState('networkidle');
      expect(await shiftsOf(page), `${width} px, ${signedIn ? 'signed in' : 'signed out'}`).toEqual([]);
    }
  });
}

test('the shared account chunk loads in parallel with the first account widget', async ({ page }) => {
  const requested: string[] = [];
  page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  let release = (): void => undefined;
  const released = new Promise<void>((done) => {
    release = done;
  });
  await page.route(/\/balance-card\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(`${ENDPOINT}/widgets/vk-balance-card.html`);
  await expect.poll(() => requested.filter((path) => /\/(core|account)\.js$/.test(path)).length).toBe(2);
  release();
  await expect(page.locator('vk-balance-card')).toContainText('войдите в личный кабинет');
  expect(requested.filter((path) => path.endsWith('/account.js')).length).toBe(1);
});
