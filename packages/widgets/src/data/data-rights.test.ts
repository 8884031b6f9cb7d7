import { expect } from '@open-wc/testing';
import { PASSWORD, type MockState } from '@vodokanal/mocks';
import '../define/data-rights.ts';
import { inEnglish } from '../testing/english.ts';
import { axeFaults, eventually, html, memoryStorage, settled, stage, textOf, type Stage } from '../testing/setup.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('vk-data-rights', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  {
    name: 'pending',
    scenario: 'slow',
    sees: /Мои персональные данные/,
    seesEnglish: /My personal data/,
  },
  { name: 'failed', scenario: 'failing', sees: /Повторить/, seesEnglish: /Try again/ },
  {
    name: 'ready',
    scenario: 'happy',
    sees: /Вы можете узнать, что мы о вас храним.*Получить копию.*Новый запрос.*Кому мы передаём/,
    seesEnglish: /You can find out what we keep about you.*Get the copy.*New request.*Who gets your data/,
  },
]);

class Page {
  readonly widget: HTMLElement;
  readonly #set: Stage;

  constructor(set: Stage) {
    this.#set = set;
    this.widget = set.host.querySelector('vk-data-rights')!;
  }

  get text() {
    return textOf(this.widget);
  }

  get state(): MockState {
    return this.#set.state;
  }

  get requests() {
    return this.state.customers[0]!.dataRequests;
  }

  #all = <E extends Element>(selector: string) => [...this.widget.shadowRoot!.querySelectorAll<E>(selector)];

