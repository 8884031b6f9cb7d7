import { expect, test, type Page } from '@playwright/test';

const PASSWORD = 'tikhiy-rodnik-u-mosta';

async function signIn(page: Page, login: string): Promise<void> {
  const form = page.locator('vk-login');
  await form.locator('input[autocomplete~=username]').fill(login);
  await form.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Вы вошли' })).toBeVisible();
}

/** Confirms the payment on screen; the page of the acquirer opens. */
async function toBank(page: Page, method: 'СБП' | 'Банковская карта'): Promise<Page> {
  const form = page.locator('vk-payment-form');
  await form.getByText(method, { exact: true }).click();
  await form.getByRole('button', { name: 'Продолжить' }).click();
  await expect(form).toContainText('Проверьте и подтвердите');
  await form.getByRole('button', { name: /^Оплатить / }).click();
  if (method === 'СБП') {
    const [bank] = await Promise.all([
      page.context().waitForEvent('page'),
      form.getByRole('link', { name: 'Открыть оплату СБП' }).click(),
    ]);
    return bank;
  }
  await expect(page.getByRole('heading', { name: 'Тестовый банк' })).toBeVisible();
  return page;
}

test('a debt is seen, paid by card on the page of the acquirer, and gone in another tab without a reload', async ({
  page,
  context,
}) => {
  await page.goto('/');
  await signIn(page, 'plotina@example.org');
  const other = await context.newPage();
  await other.goto('/widgets/vk-balance-card.html');
  await expect(other.locator('vk-balance-card')).toContainText('К оплате');
  await page.locator('vk-balance-card').getByRole('link', { name: 'Оплатить' }).click();
  await expect(page).toHaveURL(/pay\.html/);
  const owed = await page.locator('vk-payment-form .total b').innerText();
  await toBank(page, 'Банковская карта');
  await page.getByRole('button', { name: 'Оплатить', exact: true }).click();
  await expect(page).toHaveURL(/pay\.html/);
  const form = page.locator('vk-payment-form');
  await expect(form).toContainText(/Оплачено/);
  await expect(form).toContainText(`Сумма${owed}`);
  await expect(other.locator('vk-balance-card')).toContainText('Долгов нет');
  await form.getByRole('button', { name: 'Готово' }).click();
  await expect(form).toContainText('Долгов нет');
  const outbox = await context.newPage();
  await outbox.goto('/outbox');
  await expect(outbox.locator('main')).toContainText(/Оплата П-\d{4}-\d{6} получена/);
});

test('a payment by СБП goes on beside the page; a decline is told with its reason, and the next try succeeds', async ({
  page,
}) => {
  await page.goto('/pay.html');
  await signIn(page, 'kolodets@example.org');
  const form = page.locator('vk-payment-form');
  const first = await toBank(page, 'СБП');
  await first.getByRole('button', { name: 'Не хватит денег' }).click();
  await expect(form).toContainText('На счёте не хватило денег');
  await first.close();
  await form.getByRole('button', { name: 'Попробовать ещё раз' }).click();
  const second = await toBank(page, 'СБП');
  await second.getByRole('button', { name: 'Оплатить через СБП' }).click();
  await expect(form).toContainText('Оплачено');
});

test('a closed page loses nothing: the result is shown on the next visit, and nobody is asked to pay twice', async ({
  page,
  context,
}) => {
  await page.goto('/pay.html');
  await signIn(page, 'ozero@example.org');
  const bank = await toBank(page, 'СБП');
  await page.close();
  const next = await context.newPage();
  await next.goto('/pay.html');
  const form = next.locator('vk-payment-form');
  await expect(form).toContainText('Ждём оплату');
  await form.getByRole('button', { name: 'Вернуться к оплате' }).click();
  await expect(form).toContainText('Не платите второй раз');
  await bank.getByRole('button', { name: 'Оплатить через СБП' }).click();
  await form.getByRole('button', { name: 'Посмотреть' }).click();
  await expect(form).toContainText('Оплачено');
});

test('autopay begins with a payment at the acquirer, stands in the balance, and is turned off in one step', async ({
  page,
}) => {
  await page.goto('/pay.html');
  await signIn(page, 'ples@example.org');
  const form = page.locator('vk-payment-form');
  await form.getByText('Банковская карта', { exact: true }).click();
  await form.getByLabel('Платить так каждый месяц').check();
  await form.getByLabel('День месяца').selectOption('12');
  await form.getByLabel('Не больше чем').fill('2000');
  await form.getByRole('button', { name: 'Продолжить' }).click();
  await expect(form).toContainText('12-го числа каждого месяца, не больше 2 000,00 ₽');
  await form.getByRole('button', { name: /^Оплатить / }).click();
  await expect(page.locator('body')).toContainText('Банк запомнит карту');
  await page.getByRole('button', { name: 'Оплатить', exact: true }).click();
  await expect(form).toContainText(/Автоплатёж включён/);
  await form.getByRole('button', { name: 'Готово' }).click();
  await page.goto('/widgets/vk-balance-card.html');
  await expect(page.locator('vk-balance-card')).toContainText(/Автоплатёж, 12/);
  await page.goto('/pay.html');
  await expect(form).toContainText('Карта •••• 0004');
  await form.getByRole('button', { name: 'Отключить автоплатёж' }).click();
  await expect(form).toContainText('Автоплатёж отключён');
  await page.goto('/outbox');
  await expect(page.locator('main')).toContainText('Автоплатёж включён');
});

