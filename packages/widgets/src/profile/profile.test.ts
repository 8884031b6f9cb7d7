import { expect } from '@open-wc/testing';
import { PASSWORD } from '@vodokanal/mocks';
import '../define/profile.ts';
import { axeFaults, eventually, html, memoryStorage, settled, stage, textOf, type Stage } from '../testing/setup.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('vk-profile', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  { name: 'pending', scenario: 'slow', sees: /Моя информация/, seesEnglish: /My information/ },
  { name: 'failed', scenario: 'failing', sees: /Повторить/, seesEnglish: /Try again/ },
  {
    name: 'ready',
    scenario: 'happy',
    sees: /Владелец счёта.*Адрес.*Зарегистрировано человек.*Мобильный телефон.*Всё верно/,
    seesEnglish: /Account holder.*Address.*Registered persons.*Mobile phone.*All is right/,
  },
  {
    name: 'ready: with changes, one of them answered late',
    scenario: 'changesInReview',
    sees: /на рассмотрении.*Ответим не позднее 21 декабря\..*отказано.*Ответ опоздал: срок истёк 2 ноября\. Приносим извинения/,
    seesEnglish: /We answer by December 21\..*The answer came later than it was due \(November 2\)/,
  },
]);

class Page {
  readonly widget: HTMLElement;
  readonly set: Stage;

  constructor(set: Stage) {
    this.set = set;
    this.widget = set.host.querySelector('vk-profile')!;
  }

