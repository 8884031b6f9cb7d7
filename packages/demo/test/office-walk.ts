import { until } from './engines.ts';
import { PASSWORD } from './frames.ts';

/** A page that is worked by keyboard alone, in any browser. */
export interface KeyboardPage {
  /** Presses a key, e.g. `Tab` or `Shift+Tab`. */
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Evaluates an expression; the result must be JSON. */
  evaluate(code: string): Promise<unknown>;
}

const ROOT = `document.querySelector('vk-office')?.shadowRoot`;

/** What the office page shows, as text. */
const shown = async (page: KeyboardPage): Promise<string> =>
  String(await page.evaluate(`${ROOT}?.querySelector('main')?.innerText ?? ''`));

const sees = (page: KeyboardPage, text: string | RegExp) =>
  until(`«${String(text)}»`, async () => {
    const words = await shown(page);
    return typeof text === 'string' ? words.includes(text) : text.test(words);
  });

/** The text and the label of the element with the focus. */
const focused = async (page: KeyboardPage): Promise<string> =>
  String(
    await page.evaluate(`(() => {
      const element = ${ROOT}?.activeElement;
      const label = element?.id ? ${ROOT}.querySelector('label[for="' + element.id + '"]') : element?.closest('label');
      return [element?.textContent, label?.textContent].join(' ').trim();
    })()`),
  );

/** Presses Tab, or Shift+Tab, until an element has the focus. */
async function goTo(page: KeyboardPage, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 40; presses++) {
    const present = await focused(page);
    if (name.test(present)) return;
    passed.push(present);
    await page.press(key);
  }
  throw new Error(`${key} does not reach ${String(name)}: ${passed.join(' | ')}`);
}

const hasFocus = (page: KeyboardPage, name: RegExp) =>
  until(`the focus on ${String(name)}`, async () => name.test(await focused(page)));

/** Signs a member of staff in on the office page that is open. */
async function signIn(page: KeyboardPage, email: string, firstQueue: RegExp): Promise<void> {
  await sees(page, 'Вход для сотрудников');
  await goTo(page, /Рабочая почта/);
  await page.type(email);
  await page.press('Tab');
  await page.type(PASSWORD);
  await page.press('Enter');
  await hasFocus(page, /^Код/);
  const outbox = String(await page.evaluate(`fetch('/outbox').then((answer) => answer.text())`));
  await page.type(/Код (\d{6})/.exec(outbox)?.[1] ?? '');
  await page.press('Enter');
  await hasFocus(page, firstQueue);
  await until('the queues', () => page.evaluate(`${ROOT}.querySelectorAll('.menu li').length > 0`));
}

async function signOut(page: KeyboardPage): Promise<void> {
  await goTo(page, /^Выйти/, 'Shift+Tab');
  await page.press('Enter');
  await sees(page, 'Вход для сотрудников');
}

/** Opens the first case of a queue. */
async function openFirst(page: KeyboardPage, queue: string): Promise<void> {
  const title = new RegExp(`^${queue}`);
  await goTo(page, title, 'Shift+Tab');
  await page.press('Enter');
  await until(`the queue ${queue}`, async () =>
    title.test(String(await page.evaluate(`${ROOT}.querySelector('h1').textContent`))),
  );
  await hasFocus(page, title);
  const number = await until('a case', async () =>
    String(await page.evaluate(`${ROOT}.querySelector('tbody th a')?.textContent ?? ''`)),
  );
  await goTo(page, new RegExp(`^${number}`));
  await page.press('Enter');
  await until('the case', () => page.evaluate(`${ROOT}.querySelector('h1').textContent.includes('${number}')`));
  await sees(page, 'Получено');
}

interface Decision {
  readonly queue: string;
  /** Fields to fill in, in the order of the page. */
  readonly fields?: readonly (readonly [label: RegExp, text: string])[];
}

async function decide(page: KeyboardPage, { queue, fields = [] }: Decision, done: string): Promise<void> {
  await openFirst(page, queue);
  for (const [label, text] of fields) {
    await goTo(page, label);
    await page.type(text);
  }
  await goTo(page, /^Отправить/);
  await page.press('Enter');
  await sees(page, done);
}

async function confirm(page: KeyboardPage, queue: string): Promise<void> {
  await openFirst(page, queue);
  await goTo(page, /^Подтвердить/);
  await page.press('Enter');
  await sees(page, 'Решение подтверждено и выполнено.');
}

const PROPOSED = 'Решение ждёт подтверждения коллеги.';
const DECIDED = 'Решение принято.';

/** The queues whose decisions a second member of staff confirms. */
const CONFIRMED = ['unlock', 'profileChange', 'instalmentPlan', 'difference'];

/** How many cases wait in each queue. */
const waiting = async (page: KeyboardPage): Promise<Readonly<Record<string, number>>> =>
  (await page.evaluate(
    `fetch('/office/v1/queues').then((answer) => answer.json()).then(({ items }) => Object.fromEntries(items.map(({ kind, counts }) => [kind, counts.waiting])))`,
  )) as Record<string, number>;

/** The staff of the demo handle one case of each queue besides claims; `page` shows the office. */
export async function handleEachQueue(page: KeyboardPage): Promise<void> {
  await signIn(page, 'kassa@vodokanal.example.org', /^Рассрочка/);
  await decide(page, { queue: 'Рассрочка' }, PROPOSED);
  await decide(page, { queue: 'Расхождения' }, PROPOSED);
  await signOut(page);

  await signIn(page, 'dannye@vodokanal.example.org', /^Чужой доступ/);
  await decide(page, { queue: 'Чужой доступ', fields: [[/Ответ жителю/, 'Чужих входов нет.']] }, DECIDED);
  await decide(page, { queue: 'Персональные', fields: [[/Ответ жителю/, 'Никому.']] }, DECIDED);
  await signOut(page);

  await signIn(page, 'abonent@vodokanal.example.org', /^Обращения/);
  await decide(page, { queue: 'Вход закрыт', fields: [[/Новый телефон/, '8 900 123-45-67']] }, PROPOSED);
  await decide(page, { queue: 'Исправить' }, PROPOSED);
  // Day and month alike, because browsers ask for them in different orders.
  await decide(page, { queue: 'Счётчики', fields: [[/Поверка действует до/, '11112032']] }, DECIDED);
  await signOut(page);

  await signIn(page, 'nachalnik@vodokanal.example.org', /^Обращения/);
  const before = await waiting(page);
  for (const queue of ['Вход закрыт', 'Исправить', 'Рассрочка', 'Расхождения']) await confirm(page, queue);
  await until('each confirmed case is off its queue', async () => {
    const now = await waiting(page);
    return CONFIRMED.every((kind) => now[kind] === (before[kind] ?? 0) - 1);
  });
}
