import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { ALLOW, ENDPOINT, frameOf, PORTAL, press, signIn, signInFrom } from './frames.ts';
import { serve } from './serve.ts';

// The portal of a management company: another site than the utility, so everything of the utility stands in frames.
async function letIn(context: BrowserContext, page: Page, id: string, email: string): Promise<void> {
  const opened = await signInFrom(context, page, id, email);
  await expect(opened.getByRole('heading', { name: `${ALLOW}?` })).toBeVisible();
  await expect(opened.locator('vk-connect')).toContainText(PORTAL);
  await opened.getByRole('button', { name: ALLOW }).click();
  await expect.poll(() => opened.isClosed()).toBe(true);
}

/** Waits until no frame has changed its height for sixty pictures of the page. */
async function stillFrames(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<void>((done) => {
    let before = '';
    let still = 0;
    const look = () => {
      const now = [...document.querySelectorAll('iframe')].map(({ offsetHeight }) => offsetHeight).join();
      still = now === before ? still + 1 : 0;
      before = now;
      // Frames keep their first height for three seconds at least.
      if (still < 60 || performance.now() < 6000) requestAnimationFrame(look);
      else done();
    };
    look();
  }));
}

test('a resident whom the portal knows sends readings without a sign-in; the utility has them', async ({ page }) => {
  await page.goto(PORTAL);
  const form = await frameOf(page, 'delegated');
  const fields = form.getByLabel('Показание, м³');
  await expect(fields).toHaveCount(2);
  const previous = Number((await form.getByText(/Прошлое: [\d,]+/).first().innerText()).replace(/.*Прошлое: ([\d,]+).*/s, '$1').replace(',', '.'));
  const events = page.evaluate(() => new Promise((done) => document.addEventListener('vk-reading-submitted', (event) => done(JSON.stringify((event as CustomEvent).detail)), { once: true })));
  await fields.first().fill(String(Math.ceil(previous) + 3));
  await expect(form.getByText(/Расход/)).toBeVisible();
  // The frame has grown with what is said of the number: a button that is just then cut off asks to be pressed again.
  await expect(async () => {
    await form.getByRole('button', { name: 'Передать показания' }).click({ timeout: 1000 });
    await expect(form.getByText(/Показания приняты/)).toBeVisible({ timeout: 3000 });
  }).toPass();
  expect(await events).toBe('{}');
  // The balance of the same page knows nothing of it: the code was for readings alone.
  await expect((await frameOf(page, 'balance')).getByRole('button', { name: 'Войти через сайт водоканала' })).toBeVisible();
  await page.reload();
  await expect((await frameOf(page, 'delegated')).getByText(/Передано: /)).toBeVisible();
});

test('a customer lets the portal in, sees the balance there, and shuts it out again', async ({ page, context }) => {
  await page.goto(PORTAL);
  await letIn(context, page, 'login', 'pristan@example.org');
  await expect((await frameOf(page, 'login')).getByRole('heading', { name: 'Вы вошли' })).toBeVisible();
  const balance = await frameOf(page, 'balance');
  await expect(balance.locator('vk-balance-card')).toContainText('Долг');
  expect(await page.locator('#login').evaluate((tag) => tag.hasAttribute('data-authenticated'))).toBe(true);
  // It stays after a reload: the cookie is kept for this site alone.
  await page.reload();
  await expect((await frameOf(page, 'balance')).locator('vk-balance-card')).toContainText('Долг');
  const sites = await context.newPage();
  await sites.goto(`${ENDPOINT}/connect`);
  await sites.getByRole('button', { name: 'Закрыть доступ: УК «Тихий двор»' }).click();
  await expect(sites.locator('vk-connect')).toContainText('Сейчас таких сайтов нет');
  expect((await new AxeBuilder({ page: sites }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.reload();
  await expect((await frameOf(page, 'balance')).getByRole('button', { name: 'Войти через сайт водоканала' })).toBeVisible();
});

test('a guest sends a reading by two numbers of the bill; a mistake costs nothing that was typed', async ({ page }) => {
  await page.goto(PORTAL);
  const form = await frameOf(page, 'guest');
  await form.getByRole('button', { name: 'Передать показание' }).click();
  await expect(form.locator('.vk-summary')).toContainText('Заполните: Лицевой счёт');
  await form.getByLabel('Лицевой счёт').fill('230 100 010');
  await form.getByLabel('Номер счётчика').fill('11000091');
  await form.getByLabel('Показание, м³').fill('0');
  await form.getByRole('button', { name: 'Передать показание' }).click();
  await expect(form.locator('.vk-summary')).toContainText('Меньше прошлого показания');
  await expect(form.getByLabel('Лицевой счёт')).toHaveValue('230 100 010');
  expect(await form.locator('vk-reading-form').innerText()).not.toMatch(/Прошлое: \d/);
  await form.getByLabel('Номер счётчика').fill('00000');
  await form.getByRole('button', { name: 'Передать показание' }).click();
  await expect(form.locator('.vk-summary')).toContainText('Такого счётчика на этом лицевом счёте нет');
});

test('where no window opens the whole page goes through the sign-in and comes back', async ({ page, context }) => {
  // The browser stops every window of a frame.
  await context.addInitScript(() => { if (self !== top) window.open = () => null; });
  await page.goto(PORTAL);
  await press(page, 'login', 'Войти через сайт водоканала');
  await page.waitForURL(`${ENDPOINT}/connect?**`);
  await signIn(page, 'pristan@example.org');
  await page.getByRole('button', { name: ALLOW }).click();
  await page.waitForURL(`${PORTAL}/**`);
  await expect((await frameOf(page, 'login')).getByRole('heading', { name: 'Вы вошли' })).toBeVisible();
  expect(page.url()).toBe(`${PORTAL}/`);
});

test('the portal keeps its strict policy, asks nobody else, and nothing jumps', async ({ page }) => {
  const origins = new Set<string>();
  const faults: string[] = [];
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(`${message.text()} ${message.location().url}`); });
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.addInitScript(() => {
    const scope = window as unknown as { shifts: number };
    scope.shifts = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) if (!entry.hadRecentInput) scope.shifts += entry.value; }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const [width, colorScheme] of [[1200, 'light'], [320, 'dark']] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.goto(PORTAL);
    await expect((await frameOf(page, 'guest')).getByLabel('Лицевой счёт')).toBeVisible();
    await expect((await frameOf(page, 'delegated')).locator('vk-reading-form')).toContainText('Холодная вода');
    // The frames have settled: what the page keeps for them was enough.
    await stillFrames(page);
    expect(await page.evaluate(() => (window as unknown as { shifts: number }).shifts), `CLS at ${width} px`).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  }
  expect(faults).toEqual([]);
  expect([...origins].sort()).toEqual([PORTAL, ENDPOINT].sort());
});

test('a page on which the site is not registered gets no frame of ours, and its visitors a sentence', async ({ page }) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await using site = await serve('127.0.0.2', () => `<!doctype html><html lang="ru"><title>Чужой сайт</title><script async src="${ENDPOINT}/vk/1/vk.js" data-phone="8 800 000-00-00"></script><vk-login></vk-login><vk-balance-card>Позвоните нам</vk-balance-card>`);
  await page.goto(site.origin);
  await expect.poll(() => said.join('\n')).toContain('VK-302');
  expect(said.join('\n')).toContain(`gateway site add ${site.origin}`);
  await expect(page.locator('vk-login')).toContainText('Позвоните: 8 800 000-00-00', { timeout: 30_000 });
  await expect(page.locator('vk-balance-card')).toHaveText('Позвоните нам');
  expect(await page.locator('iframe, input').count()).toBe(0);
});
