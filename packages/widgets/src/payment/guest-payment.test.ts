import { expect } from '@open-wc/testing';
import { scenario, type MockState } from '@vodokanal/mocks';
import '../define/payment-form.ts';
import { inEnglish } from '../testing/english.ts';
import { axeFaults, eventually, html, memoryStorage, settled, stage, textOf, type Stage } from '../testing/setup.ts';

const ACCOUNT = '230100001';
const SERIAL = '11000001';

/** The form as somebody with a bill uses it. */
class Page {
  readonly widget: HTMLElement;
  readonly set: Stage;

  constructor(set: Stage) {
    this.set = set;
    this.widget = set.host.querySelector('vk-payment-form')!;
  }

  get root() {
    return this.widget.shadowRoot!;
  }
  get text() {
    return textOf(this.widget);
  }
  field = (name: string) => eventually(() => this.root.querySelector<HTMLInputElement>(`input[name=${name}]`));
  button = (words: RegExp) =>
    eventually(() =>
      [...this.root.querySelectorAll<HTMLElement>('button, a.vk-button')].find((each) => words.test(each.innerText)),
    );
  press = async (words: RegExp) => (await this.button(words)).click();
  async type(values: Record<string, string>) {
    for (const [name, value] of Object.entries(values)) {
      const field = await this.field(name);
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
  async choose(name: string, value: string) {
    const choice = await eventually(() =>
      this.root.querySelector<HTMLInputElement>(`input[name=${name}][value=${value}]`),
    );
    choice.checked = true;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
  }
  async find(accountNumber = ` ${ACCOUNT} `, fact = SERIAL) {
    await this.type({ accountNumber, fact });
    await this.press(/Показать сумму/);
  }
  async unfold(words: RegExp) {
    const details = await eventually(() =>
      [...this.root.querySelectorAll('details')].find((each) => words.test(each.querySelector('summary')!.innerText)),
    );
    details.open = true;
  }
  sees = (words: RegExp) =>
    eventually(() => words.test(this.text)).catch((fault: unknown) => {
      throw new Error(`${String(words)} in ${this.text}`, { cause: fault });
    });
}

const form = html`<vk-payment-form guest></vk-payment-form>`;
const show = async (given: Parameters<typeof stage>[1] = 'signedOut', options: Parameters<typeof stage>[2] = {}) =>
  new Page(await stage(form, given, options));

/** A link of the customer for the whole sum. */
async function linkOf(state: MockState) {
  const owner = new Page(await stage(html`<vk-payment-form></vk-payment-form>`, state));
  await owner.unfold(/Попросить заплатить другого/);
  await owner.field('linkAmount');
  await owner.press(/Сделать ссылку/);
  const address = await eventually(() => owner.root.querySelector<HTMLInputElement>('#link-address'));
  return { owner, hash: new URL(address.value).hash };
}

/** Changes the address of the page; returns the function that takes it back. */
function setHash(hash: string): () => void {
  const { href } = location;
  history.replaceState(null, '', `${href.replace(/#.*/, '')}${hash}`);
  return () => history.replaceState(null, '', href);
}

describe('vk-payment-form guest', () => {
  for (const [lang, width] of [
    ['ru', 1200],
    ['ru', 240],
    ['en', 240],
  ] as const) {
    it(`asks for the account and a fact, in ${lang} at ${width} px, without axe violations`, async () => {
      const page = await show('signedOut', { lang, width });
      await page.field('fact');
      await settled(page.set.host);
      expect(page.text).to.match(
        lang === 'ru'
          ? /Оплата без входа в кабинет Лицевой счёт .*Номер счётчика или код с квитанции.*Показать сумму/
          : /Pay without signing in Account number .*Serial number of a meter, or the code.*Show the sum/,
      );
      expect(await axeFaults(page.widget)).to.deep.equal([]);
      expect(page.widget.scrollWidth).to.be.at.most(page.widget.clientWidth);
    });
  }

  it('pays: the sum, the confirmation, the result, and then another account', async () => {
    const page = await show();
    await page.find();
    await page.sees(/Лицевой счёт № 230100001 г\. Родников.*Всё, что начислено 911,67 ₽.*Другой лицевой счёт/);
    expect(page.root.activeElement?.localName, 'the focus is on the card').to.equal('section');
    expect(page.text, 'no charges and no name').not.to.match(/Из чего складывается|Ветрова/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.press(/Продолжить/);
    await page.sees(/Проверьте и подтвердите.*Сумма 911,67 ₽.*Кому МУП/);
    await page.press(/Оплатить 911,67/);
    await page.sees(/Ждём оплату 911,67 ₽.*когда вы снова откроете эту страницу на этом устройстве/);
    await inEnglish(/when you open this page again on this device/);
    await page.press(/Проверить сейчас/);
    await page.sees(/Оплачено 911,67 ₽ Деньги зачислены на лицевой счёт\. Кассовый чек: ФН \d{16}/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.press(/Готово/);
    await page.sees(/Показать сумму/);
    expect((await page.field('accountNumber')).value).to.equal('');
    expect(page.set.state.payments.map(({ customerId, state }) => [customerId, state])).to.deep.equal([
      [undefined, 'succeeded'],
    ]);
  });

  it('names empty fields and a fact that does not fit, and keeps what was typed', async () => {
    const page = await show();
    await page.field('fact');
    await page.press(/Показать сумму/);
    await page.sees(/Заполните: Лицевой счёт.*Заполните: Номер счётчика или код с квитанции/);
    await page.find(ACCOUNT, '99');
    await page.sees(/Такого лицевого счёта нет, или номер счётчика \(код с квитанции\) к нему не подходит/);
    expect((await page.field('accountNumber')).value).to.equal(ACCOUNT);
    expect((await page.field('fact')).getAttribute('aria-invalid')).to.equal('true');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('goes back to the choice and to another account without a cancelled payment', async () => {
    const page = await show();
    await page.find();
    await page.press(/Продолжить/);
    await page.press(/Назад/);
    await page.sees(/Сколько оплатить/);
    await page.press(/Другой лицевой счёт/);
    await page.sees(/Показать сумму/);
    expect((await page.field('accountNumber')).value, 'what was typed stays').to.match(/230100001/);
  });

  it('finds the result after the page was closed, and forgets the payment once it was seen', async () => {
    const storage = memoryStorage();
    const state = Object.assign(scenario('signedOut'), { acquirer: 'waits' as const });
    const first = await show(state, { storage });
    await first.find();
    await first.press(/Продолжить/);
    await first.press(/Оплатить/);
    await first.sees(/Ждём оплату/);
    first.set.host.remove();
    state.fault = 'busy';
    const again = await show(state, { storage });
    await again.sees(/результат пока неизвестен\. Не платите второй раз.*перегружен.*Показать сумму/);
    state.fault = undefined;
    await again.press(/Проверить ещё раз/);
    await again.sees(/Ждём оплату 911,67/);
    Object.assign(state, { acquirer: 'takes' });
    await again.press(/Проверить сейчас/);
    await again.sees(/Оплачено 911,67/);
    await again.press(/Готово/);
    await again.sees(/Показать сумму/);
    again.set.host.remove();
    const last = await show(state, { storage });
    await last.sees(/Показать сумму/);
    expect(last.text).not.to.match(/Оплачено|неизвестен/);
  });

  it('pays the sum of a link from the address of the page, and tells when it is used up', async () => {
    const state = scenario('happy');
    const set = await stage(html`<vk-payment-form guest-url="/pay-for-me?from=link"></vk-payment-form>`, state);
    const owner = new Page(set);
    await owner.unfold(/Попросить заплатить другого/);
    await eventually(() => owner.root.querySelector<HTMLInputElement>('input[name=linkAmount]')?.value === '911,67');
    await owner.type({ linkAmount: '150' });
    expect(await axeFaults(owner.widget)).to.deep.equal([]);
    await owner.press(/Сделать ссылку/);
    await owner.sees(/Ссылка на 150,00 ₽ готова и действует до 29 ноября.*Ваши ссылки 150,00 ₽ действует до 29 ноября/);
    await inEnglish(/The link for ₽150\.00 is ready and valid until November 29/);
    const address = new URL(owner.root.querySelector<HTMLInputElement>('#link-address')!.value);
    expect([address.pathname + address.search, /^#vk-pay=\S{20,}$/.test(address.hash)]).to.deep.equal([
      '/pay-for-me?from=link',
      true,
    ]);
    expect(await axeFaults(owner.widget)).to.deep.equal([]);
    set.host.remove();

    const { href } = location;
    history.replaceState(null, '', `${href.replace(/#.*/, '')}${address.hash}`);
    state.session = undefined;
    try {
      // Any payment form of the page pays by the link.
      const payer = new Page(await stage(html`<vk-payment-form></vk-payment-form>`, state));
      await payer.sees(/Вас попросили заплатить за этот лицевой счёт\. Сумма указана в ссылке\..*К оплате 150,00 ₽/);
      expect(payer.text, 'no other sum').not.to.match(/Другая сумма|911,67|Сколько оплатить/);
      expect(await axeFaults(payer.widget)).to.deep.equal([]);
      await payer.press(/Продолжить/);
      await payer.press(/Оплатить 150,00/);
      await payer.press(/Проверить сейчас/);
      await payer.sees(/Оплачено 150,00/);
      await payer.press(/Готово/);
      payer.set.host.remove();
      const late = new Page(await stage(html`<vk-payment-form></vk-payment-form>`, state));
      await late.sees(/По этой ссылке уже платят или заплатили\. Второй раз платить не нужно\..*Показать сумму/);
    } finally {
      history.replaceState(null, '', href);
    }
  });

  it('withdraws a link, and says that it is not valid any more to whoever opens it', async () => {
    const state = scenario('happy');
    const owner = new Page(await stage(html`<vk-payment-form></vk-payment-form>`, state));
    await owner.unfold(/Попросить заплатить другого/);
    await owner.field('linkAmount');
    await owner.press(/Сделать ссылку/);
    const { hash } = new URL(
      (await eventually(() => owner.root.querySelector<HTMLInputElement>('#link-address'))).value,
    );
    await owner.press(/Отозвать/);
    await eventually(() => !/Ваши ссылки|готова/.test(owner.text));
    expect(state.paymentLinks).to.deep.equal([]);
    owner.set.host.remove();
    const { href } = location;
    history.replaceState(null, '', `${href.replace(/#.*/, '')}${hash}`);
    try {
      await (await show()).sees(/Ссылка на оплату больше не действует\..*Показать сумму/);
    } finally {
      history.replaceState(null, '', href);
    }
  });

  it('goes on with a second account while the first payment is checked, and tells both results', async () => {
    const storage = memoryStorage();
    const state = Object.assign(scenario('signedOut'), { acquirer: 'waits' as const });
    const page = await show(state, { storage });
    await page.find();
    await page.press(/Продолжить/);
    await page.press(/Оплатить/);
    await page.sees(/Ждём оплату/);
    expect(page.text, 'no way back to a second payment').not.to.match(/Вернуться к оплате/);
    await page.press(/Заплатить за другой счёт/);
    await page.sees(/Платёж П-2026-000001 на 911,67 ₽ ещё проверяется\. Не платите второй раз.*Показать сумму/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.find();
    await page.sees(/ещё проверяется\. Не платите второй раз.*Сколько оплатить/);
    await page.press(/Другой лицевой счёт/);
    await page.find('230100002', '11000003');
    await page.sees(/Лицевой счёт № 230100002/);
    expect(page.text, 'of another account').not.to.match(/ещё проверяется/);
    await page.choose('preset', 'other');
    await page.type({ other: '150' });
    await page.press(/Продолжить/);
    await page.press(/Оплатить 150/);
    await page.sees(/Ждём оплату 150/);
    page.set.host.remove();
    Object.assign(state, { acquirer: 'takes' });
    const again = await show(state, { storage });
    await again.sees(/Оплачено 911,67/);
    await again.press(/Готово/);
    await again.sees(/Оплачено 150,00/);
    await again.press(/Готово/);
    await again.sees(/Показать сумму/);
    expect(again.text).not.to.match(/проверяется|Оплачено/);
  });

  it('lets whoever was declined try again, by a link too', async () => {
    const page = await show();
    page.set.state.acquirer = 'declines';
    await page.find();
    await page.press(/Продолжить/);
    await page.press(/Оплатить/);
    await page.press(/Проверить сейчас/);
    await page.sees(/Оплата не прошла/);
    await page.press(/Попробовать ещё раз/);
    await page.sees(/Лицевой счёт № 230100001.*Сколько оплатить/);
  });

  it('shows the result of a link on a page that is not for guests, then the form of the customer', async () => {
    const storage = memoryStorage();
    const state = scenario('happy');
    const { owner, hash } = await linkOf(state);
    owner.set.host.remove();
    const { session } = state;
    state.session = undefined;
    const restore = setHash(hash);
    try {
      const payer = new Page(await stage(html`<vk-payment-form></vk-payment-form>`, state, { storage }));
      Object.assign(state, { acquirer: 'waits' });
      await payer.press(/Продолжить/);
      await payer.press(/Оплатить/);
      await payer.sees(/Ждём оплату/);
      // The address of an anchor of the page, and then the way back from the bank, have no link.
      restore();
      window.dispatchEvent(new HashChangeEvent('hashchange'));
      await settled(payer.set.host);
      await payer.sees(/Ждём оплату/);
      payer.set.host.remove();
      state.session = session;
      const own = new Page(await stage(html`<vk-payment-form></vk-payment-form>`, state));
      await own.sees(/Сейчас по вашей ссылке платит тот, кому вы её отправили/);
      own.set.host.remove();
      state.session = undefined;
      Object.assign(state, { acquirer: 'takes' });
      const back = new Page(await stage(html`<vk-payment-form></vk-payment-form>`, state, { storage }));
      await back.sees(/Оплачено 911,67/);
      await back.press(/Готово/);
      await back.sees(/войдите в личный кабинет/);
    } finally {
      restore();
    }
  });

  it('opens a link that is put into the address of an open page, and says that a damaged one is not valid', async () => {
    const state = scenario('happy');
    const { owner, hash } = await linkOf(state);
    owner.set.host.remove();
    const page = await show(state);
    await page.sees(/Показать сумму/);
    const restore = setHash(hash);
    try {
      window.dispatchEvent(new HashChangeEvent('hashchange'));
      await page.sees(/Вас попросили заплатить/);
      setHash(hash.slice(0, -5));
      window.dispatchEvent(new HashChangeEvent('hashchange'));
      await page.sees(/Ссылка на оплату больше не действует/);
    } finally {
      restore();
    }
  });

  it('warns in a second tab, before the sum and before the payment', async () => {
    const storage = memoryStorage();
    const state = Object.assign(scenario('signedOut'), { acquirer: 'waits' as const });
    const second = await show(state, { storage });
    await second.find();
    await second.sees(/Сколько оплатить/);
    const first = await show(state, { storage });
    await first.find();
    await first.press(/Продолжить/);
    await first.press(/Оплатить/);
    await first.sees(/Ждём оплату/);
    await second.press(/Продолжить/);
    await second.sees(/По этому счёту уже идёт платёж: он показан выше/);
    await second.sees(/П-2026-000001 на 911,67 ₽ от .* ещё проверяется/);
    expect(state.payments.length).to.equal(1);
    await second.press(/Другой лицевой счёт/);
    await second.find();
    await second.sees(/ещё проверяется\. Не платите второй раз.*Сколько оплатить/);
  });

  it('finds a payment whose confirmation had no answer', async () => {
    const storage = memoryStorage();
    const state = Object.assign(scenario('signedOut'), { acquirer: 'waits' as const });
    const page = await show(state, {
      storage,
      lose: ({ url }) => {
        if (url.endsWith('/confirmation')) throw new TypeError('lost');
      },
    });
    await page.find();
    await page.press(/Продолжить/);
    await page.press(/Оплатить/);
    await page.sees(/Нет связи/);
    page.set.host.remove();
    const again = await show(state, { storage });
    await again.sees(/Ждём оплату 911,67/);
  });

  it('leads a customer from a used link back to their own form', async () => {
    const state = scenario('happy');
    const { owner, hash } = await linkOf(state);
    owner.set.host.remove();
    state.paymentLinks = [];
    const restore = setHash(hash);
    try {
      const page = new Page(await stage(html`<vk-payment-form></vk-payment-form>`, state));
      await page.sees(/больше не действует/);
      await page.press(/К моему лицевому счёту/);
      await page.sees(/Всё, что начислено 911,67/);
    } finally {
      restore();
    }
  });

  it('warns whoever opens a link when nothing is owed any more', async () => {
    const state = scenario('happy');
    const { owner, hash } = await linkOf(state);
    owner.set.host.remove();
    const [account] = state.accounts;
    account!.ledger.push({
      kind: 'payment',
      id: '00000000-0000-8000-8000-00000000aaaa',
      amount: -91_167,
      enteredOn: state.today,
      payment: { document: '7', channel: 'register' },
    });
    const restore = setHash(hash);
    try {
      await (await show(state)).sees(/Сейчас долга по этому счёту нет: возможно, его уже оплатили/);
    } finally {
      restore();
    }
  });

  it('says so when a link cannot be withdrawn, and when the browser keeps no payments', async () => {
    const state = scenario('happy');
    const { owner } = await linkOf(state);
    state.fault = 'busy';
    await owner.press(/Отозвать/);
    await owner.sees(/Сервис перегружен/);
    expect(state.paymentLinks.length).to.equal(1);
    owner.set.host.remove();
    const storage = { ...memoryStorage(), set: () => false };
    const page = await show(Object.assign(scenario('signedOut'), { acquirer: 'waits' as const }), { storage });
    await page.find();
    await page.press(/Продолжить/);
    await page.press(/Оплатить/);
    await page.sees(/Браузер не может его запомнить: не закрывайте страницу/);
  });

  it('says that the account has to be found again when the ticket has ended', async () => {
    const page = await show();
    await page.find();
    await page.sees(/Сколько оплатить/);
    page.set.state.guestPayers.clear();
    await page.press(/Продолжить/);
    await page.sees(/Прошло больше получаса\. Найдите лицевой счёт ещё раз/);
  });

  for (const attributes of ['guest', '']) {
    it(`tells of a payment whose result has ended where it is kept${attributes && ', for guests only'}`, async () => {
      const storage = memoryStorage();
      const state = Object.assign(scenario('signedOut'), { acquirer: 'waits' as const });
      const page = await show(state, { storage });
      await page.find();
      await page.press(/Продолжить/);
      await page.press(/Оплатить/);
      await page.sees(/на этом устройстве в течение 3 дней, потом — в личном кабинете/);
      page.set.host.remove();
      const fourDays = 4 * 86_400_000;
      state.payments = state.payments.map((payment) => ({
        ...payment,
        createdAt: new Date(Date.parse(payment.createdAt) - fourDays).toISOString(),
      }));
      const again = async () =>
        new Page(
          await stage(attributes ? form : html`<vk-payment-form></vk-payment-form>`, state, { storage, width: 320 }),
        );
      const later = await again();
      await later.sees(
        /Результат платежа П-2026-000001 на 911,67 ₽ от .* на этом устройстве больше не хранится\. Он в личном кабинете, .* позвоните 8 \S+ .* и назовите номер платежа\. Понятно/,
      );
      await inEnglish(/The result of payment П-2026-000001 of ₽911\.67, .*, is no longer kept on this device/);
      expect(await axeFaults(later.widget)).to.deep.equal([]);
      later.set.host.remove();
      const unread = await again();
      await unread.sees(/больше не хранится/);
      await unread.press(/Понятно/);
      await eventually(() => !/больше не хранится/.test(unread.text));
      await unread.sees(attributes ? /Показать сумму/ : /войдите в личный кабинет/);
      unread.set.host.remove();
      const last = await again();
      await last.sees(attributes ? /Показать сумму/ : /войдите в личный кабинет/);
      expect(last.text).not.to.match(/больше не хранится/);
    });
  }

  it('tells of an old payment that was kept without its number', async () => {
    const storage = memoryStorage();
    const ticket = 't'.repeat(43);
    storage.set('guest-payments', JSON.stringify([{ paymentId: '00000000-0000-8000-8000-000000000001', ticket }]));
    const page = await show('signedOut', { storage });
    await page.sees(/Результат платежа без входа на этом устройстве больше не хранится/);
  });

  describe('for a customer who signs in on the same device', () => {
    const own = html`<vk-payment-form></vk-payment-form>`;
    /** Pays without a sign-in; returns the utility with the customer signed in again, and the device. */
    async function paidBefore(accountNumber = ACCOUNT, serial = SERIAL) {
      const storage = memoryStorage();
      const state = Object.assign(scenario('happy'), { acquirer: 'waits' as const });
      const { session } = state;
      state.session = undefined;
      const guest = await show(state, { storage });
      await guest.find(accountNumber, serial);
      await guest.choose('preset', 'other');
      await guest.type({ other: '150' });
      await guest.press(/Продолжить/);
      await guest.press(/Оплатить 150/);
      await guest.sees(/Ждём оплату 150/);
      guest.set.host.remove();
      state.session = session;
      return { storage, state };
    }

    it('warns before a second payment of the account, tells the result, and forgets it once seen', async () => {
      const { storage, state } = await paidBefore();
      const page = new Page(await stage(own, state, { storage }));
      await page.sees(/П-2026-000001 на 150,00 ₽ от .* ещё проверяется\. Не платите второй раз.*Сколько оплатить/);
      expect(await axeFaults(page.widget)).to.deep.equal([]);
      await page.press(/Посмотреть/);
      Object.assign(state, { acquirer: 'takes' });
      await page.press(/Проверить сейчас/);
      await page.sees(/Оплачено 150,00 ₽ Баланс уже обновлён\. Кассовый чек .* «Платежах и чеках»/);
      await page.press(/Готово/);
      await page.sees(/Всё, что начислено 761,67/);
      expect(page.text).not.to.match(/проверяется/);
      page.set.host.remove();
      const again = new Page(await stage(own, state, { storage }));
      await again.sees(/Всё, что начислено 761,67/);
      expect(again.text).not.to.match(/Оплачено/);
    });

    it('tells a result that came meanwhile', async () => {
      const { storage, state } = await paidBefore();
      state.payments = state.payments.map((payment) => ({ ...payment, state: 'failed', reason: 'funds' }));
      const page = new Page(await stage(own, state, { storage }));
      await page.sees(/Оплата не прошла На счёте не хватило денег/);
      await page.press(/Попробовать ещё раз/);
      await page.sees(/Сколько оплатить/);
      expect(storage.get('guest-payments')).to.equal(null);
    });

    it('names a payment for an account that is not theirs', async () => {
      const { storage, state } = await paidBefore('230100002', '11000003');
      const page = new Page(await stage(own, state, { storage }));
      await page.sees(/П-2026-000001 на 150,00 ₽ за лицевой счёт № 230100002 ещё проверяется/);
      await inEnglish(/Payment П-2026-000001 of ₽150\.00 for account No\. 230100002 is still being checked/);
      expect(page.text).not.to.match(/Не платите второй раз/);
      await page.press(/Посмотреть/);
      await page.sees(/Результат будет здесь, когда вы снова откроете эту страницу/);
      Object.assign(state, { acquirer: 'takes' });
      await page.press(/Проверить сейчас/);
      await page.sees(/Оплачено 150,00 ₽ Деньги зачислены на лицевой счёт/);
    });

    it('stops once when another tab has begun to pay without a sign-in', async () => {
      const { storage, state } = await paidBefore();
      const records = storage.get('guest-payments');
      storage.remove('guest-payments');
      const page = new Page(await stage(own, state, { storage }));
      await page.sees(/Сколько оплатить/);
      storage.set('guest-payments', String(records));
      await page.press(/Продолжить/);
      await page.sees(/По этому счёту уже идёт платёж: он показан выше/);
      await page.sees(/П-2026-000001 на 150,00 ₽ от .* ещё проверяется/);
      expect(state.payments.length).to.equal(1);
      await page.press(/Продолжить/);
      await page.sees(/Проверьте и подтвердите/);
    });

    it('says that a result is not known, and where an old one is told', async () => {
      const { storage, state } = await paidBefore();
      const page = new Page(
        await stage(own, state, {
          storage,
          intercept: ({ url }) => {
            if (url.endsWith('/status')) throw new TypeError('lost');
          },
        }),
      );
      await page.sees(/начат платёж, и его результат пока неизвестен\. Не платите второй раз\. Нет связи/);
      page.set.host.remove();
      state.payments = state.payments.map((payment) => ({ ...payment, createdAt: '2026-01-01T00:00:00Z' }));
      const later = new Page(await stage(own, state, { storage }));
      await later.sees(
        /Результат платежа П-2026-000001 на 150,00 ₽ от .* больше не хранится\. Он в личном кабинете, в «Платежах и чеках»/,
      );
      await inEnglish(/The result of payment П-2026-000001 of ₽150\.00, .*, is no longer kept on this device/);
      expect(await axeFaults(later.widget)).to.deep.equal([]);
      await later.press(/Понятно/);
      await eventually(() => !/больше не хранится/.test(later.text));
      expect(storage.get('guest-payments')).to.equal(null);
    });
  });
});
