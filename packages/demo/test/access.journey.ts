import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { totpAt } from '@vodokanal/contract/rules/totp';
import { ENDPOINT } from './frames.ts';

const PASSWORD = 'tikhiy-rodnik-u-mosta';
const NEW_PASSWORD = 'совсем другой тихий ручей';

/** Accounts of the demo utility with a meter and no sign-in yet; each test uses another one. */
const unregistered = (index: number) => {
  return {
    accountNumber: String(230_100_001 + index),
    serialNumber: String(11_000_000 + index * 10),
    phone: `8 900 333-${String(index).padStart(2, '0')}-00`,
  };
};

/** The newest code in the demo's outbox page. */
async function lastCode(page: Page): Promise<string> {
  const outbox = await (await page.context().request.get(`${ENDPOINT}/outbox`)).text();
  return /Код (\d{6})/.exec(outbox)?.[1] ?? '';
}

/** Waits for the code field, fills in the newest code and continues. */
async function confirm(page: Page, before = ''): Promise<void> {
  await expect(page.getByLabel('Код из SMS')).toBeVisible();
  await page.getByLabel('Код из SMS').fill(before + (await lastCode(page)));
  await page.getByRole('button', { name: 'Продолжить' }).click();
}

/** Fills a text field by its exact label; waits until the field appears. */
async function fill(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('textbox', { name: label, exact: true }).fill(value);
}

async function register(page: Page, index: number): Promise<ReturnType<typeof unregistered>> {
  const person = unregistered(index);
  await page.goto('/widgets/vk-login.html');
  await page.getByRole('button', { name: 'Зарегистрироваться' }).click();
  await fill(page, 'Номер лицевого счёта', ` ${person.accountNumber.slice(0, 3)} ${person.accountNumber.slice(3)}`);
  await fill(page, 'Номер любого вашего счётчика', person.serialNumber);
  await fill(page, 'Мобильный телефон', person.phone);
  await page.getByRole('button', { name: 'Получить код' }).click();
  await confirm(page, 'Код: ');
  await fill(page, 'Новый пароль', PASSWORD);
  await page.getByRole('checkbox', { name: 'Согласие на сравнение с соседями' }).check();
  await page.getByRole('button', { name: 'Открыть кабинет' }).click();
  await expect(page.getByRole('heading', { name: 'Вы вошли' })).toBeVisible();
  return person;
}

async function signIn(page: Page, login: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Лицевой счёт или электронная почта').fill(login);
  await page.getByRole('textbox', { name: 'Пароль' }).fill(password);
  await page.locator('form').getByRole('button', { name: 'Войти' }).click();
}

test('a resident registers from the sign-in form and sees account, profile, consent and log', async ({ page }) => {
  const person = await register(page, 40);
  await page.goto('/account.html');
  await expect(page.locator('vk-account-switcher')).toContainText(person.accountNumber);
  await expect(page.locator('vk-profile')).toContainText('Владелец счёта');
  await expect(page.locator('vk-consents').getByText('Вы согласились')).toHaveCount(1);
  await expect(page.locator('vk-security')).toContainText('Регистрация');
  const outbox = await (await page.context().request.get('/outbox')).text();
  expect(outbox).toMatch(/@localhost #\d{6}/);
});

test('nothing is sent when a lazy chunk fails to load, and the button tries again', async ({ page }) => {
  const steps = '**/vk/1/registration-steps-*.js';
  const person = unregistered(47);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/v1/registrations')) sent.push(request.url());
  });
  await page.route(steps, (route) => route.abort());
  await page.goto('/widgets/vk-register.html');
  await fill(page, 'Номер лицевого счёта', person.accountNumber);
  await fill(page, 'Номер любого вашего счётчика', person.serialNumber);
  await fill(page, 'Мобильный телефон', person.phone);
  await page.getByRole('button', { name: 'Получить код' }).click();
  await expect(page.getByRole('alert')).toContainText('Нет связи');
  expect(sent).toEqual([]);
  await page.unroute(steps);
  await page.getByRole('button', { name: 'Получить код' }).click();
  await expect(page.getByLabel('Код из SMS')).toBeVisible();
  expect(sent).toHaveLength(1);
  // A registration in progress can also load its chunk again.
  await page.route(steps, (route) => route.abort());
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('Нет связи');
  await page.unroute(steps);
  await page.getByRole('button', { name: 'Повторить' }).click();
  await expect(page.getByLabel('Код из SMS')).toBeVisible();
});

