import { expect } from '@open-wc/testing';
import { NEWCOMER, PASSWORD } from '@vodokanal/mocks';
import { newTotpSecret, totpAt } from '@vodokanal/contract/rules/totp';
import '../define/balance-card.ts';
import '../define/login.ts';
import '../define/reading-form.ts';
import { inEnglish } from '../testing/english.ts';
import { axeFaults, eventually, html, settled, stage, textOf, type Stage } from '../testing/setup.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('vk-login', [
  {
    name: 'form',
    scenario: 'signedOut',
    sees: /Лицевой счёт или электронная почта.*Пароль.*Запомнить это устройство.*Войти/,
    seesEnglish: /Account number or e-mail.*Password.*Remember this device.*Sign in/,
  },
  { name: 'form while the utility is away', scenario: 'failing', sees: /Пароль/, seesEnglish: /Password/ },
  { name: 'pending', scenario: 'slow', sees: /Кабинет/, seesEnglish: /Account/ },
  {
    name: 'signed in',
    scenario: 'happy',
    sees: /Вы вошли.*230100001.*Выйти/,
    seesEnglish: /You are signed in.*230100001.*Sign out/,
  },
]);

/** Drives the form as a customer does. */
class Page {
  readonly widget: HTMLElement;

  constructor({ host }: Stage) {
    this.widget = host.querySelector('vk-login')!;
  }

