import { expect, test, type Page } from '@playwright/test';
import { ScreenReader } from './screen-reader.ts';

// What a screen reader says on the way through the main tasks, on the utility that runs in the page.

/** Opens a page with the tags. */
async function open(page: Page, tags: string): Promise<ScreenReader> {
  await page.route('**/listen', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="ru"><title>Кабинет</title><script async src="/vk/1/vk.js" data-endpoint="demo"></script><main>${tags}</main></html>`,
    }),
  );
  await page.goto('/listen');
  return new ScreenReader(page);
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Лицевой счёт или электронная почта').fill('230100001');
  await page.getByRole('textbox', { name: 'Пароль' }).fill('tikhiy-rodnik-u-mosta');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Вы вошли' })).toBeVisible();
}

test('screen reader: signs in after a wrong password', async ({ page }) => {
  const reader = await open(page, '<vk-login></vk-login>');
  await expect(page.getByLabel('Лицевой счёт или электронная почта')).toBeVisible();
  await reader.listen();
  await reader.press('Tab');
  await reader.type('230100001');
  await reader.press('Tab');
  await reader.type('не тот');
  await reader.press('Enter');
  await reader.until(page.getByRole('alert'));
  for (let turn = 0; turn < 3; turn++) await reader.press('Tab');
  await reader.press('Control+a');
  await reader.type('tikhiy-rodnik-u-mosta');
  await reader.press('Enter');
  await reader.until(page.getByRole('heading', { name: 'Вы вошли' }));
  await reader.press('Tab');
  expect(reader.lines).toEqual([
    '[Tab]',
    'Вход в личный кабинет, область. Лицевой счёт или электронная почта, поле, Номер есть в квитанции',
    '[230100001]',
    'Лицевой счёт или электронная почта, поле, 230100001, Номер есть в квитанции',
    '[Tab]',
    'Пароль, поле',
    '[не тот]',
    'Пароль, поле, ••••••',
    '[Enter]',
    'сразу: Проверьте, пожалуйста: Неверный номер или пароль. Проверьте номер по квитанции и раскладку клавиатуры.',
    '[Tab]',
    'Неверный номер или пароль. Проверьте номер по квитанции и раскладку клавиатуры., ссылка',
    '[Tab]',
    'Лицевой счёт или электронная почта, поле, 230100001, Номер есть в квитанции',
    '[Tab]',
    'Пароль, поле, ••••••',
    '[Control+a]',
    '[tikhiy-rodnik-u-mosta]',
    'Пароль, поле, •••••••••••••••••••••',
    '[Enter]',
    'Вы вошли, область',
    '[Tab]',
    'Вы вошли, область. Выйти, кнопка',
  ]);
});

test('screen reader: sends two readings, one of them after a mistake', async ({ page }) => {
  const reader = await open(page, '<vk-login></vk-login><vk-reading-form></vk-reading-form>');
  await signIn(page);
  await reader.until(page.getByLabel('Показание, м³').first());
  await reader.press('Tab');
  await reader.press('Tab');
  await reader.type('1');
  await reader.press('Enter');
  await reader.until(page.getByRole('alert'));
  await reader.press('Tab');
  await reader.press('Enter');
  await reader.press('Control+a');
  await reader.type('160');
  await reader.press('Tab');
  await reader.press('Tab');
  await reader.type('197');
  await reader.press('Enter');
  await reader.until(page.getByText('Показания приняты'));
  await reader.press('Tab');
  expect(reader.lines).toEqual([
    'Вы вошли, область',
    '[Tab]',
    'Вы вошли, область. Выйти, кнопка',
    '[Tab]',
    'Показания счётчиков, область. Холодная вода, кухня, группа. Показание, м³, поле, Прошлое: 157 от ДАТА. Красные цифры можно вводить через запятую.',
    '[1]',
    'Показание, м³, поле, 1, Прошлое: 157 от ДАТА. Красные цифры можно вводить через запятую.',
    '[Enter]',
    'сразу: Проверьте, пожалуйста: Холодная вода, кухня: Меньше прошлого показания 157. Посмотрите на счётчик ещё раз: нужны цифры со счётчика, а не расход.',
    '[Tab]',
    'Холодная вода, кухня: Меньше прошлого показания 157. Посмотрите на счётчик ещё раз: нужны цифры со счётчика, а не расход., ссылка',
    '[Enter]',
    'Холодная вода, кухня, группа. Показание, м³, поле, ошибка, 1, Прошлое: 157 от ДАТА. Красные цифры можно вводить через запятую. Меньше прошлого показания 157. Посмотрите на счётчик ещё раз: нужны цифры со счётчика, а не расход.',
    '[Control+a]',
    '[160]',
    'затем: Расход 3 м³, примерно СУММА',
    'Показание, м³, поле, 160, Прошлое: 157 от ДАТА. Красные цифры можно вводить через запятую.',
    '[Tab]',
    'Приложить фото, кнопка, Холодная вода, кухня',
    '[Tab]',
    'Горячая вода, санузел, группа. Показание, м³, поле, Прошлое: 194 от ДАТА. Красные цифры можно вводить через запятую.',
    '[197]',
    'затем: Расход 3 м³, примерно СУММА',
    'Показание, м³, поле, 197, Прошлое: 194 от ДАТА. Красные цифры можно вводить через запятую.',
    '[Enter]',
    'Показания приняты ДАТА г. в ВРЕМЯ (Москва, стандартное время) Номер подтверждения НОМЕР Номер подтверждения НОМЕР Напечатать подтверждение',
    '[Tab]',
    'Напечатать подтверждение, кнопка',
  ]);
});

test('screen reader: files a claim', async ({ page }) => {
  const reader = await open(page, '<vk-login></vk-login><vk-claim-form></vk-claim-form>');
  await signIn(page);
  await reader.until(page.getByLabel('О чём обращение'));
  await reader.tabTo('О чём обращение');
  await reader.press('ArrowDown');
  await reader.tabTo('За какой месяц');
  await reader.press('ArrowDown');
  await reader.tabTo('Чего вы хотите');
  await reader.press('ArrowDown');
  await reader.tabTo('Что случилось');
  await reader.type('Начислили больше, чем по счётчику.');
  await reader.tabTo('Проверить перед отправкой');
  await reader.press('Enter');
  await reader.until(page.getByRole('heading', { name: 'Проверьте обращение' }));
  await reader.tabTo('Отправить обращение');
  await reader.press('Enter');
  await reader.until(page.getByText('Ответим не позднее'));
  expect(reader.lines).toEqual([
    'Вы вошли, область',
    '[Tab]',
    'Вы вошли, область. Выйти, кнопка',
    '[Tab]',
    'Подать обращение, область. О чём обращение, список, свёрнуто, Выберите',
    '[ArrowDown]',
    'О чём обращение, список, свёрнуто, Неправильное начисление',
    '[Tab]',
    'За какой месяц, список, свёрнуто, Не выбрано',
    '[ArrowDown]',
    'За какой месяц, список, свёрнуто, МЕСЯЦ',
    '[Tab]',
    'Услуга (можно не заполнять), список, свёрнуто, Не выбрано',
    '[Tab]',
    'Спорная сумма (можно не заполнять), поле',
    '[Tab]',
    'Чего вы хотите, список, свёрнуто, Не выбрано',
    '[ArrowDown]',
    'Чего вы хотите, список, свёрнуто, Пересчитать',
    '[Tab]',
    'Что случилось, поле, Своими словами. Укажите даты, если помните.',
    '[Начислили больше, чем по счётчику.]',
    'Что случилось, поле, Начислили больше, чем по счётчику., Своими словами. Укажите даты, если помните.',
    '[Tab]',
    'Фото и документы, группа. Выбрать файлы, кнопка, До 10 файлов, каждый до 10 МБ: фото или PDF. Можно перетащить сюда или вставить из буфера.',
    '[Tab]',
    'Приложить данные из кабинета, кнопка, свёрнуто',
    '[Tab]',
    'Кто подаёт и как ответить владелец счёта, ответ в личном кабинете, кнопка, свёрнуто',
    '[Tab]',
    'Проверить перед отправкой, кнопка',
    '[Enter]',
    'Проверьте обращение, заголовок',
    '[Tab]',
    'Отправить обращение, кнопка',
    '[Enter]',
    'Номер НОМЕР Мы получили обращение сегодня Разбираемся. Если понадобятся сведения, пришлём вопрос в личный кабинет и сообщим об этом Ответим не позднее ДАТА Основание: ПП РФ № 354, п. 31 «д»: проверка правильности начислений.',
  ]);
});

test('screen reader: sets a new password by a code from an SMS', async ({ page }) => {
  const reader = await open(page, '<vk-recovery></vk-recovery>');
  await reader.until(page.getByLabel('Лицевой счёт или электронная почта'));
  await reader.press('Tab');
  await reader.type('230100001');
  await reader.press('Enter');
  await reader.until(page.getByLabel('Код из SMS'));
  await reader.press('Tab');
  await reader.type('123456');
  await reader.press('Enter');
  await reader.until(page.getByRole('textbox', { name: 'Новый пароль' }));
  await reader.press('Tab');
  await reader.type('новый тихий родник за рекой');
  await reader.press('Enter');
  await reader.until(page.getByText('Новый пароль сохранён'));
  expect(reader.lines).toEqual([
    '[Tab]',
    'Новый пароль, область. Лицевой счёт или электронная почта, поле',
    '[230100001]',
    'Лицевой счёт или электронная почта, поле, 230100001',
    '[Enter]',
    'Шаг 2 из 3. Если такой кабинет есть, код ушёл на его телефон +7 ··· ···‑··‑·· (в демонстрации код 123456). Он действует 10 минут. Номер мы не показываем: его не должны узнать посторонние. Код не пришёл? Начните заново и проверьте номер счёта. Никому не говорите этот код: сотрудники водоканала его не спрашивают.',
    '[Tab]',
    'Код из SMS, поле, Шесть цифр. Можно вставить всё сообщение целиком.',
    '[123456]',
    'Код из SMS, поле, 123456, Шесть цифр. Можно вставить всё сообщение целиком.',
    '[Enter]',
    'Шаг 3 из 3. Код подошёл. Придумайте новый пароль.',
    '[Tab]',
    'Новый пароль, поле, Не короче 15 знаков: подойдут четыре обычных слова подряд, можно с пробелами. Сейчас 0.',
    '[новый тихий родник за рекой]',
    'Новый пароль, поле, •••••••••••••••••••••••••••, Длины хватает. Запишите пароль или сохраните его в браузере.',
    '[Enter]',
    'Новый пароль сохранён. Все прежние входы завершены: войдите с новым паролем.',
  ]);
});