test('second factor: turned on with an app, required for sign-in and recovery', async ({ page }) => {
  const person = await register(page, 41);
  await page.goto('/widgets/vk-security.html');
  await page.getByRole('button', { name: 'Подключить приложение с кодами' }).click();
  const secret =
    /вручную: ([A-Z2-7 ]+)/.exec(await page.locator('vk-security').getByText('вручную').innerText())?.[1]?.trim() ?? '';
  await expect(page.getByRole('img', { name: 'QR-код для приложения с кодами' })).toBeVisible();
  await page.getByLabel('Код из приложения').fill(await totpAt(secret, Date.now()));
  await page.getByRole('button', { name: 'Включить' }).click();
  const codes = page.locator('vk-security .codes li');
  await expect(codes).toHaveCount(10);
  const [first = '', second = ''] = await codes.allInnerTexts();
  await page.getByRole('button', { name: 'Коды у меня записаны' }).click();
  await expect(page.locator('vk-security')).toContainText('Запасных кодов осталось: 10');

  await page.goto('/widgets/vk-login.html');
  await page.getByRole('button', { name: 'Выйти' }).click();
  await signIn(page, person.accountNumber);
  await page.getByLabel('Код из приложения').fill('000000');
  await page.locator('form').getByRole('button', { name: 'Войти' }).click();
  await expect(page.getByRole('alert')).toContainText('Код не подошёл. Осталось попыток: 4');
  await page.getByLabel('Чем подтвердите').selectOption({ label: 'Запасным кодом' });
  await page.getByLabel('Запасной код').fill(first.toLowerCase());
  await page.locator('form').getByRole('button', { name: 'Войти' }).click();
  await expect(page.getByRole('heading', { name: 'Вы вошли' })).toBeVisible();

  await page.getByRole('button', { name: 'Выйти' }).click();
  // The login typed in the sign-in form is passed on to the recovery.
  await page.getByLabel('Лицевой счёт или электронная почта').fill(person.accountNumber);
  await page.getByRole('button', { name: 'Забыли пароль?' }).click();
  await page.getByRole('button', { name: 'Получить код' }).click();
  await confirm(page);
  await page.getByLabel('Код из приложения или запасной код').fill(second);
  await fill(page, 'Новый пароль', NEW_PASSWORD);
  await page.getByRole('button', { name: 'Сохранить пароль' }).click();
  await expect(page.locator('vk-recovery')).toContainText('Новый пароль сохранён');
  await page.getByRole('button', { name: 'Назад ко входу' }).click();
  await signIn(page, person.accountNumber, PASSWORD);
  await expect(page.getByRole('alert')).toContainText('Неверный номер или пароль');
});

test('a passkey of this device signs in without typing', async ({ page, context }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await register(page, 44);
  await page.goto('/widgets/vk-security.html');
  await page.getByRole('button', { name: 'Добавить ключ входа' }).click();
  await expect(page.locator('vk-security')).toContainText(/Ключ добавлен.*Ключ входа: Chrome, Linux/s);
  await page.goto('/widgets/vk-login.html');
  await page.getByRole('button', { name: 'Выйти' }).click();
  await page.getByLabel('Лицевой счёт или электронная почта').focus();
  await expect(page.getByRole('heading', { name: 'Вы вошли' })).toBeVisible();
});

