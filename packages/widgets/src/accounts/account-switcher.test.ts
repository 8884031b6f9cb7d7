import { expect } from '@open-wc/testing';
import { NEWCOMER, PASSWORD } from '@vodokanal/mocks';
import '../define/account-switcher.ts';
import '../define/balance-card.ts';
import { axeFaults, eventually, html, stage, textOf, type Stage } from '../testing/setup.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('vk-account-switcher', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  { name: 'pending', scenario: 'slow', sees: /Мои счета/, seesEnglish: /My accounts/ },
  {
    name: 'failed',
    scenario: 'failing',
    sees: /Повторить/,
    seesEnglish: /service does not work at the moment.*Try again/,
  },
  {
    name: 'one account',
    scenario: 'happy',
    sees: /230100001.*Назвать.*Добавить счёт.*Доверенные люди/,
    seesEnglish: /230100001.*Name.*Add an account.*Trusted people/,
  },
  {
    name: 'several accounts',
    scenario: 'severalAccounts',
    sees: /230100008.*Показан сейчас.*230100009.*Показать.*Убрать/,
    seesEnglish: /230100008.*Shown now.*230100009.*Show.*Remove/,
  },
]);

class Page {
  readonly widget: HTMLElement;
  readonly set: Stage;

  constructor(set: Stage) {
    this.set = set;
    this.widget = set.host.querySelector('vk-account-switcher')!;
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
    if (field.type === 'checkbox') return field.click();
    field.value = value;
    field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input', { bubbles: true }));
  }
  async submit(name: string) {
    (await this.field(name)).form!.requestSubmit();
  }
}

const switcher = html`<vk-account-switcher></vk-account-switcher>`;

describe('vk-account-switcher', () => {
  it('switches the account in every widget without a reload, with only its id in the event', async () => {
    const set = await stage(
      html`<vk-account-switcher></vk-account-switcher><vk-balance-card></vk-balance-card>`,
      'severalAccounts',
    );
    const page = new Page(set);
    const events: object[] = [];
    set.host.addEventListener('vk-account-changed', (event) => events.push(event.detail));
    const balance = set.host.querySelector('vk-balance-card')!;
    const chosen = () => balance.shadowRoot!.querySelector('select')?.selectedOptions[0]?.textContent ?? '';
    await eventually(() => chosen().includes('230100008'));
    (await page.button(/Показать счёт 230100009/)).click();
    await eventually(() => chosen().includes('230100009'));
    expect(Object.keys(events[0]!)).to.deep.equal(['accountId']);
    await page.sees(/230100008.*Показать.*230100009.*Показан сейчас/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('saves a custom name', async () => {
    const page = new Page(await stage(switcher));
    (await page.button(/Назвать счёт/)).click();
    await page.type('name', 'Дача');
    await page.submit('name');
    await page.sees(/Дача Лицевой счёт № 230100001/);
  });

  it('adds an account by proof, shows a refused proof, and removes the account after the password', async () => {
    const page = new Page(await stage(switcher));
    (await page.button(/Добавить счёт/)).click();
    await page.type('accountNumber', NEWCOMER.accountNumber);
    await page.type('meterSerial', '777');
    await page.submit('accountNumber');
    await page.sees(/не подошли друг к другу/);
    expect((await page.field('accountNumber')).value).to.equal(NEWCOMER.accountNumber);
    await page.type('meterSerial', NEWCOMER.serialNumber);
    await page.submit('accountNumber');
    await page.sees(/Счёт добавлен.*230100012/);
    page.set.state.steppedUpUntil = 0;
    (await page.button(/Убрать счёт 230100012/)).click();
    await page.sees(/понадобится снова подтвердить/);
    (
      await eventually(() =>
        page.widget.shadowRoot!.querySelector<HTMLButtonElement>('dialog[open] button[value=confirm]'),
      )
    ).click();
    await page.type('current', PASSWORD);
    await page.submit('current');
    await page.sees(/Счёт убран из списка/);
    expect(page.set.state.customers[0]!.accountIds.length).to.equal(1);
  });

  it('keeps the current account when another is added before it in the list', async () => {
    const page = new Page(await stage(switcher));
    await page.sees(/230100001/);
    (await page.button(/Добавить счёт/)).click();
    await page.type('accountNumber', NEWCOMER.accountNumber);
    await page.type('meterSerial', NEWCOMER.serialNumber);
    // The endpoint may order accounts in any way.
    page.set.state.accounts.reverse();
    await page.submit('accountNumber');
    await page.sees(/230100012.*Показать.*230100001.*Показан сейчас/);
  });

  it('adds the first account of a customer without accounts', async () => {
    const set = await stage(switcher);
    set.state.customers[0]!.accountIds = [];
    const page = new Page(await stage(switcher, set.state));
    (await page.button(/Добавить счёт/)).click();
    await page.type('accountNumber', NEWCOMER.accountNumber);
    await page.type('meterSerial', NEWCOMER.serialNumber);
    await page.submit('accountNumber');
    await page.sees(/Счёт добавлен.*230100012/);
  });

  it('invites a helper with limited rights for a term, and ends the access', async () => {
    const page = new Page(await stage(switcher));
    const { now } = Date;
    page.set.state.today = new Date(now()).toISOString().slice(0, 10);
    page.set.state.steppedUpUntil = 0;
    (await page.button(/Дать доступ/)).click();
    await page.type('helperEmail', 'vnuk@example.org');
    await page.submit('helperEmail');
    await page.sees(/Отметьте хотя бы одно право/);
    await page.type('readings', 'on');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.submit('helperEmail');
    await page.type('current', PASSWORD);
    await page.submit('current');
    await page.sees(/Приглашение отправлено.*vnuk@example.org: передавать показания, до .*приглашён, ещё не принял/);
    (await page.button(/Закрыть доступ: vnuk@example.org/)).click();
    await page.sees(/Доступ закрыт.*ни у кого, кроме вас/);
  });

  it('accepts an invitation and shows its rights and term', async () => {
    const set = await stage(switcher);
    const { state } = set;
    state.helpers = [
      {
        id: '00000000-0000-8000-8000-000000000077',
        email: 'x@example.org',
        rights: ['see', 'readings'],
        until: '2027-01-31',
        state: 'invited',
        accountId: state.accounts[1]!.id,
        code: 'kod000000001',
        customerId: undefined,
      },
    ];
    const page = new Page(set);
    (await page.button(/У меня есть приглашение/)).click();
    await page.type('inviteCode', 'не тот');
    await page.submit('inviteCode');
    await page.sees(/Код не подошёл или уже не действует/);
    await page.type('inviteCode', 'kod000000001');
    await page.submit('inviteCode');
    await page.sees(
      /Доступ открыт.*230100002.*Вы помогаете с этим счётом до 31 января 2027 года: видеть баланс и счета, передавать показания/,
    );
    (await page.button(/Показать счёт 230100002/)).click();
    await eventually(() => !/Доверенные люди/.test(page.text));
  });
});
