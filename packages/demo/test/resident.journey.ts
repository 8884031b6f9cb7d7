import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { widgets } from '../../widgets/widgets.ts';
import { recordShifts, shiftsOf } from './layout-shifts.ts';

const PASSWORD = 'tikhiy-rodnik-u-mosta';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function signIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('Лицевой счёт или электронная почта').fill(login);
  await page.getByRole('textbox', { name: 'Пароль' }).fill(PASSWORD);
  await page.locator('form').getByRole('button', { name: 'Войти' }).click();
  await expect(page.getByRole('heading', { name: 'Вы вошли' })).toBeVisible();
}

/** Current readings and claims that the endpoint has stored for the first account. */
const storedData = async (page: Page) =>
  page.evaluate(async () => {
    const get = async (path: string) =>
      (await (await fetch(path)).json()) as { items: { id: string; current?: { value: string } | null }[] };
    const account = (await get('/v1/accounts')).items[0]?.id ?? '';
    return {
      meters: (await get(`/v1/accounts/${account}/meters`)).items.map(({ current }) => current?.value),
      claims: (await get(`/v1/accounts/${account}/claims`)).items,
    };
  });

test('a resident signs in, corrects and sends readings, files a claim with a photo and signs out', async ({ page }) => {
  await page.goto('/');
  await signIn(page, '230 100 001');
  await expect(page.locator('vk-balance-card')).toContainText('К оплате');

  const fields = page.getByLabel('Показание, м³');
  await expect(fields).toHaveCount(2);
  const previous = await page
    .locator('vk-reading-form')
    .getByText(/^Прошлое: /)
    .allTextContents();
  const [cold = 0, hot = 0] = previous.map((text) =>
    Number((/Прошлое: ([\d,]+)/.exec(text)?.[1] ?? '0').replace(',', '.')),
  );
  await fields.nth(0).fill('1');
  await fields.nth(1).fill(String(Math.ceil(hot) + 2).replace('.', ','));
  await page.getByRole('button', { name: 'Передать показания' }).click();
  await expect(page.locator('vk-reading-form').getByRole('alert')).toContainText('Меньше прошлого показания');
  await fields.nth(0).fill(String(Math.ceil(cold) + 3));
  await expect(page.locator('vk-reading-form')).toContainText(/Расход .*\sм³, примерно .*₽/);
  await page.getByRole('button', { name: 'Передать показания' }).click();
  await expect(page.locator('vk-reading-form')).toContainText(/Показания приняты .*Номер подтверждения П-/);

  await page.getByLabel('О чём обращение').selectOption({ label: 'Неправильное начисление' });
  await expect(page.locator('vk-claim-form')).toContainText('Ответим за 3 рабочих дня');
  await page.getByLabel('За какой месяц').selectOption({ index: 2 });
  await page.getByLabel('Чего вы хотите').selectOption({ label: 'Пересчитать' });
  await page.getByLabel('Что случилось').fill('Начислили больше, чем по счётчику.');
  await page.getByLabel('Выбрать файлы').setInputFiles({ name: 'счётчик.png', mimeType: 'image/png', buffer: PNG });
  await expect(page.locator('vk-claim-form')).toContainText('Загружен');
  await page.getByRole('button', { name: 'Проверить перед отправкой' }).click();
  await expect(page.getByRole('heading', { name: 'Проверьте обращение' })).toBeFocused();
  await expect(page.locator('vk-claim-form')).toContainText(
    /От кого: .*Начислили больше, чем по счётчику\..*1\. счётчик\.png/s,
  );
  await page.getByRole('button', { name: 'Отправить обращение' }).click();
  await expect(page.locator('vk-claim-form')).toContainText(
    /Номер О-\d{4}-\d{6}.*Приложен 1 файл.*Ответим не позднее/s,
  );

  const kept = await storedData(page);
  expect(kept.meters).toEqual([String(Math.ceil(cold) + 3), String(Math.ceil(hot) + 2)]);
  expect(kept.claims).toHaveLength(1);
  const outbox = await page.context().newPage();
  await outbox.goto('/outbox');
  await expect(outbox.locator('main')).toContainText(/Обращение О-.* зарегистрировано/);
  await outbox.close();

  await page.getByRole('button', { name: 'Выйти' }).click();
  await expect(page.getByRole('heading', { name: 'Вход в личный кабинет' })).toBeVisible();
  await expect(page.locator('vk-balance-card')).toContainText('войдите в личный кабинет');
});