test('a debt is paid in instalments: asked for, offered at once, signed, and followed', async ({ page }) => {
  await page.goto('/account.html');
  await signIn(page, 'pristan@example.org');
  await page.goto('/widgets/vk-debt-notices.html');
  const debt = page.locator('vk-debt-notices');
  await debt.getByRole('button', { name: 'Попросить рассрочку' }).click();
  await debt.getByLabel('На сколько платежей разделить').selectOption('3');
  await debt.getByRole('button', { name: 'Отправить просьбу' }).click();
  await expect(debt).toContainText('Соглашение готово');
  const [agreement] = await Promise.all([
    page.waitForEvent('download'),
    debt.getByRole('link', { name: 'Скачать соглашение (PDF)' }).click(),
  ]);
  expect(agreement.suggestedFilename()).toMatch(/^Соглашение о рассрочке Р-\d{4}-\d{6}\.pdf$/);
  await debt.getByRole('button', { name: 'Подписать соглашение' }).click();
  await expect(debt).toContainText('Рассрочка началась');
  await expect(debt).toContainText('Следующий платёж');
});

test('somebody with a bill pays without a sign-in, and finds the result after the page was closed', async ({
  page,
  context,
}) => {
  await page.goto('/quick-pay.html');
  const form = page.locator('vk-payment-form');
  await form.getByLabel('Лицевой счёт').fill('230100030');
  await form.getByLabel(/^Номер счётчика или код/).fill('нет такого');
  await form.getByRole('button', { name: 'Показать сумму' }).click();
  await expect(form).toContainText('к нему не подходит');
  await form.getByLabel(/^Номер счётчика или код/).fill('11000290');
  await form.getByRole('button', { name: 'Показать сумму' }).click();
  await expect(form).toContainText('Лицевой счёт № 230100030');
  if (await form.getByText('Другая сумма').isVisible()) await form.getByText('Другая сумма').click();
  await form.getByRole('textbox', { name: 'Сумма' }).fill('150');
  const bank = await toBank(page, 'СБП');
  await page.close();
  await bank.getByRole('button', { name: 'Оплатить через СБП' }).click();
  const next = await context.newPage();
  await next.goto('/quick-pay.html');
  await expect(next.locator('vk-payment-form')).toContainText('Деньги зачислены на лицевой счёт');
});

test('a customer asks somebody else to pay by a link; it is paid once, and the customer sees the payment', async ({
  page,
  browser,
}) => {
  await page.goto('/pay.html');
  await signIn(page, 'volna@example.org');
  const form = page.locator('vk-payment-form');
  await form.getByText('Попросить заплатить другого').click();
  await form.getByLabel('Сумма', { exact: true }).fill('150');
  await form.getByRole('button', { name: 'Сделать ссылку' }).click();
  const address = await form.getByLabel('Ссылка', { exact: true }).inputValue();
  expect(address).toMatch(/\/quick-pay\.html#vk-pay=/);

  const relative = await browser.newContext();
  const theirs = await relative.newPage();
  await theirs.goto(address);
  const payment = theirs.locator('vk-payment-form');
  await expect(payment).toContainText('Вас попросили заплатить за этот лицевой счёт');
  const bank = await toBank(theirs, 'СБП');
  await bank.getByRole('button', { name: 'Оплатить через СБП' }).click();
  await expect(payment).toContainText('Деньги зачислены на лицевой счёт');
  await theirs.goto('/');
  await theirs.goto(address);
  await payment.getByRole('button', { name: 'Готово' }).click();
  await theirs.reload();
  await expect(payment).toContainText('По этой ссылке уже платят или заплатили');
  await relative.close();

  await page.reload();
  await expect(page.locator('vk-payment-history')).toContainText('150,00');
});

test('a question about a charge opens the claim form, filled in and ready to be sent', async ({ page }) => {
  await page.goto('/pay.html');
  await signIn(page, 'mayak@example.org');
  const charges = page.locator('vk-charges');
  await charges.locator('.lines summary').first().click();
  await charges
    .getByRole('link', { name: /^Спросить/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/\?type=charge&period=\d{4}-\d\d&service=\w+&demand=explain#claim$/);
  const { period, service } = Object.fromEntries(new URL(page.url()).searchParams) as Record<string, string>;
  const claim = page.locator('vk-claim-form');
  await expect(claim.getByLabel('О чём обращение')).toHaveValue('charge');
  await expect(claim.getByLabel('За какой месяц')).toHaveValue(period ?? '');
  await expect(claim.getByLabel(/^Услуга/)).toHaveValue(service ?? '');
  await expect(claim.getByLabel('Чего вы хотите')).toHaveValue('explain');
  await claim.getByLabel('Что случилось').fill('Почему в этом месяце больше?');
  await claim.getByRole('button', { name: 'Проверить перед отправкой' }).click();
  await claim.getByRole('button', { name: 'Отправить обращение' }).click();
  await expect(claim).toContainText(/Номер \S+/);
});

test('the statement of an account is downloaded as a PDF', async ({ page }) => {
  await page.goto('/pay.html');
  await signIn(page, 'mayak@example.org');
  const history = page.locator('vk-payment-history');
  await history.getByText('Акт сверки').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    history.getByRole('link', { name: 'Скачать акт (PDF)' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^Акт сверки \d+ \d{4}-\d\d–\d{4}-\d\d\.pdf$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).subarray(0, 5).toString()).toBe('%PDF-');
});
