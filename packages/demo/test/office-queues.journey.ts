import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { ENDPOINT, PASSWORD } from './frames.ts';
import { handleEachQueue, type KeyboardPage } from './office-walk.ts';

const keyboardOf = (page: Page): KeyboardPage => ({
  press: (key) => page.keyboard.press(key),
  type: (text) => page.keyboard.type(text),
  evaluate: (code) => page.evaluate(code),
});

test('a clerk looks at a cabinet as its resident sees it, and the resident reads why', async ({
  page,
  context,
  browser,
}) => {
  const faults: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(`${ENDPOINT}/office/`);
  await page.getByLabel('Рабочая почта').fill('nachalnik@vodokanal.example.org');
  await page.getByLabel('Пароль').fill(PASSWORD);
  await page.getByLabel('Пароль').press('Enter');
  await expect(page.getByLabel('Код', { exact: true })).toBeFocused();
  const outbox = await (await page.request.get(`${ENDPOINT}/outbox`)).text();
  await page.getByLabel('Код', { exact: true }).fill(/Код (\d{6})/.exec(outbox)?.[1] ?? '');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Исправить сведения' }).click();
  await page.locator('tbody').getByRole('link').first().click();
  await expect(page.getByText('Гаванская Марина Львовна')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByText('Посмотреть кабинет глазами жителя').click();
  await page.getByLabel('Причина просмотра').fill('Не видит последний счёт');
  await page.keyboard.press('Enter');
  const [view] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Открыть кабинет' }).click(),
  ]);
  await expect(view.getByText('Вы смотрите кабинет жителя')).toBeVisible();
  expect((await new AxeBuilder({ page: view }).include('resident-view-banner').analyze()).violations).toEqual([]);
  await expect(view.locator('vk-balance-card')).toContainText('₽');
  await expect(view.locator('vk-profile')).toContainText('gavan@example.org');
  await view.getByRole('button', { name: 'Закончить' }).click();
  await expect(view.getByText('Просмотр закончен')).toBeVisible();
  await expect(view.locator('vk-balance-card')).toHaveCount(0);
  await view.reload();
  await expect(view.getByText('Этот просмотр закончился')).toBeVisible();
  expect(faults.filter((text) => !text.includes('404'))).toEqual([]);

  const resident = await (await browser.newContext()).newPage();
  await resident.goto(`${ENDPOINT}/widgets/vk-security.html`);
  await resident.getByRole('button', { name: /Войти/ }).first().waitFor();
  await resident.evaluate(
    (password) =>
      fetch('/v1/session', {
        method: 'POST',
        headers: { 'X-VK': '1', 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify({ login: 'gavan@example.org', password }),
      }).then(() => undefined),
    PASSWORD,
  );
  await resident.reload();
  await expect(resident.getByText('Причина: Не видит последний счёт')).toBeVisible();
  await resident.context().close();
});

test('the staff handle one case of each queue by keyboard alone', async ({ page }) => {
  await page.goto(`${ENDPOINT}/office/`);
  await handleEachQueue(keyboardOf(page));
});
