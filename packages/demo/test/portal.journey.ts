import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { ALLOW, ENDPOINT, frameOf, PORTAL, press, signIn, signInFrom } from './frames.ts';
import { recordShifts, shiftsOf } from './layout-shifts.ts';
import { serve } from './serve.ts';

// The portal of a management company is another site than the utility, so the widgets run in frames there.
async function signInAndConsent(context: BrowserContext, page: Page, id: string, email: string): Promise<void> {
  const opened = await signInFrom(context, page, id, email);
  await expect(opened.getByRole('heading', { name: `${ALLOW}?` })).toBeVisible();
  await expect(opened.locator('vk-connect')).toContainText(PORTAL);
  await opened.getByRole('button', { name: ALLOW }).click();
  await expect.poll(() => opened.isClosed()).toBe(true);
}

/** Waits until no frame has changed its height for sixty animation frames. */
async function waitForStableFrames(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        let before = '';
        let unchanged = 0;
        const check = () => {
          const now = [...document.querySelectorAll('iframe')].map(({ offsetHeight }) => offsetHeight).join();
          unchanged = now === before ? unchanged + 1 : 0;
          before = now;
          // Frames keep their initial height for at least three seconds.
          if (unchanged < 60 || performance.now() < 6000) requestAnimationFrame(check);
          else done();
        };
        check();
      }),
  );
}

test('a resident signed in to the portal sends readings without another sign-in', async ({ page }) => {
  await page.goto(PORTAL);
  const form = await frameOf(page, 'delegated');
  const fields = form.getByLabel('Показание, м³');
  await expect(fields).toHaveCount(2);
  const previous = Number(
    (
      await form
        .getByText(/Прошлое: [\d,]+/)
        .first()
        .innerText()
    )
      .replace(/.*Прошлое: ([\d,]+).*/s, '$1')
      .replace(',', '.'),
  );
  const events = page.evaluate(
    () =>
      new Promise((done) =>
        document.addEventListener(
          'vk-reading-submitted',
          (event) => done(JSON.stringify((event as CustomEvent).detail)),
          { once: true },
        ),
      ),
  );
  await fields.first().fill(String(Math.ceil(previous) + 3));
  await expect(form.getByText(/Расход/)).toBeVisible();
  // The frame grows with the message about the value; a button that is cut off at that moment asks to be pressed again.
  await expect(async () => {
    await form.getByRole('button', { name: 'Передать показания' }).click({ timeout: 1000 });
    await expect(form.getByText(/Показания приняты/)).toBeVisible({ timeout: 3000 });
  }).toPass();
  expect(await events).toBe('{}');
  // The code is for readings only, so the balance on the same page still asks to sign in.
  await expect(
    (await frameOf(page, 'balance')).getByRole('button', { name: 'Войти через сайт водоканала' }),
  ).toBeVisible();
  await page.reload();
  await expect((await frameOf(page, 'delegated')).getByText(/Передано: /)).toBeVisible();
});

