import { expect } from '@open-wc/testing';
import '../define/application-form.ts';
import { axeFaults, eventually, html, stage, textOf } from '../testing/setup.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';
import type { ScenarioName } from '@vodokanal/mocks';

runWidgetTests('vk-application-form', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  { name: 'pending', scenario: 'slow', sees: /Заявления/, seesEnglish: /Applications/ },
  { name: 'failed', scenario: 'failing', sees: /Повторить/, seesEnglish: /Try again/ },
  { name: 'empty', scenario: 'noApplications', sees: /здесь пока нельзя/, seesEnglish: /cannot apply here yet/ },
  {
    name: 'ready: many',
    scenario: 'manyApplications',
    sees: /Мои заявления Нужен ваш ответ 1 новое сообщение.*В работе.*Подать заявление.*Опломбировать счётчик.*Завершённые: 2/,
    seesEnglish: /My applications We need your answer 1 new message.*In work.*Apply.*Seal a meter.*Ended: 2/,
  },
]);

const page = html`<vk-application-form debt-url="/debt.html"></vk-application-form>`;

/** The widget as its customer uses it. */
async function staged(scenario: ScenarioName = 'happy') {
  const set = await stage(page, scenario);
  const widget = set.host.querySelector('vk-application-form')!;
  const root = widget.shadowRoot!;
  const button = (text: string | RegExp) =>
    eventually(() =>
      [...root.querySelectorAll<HTMLButtonElement>('button')].find(
        (each) => each.checkVisibility() && (each.textContent.trim().match(text)?.[0].length ?? 0) > 0,
      ),
    );
  const sees = (text: RegExp) => eventually(() => text.test(textOf(widget)));
  return {
    ...set,
    widget,
    root,
    sees,
    press: async (text: string | RegExp) => (await button(text)).click(),
    fill: async (id: string, value: string) => {
      const input = await eventually(() => root.getElementById(id) as HTMLInputElement | HTMLSelectElement | null);
      input.value = value;
      input.dispatchEvent(new Event(input.localName === 'select' ? 'change' : 'input', { bubbles: true }));
    },
    /** Opens the first application. */
    open: async () => {
      (await eventually(() => root.querySelector<HTMLButtonElement>('.filed .open'))).click();
      await sees(/Что в заявлении/);
    },
    application: () => set.state.applications[0]!,
  };
}