test('«Это был не я» ends other sessions and freezes the sign-in until a recovery', async ({ page, browser }) => {
  const person = await register(page, 42);
  const intruder = await (await browser.newContext()).newPage();
  await intruder.goto(`${ENDPOINT}/widgets/vk-login.html`);
  await signIn(intruder, person.accountNumber);
  await expect(intruder.getByRole('heading', { name: 'Вы вошли' })).toBeVisible();

  await page.goto('/widgets/vk-security.html');
  await expect(page.locator('vk-security')).toContainText('Завершить все остальные');
  await page.getByRole('button', { name: 'Это был не я' }).click();
  await page.getByLabel('Что вы заметили').fill('Вход ночью с незнакомого устройства');
  await page.getByRole('button', { name: 'Заморозить и сообщить' }).click();
  await expect(page.locator('vk-security')).toContainText(/Сообщение Д-\d{4}-\d{6} зарегистрировано/);
  await intruder.goto(`${ENDPOINT}/widgets/vk-balance-card.html`);
  await expect(intruder.locator('vk-balance-card')).toContainText('войдите');
  await intruder.context().close();
  await page.reload();
  await expect(page.locator('vk-security')).toContainText('Вы сообщили о чужом входе');

  await page.goto('/widgets/vk-recovery.html');
  await page.getByLabel('Лицевой счёт или электронная почта').fill(person.accountNumber);
  await page.getByRole('button', { name: 'Получить код' }).click();
  await confirm(page);
  await fill(page, 'Новый пароль', NEW_PASSWORD);
  await page.getByRole('button', { name: 'Сохранить пароль' }).click();
  await expect(page.locator('vk-recovery')).toContainText('Новый пароль сохранён');
  await page.goto('/widgets/vk-login.html');
  await signIn(page, person.accountNumber, NEW_PASSWORD);
  await expect(page.getByRole('heading', { name: 'Вы вошли' })).toBeVisible();
  await page.goto('/widgets/vk-security.html');
  await expect(page.locator('vk-security')).not.toContainText('Вы сообщили о чужом входе');
});

test('switching accounts, inviting a helper and changing the phone update every widget without a reload', async ({
  page,
  browser,
}) => {
  await page.goto('/account.html');
  await signIn(page, 'ozero@example.org');
  const switcher = page.locator('vk-account-switcher');
  await expect(page.locator('vk-profile dd').nth(2)).toContainText('г. Родников');
  const profileOf = () => page.locator('vk-profile dd[lang=ru]').allInnerTexts();
  const before = await profileOf();
  await switcher.getByRole('button', { name: 'Показать счёт 230100009' }).click();
  await expect.poll(async () => (await profileOf()).join()).not.toBe(before.join());

  await switcher.getByRole('button', { name: 'Дать доступ' }).click();
  await switcher.getByLabel('Почта этого человека').fill('bereg@example.org');
  await switcher.getByLabel('Видеть баланс и счета').check();
  await switcher.getByRole('button', { name: 'Отправить приглашение' }).click();
  await expect(switcher).toContainText('Приглашение отправлено');
  const outbox = await (await page.context().request.get('/outbox')).text();
  const code = /код приглашения: (\S+?)\./.exec(outbox)?.[1] ?? '';
  const helper = await (await browser.newContext()).newPage();
  await helper.goto(`${ENDPOINT}/account.html`);
  await signIn(helper, 'bereg@example.org');
  const theirs = helper.locator('vk-account-switcher');
  await theirs.getByRole('button', { name: 'У меня есть приглашение' }).click();
  await theirs.getByLabel('Код приглашения').fill(code);
  await theirs.getByRole('button', { name: 'Принять' }).click();
  await expect(theirs).toContainText(/230100009.*Вы помогаете с этим счётом до/s);
  await theirs.getByRole('button', { name: 'Показать счёт 230100009' }).click();
  await expect(helper.locator('vk-profile')).toContainText('видит только владелец');
  await helper.context().close();
  await page.reload();
  await switcher.getByRole('button', { name: 'Закрыть доступ: bereg@example.org' }).click();
  await expect(switcher).toContainText('Доступ закрыт');

  const profile = page.locator('vk-profile');
  await profile.getByRole('button', { name: 'Изменить: Мобильный телефон' }).click();
  await page.getByLabel('Новый телефон').fill('8 900 777-66-55');
  await page.getByRole('button', { name: 'Получить код' }).click();
  await page.getByLabel('Код подтверждения').fill(await lastCode(page));
  await page.getByRole('button', { name: 'Продолжить' }).click();
  await expect(profile).toContainText(/\+7.900.777.66.55/);
  await profile.getByRole('button', { name: 'Всё верно' }).click();
  await expect(profile).toContainText('Вы подтвердили сведения');
});

