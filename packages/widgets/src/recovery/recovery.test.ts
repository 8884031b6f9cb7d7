import { expect } from '@open-wc/testing';
import { newTotpSecret, totpAt } from '@vodokanal/contract/rules/totp';
import '../define/recovery.ts';
import { inEnglish } from '../testing/english.ts';
import { axeFaults, eventually, html, stage, textOf, type Stage } from '../testing/setup.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('vk-recovery', [
  {
    name: 'form',
    scenario: 'signedOut',
    sees: /Лицевой счёт или электронная почта.*Получить код/,
    seesEnglish: /Account number or e-mail.*Get the code/,
  },
  { name: 'while the utility is away', scenario: 'failing', sees: /Получить код/, seesEnglish: /Get the code/ },
  { name: 'pending', scenario: 'slow', sees: /Новый пароль/, seesEnglish: /New password/ },
]);

class Page {
  readonly widget: HTMLElement;
  readonly set: Stage;

  constructor(set: Stage) {
    this.set = set;
    this.widget = set.host.querySelector('vk-recovery')!;
  }

  field = (name: string) => this.widget.querySelector<HTMLInputElement>(`[name=${name}]`)!;
  get summary() {
    return this.widget.querySelector<HTMLElement>('.vk-summary');
  }
  get text() {
    return textOf(this.widget);
  }
  type(name: string, value: string) {
    this.field(name).value = value;
    this.field(name).dispatchEvent(new Event('input', { bubbles: true }));
  }
  submit() {
    this.widget.querySelector('form')!.requestSubmit();
  }
  button = (words: RegExp) =>
    [...this.widget.querySelectorAll('button')].find(({ textContent }) => words.test(textContent))!;
  async toCode(login = '230100001') {
    this.type('login', login);
    this.submit();
    await eventually(() => this.field('code'));
  }
  async toPassword(login?: string) {
    await this.toCode(login);
    this.type('code', '123456');
    this.submit();
    await eventually(() => this.field('password'));
  }
}

const recovery = html`<vk-recovery></vk-recovery>`;
const PASSWORD = 'новый тихий ручей';

describe('vk-recovery', () => {
  it('sends one more code for repeated clicks', async () => {
    const page = new Page(await stage(recovery, 'signedOut'));
    await page.toCode();
    const { now } = Date;
    try {
      Date.now = () => now() + 61_000;
      for (const ticket of page.set.state.tickets.values()) ticket.sentAt! -= 60_000;
      const again = await eventually(() => page.button(/Отправить код ещё раз/));
      const sent = () => page.set.requests.filter(({ url }) => /code/.test(new URL(url).pathname)).length;
      const before = sent();
      again.click();
      again.click();
      await eventually(() => /Новый код отправлен/.test(page.text));
      expect(sent()).to.equal(before + 1);
    } finally {
      Date.now = now;
    }
  });

  it('says which step it is, also in English', async () => {
    const page = new Page(await stage(recovery, 'signedOut'));
    await page.toPassword();
    expect(page.widget.querySelector('.vk-stepper [aria-current=step] .name')?.textContent).to.equal('Пароль');
    expect(document.activeElement?.textContent).to.match(/^Шаг 3 из 3\. Код подошёл/);
    await inEnglish(/Step 3 of 3/);
  });

  it('counts no attempt for a short code', async () => {
    const page = new Page(await stage(recovery, 'signedOut'));
    await page.toCode();
    page.type('code', '123');
    page.submit();
    await eventually(() => /В коде шесть цифр/.test(page.summary?.textContent ?? ''));
    expect([...page.set.state.tickets.values()].map(({ tries }) => tries)).to.deep.equal([0]);
  });

  it('sets a new password with a code, without a sign-in, and fires vk-recovered', async () => {
    const page = new Page(await stage(recovery, 'signedOut'));
    const events: unknown[] = [];
    page.set.host.addEventListener('vk-recovered', (event) => events.push(event.detail));
    await page.toPassword();
    page.type('password', PASSWORD);
    page.submit();
    await eventually(() => /Новый пароль сохранён/.test(page.text));
    await inEnglish(/The new password is saved\. All former sign-ins have ended/);
    expect(events).to.deep.equal([{}]);
    expect(page.set.state.customers[0]!.password).to.equal(PASSWORD);
    expect(page.set.state.session).to.equal(undefined);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('shows the same for an unknown login', async () => {
    const known = new Page(await stage(recovery, 'signedOut'));
    await known.toCode('230100001');
    const unknown = new Page(await stage(recovery, 'signedOut'));
    await unknown.toCode('nikogo@example.org');
    const bare = ({ text }: Page) => text.replace(/\d\d(?=\.)|\d:\d\d/g, '');
    expect(bare(unknown)).to.equal(bare(known));
    unknown.type('code', '123456');
    unknown.submit();
    await eventually(() => /не подошёл/.test(unknown.summary?.textContent ?? ''));
    await inEnglish(/The code is not right\. Tries left: \d/);
  });

  it('asks for the second factor if it is on, and refuses a wrong code', async () => {
    const set = await stage(recovery, 'signedOut');
    const secret = newTotpSecret();
    const [customer] = set.state.customers;
    customer!.factors = [
      { id: '00000000-0000-8000-8000-000000000001', kind: 'totp', createdAt: set.state.now().toISOString(), secret },
    ];
    const page = new Page(set);
    await page.toPassword();
    expect(page.text).to.match(/двухэтапная проверка/);
    page.type('factor', '000000');
    page.type('password', PASSWORD);
    page.submit();
    await eventually(() => /Код не подошёл/.test(page.summary?.textContent ?? ''));
    expect(page.field('password').value).to.equal(PASSWORD);
    page.type('factor', await totpAt(secret, set.state.now().getTime()));
    page.submit();
    await eventually(() => /Новый пароль сохранён/.test(page.text));
  });

  it('resends the code after a minute, and opens the unlock form without a phone', async () => {
    const set = await stage(recovery, 'signedOut');
    const page = new Page(set);
    await page.toCode();
    const { now } = Date;
    Date.now = () => now() + 61_000;
    set.state.now = () => new Date('2026-11-22T09:41:01Z');
    try {
      const again = await eventually(() => page.button(/Отправить код ещё раз/));
      again.click();
      await eventually(() => /Новый код отправлен/.test(page.text));
    } finally {
      Date.now = now;
    }
    expect(set.state.messages.length).to.equal(2);
    page.button(/Телефона из кабинета/).click();
    const unlock = await eventually(() => page.widget.querySelector('vk-unlock-form'));
    await eventually(() => /Вернуть вход в кабинет/.test(textOf(unlock)));
    page.button(/Начать заново/).click();
    await eventually(() => page.field('login') && !page.widget.querySelector('vk-unlock-form'));
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('returns to the first step with the login when the code has expired', async () => {
    const page = new Page(await stage(recovery, 'signedOut'));
    await page.toCode('rodnik@example.org');
    for (let attempt = 0; attempt < 5; attempt++) {
      const before = page.summary?.textContent;
      page.type('code', `00000${attempt}`);
      page.submit();
      await eventually(() => page.field('login') ?? (page.summary && page.summary.textContent !== before));
    }
    await eventually(() => page.field('login'));
    expect(page.field('login').value).to.equal('rodnik@example.org');
    expect(page.text).to.match(/больше не действует/);
  });
});