describe('vk-application-form', () => {
  it('files an application: it is filled in, checked, previewed as its document, and listed', async () => {
    const form = await staged();
    const submitted: string[] = [];
    form.widget.addEventListener('vk-application-submitted', ({ detail }) => submitted.push(detail.applicationId));
    await form.press('Справка об отсутствии долга');
    await form.sees(/Решим за 3 рабочих дня\./);
    await form.press('Проверить перед отправкой');
    await form.sees(/Заполните: Для чего справка/);
    expect(await axeFaults(form.widget)).to.deep.equal([]);
    await form.fill('purpose', 'sale');
    await form.fill('comment', 'Для банка');
    await form.press('Проверить перед отправкой');
    await form.sees(/Кому: Водоканал города Родникова.*Для чего справка Продажа жилья.*Для банка.*Без приложений/);
    expect(await axeFaults(form.widget)).to.deep.equal([]);
    await form.press('Отправить заявление');
    await form.sees(/Заявление зарегистрировано под номером З-2026-/);
    expect(submitted).to.deep.equal([form.application().id]);
    expect(form.application().values).to.deep.equal({ purpose: 'sale', comment: 'Для банка' });
    await form.press(/Все заявления/);
    await form.sees(/Мои заявления Отправлено Справка об отсутствии долга/);
  });

  it('fills in what the utility knows, and keeps what is typed on the device', async () => {
    const form = await staged();
    await form.press('Заключить договор');
    await eventually(() => (form.root.getElementById('holder') as HTMLInputElement | null)?.value);
    expect((form.root.getElementById('persons') as HTMLInputElement).value).to.equal(
      String(form.state.accounts[0]!.persons),
    );
    await form.fill('holder', 'Ручьёва Капля Первая');
    await form.sees(/Черновик сохранён/);
    await form.press(/Все заявления/);
    await form.sees(/Заключить договор Черновик/);
    await form.press('Заключить договор');
    await eventually(
      () => (form.root.getElementById('holder') as HTMLInputElement | null)?.value === 'Ручьёва Капля Первая',
    );
    await form.press('Очистить');
    (await eventually(() => form.root.querySelector<HTMLButtonElement>('dialog[open] button'))).click();
    await eventually(() => (form.root.getElementById('holder') as HTMLInputElement).value !== 'Ручьёва Капля Первая');
  });

  it('takes persons and a period, and says what is wrong with them', async () => {
    const form = await staged();
    await form.press('Пересчитать за время отсутствия');
    await form.fill('period.from', '01.11.2026');
    await form.fill('period.to', '03.11.2026');
    await form.press('Добавить человека');
    await form.fill('persons.1.name', 'Ручьёв Исток');
    await form.fill('persons.1.born', '31.02.2020');
    await form.press('Проверить перед отправкой');
    await form.sees(/не меньше 6 полных дней подряд/);
    await form.sees(/Напишите дату так/);
    await form.sees(/Заполните: Документы о поездке/);
    (await eventually(() => form.root.querySelector<HTMLButtonElement>('[aria-label^="Убрать"]'))).click();
    await eventually(
      () => (form.root.getElementById('persons.0.name') as HTMLInputElement | null)?.value === 'Ручьёв Исток',
    );
  });

  it('books a time, moves it when somebody else was faster, and gives it back', async () => {
    const form = await staged();
    const [first] = [...(await eventually(() => form.state.meters))];
    await form.press('Опломбировать счётчик');
    await form.fill('meter', first!.id);
    await form.fill('reason', 'repaired');
    await eventually(() => form.root.querySelectorAll('#visit option').length > 3);
    const day = form.root.querySelectorAll<HTMLOptionElement>('#visit option')[1]!.value;
    await form.fill('visit', day);
    await form.press('Проверить перед отправкой');
    await form.sees(/Визит специалиста/);
    form.state.fullSlots.add(`controller ${day} 09:00`);
    await form.press('Отправить заявление');
    await form.sees(/Это время только что заняли/);
    await eventually(() => form.root.querySelector('#visit'));
    await form.fill('visit', day);
    await form.press('Проверить перед отправкой');
    await form.press('Отправить заявление');
    await form.sees(/с 12:00 до 15:00/);
    await form.press('Перенести');
    await form.fill('visit', day);
    (await eventually(() => [...form.root.querySelectorAll<HTMLInputElement>('[name="visit-time"]')].at(-1))).click();
    await form.press('Записаться');
    await form.sees(/Записали/);
    expect(form.application().visit?.from).to.equal('15:00');
    await form.press('Отменить визит');
    await form.sees(/Визит отменён.*Время ещё не выбрано/);
    expect(form.application().visit).to.equal(null);
  });

  it('is signed by a code where the utility requires it', async () => {
    const form = await staged();
    await form.press('Сообщить о выезде');
    await form.fill('leavesOn', '01.12.2026');
    await form.press('Проверить перед отправкой');
    await form.sees(/Чтобы подписать, введите код/);
    await form.press('Получить код и подписать');
    const input = await eventually(() =>
      form.host.querySelector<HTMLInputElement>('vk-application-form [autocomplete="one-time-code"]'),
    );
    input.value = '123456';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.form!.requestSubmit();
    await form.sees(/Заявление зарегистрировано/);
    expect(form.application().isConfirmed).to.equal(true);
    expect(form.host.querySelector('[autocomplete="one-time-code"]')).to.equal(null);
  });

  it('leads through a change of owner: readings, the bill, what follows', async () => {
    const form = await staged('handoverBegun');
    await form.open();
    await form.sees(/Сейчас ваш шаг/);
    expect(await axeFaults(form.widget)).to.deep.equal([]);
    await form.press('Ввести показания');
    await form.press('Передать показания');
    await form.sees(/Впишите показание/);
    const meters = form.state.meters.filter(({ accountId }) => accountId === form.application().accountId);
    for (const { id } of meters) await form.fill(id, '0');
    await form.press('Передать показания');
    await form.sees(/Показание меньше прошлого/);
    for (const { id, previous } of meters) await form.fill(id, String(Number(previous?.value ?? 0) + 5));
    await form.press('Передать показания');
    await form.sees(/Показания приняты/);
    expect(form.application().completed.map(({ name }) => name)).to.deep.equal(['readings']);
  });

  it('shows the final bill and the next step of a task', async () => {
    const form = await staged('handoverBilled');
    await form.open();
    await form.sees(/Итоговый счёт 22 ноября.*1\s482,30\s₽\. Оплатите до 15 декабря/);
    await form.sees(/Оплатите итоговый счёт, и мы закроем лицевой счёт/);
  });

  it('answers a question, and is withdrawn', async () => {
    const form = await staged('applicationNeedsMore');
    const changes: string[] = [];
    form.widget.addEventListener('vk-application-changed', ({ detail }) => changes.push(detail.change));
    await form.open();
    await form.sees(/посадочный талон/);
    await form.press(/^Отправить$/);
    await form.sees(/Напишите несколько слов или приложите файл/);
    await form.fill('reply', 'Приложу завтра');
    await form.press(/^Отправить$/);
    await form.sees(/Отправили\. Ваше сообщение уже в заявлении/);
    expect(form.application().state).to.equal('inWork');
    await form.press('Отозвать заявление');
    (await eventually(() => form.root.querySelector<HTMLButtonElement>('dialog[open] button'))).click();
    await form.sees(/Заявление отозвано/);
    expect(changes).to.deep.equal(['written', 'withdrawn']);
  });

  it('shows a refusal with its reasons in the list, and the decision in the application', async () => {
    const form = await staged('applicationRefused');
    await form.sees(/Завершённые: 1/);
    form.root.querySelector<HTMLDetailsElement>('.ended')!.open = true;
    await form.sees(/Отказ.*стоит счётчик/);
    await form.open();
    await form.sees(/Решение По этому адресу стоит счётчик/);
    await eventually(() => form.application().readId !== undefined);
  });

  it('links to the page of another form, and hides it without one', async () => {
    const form = await staged();
    await form.sees(/Платить долг по частям/);
    expect([...form.root.querySelectorAll('a')].map((a) => new URL(a.href).pathname)).to.include('/debt.html');
    form.widget.removeAttribute('debt-url');
    await eventually(() => !textOf(form.widget).includes('Платить долг по частям'));
  });
});
