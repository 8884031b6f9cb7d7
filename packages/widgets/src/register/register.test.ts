import { expect } from '@open-wc/testing';
import { lastPaymentOf, NEWCOMER } from '@vodokanal/mocks';
import '../define/register.ts';
import { inEnglish } from '../testing/english.ts';
import { axeFaults, eventually, html, memoryStorage, settled, stage, textOf, type Stage } from '../testing/setup.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('vk-register', [
  {
    name: 'form',
    scenario: 'signedOut',
    sees: /Номер лицевого счёта.*Чем подтвердите.*Мобильный телефон.*Получить код/,
    seesEnglish: /Account number.*How you will show.*Mobile phone.*Get the code/,
  },
  { name: 'while the utility is away', scenario: 'failing', sees: /Получить код/, seesEnglish: /Get the code/ },
  { name: 'pending', scenario: 'slow', sees: /Регистрация/, seesEnglish: /Registration/ },
  { name: 'somebody is in already', scenario: 'happy', sees: /Вы уже вошли/, seesEnglish: /You are signed in already/ },
]);

/** Drives the steps as a customer does. */
class Page {
  readonly widget: HTMLElement;
  readonly set: Stage;

  constructor(set: Stage) {
    this.set = set;
    this.widget = set.host.querySelector('vk-register')!;
  }

  field = (name: string) => this.widget.querySelector<HTMLInputElement>(`[name=${name}]`)!;
  get summary() {
    return this.widget.querySelector<HTMLElement>('.vk-summary');
  }
  get text() {
    return textOf(this.widget);
  }
  type(values: Record<string, string>) {
    for (const [name, value] of Object.entries(values)) {
      this.field(name).value = value;
      this.field(name).dispatchEvent(
        new Event(this.field(name).localName === 'select' ? 'change' : 'input', { bubbles: true }),
      );
    }
  }
  submit() {
    this.widget.querySelector('form')!.requestSubmit();
  }
  button = (words: RegExp) =>
    [...this.widget.querySelectorAll('button')].find(({ textContent }) => words.test(textContent))!;
  async toCode(more: Record<string, string> = {}) {
    this.type({
      accountNumber: NEWCOMER.accountNumber,
      meterSerial: NEWCOMER.serialNumber,
      phone: '8 900 765-43-21',
      ...more,
    });
    this.submit();
    await eventually(() => this.field('code'));
  }
  async toPassword() {
    await this.toCode();
    this.type({ code: '123456' });
    this.submit();
    await eventually(() => this.field('password'));
  }
}

const register = html`<vk-register></vk-register>`;
const PASSWORD = 'тихий ручей за домом';

