/** Takes the two pictures of the README from the running demo utility. */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { startGateway } from '../test/gateway.mjs';
import { launchBrowser } from './built-stories.ts';

const PORT = 5302;
const FOLDER = new URL('../../../docs/pictures/', import.meta.url);
const MAX_BYTES = 150 * 1024;

const DESKTOP: BrowserContextOptions = { viewport: { width: 1200, height: 860 } };
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 800 },
  deviceScaleFactor: 1,
  isMobile: true,
  hasTouch: true,
};

/** Opens a page of the demo site as a resident who is signed in. */
async function signedIn(browser: Browser, origin: string, path: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ ...options, locale: 'ru-RU', baseURL: origin, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('Лицевой счёт или электронная почта').fill('230100001');
  await page.getByRole('textbox', { name: 'Пароль' }).fill('tikhiy-rodnik-u-mosta');
  await page.keyboard.press('Enter');
  await page.getByLabel('Показание, м³').first().waitFor();
  if (path !== '/') await page.goto(path);
  return page;
}

/** Waits until no widget of the page shows a skeleton. */
const loaded = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('*')].every(
      ({ localName, shadowRoot }) =>
        !localName.startsWith('vk-') ||
        (shadowRoot?.querySelector('section') && !shadowRoot.querySelector('.vk-skeleton')),
    ),
  );

/** A picture of the page, from this widget on. */
async function pictureOf(page: Page, from?: string): Promise<string> {
  await loaded(page);
  await page.evaluate((tag) => {
    // The focus stands on the bar of the account after a sign-in.
    const { activeElement } = document;
    for (const element of [activeElement?.shadowRoot?.activeElement, activeElement])
      (element as HTMLElement | null | undefined)?.blur();
    const top = tag ? (document.querySelector(tag)?.getBoundingClientRect().top ?? 12) - 12 : -scrollY;
    scrollBy({ top, behavior: 'instant' });
  }, from);
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await page.context().close();
  return `data:image/png;base64,${picture.toString('base64')}`;
}

/** Puts pictures beside one another and saves them as one WebP. */
async function compose(browser: Browser, name: string, width: number, height: number, body: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(`<!doctype html><style>
    body { margin: 0; inline-size: ${width}px; block-size: ${height}px; overflow: hidden; position: relative; display: flex; gap: 24px; justify-content: center; align-items: center; background: linear-gradient(150deg, #d9e9f3, #eef4f8 55%, #cfe3ee); }
    .phone { inline-size: 292px; border-radius: 34px; border: 7px solid #10202c; box-shadow: 0 18px 40px #10202c55; }
    .desktop { position: absolute; inset-block-start: 28px; inset-inline-start: 28px; inline-size: 980px; border-radius: 12px; box-shadow: 0 14px 40px #10202c44; }
    .front { position: absolute; inset-block-end: 22px; inset-inline-end: 28px; inline-size: 272px; }
  </style>${body}`);
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  const session = await page.context().newCDPSession(page);
  const file = new URL(`${name}.webp`, FOLDER);
  // Playwright itself writes only PNG and JPEG.
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
  writeFileSync(file, Buffer.from(data, 'base64'));
  const { size } = statSync(file);
  console.log(`${file.pathname}: ${Math.round(size / 1024)} KiB`);
  if (size > MAX_BYTES) throw new Error(`${name}.webp is larger than 150 KiB.`);
  await page.close();
}

export async function takeReadmePictures(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const gateway = await startGateway({ port: PORT, demo: true });
  const browser = await launchBrowser();
  const open = (path: string, options: BrowserContextOptions) => signedIn(browser, gateway.origin, path, options);
  try {
    const desktop = await pictureOf(await open('/', { ...DESKTOP, colorScheme: 'light' }));
    const dark = await pictureOf(await open('/', { ...PHONE, colorScheme: 'dark' }), 'vk-balance-card');
    await compose(
      browser,
      'cabinet',
      1200,
      760,
      `<img class="desktop" src="${desktop}" alt=""><img class="phone front" src="${dark}" alt="">`,
    );
    const reading = await open('/', { ...PHONE, colorScheme: 'light' });
    await reading.getByLabel('Показание, м³').first().waitFor();
    const phones = [
      await pictureOf(reading, 'vk-reading-form'),
      await pictureOf(await open('/meters.html', { ...PHONE, colorScheme: 'dark' }), 'vk-usage-chart'),
      await pictureOf(await open('/meters.html', { ...PHONE, colorScheme: 'light' }), 'vk-reading-history'),
    ];
    await compose(
      browser,
      'phones',
      1200,
      680,
      phones.map((picture) => `<img class="phone" src="${picture}" alt="">`).join(''),
    );
  } finally {
    await browser.close();
    await gateway.stop();
  }
}
