import AxeBuilder from '@axe-core/playwright';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { ENDPOINT, PASSWORD, signIn } from './frames.ts';

const CLERK = 'abonent@vodokanal.example.org';

/** The newest code in the outbox of the demo. */
async function codeFor(context: BrowserContext): Promise<string> {
  const page = await context.newPage();
  await page.goto(`${ENDPOINT}/outbox`);
  const text = (await page.locator('body').textContent()) ?? '';
  await page.close();
  const code = /Код (\d{6})/.exec(text)?.[1];
  if (!code) throw new Error('There is no code in the outbox');
  return code;
}

/** Signs the clerk in, and opens the queue of applications. */
async function openOffice(page: Page): Promise<void> {
  await page.goto(`${ENDPOINT}/office/#/applications`);
  await page.getByLabel('Рабочая почта').fill(CLERK);
  await page.getByLabel('Пароль', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Код', { exact: true })).toBeFocused();
  await page.keyboard.type(await codeFor(page.context()));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Заявления' })).toBeFocused();
}

const numberOf = async (page: Page): Promise<string> =>
  /З-\d{4}-\d{6}/.exec((await page.getByText(/под номером З-/).textContent()) ?? '')?.[0] ?? '';

test('a resident files, a clerk asks and decides, the resident answers and reads', async ({ page, browser }) => {
  await page.goto(`${ENDPOINT}/widgets/vk-login.html`);
  await signIn(page, 'kolodets@example.org');
  await expect(page.locator('vk-login')).toContainText('Вы вошли');
  await page.goto(`${ENDPOINT}/applications.html`);
  await page.getByRole('button', { name: 'Справка об отсутствии долга' }).click();
  await page.getByLabel('Для чего справка').selectOption({ label: 'Субсидия' });
  await page.getByLabel(/Что ещё важно знать/).fill('Нужна до пятницы');
  // A reload loses nothing.
  await page.reload();
  await page.getByRole('button', { name: 'Справка об отсутствии долга' }).click();
  await expect(page.getByLabel(/Что ещё важно знать/)).toHaveValue('Нужна до пятницы');
  await page.getByRole('button', { name: 'Проверить перед отправкой' }).click();
  await expect(page.getByRole('article', { name: 'Заявление' })).toContainText('Нужна до пятницы');
  await page.getByRole('button', { name: 'Отправить заявление' }).click();
  await expect(page.getByText('Заявление зарегистрировано под номером')).toBeVisible();
  const number = await numberOf(page);

  const clerk = await (await browser.newContext()).newPage();
  await openOffice(clerk);
  expect((await new AxeBuilder({ page: clerk }).analyze()).violations).toEqual([]);
  await clerk.getByRole('link', { name: number }).click();
  await expect(clerk.getByText('Нужна до пятницы')).toBeVisible();
  await clerk.getByText('Спросить жителя').click();
  await clerk.getByLabel('О чём спросить').fill('Для какого органа?');
  await clerk.getByRole('button', { name: 'Отправить вопрос' }).click();
  await expect(clerk.getByText('Вопрос отправлен.')).toBeVisible();
  expect((await new AxeBuilder({ page: clerk }).analyze()).violations).toEqual([]);

  await page.reload();
  await expect(page.getByText('1 новое сообщение')).toBeVisible();
  await page.getByRole('button', { name: `Открыть заявление № ${number}` }).click();
  await expect(page.getByText('Для какого органа?')).toBeVisible();
  await page.getByLabel('Что хотите добавить').fill('Для соцзащиты');
  await page.getByRole('button', { name: 'Отправить', exact: true }).click();
  await expect(page.getByText('Ваше сообщение уже в заявлении')).toBeVisible();

  await clerk.reload();
  await expect(clerk.getByText('Для соцзащиты')).toBeVisible();
  await clerk.getByText('Готово', { exact: true }).click();
  await clerk.getByLabel('Что сказать жителю').fill('Долга нет, справка действует месяц.');
  await clerk.getByRole('button', { name: 'Отправить решение' }).click();
  await expect(clerk.getByText('Решение отправлено.')).toBeVisible();

  await page.reload();
  await page.getByText('Завершённые: 1').click();
  await page.getByRole('button', { name: `Открыть заявление № ${number}` }).click();
  await expect(page.getByText('Долга нет, справка действует месяц.')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Скачать заявление (PDF)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`Заявление ${number}.pdf`);
  await page.goto(`${ENDPOINT}/documents.html`);
  await expect(page.locator('vk-document-list')).toContainText(number);
  await clerk.context().close();
});

test('a resident signs an application by a code from a message', async ({ page }) => {
  await page.goto(`${ENDPOINT}/widgets/vk-login.html`);
  await signIn(page, 'mayak@example.org');
  await expect(page.locator('vk-login')).toContainText('Вы вошли');
  await page.goto(`${ENDPOINT}/applications.html?template=movingOut`);
  await page.getByLabel('Когда выезжаете').fill('25.12.2026');
  await page.getByRole('button', { name: 'Проверить перед отправкой' }).click();
  await page.getByRole('button', { name: 'Получить код и подписать' }).click();
  // Before the field is there, the newest code in the outbox is another one.
  await expect(page.getByLabel('Код подтверждения')).toBeVisible();
  await page.getByLabel('Код подтверждения').fill(await codeFor(page.context()));
  await page.getByRole('button', { name: 'Подписать и отправить' }).click();
  await expect(page.getByText('Заявление зарегистрировано под номером')).toBeVisible();
  await page.getByText('Что в заявлении').click();
  await expect(page.getByText('Подписано кодом.')).toBeVisible();
});
