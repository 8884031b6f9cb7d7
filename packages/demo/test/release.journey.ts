import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { recordShifts, shiftsOf } from './layout-shifts.ts';
import { samples } from '../../tooling/machine/machine.mjs';

// The output of `npm run release`, served by the gateway under its exact version.
const ENDPOINT = 'http://localhost:5199';
const EMAIL = 'mayak@example.org';
const PASSWORD = 'tikhiy-rodnik-u-mosta';
const root = new URL('../../../', import.meta.url).pathname;
const { version } = JSON.parse(readFileSync(`${root}packages/widgets/package.json`, 'utf8')) as { version: string };
const folder = `${root}packages/widgets/release/vk/${version}`;
const read = (file: string) => readFileSync(`${folder}/${file}`, 'utf8').replaceAll('https://lk.example.org', ENDPOINT);

const show = (page: Page, body: string, headers: Record<string, string> = {}) =>
  page.route('**/host', (route) =>
    route.fulfill({
      headers,
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Страница</title><link rel="icon" href="/icon.svg"></head><body>${body}</body></html>`,
    }),
  );

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the prerendered forms work as ordinary forms', async ({ page, context }) => {
    await show(page, read('snippet-login.html') + read('snippet-reading-form.html'));
    await page.goto('/host');
    await page.getByLabel('Лицевой счёт или электронная почта').fill(EMAIL);
    await page.getByLabel('Пароль').fill('не тот пароль');
    await page.locator('form').getByRole('button', { name: 'Войти' }).click();
    await expect(page.getByText('Неверный номер или пароль')).toBeVisible();
    await page.goBack();
    await page.getByLabel('Лицевой счёт или электронная почта').fill(EMAIL);
    await page.getByLabel('Пароль').fill(PASSWORD);
    await page.locator('form').getByRole('button', { name: 'Войти' }).click();
    await page.waitForURL(`${ENDPOINT}/`);
    expect((await context.cookies()).map(({ name }) => name)).toContain('__Host-vk');
    await page.goto('/host');
    await page.getByLabel('Лицевой счёт', { exact: true }).fill('230100003');
    await page.getByLabel('Номер счётчика').fill('11000020');
    await page.getByLabel('Показание, м³').fill('0');
    await page.getByRole('button', { name: 'Передать показание' }).click();
    await expect(page.getByText('Это показание принять нельзя')).toBeVisible();
  });
});

for (const [name, file, type] of [
  [
    'sign-in',
    'snippet-login.html',
    async (page: Page) => {
      await page.getByLabel('Лицевой счёт или электронная почта').fill(EMAIL);
      await page.getByLabel('Пароль', { exact: true }).fill(PASSWORD);
      await page.getByLabel('Запомнить это устройство').check();
      await page.getByLabel('Лицевой счёт или электронная почта').focus();
    },
  ],
  [
    'guest',
    'snippet-reading-form.html',
    async (page: Page) => {
      await page.getByLabel('Лицевой счёт').fill('230100003');
      await page.getByLabel('Номер счётчика').fill('11000020');
      await page.getByLabel('Показание, м³').fill('0');
      await page.getByLabel('Показание, м³').focus();
    },
  ],
] as const) {
  test(`the prerendered ${name} form works before the script loads and keeps typed values without a layout shift`, async ({
    page,
  }) => {
    await recordShifts(page);
    let release = () => undefined as void;
    const held = new Promise<void>((done) => {
      release = done;
    });
    await page.route('**/vk.js', async (route) => {
      await held;
      await route.continue();
    });
    await show(page, `${read(file)}<p>Ниже формы</p>`);
    await page.goto('/host', { waitUntil: 'commit' });
    await type(page);
    const before = await page.locator('p', { hasText: 'Ниже формы' }).boundingBox();
    release();
    await page.waitForFunction(() => customElements.get('vk-login') ?? customElements.get('vk-reading-form'));
    await page.waitForLoadState('networkidle');
    const tag = page.locator('vk-login, vk-reading-form').first();
    await expect(tag.locator('form')).toHaveCount(1);
    if (name === 'sign-in') {
      await expect(page.getByLabel('Лицевой счёт или электронная почта')).toHaveValue(EMAIL);
      await expect(page.getByLabel('Лицевой счёт или электронная почта')).toBeFocused();
      await expect(page.getByLabel('Запомнить это устройство')).toBeChecked();
      await page.keyboard.press('Enter');
      await expect(tag).toContainText('Вы вошли');
    } else {
      await expect(page.getByLabel('Показание, м³')).toBeFocused();
      expect(await page.locator('p', { hasText: 'Ниже формы' }).boundingBox()).toEqual(before);
      expect(await shiftsOf(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await expect(tag.locator('.vk-summary')).toContainText('Меньше прошлого показания');
    }
  });
}

test('integrity hashes stop a changed file that is loaded later', async ({ page }) => {
  await show(page, `${read('integrity.html')}<vk-login></vk-login><vk-balance-card></vk-balance-card>`);
  await page.goto('/host');
  await expect(page.getByLabel('Лицевой счёт или электронная почта')).toBeVisible();
  await page.route(`**/vk/${version}/balance-card.js`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\nwindow.tampered = true;` });
  });
  await page.reload();
  await expect(page.getByLabel('Лицевой счёт или электронная почта')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(
    await page.evaluate(() => ['tampered' in window, customElements.get('vk-balance-card') === undefined]),
  ).toEqual([false, true]);
});