  get roots() {
    return [this.widget.shadowRoot!, this.widget];
  }
  get text() {
    return textOf(this.widget);
  }
  sees = (words: RegExp) => eventually(() => words.test(this.text));
  field = (name: string) =>
    eventually(() => this.roots.map((root) => root.querySelector<HTMLInputElement>(`[name=${name}]`)).find(Boolean));
  button = (words: RegExp) =>
    eventually(() =>
      this.roots
        .flatMap((root) => [...root.querySelectorAll('button')])
        .find((button) => words.test(button.getAttribute('aria-label') ?? button.textContent)),
    );
  async type(name: string, value: string) {
    const field = await this.field(name);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  async submit(name: string) {
    (await this.field(name)).form!.requestSubmit();
  }
}

const profile = html`<vk-profile></vk-profile>`;
const open = async () => {
  const page = new Page(await stage(profile));
  await page.sees(/Всё верно|Вы подтвердили/);
  return page;
};

describe('vk-profile', () => {
  it('confirms the profile in one step', async () => {
    const page = await open();
    const events: unknown[] = [];
    page.set.host.addEventListener('vk-profile-confirmed', (event) => events.push(event.detail));
    (await page.button(/Всё верно/)).click();
    await page.sees(/отметили сегодняшним днём.*Вы подтвердили сведения 22 ноября/);
    expect(events).to.deep.equal([{}]);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('requests a change with a document, and shows its state', async () => {
    const page = await open();
    const events: object[] = [];
    page.set.host.addEventListener('vk-profile-change-requested', (event) => events.push(event.detail));
    (await page.button(/Исправить: Зарегистрировано человек/)).click();
    await page.sees(/Сейчас записано: 3/);
    await page.type('newValue', 'много');
    await page.submit('newValue');
    await page.sees(/Введите число человек/);
    expect((await page.field('newValue')).value).to.equal('много');
    await page.type('newValue', '4');
    const transfer = new DataTransfer();
    transfer.items.add(
      new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])], 'справка.png', {
        type: 'image/png',
      }),
    );
    page.widget
      .shadowRoot!.querySelector('.files')!
      .dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
    await page.sees(/справка.png Загружен/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.submit('newValue');
    await page.sees(/Отправили.*Зарегистрировано человек: 4. на рассмотрении/);
    expect(Object.keys(events[0]!)).to.deep.equal(['changeId']);
  });

  it('keeps typed values while another form is open, and drops them on cancel', async () => {
    const page = await open();
    (await page.button(/Исправить: Владелец счёта/)).click();
    await page.type('newValue', 'Ручьёва Волна');
    (await page.button(/Исправить: Адрес/)).click();
    await eventually(() => page.widget.shadowRoot!.querySelector<HTMLInputElement>('[name=newValue]')?.value === '');
    (await page.button(/Исправить: Владелец счёта/)).click();
    await eventually(
      () => page.widget.shadowRoot!.querySelector<HTMLInputElement>('[name=newValue]')?.value === 'Ручьёва Волна',
    );
    (await page.button(/Отменить/)).click();
    await eventually(
      () => page.widget.shadowRoot!.activeElement?.getAttribute('aria-label') === 'Исправить: Владелец счёта',
    );
    (await page.button(/Исправить: Владелец счёта/)).click();
    await eventually(() => page.widget.shadowRoot!.querySelector<HTMLInputElement>('[name=newValue]')?.value === '');
  });

  it('reopens a correction with its file and a code entry after a reload', async () => {
    const storage = memoryStorage();
    const first = new Page(await stage(profile, 'happy', { storage }));
    (await first.button(/Исправить: Адрес/)).click();
    await first.type('newValue', 'ул. Новая, д. 1');
    const transfer = new DataTransfer();
    transfer.items.add(
      new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])], 'справка.png', {
        type: 'image/png',
      }),
    );
    first.widget
      .shadowRoot!.querySelector('.files')!
      .dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
    await first.sees(/справка.png Загружен/);
    first.set.host.remove();
    const second = new Page(await stage(profile, first.set.state, { storage }));
    await second.sees(/справка.png Загружен/);
    expect((await second.field('newValue')).value).to.equal('ул. Новая, д. 1');
    await second.submit('newValue');
    await second.sees(/Отправили/);
    second.set.state.steppedUpUntil = Infinity;
    (await second.button(/Изменить: Мобильный телефон/)).click();
    await second.type('newPhone', '8 900 555-44-33');
    await second.submit('newPhone');
    await second.field('code');
    second.set.host.remove();
    const third = new Page(await stage(profile, second.set.state, { storage }));
    await third.type('code', '123456');
    await third.submit('code');
    await third.sees(/Сохранили/);
    third.set.host.remove();
    const last = new Page(await stage(profile, third.set.state, { storage }));
    await last.sees(/Моя информация/);
    await settled(last.widget);
    expect(last.widget.shadowRoot!.querySelector('form') ?? last.widget.querySelector('form')).to.equal(null);
  });

  it('says when a code has expired, and keeps the typed address', async () => {
    const page = await open();
    page.set.state.steppedUpUntil = Infinity;
    (await page.button(/Изменить: Электронная почта/)).click();
    await page.type('newEmail', 'novaya@example.org');
    await page.submit('newEmail');
    await page.type('code', '123456');
    page.set.state.tickets.clear();
    await page.submit('code');
    await page.sees(/Этот код больше не действует/);
    expect((await page.field('newEmail')).value).to.equal('novaya@example.org');
  });

  it('changes the phone with the password and a code, and keeps the typed number in between', async () => {
    const page = await open();
    page.set.state.steppedUpUntil = 0;
    (await page.button(/Изменить: Мобильный телефон/)).click();
    expect((await page.field('newPhone')).getRootNode()).to.equal(document);
    await page.type('newPhone', '12');
    await page.submit('newPhone');
    // The endpoint asks for the password first and checks the number afterwards.
    await page.type('current', PASSWORD);
    await page.submit('current');
    await page.sees(/Нужен российский мобильный номер/);
    await page.type('newPhone', '8 900 555-44-33');
    await page.submit('newPhone');
    await page.type('code', '123456');
    await page.submit('code');
    await page.sees(/Сохранили.*\+7 900 555.44.33/);
    expect(page.set.state.customers[0]!.phone).to.equal('+79005554433');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('does not tell that an e-mail address is taken, takes no code for it, and shows the profile to the owner only', async () => {
    const page = await open();
    page.set.state.steppedUpUntil = Infinity;
    (await page.button(/Изменить: Электронная почта/)).click();
    await page.type('newEmail', 'ruchey@example.org');
    await page.submit('newEmail');
    await page.sees(/отправили код на r···@example\.org/);
    await page.type('code', '123456');
    await page.submit('code');
    await page.sees(/Код не подошёл/);
    expect(page.set.state.customers[0]!.email).to.equal('rodnik@example.org');
    (await page.button(/Отменить/)).click();

    const { state } = page.set;
    const [owner, helper] = state.customers;
    state.session = helper!.id;
    helper!.accountIds = [];
    helper!.helps.set(owner!.accountIds[0]!, { rights: ['see'], until: '2026-12-31' });
    const other = new Page(await stage(profile, state));
    await other.sees(/видит только владелец счёта/);
  });
});