  button = (words: RegExp) =>
    eventually(() =>
      this.#all<HTMLButtonElement>('button').find((button) =>
        words.test(button.getAttribute('aria-label') ?? button.textContent),
      ),
    );

  async press(words: RegExp) {
    (await this.button(words)).click();
    await settled(this.widget);
  }

  async tick(label: RegExp) {
    const box = await eventually(() =>
      this.#all<HTMLLabelElement>('label.vk-check').find((each) => label.test(each.textContent)),
    );
    box.querySelector('input')!.click();
    await settled(this.widget);
  }

  async write(text: string) {
    const area = await eventually(() => this.#all<HTMLTextAreaElement>('textarea')[0]);
    area.value = text;
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await settled(this.widget);
  }

  async enterPassword(password: string) {
    const field = await eventually(() => this.#all<HTMLInputElement>('input[type=password]')[0]);
    field.value = password;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.press(/Продолжить/);
  }

  links = () => this.#all<HTMLAnchorElement>('a[download]').map(({ href }) => new URL(href).pathname);

  async openDetails(words: RegExp) {
    const summary = await eventually(() =>
      this.#all<HTMLElement>('summary').find(({ textContent }) => words.test(textContent)),
    );
    summary.click();
  }

  async openRecipients() {
    await this.openDetails(/получател/);
    await eventually(() => this.#all('.recipient').length > 0);
  }

  focused = () => this.widget.shadowRoot!.activeElement;
}

const rights = html`<vk-data-rights></vk-data-rights>`;

describe('vk-data-rights', () => {
  it('gives the copy after the password, and says for how long', async () => {
    const set = await stage(rights, 'happy');
    const page = new Page(set);
    const events: unknown[] = [];
    set.host.addEventListener('vk-data-copy-made', (event) => events.push(event.detail));
    await page.press(/Получить копию/);
    await eventually(() => /Введите пароль ещё раз/.test(page.text));
    await inEnglish(/Type your password once more/);
    expect(page.requests).to.have.length(0);
    await page.enterPassword('неверный пароль');
    await eventually(() => /Пароль не подошёл/.test(page.text));
    await page.enterPassword(PASSWORD);
    await eventually(() => /Копия № ПД-2026-\d+ готова\. Скачать её можно в течение десяти минут/.test(page.text));
    await inEnglish(/The copy No\. ПД-2026-\d+ is ready/);
    const [made] = page.requests;
    expect(page.links().map((path) => path.replace(/^.*(?=\/v1\/)/, ''))).to.deep.equal([
      `/v1/data-requests/${made!.id}/copy-pdf`,
      `/v1/data-requests/${made!.id}/copy`,
    ]);
    expect(events).to.deep.equal([{}]);
    expect(page.focused()?.classList.contains('vk-summary')).to.equal(true);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('leaves the copy alone when the password is not entered', async () => {
    const page = new Page(await stage(rights, 'happy'));
    await page.press(/Получить копию/);
    await page.press(/Отменить/);
    await eventually(() => /Получить копию/.test(page.focused()?.textContent ?? ''));
    expect(page.requests).to.have.length(0);
  });

  it('asks to delete sections, and says until when the answer comes and what is kept', async () => {
    const set = await stage(rights, 'happy');
    const page = new Page(set);
    const ids: string[] = [];
    set.host.addEventListener('vk-data-request-submitted', (event) => ids.push(event.detail.requestId));
    await page.press(/Удалить данные/);
    await eventually(() => /Ответим не позднее 4 декабря/.test(page.text));
    await inEnglish(/We answer by December 4/);
    await page.openDetails(/Что закон велит хранить/);
    await eventually(() => /Начисления и оплата: 5 лет 402-ФЗ ст\. 29/.test(page.text));
    await page.press(/Отправить запрос/);
    await eventually(() => /Отметьте хотя бы один раздел/.test(page.text));
    expect(page.requests).to.have.length(0);
    await page.tick(/Письма и SMS/);
    await page.write('Они мне больше не нужны');
    await page.press(/Отправить запрос/);
    await eventually(() => /Запрос № ПД-2026-\d+ зарегистрирован\. Ответим не позднее 4 декабря/.test(page.text));
    await inEnglish(/Request No\. ПД-2026-\d+ is registered/);
    expect(page.requests.map(({ kind, sections, text }) => ({ kind, sections, text }))).to.deep.equal([
      { kind: 'deletion', sections: ['messages'], text: 'Они мне больше не нужны' },
    ]);
    expect(ids).to.deep.equal([page.requests[0]!.id]);
    await eventually(() => /Осталось 12 дней ответим не позднее 4 декабря/.test(page.text));
    expect(page.focused()?.classList.contains('vk-summary')).to.equal(true);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('does not send a correction without a word', async () => {
    const page = new Page(await stage(rights, 'happy'));
    await page.press(/Исправить ошибку/);
    await eventually(() => /Ответим не позднее 1 декабря/.test(page.text));
    expect(page.text).not.to.match(/понадобится больше времени/);
    await page.press(/Отправить запрос/);
    await eventually(() => /Напишите хотя бы пару слов/.test(page.text));
    expect(page.requests).to.have.length(0);
  });

  it('keeps what was typed over a reload, and a refusal keeps it too', async () => {
    const storage = memoryStorage();
    const set = await stage(rights, 'happy', { storage });
    const page = new Page(set);
    await page.press(/Прекратить обработку/);
    await page.tick(/Согласия/);
    await page.write('Больше не пишите');
    const again = new Page(await stage(rights, set.state, { storage }));
    const area = await eventually(() => again.widget.shadowRoot!.querySelector('textarea'));
    expect(area.value).to.equal('Больше не пишите');
    set.state.fault = 'changes';
    await again.press(/Отправить запрос/);
    await eventually(() => /Нет связи/.test(again.text));
    expect(area.value).to.equal('Больше не пишите');
    set.state.fault = undefined;
    await again.press(/Отправить запрос/);
    await eventually(() => again.requests.length === 1);
    const third = new Page(await stage(rights, set.state, { storage }));
    await eventually(() => /Ваши запросы/.test(third.text));
    expect(third.widget.shadowRoot!.querySelector('textarea')).to.equal(null);
  });

  it('shows how long an answer takes, and why its term was extended', async () => {
    const page = new Page(await stage(rights, 'dataRequestsWait'));
    await eventually(() =>
      /Срок продлили 21 ноября, больше продлить нельзя\. Причина: Договор хранится/.test(page.text),
    );
    await inEnglish(/The term was extended on November 21/);
    expect(page.text).to.match(/Осталось 6 дней ответим не позднее 28 ноября/);
    expect(page.text).not.to.match(/Роскомнадзор/);
  });

  it('says what to do when an answer is late', async () => {
    const page = new Page(await stage(rights, 'dataRequestLate'));
    await eventually(() => /Просрочен на \d+ д/.test(page.text));
    await inEnglish(/\d+ days late/);
    expect(page.text).to.match(/Позвоните нам: 8.800.000.00.00\..*Обращение в Роскомнадзор.*109992, Москва/);
    const link = page.widget.shadowRoot!.querySelector<HTMLAnchorElement>('a[href*="rkn.gov.ru"]');
    expect(link?.rel).to.equal('noopener noreferrer');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('shows a partial refusal with what was done, what is kept, why and until when', async () => {
    const page = new Page(await stage(rights, 'dataRequestsAnswered'));
    await eventually(() => /Письма и SMS: удалили/.test(page.text));
    await inEnglish(/Letters and SMS: deleted/);
    expect(page.text).to.match(
      /Начисления и оплата: обязаны оставить\. Храним, пока действует договор\..*ст\. 6 ч\. 1 п\. 5/,
    );
    expect(page.text).to.match(/Обращения и файлы: обязаны оставить\. Удалим после 14 октября 2029 года\. ГК РФ/);
    expect(page.text).to.match(/выполнен частично.*ответ дан.*отказ/);
    expect(page.text.match(/Ответ опоздал: срок истёк \d/g), 'one of the answers').to.have.length(1);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('lists who gets the data, and ends what rests on consent or choice', async () => {
    const set = await stage(rights, 'dataRecipients');
    const page = new Page(set);
    await page.openRecipients();
    await eventually(() => /doch@example\.org/.test(page.text));
    expect(page.text).to.match(/Учебный банк.*имя и адрес не передаём/);
    expect(page.text).to.match(/152-ФЗ ст\. 6/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.press(/Отозвать согласие: /);
    await eventually(() => /Готово: больше не передаём/.test(page.text));
    await inEnglish(/Done: we pass nothing on any more/);
    expect(set.state.customers[0]!.consents[0]!.withdrawnAt).not.to.equal(null);
    await page.press(/Отключить сайт: /);
    await eventually(() => set.state.connections.length === 0);
    await page.press(/Закрыть доступ: doch@example\.org/);
    await eventually(() => set.state.helpers.length === 0);
    await eventually(() => !/doch@example\.org/.test(page.text));
  });

  it('can be used when the list of recipients fails', async () => {
    const page = new Page(
      await stage(rights, 'happy', {
        intercept: (request) => {
          if (/data-recipients/.test(request.url)) throw new TypeError('Failed to fetch');
        },
      }),
    );
    await eventually(() => /Список тех, кому передаём данные, не загрузился/.test(page.text));
    await inEnglish(/The list of those who get the data could not be loaded/);
    expect(page.text).to.match(/Получить копию/);
  });
});