test('a customer gives the portal access, sees the balance there and revokes the access', async ({ page, context }) => {
  await page.goto(PORTAL);
  await signInAndConsent(context, page, 'login', 'pristan@example.org');
  await expect((await frameOf(page, 'login')).getByRole('heading', { name: 'Вы вошли' })).toBeVisible();
  const balance = await frameOf(page, 'balance');
  await expect(balance.locator('vk-balance-card')).toContainText('Долг');
  expect(await page.locator('#login').evaluate((tag) => tag.hasAttribute('data-authenticated'))).toBe(true);
  // The partitioned cookie of this site survives a reload.
  await page.reload();
  const again = await frameOf(page, 'balance');
  await expect(again.locator('vk-balance-card')).toContainText('Долг');
  // Payment leaves the frame: it opens the utility's own page, where the customer is signed in.
  const [payment] = await Promise.all([
    context.waitForEvent('page'),
    again.getByRole('link', { name: 'Оплатить' }).click(),
  ]);
  const form = payment.locator('vk-payment-form');
  await form.getByText('Другая сумма').click();
  await form.getByRole('textbox', { name: 'Сумма' }).fill('100');
  await form.getByText('Банковская карта', { exact: true }).click();
  await form.getByRole('button', { name: 'Продолжить' }).click();
  await form.getByRole('button', { name: /^Оплатить / }).click();
  await payment.getByRole('button', { name: 'Оплатить', exact: true }).click();
  await expect(form).toContainText('Оплачено 101,00 ₽');
  await payment.close();
  const access = await context.newPage();
  await access.goto(`${ENDPOINT}/connect`);
  await access.getByRole('button', { name: 'Закрыть доступ: УК «Тихий двор»' }).click();
  await expect(access.locator('vk-connect')).toContainText('Сейчас таких сайтов нет');
  expect((await new AxeBuilder({ page: access }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.reload();
  await expect(
    (await frameOf(page, 'balance')).getByRole('button', { name: 'Войти через сайт водоканала' }),
  ).toBeVisible();
});

test('a guest reading with a mistake keeps the typed values', async ({ page }) => {
  await page.goto(PORTAL);
  const form = await frameOf(page, 'guest');
  // A click in a frame can miss while the page around it shifts.
  const sendUntil = (words: string) =>
    expect(async () => {
      await form.getByRole('button', { name: 'Передать показание' }).click({ timeout: 3000 });
      await expect(form.locator('.vk-summary')).toContainText(words, { timeout: 3000 });
    }).toPass();
  await sendUntil('Заполните: Лицевой счёт');
  await form.getByLabel('Лицевой счёт').fill('230 100 010');
  await form.getByLabel('Номер счётчика').fill('11000091');
  await form.getByLabel('Показание, м³').fill('0');
  await sendUntil('Меньше прошлого показания');
  await expect(form.getByLabel('Лицевой счёт')).toHaveValue('230 100 010');
  expect(await form.locator('vk-reading-form').innerText()).not.toMatch(/Прошлое: \d/);
  await form.getByLabel('Номер счётчика').fill('00000');
  await sendUntil('Такого счётчика на этом лицевом счёте нет');
});

test('a delegated frame shows nothing of the last visitor until the portal has named the present one', async ({
  page,
}) => {
  await page.goto(PORTAL);
  await expect((await frameOf(page, 'delegated')).locator('vk-reading-form')).toContainText('Холодная вода');

  // The cookie of the last visit is still there. The portal answers late who visits now.
  const early: string[] = [];
  const refused: string[] = [];
  let isNamed = false;
  page.on('request', (request) => {
    if (!isNamed && /\/v1\/accounts\//.test(request.url())) early.push(request.url());
  });
  page.on('response', (response) => {
    if (response.status() === 401) refused.push(response.url());
  });
  let name = () => {};
  const asked = new Promise<void>((resolve) => {
    void page.route(`${PORTAL}/code`, async (route) => {
      resolve();
      await new Promise<void>((go) => (name = go));
      isNamed = true;
      await route.continue();
    });
  });
  await page.reload();
  await asked;
  // By the time another frame has its session, this one would have asked for the meters.
  await expect((await frameOf(page, 'login')).getByRole('button')).toBeVisible();
  await expect((await frameOf(page, 'delegated')).locator('vk-reading-form')).not.toContainText('Холодная вода');
  name();
  await expect((await frameOf(page, 'delegated')).locator('vk-reading-form')).toContainText('Холодная вода');
  expect([early, refused]).toEqual([[], []]);

  // Now the portal does not know the visitor.
  await page.unroute(`${PORTAL}/code`);
  await page.route(`${PORTAL}/code`, (route) => route.fulfill({ status: 404, body: '{}' }));
  await page.reload();
  const frame = await frameOf(page, 'delegated');
  await expect(frame.getByRole('alert')).toContainText('Портал не смог вас представить');
  await expect(frame.locator('vk-reading-form')).not.toContainText('Холодная вода');
});

test('when no window opens, the whole page signs in by redirect and comes back', async ({ page, context }) => {
  // The browser blocks every window that a frame opens.
  await context.addInitScript(() => {
    if (self !== top) window.open = () => null;
  });
  await page.goto(PORTAL);
  await press(page, 'login', 'Войти через сайт водоканала');
  await page.waitForURL(`${ENDPOINT}/connect?**`);
  await signIn(page, 'pristan@example.org');
  await page.getByRole('button', { name: ALLOW }).click();
  await page.waitForURL(`${PORTAL}/**`);
  await expect((await frameOf(page, 'login')).getByRole('heading', { name: 'Вы вошли' })).toBeVisible();
  expect(page.url()).toBe(`${PORTAL}/`);
});

test('the portal has no CSP violations, requests to other origins or layout shifts', async ({ page }) => {
  const origins = new Set<string>();
  const faults: string[] = [];
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', ({ message }) => faults.push(message));
  await recordShifts(page);
  for (const [width, colorScheme] of [
    [1200, 'light'],
    [320, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.goto(PORTAL);
    await expect((await frameOf(page, 'guest')).getByLabel('Лицевой счёт')).toBeVisible();
    await expect((await frameOf(page, 'delegated')).locator('vk-reading-form')).toContainText('Холодная вода');
    // The height that the page reserves for the frames must be enough.
    await waitForStableFrames(page);
    expect(await shiftsOf(page), `layout shifts at ${width} px`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
    ).toEqual([]);
  }
  expect(faults).toEqual([]);
  expect([...origins].sort()).toEqual([PORTAL, ENDPOINT].sort());
});

test('an unregistered site gets no frames, and its visitors see a text with the phone number', async ({ page }) => {
  const consoleMessages: string[] = [];
  page.on('console', (message) => consoleMessages.push(message.text()));
  await using site = await serve(
    '127.0.0.2',
    () =>
      `<!doctype html><html lang="ru"><title>Чужой сайт</title><script async src="${ENDPOINT}/vk/1/vk.js" data-phone="8 800 000-00-00"></script><vk-login></vk-login><vk-balance-card>Позвоните нам</vk-balance-card>`,
  );
  await page.goto(site.origin);
  await expect.poll(() => consoleMessages.join('\n')).toContain('VK-302');
  expect(consoleMessages.join('\n')).toContain(`gateway site add ${site.origin}`);
  await expect(page.locator('vk-login')).toContainText('Позвоните: 8 800 000-00-00', { timeout: 30_000 });
  await expect(page.locator('vk-balance-card')).toHaveText('Позвоните нам');
  expect(await page.locator('iframe, input').count()).toBe(0);
});
