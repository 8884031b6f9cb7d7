import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { ENDPOINT, PASSWORD } from './frames.ts';

const ADMINISTRATOR = 'admin@vodokanal.example.org';

/** What the outbox of the demo shows, the newest message first. */
async function outbox(page: Page): Promise<string> {
  const other = await page.context().newPage();
  await other.goto(`${ENDPOINT}/outbox`);
  const text = (await other.locator('body').textContent()) ?? '';
  await other.close();
  return text;
}

async function signIn(page: Page, email = ADMINISTRATOR): Promise<void> {
  await page.goto(`${ENDPOINT}/office/`);
  await page.getByLabel('Рабочая почта').fill(email);
  await page.getByLabel('Пароль').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Код', { exact: true })).toBeFocused();
  await page.keyboard.type(/Код (\d{6})/.exec(await outbox(page))?.[1] ?? '');
  await page.keyboard.press('Enter');
}

/** Presses Tab until what has the focus has this name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const root = document.querySelector('vk-office')?.shadowRoot;
      const element = root?.activeElement;
      const label = element?.id ? root?.querySelector(`label[for="${element.id}"]`) : undefined;
      return [element?.getAttribute('aria-label'), element?.textContent, label?.textContent].join(' ');
    });
    if (name.test(focused)) return;
  }
  throw new Error(`Tab does not reach ${String(name)}`);
}

const isAccessible = async (page: Page): Promise<void> => {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
};

test('an administrator changes a price by keyboard alone, sees what changes, and takes it back', async ({ page }) => {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await signIn(page);
  await expect(page.getByRole('heading', { name: 'Настройки и тексты' })).toBeFocused();
  await isAccessible(page);
  await tabTo(page, /^ Цена: город, полив/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Цена: город, полив' })).toBeFocused();
  await isAccessible(page);
  await tabTo(page, /Цена, ₽/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('много');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Цена, ₽')).toBeFocused();
  await expect(page.getByText('Проверьте это поле.')).toBeVisible();
  await isAccessible(page);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('51,5');
  await page.keyboard.press('Enter');
  const preview = page.locator('.preview');
  await expect(preview).toBeFocused();
  await expect(preview.locator('.to')).toHaveText(/51,50\s₽/);
  await isAccessible(page);
  await tabTo(page, /^ Сохранить/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Сохранили. Действует с')).toBeVisible();
  await expect(page.getByText('Игорь Колодин, отдел ИТ').last()).toBeVisible();
  await tabTo(page, /Отменить изменение/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Изменение отменили.')).toBeVisible();
  await expect(page.getByText('ещё не действует')).toHaveCount(0);
  await isAccessible(page);
  expect(faults.filter((text) => !text.includes('422'))).toEqual([]);
});

test('an administrator registers a partner, sees its key once, and closes it', async ({ page }) => {
  await signIn(page);
  await page.getByRole('link', { name: 'Сайты и партнёры' }).click();
  await isAccessible(page);
  await page.getByRole('link', { name: 'Добавить сайт' }).click();
  await page.getByLabel('Адрес сайта').fill('https://dvor.example.net/');
  await page.getByLabel('Название').fill('УК «Двор»');
  await page.getByRole('button', { name: 'Добавить' }).click();
  await expect(page.getByText('Проверьте это поле.')).toBeVisible();
  await page.getByLabel('Адрес сайта').fill('https://dvor.example.net');
  await page.getByLabel('передавать показания', { exact: true }).check();
  await page.getByRole('button', { name: 'Добавить' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'УК «Двор»' })).toBeVisible();
  await page.getByRole('button', { name: 'Сделать ключ' }).click();
  await expect(page.getByText(/^site-key-/)).toBeVisible();
  await isAccessible(page);
  await page.getByLabel('Номера счетов').fill('000\n001');
  await page.getByRole('button', { name: 'Заменить список' }).click();
  await expect(page.getByText('Таких счетов нет: 000, 001')).toBeVisible();
  await page.getByRole('button', { name: 'Закрыть' }).click();
  await expect(page.getByText('Сайт закрыт, входы с него завершены.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Сделать новый ключ' })).toBeVisible();
  await expect(page.getByText(/^site-key-/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Удалить' }).click();
  await page.getByRole('button', { name: 'Да, удалить с ключом и счетами' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Сайты и партнёры' })).toBeVisible();
  await expect(page.getByText('dvor.example.net')).toHaveCount(0);
});

test('an administrator checks a registry, downloads its refused lines, and loads the others', async ({ page }) => {
  await signIn(page);
  await page.getByRole('link', { name: 'Загрузка и выгрузка' }).click();
  const registry = [
    'Запись;Лицевой счёт;Вид помещения;Абонент;Адрес',
    `счёт;98${Date.now() % 1_000_000};квартира;Иванов И. И.;г. Родников, ул. Новая, д. 1`,
    'счёт;;квартира;Петров П. П.;г. Родников, ул. Новая, д. 2',
    '',
  ].join('\r\n');
  await page
    .getByLabel('Файл CSV')
    .setInputFiles({ name: 'реестр.csv', mimeType: 'text/csv', buffer: Buffer.from(registry) });
  await page.getByRole('button', { name: 'Проверить файл' }).click();
  await expect(page.getByText('ждёт загрузки')).toBeVisible();
  await expect(page.getByRole('rowheader', { name: '3' })).toBeVisible();
  await isAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Скачать строки с ошибками' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('реестр.csv.errors.csv');
  await page.getByRole('button', { name: 'Загрузить' }).click();
  await expect(page.getByText('загружен', { exact: true })).toBeVisible();
  await isAccessible(page);
  const [readings] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Выгрузить' }).click(),
  ]);
  expect(readings.suggestedFilename()).toMatch(/^Показания \d{4}-\d\d\.csv$/);
});

test('an invited colleague chooses a password, and signs in with an app from then on', async ({ page, browser }) => {
  await signIn(page);
  await page.getByRole('link', { name: 'Сотрудники' }).click();
  await isAccessible(page);
  await page.getByRole('link', { name: 'Пригласить' }).click();
  const email = `kassa${Date.now()}@vodokanal.example.org`;
  await page.getByLabel('Рабочая почта').fill(email);
  await page.getByLabel('Имя и отдел').fill('Анна Копейкина, касса');
  await page.getByLabel('Роль').selectOption('кассир');
  await page.getByRole('button', { name: 'Пригласить' }).click();
  await expect(page.getByText(`Приглашение отправили на ${email}.`)).toBeVisible();

  const colleague = await (await browser.newContext()).newPage();
  const link = /\/office\/(#\/invitation\/[\w-]{43})/.exec(await outbox(page))?.[1] ?? '';
  await colleague.goto(`${ENDPOINT}/office/${link}`);
  await colleague.getByLabel('Придумайте пароль').fill(PASSWORD);
  await isAccessible(colleague);
  await colleague.getByRole('button', { name: 'Сохранить пароль' }).click();
  await expect(colleague.getByText(`Входите с почтой ${email}.`)).toBeVisible();
  await colleague.getByRole('link', { name: 'Войти' }).click();
  await signIn(colleague, email);
  await colleague.getByRole('link', { name: 'Вход через приложение' }).click();
  await colleague.getByRole('button', { name: 'Подключить приложение' }).click();
  const secret = (await colleague.locator('.secret').textContent()) ?? '';
  await isAccessible(colleague);
  const codeAt = (time: number) =>
    new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({ timestamp: time });
  await colleague.getByLabel('Код из приложения').fill(codeAt(Date.now()));
  await colleague.getByRole('button', { name: 'Включить' }).click();
  await expect(colleague.getByText('Приложение включено. Входы на других устройствах завершены.')).toBeVisible();
  await colleague.getByRole('button', { name: 'Выйти' }).click();
  await colleague.getByLabel('Рабочая почта').fill(email);
  await colleague.getByLabel('Пароль').fill(PASSWORD);
  await colleague.keyboard.press('Enter');
  await expect(colleague.getByRole('heading', { name: 'Код из приложения' })).toBeVisible();
  // The next code: the present one is used up.
  await colleague.getByLabel('Код', { exact: true }).fill(codeAt(Date.now() + 30_000));
  await colleague.keyboard.press('Enter');
  await expect(colleague.getByRole('button', { name: 'Выйти' })).toBeVisible();

  await page.getByRole('link', { name: 'Анна Копейкина, касса' }).last().click();
  await page.getByRole('button', { name: 'Отключить потерянное приложение' }).click();
  await expect(page.getByText('Приложение отключили: код будет приходить на почту.')).toBeVisible();
  await page.getByRole('button', { name: 'Закрыть вход' }).click();
  await expect(page.getByText('Вход закрыли, открытые сеансы завершили.')).toBeVisible();
  await isAccessible(page);
  await colleague.reload();
  await expect(colleague.getByRole('heading', { name: 'Вход для сотрудников' })).toBeVisible();
  await colleague.context().close();
});