test('single-file widgets work with their hash under a strict CSP', async ({ page }) => {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await show(
    page,
    `${read('single.html')}<vk-login endpoint="${ENDPOINT}"></vk-login><vk-balance-card endpoint="${ENDPOINT}"></vk-balance-card>`,
    {
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types vodokanal-widgets",
    },
  );
  await page.goto('/host');
  await page.getByLabel('Лицевой счёт или электронная почта').fill(EMAIL);
  await page.getByRole('textbox', { name: 'Пароль' }).fill(PASSWORD);
  await page.locator('form').getByRole('button', { name: 'Войти' }).click();
  await expect(page.locator('vk-balance-card')).toContainText('К оплате');
  expect(faults).toEqual([]);
});

test('a cached core.js of another release makes the loader use the single-file copy', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  // An older core.js exports the name of another build, so linking fails.
  await page.route('**/vk/1/core.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(/build_\w+/, 'build_of_last_week') });
  });
  await show(page, '<script async src="/vk/1/vk.js"></script><vk-login></vk-login><vk-balance-card></vk-balance-card>');
  await page.goto('/host');
  await page.getByLabel('Лицевой счёт или электронная почта').fill(EMAIL);
  await page.getByRole('textbox', { name: 'Пароль' }).fill(PASSWORD);
  await page.locator('form').getByRole('button', { name: 'Войти' }).click();
  await expect(page.locator('vk-balance-card')).toContainText('К оплате');
  expect(faults).toEqual([]);
});

test('an exact version is immutable, and the zip contains the same files', async ({ request }) => {
  const exact = await request.get(`${ENDPOINT}/vk/${version}/vk.js`);
  expect(exact.headers()['cache-control']).toContain('immutable');
  expect((await request.get(`${ENDPOINT}/vk/1/vk.js`)).headers()['cache-control']).toBe(
    'public, max-age=300, stale-while-revalidate=86400',
  );
  expect((await request.get(`${ENDPOINT}/vk/9.9.9/vk.js`)).status()).toBe(404);
  const files = unzipSync(readFileSync(`${root}packages/widgets/release/vk-${version}.zip`));
  expect(Buffer.from(files[`vk/${version}/vk.js`] ?? []).toString()).toBe(await exact.text());
  expect(Object.keys(files)).toContain(`vk/${version}/vk-config.schema.json`);
});

test('the forms of a tag that the WordPress filter keeps still show a widget', async ({ page }) => {
  const { php, wordpress } = samples();
  const forms = [
    '<vk-login><a href="/lk">Войти</a></vk-login>',
    '<div data-vk="login"><a href="/lk">Войти</a></div>',
    '<a data-vk="login" href="/lk">Войти</a>',
  ];
  const scratch = mkdtempSync(join(tmpdir(), 'vk-wordpress-'));
  // The WordPress filter for authors who may not post unfiltered HTML.
  writeFileSync(
    join(scratch, 'kses.php'),
    `<?php
    define('ABSPATH', '${wordpress}/'); define('WPINC', 'wp-includes');
    foreach (['plugin', 'functions', 'formatting', 'kses'] as $file) require ABSPATH . WPINC . "/$file.php";
    foreach (json_decode(stream_get_contents(STDIN)) as $form) echo wp_kses_post($form), "\\n";`,
  );
  const { stdout, stderr } = spawnSync(php ?? 'php', ['-d', 'error_reporting=0', join(scratch, 'kses.php')], {
    input: JSON.stringify(forms),
    encoding: 'utf8',
  });
  rmSync(scratch, { recursive: true, force: true });
  const [tag = '', div = '', link = ''] = stdout.trim().split('\n');
  expect(tag, stderr).toBe('<a href="/lk">Войти</a>');
  expect(div).toContain('data-vk="login"');
  expect(link).toContain('data-vk="login"');
  for (const form of [div, link]) {
    await page.unrouteAll();
    await show(page, `<script async src="/vk/1/vk.js"></script>${form}`);
    await page.goto('/host');
    await expect(page.getByLabel('Лицевой счёт или электронная почта')).toBeVisible();
  }
});