describe('vk-register', () => {
  it('registers with a proof, a code and a password, and fires vk-registered', async () => {
    const page = new Page(await stage(register, 'signedOut'));
    const events: unknown[] = [];
    page.set.host.addEventListener('vk-registered', (event) => events.push(event.detail));
    await page.toPassword();
    expect(page.field('password').autocomplete).to.equal('new-password');
    expect(page.field('password').getRootNode()).to.equal(document);
    page.type({ password: PASSWORD });
    page.submit();
    await eventually(() => /Вы зарегистрированы и вошли/.test(page.text));
    await inEnglish(/You are registered and signed in/);
    expect(events).to.deep.equal([{}]);
    expect(page.set.state.customers.at(-1)).to.include({ phone: '+79007654321', password: PASSWORD });
    expect(JSON.stringify([...page.set.requests.map(({ url }) => url)])).to.not.match(/230100012|7654321/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('says which step it is, and counts the e-mail only when there is one', async () => {
    const page = new Page(await stage(register, 'signedOut'));
    await page.toCode();
    const steps = () =>
      [...page.widget.querySelectorAll('.vk-stepper li')].map(
        (step) => `${step.getAttribute('aria-current') ?? ''}${step.querySelector('.name')!.textContent}`,
      );
    expect(steps()).to.deep.equal(['Счёт, готово', 'stepТелефон', 'Пароль']);
    expect(document.activeElement?.textContent, 'heard when the step begins').to.match(
      /^Шаг 2 из 3\. Мы отправили код/,
    );
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    const withEmail = new Page(await stage(register, 'signedOut'));
    await withEmail.toCode({ email: 'novy@example.org' });
    expect(withEmail.widget.querySelectorAll('.vk-stepper li').length).to.equal(4);
  });

  it('lists each empty field with a link to it', async () => {
    const page = new Page(await stage(register, 'signedOut'));
    page.submit();
    await eventually(() => page.summary);
    expect(document.activeElement).to.equal(page.summary);
    const links = [...page.summary!.querySelectorAll('a')];
    expect(links.length).to.equal(3);
    links[2]!.click();
    expect(document.activeElement).to.equal(page.field('phone'));
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('keeps the typed values when the proof is refused, and accepts another proof', async () => {
    const page = new Page(await stage(register, 'signedOut'));
    page.type({
      accountNumber: NEWCOMER.accountNumber,
      meterSerial: '777',
      phone: '89007654321',
      email: 'ya@example.org',
    });
    page.submit();
    await eventually(() => /не подошли друг к другу/.test(page.summary?.textContent ?? ''));
    await inEnglish(/The account number and the proof do not fit together/);
    expect(page.field('phone').value).to.equal('89007654321');
    expect(page.field('email').value).to.equal('ya@example.org');
    page.type({ proof: 'lastPayment' });
    await eventually(() => page.field('lastPayment'));
    expect(page.field('meterSerial')).to.equal(null);
  });

  it('asks for the day of a payment, and takes it as people write it', async () => {
    const page = new Page(await stage(register, 'signedOut'));
    const account = page.set.state.accounts.find(({ number }) => number === NEWCOMER.accountNumber)!;
    const { amount, paidOn } = lastPaymentOf(account)!;
    page.type({ proof: 'lastPayment', accountNumber: NEWCOMER.accountNumber, phone: '89007654321' });
    await eventually(() => page.field('paidOn'));
    page.type({ lastPayment: `${Math.floor(amount / 100)},${String(amount % 100).padStart(2, '0')}` });
    page.submit();
    await eventually(() => /День этой оплаты/.test(page.summary?.textContent ?? ''));
    page.type({ paidOn: '31.02.2026' });
    page.submit();
    await eventually(() => /Напишите день оплаты так: 09\.11\.2026/.test(page.summary?.textContent ?? ''));
    page.type({ paidOn: paidOn.split('-').reverse().join('.') });
    page.submit();
    await eventually(() => page.field('code'));
  });

  it('confirms the e-mail by a code after the registration, or leaves it for later', async () => {
    for (const isConfirmed of [true, false]) {
      const page = new Page(await stage(register, 'signedOut'));
      await page.toCode({ email: 'novy@example.org' });
      page.type({ code: '123456' });
      page.submit();
      await eventually(() => page.field('password'));
      page.type({ password: PASSWORD });
      page.submit();
      await eventually(() => /Осталось подтвердить почту/.test(page.text));
      expect(page.set.state.customers.at(-1)!.email).to.equal(undefined);
      if (isConfirmed) {
        page.type({ code: '123456' });
        page.submit();
      } else page.button(/Подтвердить потом/).click();
      await eventually(() => page.widget.querySelector('[role=status]') && !page.field('code'));
      expect(page.text).to.match(/Вы зарегистрированы и вошли\. Входите/);
      expect(page.set.state.customers.at(-1)!.email).to.equal(isConfirmed ? 'novy@example.org' : undefined);
    }
  });

  for (const [account, serial, words] of [
    ['230100001', '11000001', /кабинет уже открыт/],
    ['230100007', '11000011', /закрыт/],
  ] as const) {
    it(`says why account ${account} cannot be registered when the proof is right`, async () => {
      const page = new Page(await stage(register, 'signedOut'));
      page.type({ accountNumber: account, meterSerial: serial, phone: '89007654321' });
      page.submit();
      await eventually(() => words.test(page.summary?.textContent ?? ''));
    });
  }

  it('reads the account number from a pasted payment code', async () => {
    const page = new Page(await stage(register, 'signedOut'));
    page.type({ accountNumber: 'ST00012|Name=Водоканал|PersonalAcc=40702810138250123017|PersAcc=230100012|Sum=100' });
    await settled(page.widget);
    expect(page.field('accountNumber').value).to.equal('230100012');
  });

  it('counts wrong codes and returns to the first step when the code has expired', async () => {
    const page = new Page(await stage(register, 'signedOut'));
    await page.toCode();
    expect(page.text).to.match(/Отправить ещё раз можно через 1:00|через 0:\d\d/);
    for (const left of [4, 3, 2, 1]) {
      page.type({ code: `00000${left}` });
      page.submit();
      await eventually(() => new RegExp(`Осталось попыток: ${left}`).test(page.summary?.textContent ?? ''));
    }
    page.type({ code: '000009' });
    page.submit();
    await eventually(() => page.field('accountNumber'));
    expect(page.text).to.match(/больше не действует/);
    expect(page.field('accountNumber').value).to.equal(NEWCOMER.accountNumber);
  });

  it('extracts the code from a pasted message', async () => {
    const page = new Page(await stage(register, 'signedOut'));
    await page.toCode();
    page.type({ code: 'Код: 123-456 для регистрации' });
    await settled(page.widget);
    expect(page.field('code').value).to.equal('123456');
  });

  it('shows what a password lacks while typing, and why one is refused', async () => {
    const page = new Page(await stage(register, 'signedOut'));
    await page.toPassword();
    page.type({ password: 'ручей' });
    await eventually(() => /Не короче 15 знаков.*Сейчас 5/.test(page.text));
    page.submit();
    await eventually(() => /слишком короткий/.test(page.summary?.textContent ?? ''));
    await inEnglish(/The password is too short\. Add one more word/);
    page.type({ password: '230100012 и счёт' });
    page.submit();
    await eventually(() => /знают и другие/.test(page.summary?.textContent ?? ''));
    expect(page.field('password').value).to.equal('230100012 и счёт');
  });

  it('offers each consent unticked, and registers without any', async () => {
    const page = new Page(await stage(register, 'signedOut'));
    await page.toPassword();
    const boxes = await eventually(() => {
      const found = [...page.widget.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
      return found.length > 0 && found;
    });
    expect(boxes.map(({ checked }) => checked)).to.deep.equal([false, false]);
    boxes[1]!.click();
    page.type({ password: PASSWORD });
    page.submit();
    await eventually(() => /Вы зарегистрированы/.test(page.text));
    expect(page.set.state.customers.at(-1)!.consents.map(({ document: name }) => name)).to.deep.equal(['comparison']);
  });

  it('resumes after a reload, and stores no number on the device', async () => {
    const storage = memoryStorage();
    const first = new Page(await stage(register, 'signedOut', { storage }));
    await first.toCode();
    expect(storage.get('registration')).to.not.match(/230100012|7654321/);
    const second = new Page(await stage(register, first.set.state, { storage }));
    await eventually(() => second.field('code'));
    second.type({ code: '123456' });
    second.submit();
    await eventually(() => second.field('password'));
    const third = new Page(await stage(register, first.set.state, { storage }));
    await eventually(() => third.field('password'));
  });

  it('registers once when the answer is lost and the form is sent again', async () => {
    // The answers of the first try and of its three retries.
    let left = 4;
    const page = new Page(
      await stage(register, 'signedOut', {
        lose: ({ url }) => {
          if (url.endsWith('/completion') && left-- > 0) throw new TypeError('Failed to fetch');
        },
      }),
    );
    await page.toPassword();
    page.type({ password: PASSWORD });
    page.submit();
    await eventually(() => /Нет связи/.test(page.summary?.textContent ?? ''));
    page.submit();
    await eventually(() => /Вы зарегистрированы/.test(page.text));
    expect(page.set.state.customers.filter(({ phone }) => phone === '+79007654321').length).to.equal(1);
  });
});