  field = (name: string) => this.widget.querySelector<HTMLInputElement>(`input[name=${name}]`)!;
  get form() {
    return this.widget.querySelector('form');
  }
  get summary() {
    return this.widget.querySelector<HTMLElement>('.vk-summary');
  }
  type(login: string, password: string) {
    for (const [name, value] of [
      ['username', login],
      ['password', password],
    ] as const) {
      this.field(name).value = value;
      this.field(name).dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
  submit() {
    this.form!.requestSubmit();
  }
}

const login = html`<vk-login></vk-login>`;

describe('vk-login', () => {
  it('renders one native form in the light DOM, where password managers look', async () => {
    const page = new Page(await stage(login, 'signedOut'));
    expect([...document.forms]).to.include(page.form);
    expect(page.field('username').getAttribute('autocomplete')).to.equal('username webauthn');
    expect(page.field('password').autocomplete).to.equal('current-password');
    expect(page.field('password').getRootNode()).to.equal(document);
    expect(page.field('username').form).to.equal(page.field('password').form);
  });

  it('shows the form before any request is answered', async () => {
    const set = await stage(login, 'signedOut', { intercept: () => new Promise(() => undefined) });
    expect(new Page(set).field('username')).to.not.equal(null);
  });

  it('signs in, fires vk-signed-in, and removes the password from the document', async () => {
    const set = await stage(html`<vk-login></vk-login><vk-balance-card></vk-balance-card>`, 'signedOut');
    const page = new Page(set);
    const events: unknown[] = [];
    set.host.addEventListener('vk-signed-in', (event) => events.push(event.detail));
    page.type(' 230 100 001 ', PASSWORD);
    page.submit();
    await eventually(() => textOf(page.widget).includes('Вы вошли'));
    expect(events).to.deep.equal([{}]);
    expect(page.form).to.equal(null);
    await eventually(() => textOf(set.host.querySelector('vk-balance-card')!).includes('911,67'));
  });

  it('signs out', async () => {
    const set = await stage(login, 'happy');
    const page = new Page(set);
    let told = 0;
    set.host.addEventListener('vk-signed-out', () => told++);
    (await eventually(() => page.widget.shadowRoot!.querySelector<HTMLButtonElement>('.vk-actions button'))).click();
    await eventually(() => page.form);
    expect(told).to.equal(1);
    expect(set.state.session).to.equal(undefined);
  });

  it('asks before a sign-out that would drop a queued reading, and can send it first', async () => {
    const set = await stage(html`${login}<vk-reading-form></vk-reading-form>`, 'happy');
    const page = new Page(set);
    const form = set.host.querySelector('vk-reading-form')!;
    const write = async (value: string) => {
      const field = await eventually(() =>
        form.shadowRoot!.querySelector<HTMLInputElement>('input[inputmode=decimal]'),
      );
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      set.state.fault = 'offline';
      form.shadowRoot!.querySelector('form')!.requestSubmit();
      await eventually(() => textOf(form).includes('сохранено на этом устройстве'));
      set.state.fault = undefined;
    };
    const press = async (text: string) =>
      (
        await eventually(() =>
          [...page.widget.shadowRoot!.querySelectorAll('button')].find((button) => button.textContent === text),
        )
      ).click();
    await write('160');
    await press('Выйти');
    await eventually(() => /ждёт отправки 1 показание. Если выйти, мы его не отправим/.test(textOf(page.widget)));
    await inEnglish(/1 reading waits on this device to be sent\. If you sign out, we will not send it/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await press('Не выходить');
    await press('Выйти');
    await press('Отправить и выйти');
    await eventually(() => page.form);
    expect(set.state.meters[0]!.readings.map(({ value }) => value)).to.deep.equal(['160']);
  });

  it('does not sign out when a queued reading is refused', async () => {
    const set = await stage(html`${login}<vk-reading-form></vk-reading-form>`, 'happy');
    const page = new Page(set);
    const form = set.host.querySelector('vk-reading-form')!;
    const field = await eventually(() => form.shadowRoot!.querySelector<HTMLInputElement>('input[inputmode=decimal]'));
    field.value = '160';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    set.state.fault = 'changes';
    form.shadowRoot!.querySelector('form')!.requestSubmit();
    await eventually(() => textOf(form).includes('сохранено на этом устройстве'));
    const press = async (text: string) =>
      (
        await eventually(() =>
          [...page.widget.shadowRoot!.querySelectorAll('button')].find((button) => button.textContent === text),
        )
      ).click();
    await press('Выйти');
    await eventually(() => textOf(page.widget).includes('ждёт отправки'));
    set.state.fault = undefined;
    set.state.today = '2026-12-02';
    await press('Отправить и выйти');
    await eventually(() => /Показание не приняли/.test(textOf(page.widget)));
    await inEnglish(/A reading was not accepted\. Look at the form for readings/);
    expect(page.form).to.equal(null);
    expect(set.state.session).not.to.equal(undefined);
  });

  it('lists every empty field with a link, and focuses the summary', async () => {
    const page = new Page(await stage(login, 'signedOut'));
    page.submit();
    const summary = await eventually(() => page.summary);
    await eventually(() => document.activeElement === summary);
    const links = [...summary.querySelectorAll('a')];
    expect(links.map(({ textContent }) => textContent)).to.deep.equal([
      'Введите лицевой счёт или почту',
      'Введите пароль',
    ]);
    links[1]!.click();
    expect(document.activeElement).to.equal(page.field('password'));
    expect(page.field('password').getAttribute('aria-describedby')).to.include('password-error');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('keeps the typed values when the credentials are wrong, without saying which one', async () => {
    const page = new Page(await stage(login, 'signedOut'));
    page.type('230100001', 'не тот пароль');
    page.submit();
    await eventually(() => page.summary?.textContent?.includes('Неверный номер или пароль'));
    expect(page.field('username').value).to.equal('230100001');
    expect(page.field('password').value).to.equal('не тот пароль');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  for (const [scenario, words] of [
    ['throttled', /Слишком много попыток. Попробуйте снова в \d\d:\d\d/],
    ['locked', /Вход заблокирован/],
    ['busy', /Сервис перегружен/],
    ['offline', /Нет связи/],
  ] as const) {
    it(`says what to do when sign-in is ${scenario}`, async () => {
      const set = await stage(login, 'signedOut');
      const page = new Page(set);
      page.type('230100001', PASSWORD);
      if (scenario === 'throttled') set.state.throttled = 900;
      else if (scenario === 'locked') for (const customer of set.state.customers) customer.blocked = true;
      else set.state.fault = scenario;
      page.submit();
      await eventually(() => words.test(page.summary?.textContent ?? ''));
      expect(page.field('password').value).to.equal(PASSWORD);
    });
  }

  it('sends once for repeated clicks', async () => {
    const set = await stage(login, 'signedOut');
    const page = new Page(set);
    page.type('230100001', PASSWORD);
    page.submit();
    page.submit();
    page.submit();
    await eventually(() => textOf(page.widget).includes('Вы вошли'));
    expect(set.requests.filter(({ method, url }) => method === 'POST' && url.endsWith('/v1/session')).length).to.equal(
      1,
    );
  });

  it('shows the password on request, and hides it on submit and on page restore', async () => {
    const page = new Page(await stage(login, 'signedOut'));
    const button = page.widget.querySelector<HTMLButtonElement>('button[aria-pressed]')!;
    button.click();
    await eventually(() => page.field('password').type === 'text');
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await eventually(() => page.field('password').type === 'password');
    button.click();
    await eventually(() => page.field('password').type === 'text');
    page.type('', 'тайна');
    page.submit();
    await eventually(() => page.field('password').type === 'password');
  });

  it('follows a sign-in and a sign-out in another tab', async () => {
    const wires: { onmessage: ((event: { data: unknown }) => void) | null }[] = [];
    const channel = () => {
      const wire = {
        onmessage: null as ((event: { data: unknown }) => void) | null,
        postMessage(data: unknown) {
          for (const other of wires) if (other !== wire) other.onmessage?.({ data });
        },
      };
      wires.push(wire);
      return wire;
    };
    const first = await stage(login, 'signedOut', { channel: channel() });
    const second = await stage(login, first.state, { channel: channel() });
    const page = new Page(first);
    page.type('rodnik@example.org', PASSWORD);
    page.submit();
    await eventually(() => textOf(new Page(second).widget).includes('Вы вошли'));
    (
      await eventually(() => new Page(second).widget.shadowRoot!.querySelector<HTMLButtonElement>('.vk-actions button'))
    ).click();
    await eventually(() => page.form);
  });

  it('keeps its style on a page with important rules', async () => {
    const rude = new CSSStyleSheet();
    rude.replaceSync(
      'input, button, label, p { background: red !important; border: 9px dashed lime !important; width: 900px !important; display: inline !important; font-size: 40px !important; } * { box-sizing: content-box !important; }',
    );
    document.adoptedStyleSheets.push(rude);
    try {
      const page = new Page(await stage(login, 'signedOut', { width: 400 }));
      await settled(page.widget);
      const style = getComputedStyle(page.field('username'));
      expect(style.borderTopWidth).to.equal('1px');
      expect(style.backgroundColor).to.equal('rgb(255, 255, 255)');
      expect(page.field('username').offsetWidth).to.be.lessThan(400);
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== rude);
    }
  });

  const withTotp = async () => {
    const set = await stage(login, 'signedOut');
    const secret = newTotpSecret();
    const [customer] = set.state.customers;
    customer!.factors = [
      { id: '00000000-0000-8000-8000-000000000001', kind: 'totp', createdAt: set.state.now().toISOString(), secret },
      { id: '00000000-0000-8000-8000-000000000002', kind: 'sms', createdAt: set.state.now().toISOString() },
    ];
    customer!.recoveryCodes = ['ABCDEFGHJK'];
    const page = new Page(set);
    const events: unknown[] = [];
    set.host.addEventListener('vk-signed-in', (event) => events.push(event.detail));
    page.type('230100001', PASSWORD);
    page.submit();
    await eventually(() => page.field('totp'));
    return { set, page, secret, events, code: () => totpAt(secret, set.state.now().getTime()) };
  };
  const put = (page: Page, name: string, value: string) => {
    const control = page.widget.querySelector<HTMLInputElement>(`[name=${name}]`)!;
    control.value = value;
    control.dispatchEvent(new Event(control.localName === 'select' ? 'change' : 'input', { bubbles: true }));
  };

  it('asks for the second factor, refuses a wrong code, and signs in with the right one', async () => {
    const { set, page, events, code } = await withTotp();
    expect(set.state.session).to.equal(undefined);
    expect(page.field('totp').getAttribute('autocomplete')).to.equal('one-time-code');
    expect(page.widget.querySelector('input[type=password]')).to.equal(null);
    put(page, 'totp', '000000');
    page.submit();
    await eventually(() => /Код не подошёл. Осталось попыток: 4/.test(page.summary?.textContent ?? ''));
    await inEnglish(/The code is not right\. Tries left: 4/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    put(page, 'totp', await code());
    page.submit();
    await eventually(() => textOf(page.widget).includes('Вы вошли'));
    expect(events).to.deep.equal([{}]);
  });

  it('opens the unlock form when no factor is left, and counts no attempt for a short code', async () => {
    const { set, page } = await withTotp();
    put(page, 'totp', '123');
    page.submit();
    await eventually(() => /В коде шесть цифр/.test(page.summary?.textContent ?? ''));
    expect([...set.state.tickets.values()].every(({ tries }) => tries === 0)).to.equal(true);
    (
      await eventually(() =>
        [...page.widget.querySelectorAll('button')].find(({ textContent }) =>
          /Ничего из этого у меня нет/.test(textContent),
        ),
      )
    ).click();
    const unlock = await eventually(() => page.widget.querySelector('vk-unlock-form'));
    await eventually(() => unlock.shadowRoot?.activeElement?.localName === 'section');
    expect(page.field('totp')).to.equal(null);
  });

  it('accepts a recovery code or an SMS code instead of the app', async () => {
    const { page } = await withTotp();
    put(page, 'kind', 'sms');
    (
      await eventually(() =>
        [...page.widget.querySelectorAll('button')].find(({ textContent }) => /Отправить SMS/.test(textContent)),
      )
    ).click();
    await eventually(() => page.field('code'));
    put(page, 'kind', 'recoveryCode');
    await eventually(() => page.field('recoveryCode'));
    // The SMS has been sent, so its field appears at once.
    put(page, 'kind', 'sms');
    await eventually(() => page.field('code'));
    put(page, 'kind', 'recoveryCode');
    await eventually(() => page.field('recoveryCode'));
    put(page, 'recoveryCode', 'abcde-fghjk');
    page.submit();
    await eventually(() => textOf(page.widget).includes('Вы вошли'));
  });

  it('asks for a new password when the old one is temporary, and signs in with it', async () => {
    const set = await stage(login, 'signedOut');
    set.state.customers[0]!.mustChangePassword = true;
    const page = new Page(set);
    page.type('230100001', PASSWORD);
    page.submit();
    await eventually(() => /Этот пароль временный/.test(textOf(page.widget)));
    await inEnglish(/This password is temporary or too old/);
    put(page, 'password', 'совсем другой тихий ручей');
    page.submit();
    await eventually(() => textOf(page.widget).includes('Вы вошли'));
    expect(set.state.customers[0]!.password).to.equal('совсем другой тихий ручей');
  });

  it('leads to a recovery when the right password is that of a frozen sign-in', async () => {
    const set = await stage(login, 'signedOut');
    set.state.customers[0]!.frozen = true;
    const page = new Page(set);
    page.type('230100001', PASSWORD);
    page.submit();
    await eventually(() => /прежний пароль больше не подходит.*Забыли пароль/.test(textOf(page.widget)));
    await inEnglish(/the former password no longer works/);
    expect(set.state.session).to.equal(undefined);
  });

  it('opens recovery and registration in place of the form, and returns', async () => {
    const page = new Page(await stage(login, 'signedOut'));
    const link = (words: RegExp, root: ParentNode) =>
      eventually(() => [...root.querySelectorAll('button')].find(({ textContent }) => words.test(textContent)));
    page.type('230100001', '');
    (await link(/Забыли пароль/, page.widget.shadowRoot!)).click();
    const recovery = await eventually(() => page.widget.querySelector('vk-recovery'));
    await eventually(() => recovery.querySelector<HTMLInputElement>('input[name=login]')?.value === '230100001');
    expect(recovery.querySelector('input')!.getRootNode()).to.equal(document);
    expect(page.field('username')).to.equal(null);
    (await link(/Назад ко входу/, page.widget)).click();
    await eventually(() => page.field('username'));
    expect(page.widget.querySelector('vk-recovery')).to.equal(null);
    (await link(/Зарегистрироваться/, page.widget.shadowRoot!)).click();
    await eventually(() => page.widget.querySelector('vk-register input[name=accountNumber]'));
  });

  it('keeps a registration, which signs in, until its e-mail is confirmed or left for later', async () => {
    const set = await stage(login, 'signedOut');
    const page = new Page(set);
    const button = (words: RegExp, root: ParentNode) =>
      eventually(() => [...root.querySelectorAll('button')].find(({ textContent }) => words.test(textContent)));
    const events: string[] = [];
    set.host.addEventListener('vk-signed-in', ({ type }) => events.push(type));
    (await button(/Зарегистрироваться/, page.widget.shadowRoot!)).click();
    await eventually(() => page.field('accountNumber'));
    const send = (values: Record<string, string>) => {
      for (const [name, value] of Object.entries(values)) {
        page.field(name).value = value;
        page.field(name).dispatchEvent(new Event('input', { bubbles: true }));
      }
      page.submit();
    };
    send({
      accountNumber: NEWCOMER.accountNumber,
      meterSerial: NEWCOMER.serialNumber,
      phone: '8 900 765-43-21',
      email: 'novy@example.org',
    });
    await eventually(() => page.field('code'));
    send({ code: '123456' });
    await eventually(() => page.field('password'));
    send({ password: 'тихий ручей за домом' });
    await eventually(() => /Осталось подтвердить почту/.test(textOf(page.widget.querySelector('vk-register')!)));
    await settled(set.host);
    expect(events).to.deep.equal([]);
    send({ code: '123456' });
    await eventually(() => /Вы вошли/.test(textOf(page.widget)));
    expect(events).to.deep.equal(['vk-signed-in']);
    expect(page.widget.querySelector('vk-register')).to.equal(null);
    expect(set.state.customers.at(-1)!.email).to.equal('novy@example.org');
  });

  it('opens one recovery for repeated clicks, focuses it, keeps it when the widget is moved, and returns with the login', async () => {
    const set = await stage(login, 'signedOut');
    const page = new Page(set);
    const link = (words: RegExp, root: ParentNode) =>
      eventually(() => [...root.querySelectorAll('button')].find(({ textContent }) => words.test(textContent)));
    page.type('230100001', '');
    const forgotten = await link(/Забыли пароль/, page.widget.shadowRoot!);
    forgotten.click();
    forgotten.click();
    const recovery = await eventually(() => page.widget.querySelector('vk-recovery'));
    await eventually(() => recovery.shadowRoot?.activeElement?.localName === 'section');
    await settled(set.host);
    expect(page.widget.querySelectorAll('vk-recovery').length).to.equal(1);
    const place = document.createElement('div');
    set.host.append(place);
    place.append(page.widget);
    await settled(set.host);
    expect(page.field('username')).to.equal(null);
    (await link(/Назад ко входу/, page.widget)).click();
    await eventually(() => page.field('username'));
    await eventually(() => page.field('username').value === '230100001');
    expect(page.widget.querySelector('vk-recovery')).to.equal(null);
  });

  it('offers a blocked customer the unlock form with the reason', async () => {
    const set = await stage(login, 'signedOut');
    Object.assign(set.state.customers[0]!, {
      blocked: true,
      blockedBy: 'utility',
      blockReason: 'Недостоверные данные',
    });
    const page = new Page(set);
    page.type('230100001', PASSWORD);
    page.submit();
    (
      await eventually(() =>
        [...page.widget.shadowRoot!.querySelectorAll('button')].find(
          ({ textContent }) => textContent === 'Вернуть вход',
        ),
      )
    ).click();
    const unlock = await eventually(() => page.widget.querySelector('vk-unlock-form'));
    await eventually(() => /Вход закрыл водоканал. Причина: Недостоверные данные/.test(textOf(unlock)));
  });

  it('opens in a dialog with mode="button", restores the focus, and closes after a sign-in', async () => {
    const page = new Page(await stage(html`<vk-login mode="button"></vk-login>`, 'signedOut'));
    const root = page.widget.shadowRoot!;
    const opener = root.querySelector('button')!;
    opener.focus();
    opener.click();
    const dialog = root.querySelector('dialog')!;
    expect(dialog.open).to.equal(true);
    dialog.close();
    expect(root.activeElement).to.equal(opener);
    opener.click();
    page.type('230100001', PASSWORD);
    page.submit();
    await eventually(() => !dialog.open);
    await eventually(() => /Вы вошли/.test(opener.textContent));
  });

  it('shows the Госуслуги button only with esia-url', async () => {
    const without = new Page(await stage(login, 'signedOut'));
    expect(without.widget.shadowRoot!.querySelector('slot[name=esia]')).to.equal(null);
    const page = new Page(await stage(html`<vk-login esia-url="/esia/start"></vk-login>`, 'signedOut'));
    expect(page.widget.shadowRoot!.querySelector<HTMLAnchorElement>('slot[name=esia] a')!.href).to.equal(
      `${location.origin}/esia/start`,
    );
  });
});
