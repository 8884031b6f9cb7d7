import { expect } from '@open-wc/testing';
import { PASSWORD } from '@vodokanal/mocks';
import { totpAt } from '@vodokanal/contract/rules/totp';
import '../define/security.ts';
import '../define/balance-card.ts';
import { axeFaults, eventually, html, settled, stage, textOf, type Stage } from '../testing/setup.ts';
import { printed } from '../testing/printed.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('vk-security', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  { name: 'pending', scenario: 'slow', sees: /Безопасность/, seesEnglish: /Security/ },
  { name: 'failed', scenario: 'failing', sees: /Повторить/, seesEnglish: /Try again/ },
  {
    name: 'ready',
    scenario: 'happy',
    sees: /Пароль.*Двухэтапная проверка.*Где выполнен вход.*Журнал.*Это был не я/,
    seesEnglish: /Password.*Two-step verification.*Where you are signed in.*Journal.*It was not me/,
  },
]);

class Page {
  readonly widget: HTMLElement;
  readonly set: Stage;

  constructor(set: Stage) {
    this.set = set;
    this.widget = set.host.querySelector('vk-security')!;
  }

  get customer() {
    return this.set.state.customers[0]!;
  }
  get text() {
    return textOf(this.widget);
  }
  field = (name: string) => eventually(() => this.widget.querySelector<HTMLInputElement>(`[name=${name}]`));
  button = (words: RegExp) =>
    eventually(() =>
      [...this.widget.shadowRoot!.querySelectorAll('button'), ...this.widget.querySelectorAll('button')].find(
        (button) => words.test(button.getAttribute('aria-label') ?? button.textContent),
      ),
    );
  async type(name: string, value: string) {
    const field = await this.field(name);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  submit() {
    this.widget.querySelector('form')!.requestSubmit();
  }
  sees = (words: RegExp) => eventually(() => words.test(this.text));
  /** Enters the password that is asked for before a sensitive operation. */
  async stepUp() {
    await this.type('current', PASSWORD);
    this.submit();
  }
}

const security = html`<vk-security></vk-security>`;
const open = async (change?: (page: Page) => void) => {
  const first = new Page(await stage(security, 'happy'));
  change?.(first);
  const page = change ? new Page(await stage(security, first.set.state)) : first;
  if (change) first.set.host.remove();
  await page.sees(/Это был не я/);
  return page;
};

describe('vk-security', () => {
  it('asks for the current password before a change, refuses a wrong one, and keeps the typed new one', async () => {
    const page = await open();
    (await page.button(/Изменить пароль/)).click();
    const field = await page.field('current');
    expect(field.getRootNode()).to.equal(document);
    expect(field.autocomplete).to.equal('current-password');
    await page.type('current', 'не тот пароль');
    page.submit();
    await page.sees(/Пароль не подошёл/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.stepUp();
    await page.type('password', 'короткий');
    page.submit();
    await page.sees(/слишком короткий/);
    await page.type('password', 'совсем другой тихий ручей');
    page.submit();
    await page.sees(/Пароль изменён, все остальные входы завершены/);
    expect(page.customer.password).to.equal('совсем другой тихий ручей');
  });

  it('connects an authenticator app by QR code or key, and shows the recovery codes once', async () => {
    const page = await open();
    (await page.button(/Подключить приложение/)).click();
    await page.stepUp();
    await page.field('totpCode');
    expect(page.widget.shadowRoot!.querySelector('svg[role=img] path')!.getAttribute('d')!.length).to.be.greaterThan(
      500,
    );
    const key = /вручную: ([A-Z2-7 ]+)/.exec(page.text)![1]!.trim();
    expect(key.replaceAll(' ', '')).to.equal(page.customer.pendingSecret);
    await page.type('totpCode', '000000');
    page.submit();
    await page.sees(/верно ли на телефоне время/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.type('totpCode', await totpAt(page.customer.pendingSecret!, page.set.state.now().getTime()));
    page.submit();
    await page.sees(/Запасные коды.*распечатайте или перепишите/);
    expect(page.widget.shadowRoot!.querySelectorAll('.codes li').length).to.equal(10);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    (await page.button(/Коды у меня записаны/)).click();
    await page.sees(/Приложение с кодами.*Включено 22 ноября.*Запасных кодов осталось: 10/);
    expect(page.text).to.not.match(/Двухэтапная проверка выключена/);
  });

  it('turns SMS on with a warning, and off without asking for the password again within ten minutes', async () => {
    const page = await open();
    await page.sees(/SMS слабее приложения.*\+7 ··· ···.··.01/);
    (await page.button(/Получать коды по SMS/)).click();
    await page.stepUp();
    await page.sees(/Запасные коды/);
    (await page.button(/Коды у меня записаны/)).click();
    (await page.button(/Выключить: Коды по SMS/)).click();
    await page.sees(/Выключено/);
    expect(page.customer.factors).to.deep.equal([]);
  });

  it('shows the recovery codes after the password was asked for again', async () => {
    const page = await open((set) => {
      set.set.state.steppedUpUntil = set.set.state.now().getTime() + 600_000;
    });
    // The page has an outdated step-up time; the endpoint asks for the password again.
    page.set.state.steppedUpUntil = 0;
    (await page.button(/Получать коды по SMS/)).click();
    await page.stepUp();
    await page.sees(/Запасные коды/);
    expect(page.widget.shadowRoot!.querySelectorAll('.codes li').length).to.equal(10);
  });

  it('connects an authenticator app when the step-up expires before its code is typed', async () => {
    const page = await open();
    (await page.button(/Подключить приложение/)).click();
    await page.stepUp();
    await page.field('totpCode');
    page.set.state.steppedUpUntil = 0;
    const code = () => totpAt(page.customer.pendingSecret!, page.set.state.now().getTime());
    await page.type('totpCode', await code());
    page.submit();
    await page.stepUp();
    expect((await page.field('totpCode')).value).to.equal(await code());
    expect(page.widget.shadowRoot!.querySelector('svg[role=img]')).to.not.equal(null);
    page.submit();
    await page.sees(/Запасные коды/);
  });

  it('keeps the recovery codes on screen when another account is chosen, and says when copying fails', async () => {
    const { state } = await stage(security, 'severalAccounts');
    const page = new Page(await stage(html`<vk-security></vk-security><vk-balance-card></vk-balance-card>`, state));
    await page.sees(/Это был не я/);
    (await page.button(/Получать коды по SMS/)).click();
    await page.stepUp();
    await page.sees(/Запасные коды/);
    const choice = await eventually(() =>
      page.set.host.querySelector('vk-balance-card')!.shadowRoot!.querySelector('select'),
    );
    choice.value = choice.options[1]!.value;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    await settled(page.set.host);
    expect(page.widget.shadowRoot!.querySelectorAll('.codes li').length).to.equal(10);
    const { clipboard } = navigator;
    let copied = '';
    const put = async (writeText: (text: string) => Promise<void>, words: RegExp) => {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
      (await page.button(/Скопировать/)).click();
      await page.sees(words);
    };
    try {
      await put(() => Promise.reject(new Error('not allowed')), /Браузер не дал скопировать/);
      await put((text) => {
        copied = text;
        return Promise.resolve();
      }, /Скопировано/);
    } finally {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    }
    expect(copied.split('\n').length).to.equal(10);
  });

  it('works for a customer without accounts', async () => {
    const page = await open(({ customer }) => {
      customer.accountIds = [];
    });
    expect(page.text).to.match(/Двухэтапная проверка/);
  });

  it('cancels the running operation when an incident is reported', async () => {
    const page = await open(({ customer, set }) => {
      customer.factors = [
        { id: '00000000-0000-8000-8000-000000000021', kind: 'sms', createdAt: set.state.now().toISOString() },
      ];
    });
    (await page.button(/Выключить: Коды по SMS/)).click();
    await page.field('current');
    (await page.button(/^Это был не я$/)).click();
    await page.field('incidentWords');
    await eventually(() => document.activeElement?.getAttribute('name') === 'incidentWords');
    page.submit();
    await page.sees(/Сообщение Д-2026/);
    expect(page.customer.factors.length).to.equal(1);
  });

  it('restores the focus to the button when a form is cancelled', async () => {
    const page = await open();
    (await page.button(/Изменить пароль/)).click();
    await page.field('current');
    (await page.button(/Отменить/)).click();
    await eventually(() => /Изменить пароль/.test(page.widget.shadowRoot!.activeElement?.textContent ?? ''));
  });

  it('lists sessions, and ends one or all others', async () => {
    const session = (number: number, device: string) => ({
      id: `00000000-0000-8000-8000-00000000000${number}`,
      device,
      createdAt: '2026-11-20T08:00:00.000Z',
      seenAt: '2026-11-21T08:00:00.000Z',
      expiresAt: '2026-12-20T08:00:00.000Z',
    });
    const set = await stage(security, 'signedOut');
    set.state.session = set.state.customers[0]!.id;
    set.state.customers[0]!.sessions = [session(1, 'Firefox, Linux'), session(2, 'Chrome, Android'), session(3, '')];
    const page = new Page(await stage(security, set.state));
    await page.sees(/Firefox, Linux · Это устройство.*Chrome, Android.*Неизвестное устройство/);
    (await page.button(/Завершить вход: Chrome, Android/)).click();
    await eventually(() => !page.text.includes('Chrome, Android'));
    (await page.button(/Завершить все остальные/)).click();
    await page.sees(/Остальные входы завершены/);
    expect(page.customer.sessions.length).to.equal(1);
  });

  it('reports an incident: freezes the sign-in, shows a number and next steps, and fires an event with the id only', async () => {
    const page = await open();
    const events: { incidentId: string }[] = [];
    page.set.host.addEventListener('vk-incident-reported', (event) => events.push(event.detail));
    (await page.button(/^Это был не я$/)).click();
    await page.type('incidentWords', 'Вход ночью');
    page.submit();
    await page.sees(/Сообщение Д-2026-000001 зарегистрировано 22 ноября 2026 г. в \d\d:\d\d.*Забыли пароль/);
    expect(Object.keys(events[0]!)).to.deep.equal(['incidentId']);
    expect(page.customer.frozen).to.equal(true);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.sees(/менять пароль и способы входа нельзя|Теперь выйдите/);
    await eventually(
      () =>
        ![...page.widget.shadowRoot!.querySelectorAll('button')].some(({ textContent }) =>
          /Изменить пароль|Подключить/.test(textContent),
        ),
    );
    (await page.button(/^Выйти$/)).click();
    await page.sees(/войдите в личный кабинет/);
    expect(page.set.state.session).to.equal(undefined);
  });

  it('prints the police statement as a separate document', async () => {
    const page = await open();
    (await page.button(/^Это был не я$/)).click();
    await page.field('incidentWords');
    page.submit();
    const print = await page.button(/заявление в полицию/);
    const sheet = await printed(() => print.click());
    expect(sheet.body.textContent).to.match(/ст. 272 УК РФ.*№ Д-2026-000001/s);
  });
});