test('a second tab follows sign-in and sign-out through messages, without polling', async ({ page, context }) => {
  await page.goto('/');
  const second = await context.newPage();
  await second.clock.install();
  await second.goto('/widgets/vk-balance-card.html');
  await expect(second.locator('vk-balance-card')).toContainText('войдите в личный кабинет');
  // With its clock stopped, the second page cannot poll by a timer.
  await second.clock.pauseAt(await second.evaluate(() => Date.now() + 1000));
  await signIn(page, 'pristan@example.org');
  await expect(second.locator('vk-balance-card')).toContainText('просрочено', { timeout: 20_000 });
  await page.getByRole('button', { name: 'Выйти' }).click();
  await expect(second.locator('vk-balance-card')).toContainText('войдите в личный кабинет', { timeout: 20_000 });
});

test('a remembered session and a draft survive a reload', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Запомнить это устройство').check();
  await signIn(page, 'ruchey@example.org');
  await page.getByLabel('Что случилось').fill('Черновик с прошлого раза');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Вы вошли' })).toBeVisible();
  await expect(page.locator('vk-balance-card')).toContainText('Переплата');
  await expect(page.getByLabel('Что случилось')).toHaveValue('Черновик с прошлого раза');
});

test('signs in by keyboard alone', async ({ page }) => {
  await page.goto('/widgets/vk-login.html');
  await page.getByLabel('Лицевой счёт или электронная почта').focus();
  await page.keyboard.type('bereg@example.org');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Вы вошли' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Выйти' })).toBeFocused();
});

test('the demo endpoint works without any backend', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto('/demo.html');
  await signIn(page, '230100001');
  await expect(page.locator('vk-balance-card')).toContainText('911,67');
  expect(
    await page
      .locator('vk-login')
      .evaluate((widget) => getComputedStyle(widget.shadowRoot!.querySelector('section')!, '::before').content),
  ).toBe('"Демо"');
  await page.getByLabel('Показание, м³').first().fill('160');
  await page.getByRole('button', { name: 'Передать показания' }).click();
  await expect(page.locator('vk-reading-form')).toContainText('Показания приняты');
  expect(requests.filter((path) => path.startsWith('/v1'))).toEqual([]);
});

for (const { tag } of widgets) {
  test(`${tag} alone on a page: no CSP violations, other origins, layout shifts or axe findings`, async ({ page }) => {
    const violations: string[] = [];
    const origins = new Set<string>();
    page.on('console', (message) => {
      if (message.type() === 'error') violations.push(message.text());
    });
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    await recordShifts(page);
    await page.addInitScript(() => {
      const scope = window as unknown as { blocked: string[] };
      scope.blocked = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        scope.blocked.push(`${violatedDirective} ${blockedURI}`),
      );
    });
    for (const signedIn of [false, true]) {
      if (signedIn) {
        await page.goto('/widgets/vk-login.html');
        await signIn(page, 'pristan@example.org');
      }
      for (const [width, colorScheme] of [
        [1200, 'light'],
        [320, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await page.goto(`/widgets/${tag}.html`);
        await expect(page.locator(tag).first()).toBeVisible();
        await page.waitForLoadState('networkidle');
        expect(await shiftsOf(page), `layout shifts at ${width} px`).toEqual([]);
        expect(await page.evaluate(() => (window as unknown as { blocked: string[] }).blocked)).toEqual([]);
        expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    }
    expect(violations).toEqual([]);
    expect([...origins]).toEqual(['http://localhost:5199']);
  });
}

test('the first field appears without waiting for the endpoint', async ({ page }) => {
  await page.route('**/v1/**', () => undefined);
  await page.goto('/widgets/vk-login.html');
  await page.getByLabel('Лицевой счёт или электронная почта').fill('230100001');
});

test('a widget shows the phone number when the gateway has not answered for eight seconds', async ({ page }) => {
  await page.goto('/');
  await signIn(page, 'volna@example.org');
  const requested = page.waitForRequest('**/v1/accounts/*/balance');
  await page.route('**/v1/accounts/**', () => undefined);
  await page.clock.install();
  await page.reload();
  await requested;
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
  await page.clock.runFor(3000);
  await expect(page.locator('vk-balance-card')).not.toContainText('Ответа долго нет');
  await page.clock.runFor(5000);
  await expect(page.locator('vk-balance-card')).toContainText(/Ответа долго нет.*8\s800\s000-00-00/);
});