test('an unlock request with documents keeps its status after a reload', async ({ page }) => {
  await page.goto('/widgets/vk-unlock-form.html');
  await fill(page, 'Номер лицевого счёта', '230100002');
  await page.getByLabel('Как подтвердите, что кабинет ваш').selectOption({ label: 'Документами' });
  await fill(page, 'Куда ответить', 'ya@example.org');
  await page.getByRole('button', { name: 'Отправить', exact: true }).click();
  await expect(page.locator('vk-unlock-form')).toContainText(/Обращение В-\d{4}-\d{6}/);
  await page.getByLabel('Выбрать файлы').setInputFiles({
    name: 'паспорт.png',
    mimeType: 'image/png',
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  });
  await page.getByRole('button', { name: 'Отправить документы' }).click();
  await expect(page.locator('vk-unlock-form')).toContainText('Приложены: паспорт.png');
  await page.reload();
  await expect(page.locator('vk-unlock-form')).toContainText('На рассмотрении');
});

test('a password manager finds one form with both fields, fills it in and signs in with Enter', async ({ page }) => {
  await page.goto('/widgets/vk-login.html');
  await page.getByRole('textbox', { name: 'Пароль' }).waitFor();
  // Password managers search the document, not shadow roots.
  const found = await page.evaluate(() =>
    [...document.forms].map((form) =>
      [...form.elements].map((element) => element.getAttribute('autocomplete')).filter(Boolean),
    ),
  );
  expect(found).toEqual([['username webauthn', 'current-password']]);
  await page.evaluate(
    ([login, password]) => {
      const [form] = document.forms;
      (window as unknown as { submits: number }).submits = 0;
      form!.addEventListener('submit', () => {
        (window as unknown as { submits: number }).submits++;
      });
      for (const [name, value] of [
        ['username', login],
        ['password', password],
      ] as const) {
        const field = form!.elements.namedItem(name) as HTMLInputElement;
        field.value = value!;
        for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
      }
    },
    ['bereg@example.org', PASSWORD],
  );
  await page.getByRole('textbox', { name: 'Пароль' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Вы вошли' })).toBeVisible();
  expect(
    await page.evaluate(() => [
      document.forms.length,
      (window as unknown as { submits: number }).submits,
      document.body.innerHTML.includes('tikhiy'),
    ]),
  ).toEqual([0, 1, false]);
});

/** Presses keys given by name and types everything else as text. */
async function type(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys)
    await (/^([A-Z][a-z]+)+$/.test(key) ? page.keyboard.press(key) : page.keyboard.insertText(key));
}

/** Checks the text of the focused element, which a screen reader reads. */
async function expectFocused(page: Page, words: RegExp): Promise<void> {
  await expect(page.locator(':focus').last()).toContainText(words);
}

async function expectAccessible(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
}

test('registration works by keyboard alone and moves focus to every step', async ({ page }) => {
  const person = unregistered(43);
  await page.goto('/widgets/vk-register.html');
  await page.getByLabel('Номер лицевого счёта').focus();
  await type(page, person.accountNumber, 'Tab', 'Tab', person.serialNumber, 'Tab', person.phone, 'Enter');
  await expectFocused(page, /Мы отправили код на/);
  await type(page, 'Tab', '000000', 'Enter');
  await expectFocused(page, /Код не подошёл/);
  await expect(page.getByRole('alert')).toContainText('Код не подошёл');
  // The link in the summary moves focus to the field.
  await type(page, 'Tab', 'Enter');
  await expect(page.getByLabel('Код из SMS')).toBeFocused();
  await page.keyboard.press('Control+A');
  await type(page, await lastCode(page), 'Enter');
  await expectFocused(page, /Осталось придумать пароль/);
  await type(page, 'Tab', PASSWORD, 'Enter');
  await expectFocused(page, /Вы зарегистрированы и вошли/);
  await expectAccessible(page);
});

test('recovery works by keyboard alone and moves focus to every step', async ({ page }) => {
  const person = await register(page, 46);
  await page.getByRole('button', { name: 'Выйти' }).click();
  await page.goto('/widgets/vk-recovery.html');
  await expect(page.locator('vk-recovery')).toMatchAriaSnapshot(`
    - region "Новый пароль":
      - heading "Новый пароль" [level=2]
      - paragraph
      - textbox "Лицевой счёт или электронная почта"
      - button "Получить код"
  `);
  await page.getByLabel('Лицевой счёт или электронная почта').focus();
  await type(page, person.accountNumber, 'Enter');
  await expectFocused(page, /код ушёл на/);
  await expect(page.locator('vk-recovery')).toMatchAriaSnapshot(`
    - paragraph: /Если такой кабинет есть, код ушёл на .*/
    - textbox "Код из SMS"
    - button "Продолжить"
    - button "Начать заново"
    - paragraph: /Отправить ещё раз можно через .*/
  `);
  await type(page, 'Tab', await lastCode(page), 'Enter');
  await expectFocused(page, /новый пароль/i);
  await type(page, 'Tab', 'коротко', 'Enter');
  await expectFocused(page, /слишком короткий/);
  await type(page, 'Tab', 'Enter');
  await page.keyboard.press('Control+A');
  await type(page, NEW_PASSWORD, 'Enter');
  await expectFocused(page, /Новый пароль сохранён/);
  await expectAccessible(page);
});

test('the second factor works by keyboard alone, from turning it on to signing in', async ({ page }) => {
  const person = await register(page, 45);
  await page.goto('/widgets/vk-security.html');
  await page.getByRole('button', { name: 'Подключить приложение с кодами' }).focus();
  await type(page, 'Enter');
  await expectFocused(page, /наведите камеру/);
  const secret =
    /вручную: ([A-Z2-7 ]+)/.exec(await page.locator('vk-security').getByText('вручную').innerText())?.[1]?.trim() ?? '';
  await type(page, 'Tab', 'Tab', 'Tab', await totpAt(secret, Date.now()), 'Enter');
  await expectFocused(page, /Запасные коды/);
  const [code = ''] = await page.locator('vk-security .codes li').allInnerTexts();
  await expectAccessible(page);
  await page.goto('/widgets/vk-login.html');
  await page.getByRole('button', { name: 'Выйти' }).focus();
  await type(page, 'Enter');
  await page.getByLabel('Лицевой счёт или электронная почта').focus();
  await type(page, person.accountNumber, 'Tab', PASSWORD, 'Enter');
  await expectFocused(page, /Второй шаг: подтвердите, что это вы/);
  await expect(page.locator('vk-login')).toMatchAriaSnapshot(`
    - combobox "Чем подтвердите"
    - textbox "Код из приложения"
    - button "Войти"
    - button "Назад ко входу"
    - button "Ничего из этого у меня нет"
  `);
  await type(page, 'Tab', 'ArrowDown', 'Tab', code, 'Enter');
  await expectFocused(page, /Вы вошли/);
  await expectAccessible(page);
});
