import AxeBuilder from '@axe-core/playwright';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { ENDPOINT, PASSWORD, signIn } from './frames.ts';

const CLERK = 'abonent@vodokanal.example.org';

/** Files claims as a resident, through the API that the widgets use. */
const file = (page: Page, texts: readonly string[]): Promise<string[]> =>
  page.evaluate(async (list) => {
    const { items } = (await (await fetch('/v1/accounts')).json()) as { items: { id: string }[] };
    const numbers: string[] = [];
    for (const text of list) {
      const response = await fetch(`/v1/accounts/${items[0]?.id ?? ''}/claims`, {
        method: 'POST',
        headers: { 'X-VK': '1', 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify({ type: 'other', text }),
      });
      numbers.push(((await response.json()) as { number: string }).number);
    }
    return numbers;
  }, texts);

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

/** Signs the clerk in by keyboard alone. */
async function openOffice(page: Page, context: BrowserContext): Promise<void> {
  await page.goto(`${ENDPOINT}/office/`);
  await page.getByLabel('Рабочая почта').focus();
  await page.keyboard.type(CLERK);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Код', { exact: true })).toBeFocused();
  await page.keyboard.type(await codeFor(context));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Обращения' })).toBeFocused();
}

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.querySelector('vk-office')?.shadowRoot?.activeElement;
      const label = element?.id ? element.parentElement?.querySelector(`label[for="${element.id}"]`) : undefined;
      return [element?.textContent, label?.textContent].join(' ');
    });
    if (name.test(focused)) return;
  }
  throw new Error(`Tab does not reach ${String(name)}`);
}

test('a clerk answers ten claims by keyboard alone', async ({ page, browser }) => {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  const resident = await (await browser.newContext()).newPage();
  await resident.goto(`${ENDPOINT}/widgets/vk-login.html`);
  await signIn(resident, 'ples@example.org');
  await expect(resident.locator('vk-login')).toContainText('Вы вошли');
  const numbers = await file(
    resident,
    Array.from({ length: 10 }, (_, at) => `Слабый напор, этаж ${at + 1}`),
  );
  await openOffice(page, page.context());
  await expect(page.getByRole('link', { name: numbers.at(-1) ?? '' })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await tabTo(page, new RegExp(numbers[0] ?? ''));
  await page.keyboard.press('Enter');
  const answered: string[] = [];
  while (answered.length < 10) {
    const title = page.getByRole('heading', { level: 1 });
    await expect(title).toContainText('№');
    await expect(page.getByLabel('Текст ответа')).toBeVisible();
    answered.push((await title.textContent())?.split('№ ')[1] ?? '');
    await tabTo(page, /Текст ответа/);
    await page.keyboard.type('Отрегулировали давление в доме.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Ответ отправлен.')).toBeVisible();
    if (answered.length === 1) expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    if (answered.length === 10) break;
    await expect(page.getByRole('link', { name: 'Следующее обращение' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(title).not.toContainText(answered.at(-1) ?? '');
  }
  expect(answered.sort()).toEqual([...numbers].sort());
  expect(faults).toEqual([]);
  await resident.context().close();
});

test('a resident reads the answer, disagrees, and downloads a complaint', async ({ page, browser }) => {
  await page.goto(`${ENDPOINT}/widgets/vk-login.html`);
  await signIn(page, 'bereg@example.org');
  await expect(page.locator('vk-login')).toContainText('Вы вошли');
  const [number = ''] = await file(page, ['Показание за октябрь учли неверно']);
  await page.goto(`${ENDPOINT}/widgets/vk-claim-list.html`);
  await expect(page.getByText('Получили')).toBeVisible();

  const clerk = await (await browser.newContext()).newPage();
  await openOffice(clerk, clerk.context());
  await clerk.getByRole('link', { name: number }).click();
  await clerk.getByText('показать контакты').click();
  await clerk.getByLabel('Зачем').fill('Уточнить показание');
  await clerk.getByRole('button', { name: 'Показать' }).click();
  await expect(clerk.getByText('bereg@example.org')).toBeVisible();
  await clerk.getByLabel('Начать с шаблона').selectOption('Отказ');
  await clerk.getByLabel('Текст ответа').fill('Показание передали после закрытия месяца.');
  await clerk.getByRole('button', { name: 'Отправить ответ' }).click();
  await expect(clerk.getByText('Ответ отправлен.')).toBeVisible();

  await page.reload();
  await expect(page.getByText('1 новое сообщение')).toBeVisible();
  await page.getByRole('button', { name: `Открыть обращение № ${number}` }).click();
  await expect(page.getByText('Показание передали после закрытия месяца.')).toBeVisible();
  await page.getByRole('button', { name: 'Нет, не решён' }).click();
  await page.getByLabel('Почему ответ не помог').fill('Передал 24 октября, есть подтверждение');
  await page.getByRole('button', { name: 'Отправить на новое рассмотрение' }).click();
  await expect(page.getByText('Отправили на новое рассмотрение')).toBeVisible();
  await page.getByText('Жилищная инспекция', { exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Скачать жалобу (PDF)' }).first().click(),
  ]);
  expect(download.suggestedFilename()).toBe(`Жалоба ${number}.pdf`);
  await page.goto(`${ENDPOINT}/widgets/vk-security.html`);
  await expect(page.getByText('Причина: Уточнить показание')).toBeVisible();
  await clerk.context().close();
});

/** From the earliest to the latest local time, with a zone of half hours and one at the other side of midnight. */
const ZONES = ['Pacific/Kiritimati', 'Asia/Kamchatka', 'Europe/Moscow', 'America/St_Johns', 'Pacific/Pago_Pago'];

test('the day of the answer is that of the server in every time zone of a browser', async ({ page, browser }) => {
  await page.goto(`${ENDPOINT}/widgets/vk-login.html`);
  await signIn(page, 'ples@example.org');
  await expect(page.locator('vk-login')).toContainText('Вы вошли');
  await file(page, ['Слабый напор']);
  const { dueOn, daysLeft } = await page.evaluate(async () => {
    const { items } = (await (await fetch('/v1/accounts')).json()) as { items: { id: string }[] };
    const claims = await fetch(`/v1/accounts/${items[0]?.id ?? ''}/claims`);
    const [newest] = ((await claims.json()) as { items: { dueOn: string; daysLeft: number }[] }).items;
    return newest ?? { dueOn: '', daysLeft: NaN };
  });
  const date = new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(dueOn),
  );
  const storageState = await page.context().storageState();
  for (const timezoneId of ZONES) {
    const context = await browser.newContext({ timezoneId, storageState });
    const abroad = await context.newPage();
    await abroad.goto(`${ENDPOINT}/widgets/vk-claim-list.html`);
    const clock = abroad.getByText(/^Ответим не позднее/).first();
    await expect(clock, timezoneId).toHaveText(
      new RegExp(`^Ответим не позднее ${date}\\D.*остал(?:ось|ся) ${daysLeft}\\s`),
    );
    await context.close();
  }
});
