import { expect } from '@open-wc/testing';
import { PASSWORD, scenario, type MockState } from '@vodokanal/mocks';
import '../define/payment-form.ts';
import { axeFaults, eventually, html, memoryStorage, stage, textOf, type Stage } from '../testing/setup.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('vk-payment-form', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  { name: 'pending', scenario: 'slow', sees: /Оплата/, seesEnglish: /Payment/ },
  { name: 'failed', scenario: 'failing', sees: /Повторить/, seesEnglish: /Try again/ },
  {
    name: 'ready',
    scenario: 'happy',
    sees: /Сколько оплатить Всё, что начислено 911,67 ₽ Другая сумма.*СБП без комиссии.*Банковская карта \+ 9,12 ₽.*К оплате 911,67 ₽ Продолжить/,
    seesEnglish: /How much to pay Everything charged ₽911\.67.*no fee.*To pay ₽911\.67 Continue/,
  },
  {
    name: 'ready: overdue',
    scenario: 'overdue',
    sees: /Всё, что начислено 4 121,63 ₽ Только просроченное 3 209,96 ₽/,
    seesEnglish: /Everything charged ₽4,121\.63 Only what is overdue ₽3,209\.96/,
  },
  {
    name: 'ready: autopay',
    scenario: 'autopay',
    sees: /Автоплатёж включён Когда 25-го числа каждого месяца Ближайший Спишем 911,67 ₽ 25 ноября.* Не больше 3 000,00 ₽ Откуда Карта •••• 0004 25 октября.* оплатили 881,20 ₽\. Изменить Отключить автоплатёж/,
    seesEnglish: /Autopay is on When day 25 of each month Next We will take ₽911\.67 November 25/,
  },
  {
    name: 'ready: autopay over its limit',
    scenario: 'autopayOverLimit',
    sees: /10 ноября.* к оплате было 4 120,50 ₽, это больше вашего предела\. Мы ничего не списали/,
    seesEnglish: /₽4,120\.50 was owed on November 10.*, more than your limit/,
  },
  {
    name: 'empty: in credit',
    scenario: 'credit',
    sees: /У вас переплата 750,00 ₽.*Сумма/,
    seesEnglish: /You have ₽750\.00 in credit.*Sum/,
  },
]);

/** Pays as a customer does. */
class Page {
  readonly set: Stage;
  readonly widget: HTMLElement;

  constructor(set: Stage) {
    this.set = set;
    this.widget = set.host.querySelector('vk-payment-form')!;
    // The page of the bank must not open in the test.
    this.root.addEventListener('click', (event) => {
      if ((event.target as Element).closest('a')) event.preventDefault();
    });
  }

  get root() {
    return this.widget.shadowRoot!;
  }
  get text() {
    return textOf(this.widget);
  }
  button = (words: RegExp) =>
    eventually(() => [...this.root.querySelectorAll('button')].find(({ textContent }) => words.test(textContent)));
  async press(words: RegExp) {
    (await this.button(words)).click();
  }
  async choose(name: string, value: string) {
    const input = await eventually(() => this.root.querySelector<HTMLInputElement>(`[name=${name}][value=${value}]`));
    input.checked = true;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
  sees = (words: RegExp) => eventually(() => words.test(this.text));
  /** The words on filled buttons. */
  get filled() {
    return [...this.root.querySelectorAll('button')]
      .filter((button) => !button.matches('.vk-text, .vk-tonal'))
      .map(({ innerText }) => innerText);
  }
  posts = (path: RegExp) => this.set.requests.filter(({ method, url }) => method === 'POST' && path.test(url));
}

const show = async (given: Parameters<typeof stage>[1] = 'happy', options: Parameters<typeof stage>[2] = {}) =>
  new Page(await stage(html`<vk-payment-form></vk-payment-form>`, given, options));

const waiting = (state: MockState): MockState => Object.assign(state, { acquirer: 'waits' as const });

describe('vk-payment-form', () => {
  it('begins autopay with a payment, names its terms before paying, and ends it in one step', async () => {
    const page = await show();
    await page.sees(/Платить так каждый месяц/);
    page.root.querySelector<HTMLInputElement>('[name=autopay]')!.click();
    const field = (name: string) => eventually(() => page.root.querySelector<HTMLInputElement>(`[name=${name}]`));
    const limit = await field('autopayLimit');
    expect(limit.value.replace(/\s/g, ' ')).to.equal('3 000,00');
    const type = (input: HTMLInputElement, text: string) => {
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    };
    type(limit, '20000');
    await page.press(/Продолжить/);
    await page.sees(/Введите 15 000,00 ₽ или меньше/);
    type(limit, '2500');
    type(await field('autopayDay'), '12');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.press(/Продолжить/);
    await page.sees(/Автоплатёж 12-го числа каждого месяца, не больше 2 500,00 ₽/);
    await page.press(/^\s*Оплатить /);
    await page.press(/Проверить сейчас/);
    await page.sees(/Оплачено 911,67 ₽ .*Автоплатёж включён\. Ближайший — 12 декабря/);
    await page.press(/Готово/);
    await page.sees(/Автоплатёж включён Когда 12-го числа/);
    expect(page.text).not.to.match(/Платить так каждый месяц/);
    await page.press(/Отключить автоплатёж/);
    await page.sees(/Автоплатёж отключён\. Больше ничего не спишем/);
    await eventually(() => page.root.activeElement?.matches('.vk-summary'));
    expect(page.set.state.autopays.size).to.equal(0);
  });

  it('says so when the bank keeps nothing and autopay has not begun', async () => {
    const page = await show();
    await page.sees(/Платить так каждый месяц/);
    page.root.querySelector<HTMLInputElement>('[name=autopay]')!.click();
    await page.press(/Продолжить/);
    await page.press(/^\s*Оплатить /);
    const payment = page.set.state.payments.at(-1)!;
    page.set.state.payments = page.set.state.payments.map((each) =>
      each === payment ? { ...each, customerId: each.customerId } : each,
    );
    page.set.state.keepsNothing = true;
    await page.press(/Проверить сейчас/);
    await page.sees(/Оплачено 911,67 ₽ .*Автоплатёж не включился: банк не разрешил запомнить/);
  });

  it('changes the limit of autopay after the password', async () => {
    const page = await show('autopay');
    await page.press(/^Изменить$/);
    page.set.state.steppedUpUntil = 0;
    const limit = await eventually(() => page.root.querySelector<HTMLInputElement>('.autopay [name=autopayLimit]'));
    limit.value = '4000';
    limit.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await page.press(/^Сохранить$/);
    const password = await eventually(() => page.root.querySelector<HTMLInputElement>('.autopay [name=current]'));
    password.value = PASSWORD;
    password.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await page.press(/^Продолжить$/);
    await page.sees(/Автоплатёж изменён\. .*Не больше 4 000,00 ₽/);
  });

  it('pays: the sum and the way, a confirmation that names them, the result, and the new balance', async () => {
    const page = await show();
    const events: unknown[] = [];
    for (const name of ['vk-payment-confirmed', 'vk-payment-finished'] as const)
      page.widget.addEventListener(name, ({ detail }) => events.push(detail));
    await page.press(/Продолжить/);
    await page.sees(/Проверьте и подтвердите/);
    expect(page.root.activeElement?.textContent).to.equal('Проверьте и подтвердите');
    expect(page.text).to.match(
      /Сумма 911,67 ₽ Комиссия нет Лицевой счёт № 230100001 г\. Родников.*Кому МУП «Водоканал города Родникова» Номер платежа П-2026-000001/,
    );
    expect(page.set.state.payments[0]?.state, 'no money moves before the confirmation').to.equal('created');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.press(/Оплатить 911,67/);
    await page.sees(/Ждём оплату 911,67/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.press(/Проверить сейчас/);
    await page.sees(/Оплачено 911,67 ₽.*чек/);
    expect(page.root.activeElement?.textContent).to.match(/^Оплачено/);
    const { id } = page.set.state.payments[0]!;
    expect(events).to.deep.equal([{ paymentId: id }, { paymentId: id, state: 'succeeded' }]);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.press(/Готово/);
    await page.sees(/Долгов нет/);
  });

  it('shows the fee of each way before paying, marks the free one, and adds the fee to the total', async () => {
    const page = await show();
    await page.choose('method', 'card');
    await page.sees(/К оплате, с комиссией 9,12 ₽ 920,79 ₽/);
    await page.press(/Продолжить/);
    await page.sees(/Комиссия 9,12 ₽/);
    await page.button(/Оплатить 920,79/);
  });

  it('takes another sum, and names its fault in words', async () => {
    const page = await show();
    await page.choose('preset', 'other');
    const field = await eventually(() => page.root.querySelector<HTMLInputElement>('[name=other]'));
    expect(page.text, 'no fee of a sum that is not typed yet').to.match(/Банковская карта Комиссия банка 1 %/);
    for (const [text, fault] of [
      ['', /Заполните: Сумма/],
      ['сто', /Напишите сумму в рублях/],
      ['0,50', /Введите 1,00 ₽ или больше/],
      ['2000000', /Введите 1 000 000,00 ₽ или меньше/],
    ] as const) {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await page.press(/Продолжить/);
      await page.sees(fault);
    }
    expect(page.posts(/payments$/)).to.deep.equal([]);
    field.value = '150,5';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await page.sees(/К оплате 150,50 ₽/);
    await page.press(/Продолжить/);
    await page.button(/Оплатить 150,50/);
  });

  it('pays several accounts at once', async () => {
    const page = await show('severalAccounts');
    const other = await eventually(() => page.root.querySelector<HTMLInputElement>('input[type=checkbox]'));
    const before = page.set.state.accounts.filter(({ id }) =>
      page.set.state.customers.find((customer) => customer.id === page.set.state.session)?.accountIds.includes(id),
    );
    other.click();
    await page.press(/Продолжить/);
    await page.sees(new RegExp(before.map(({ number }) => number).join('.*')));
    await page.press(/Оплатить/);
    await page.press(/Проверить сейчас/);
    await page.sees(/Оплачено/);
    expect(page.set.state.payments[0]?.items.length).to.equal(2);
  });

  it('sends one payment and one confirmation for two clicks', async () => {
    const page = await show();
    const next = await page.button(/Продолжить/);
    next.click();
    next.click();
    const pay = await page.button(/Оплатить/);
    pay.click();
    pay.click();
    await page.sees(/Ждём оплату/);
    expect([page.posts(/payments$/).length, page.posts(/confirmation$/).length]).to.deep.equal([1, 1]);
  });

  it('says that the bank does not answer, and the same payment can be confirmed later', async () => {
    const page = await show();
    page.set.state.acquirer = 'unavailable';
    await page.press(/Продолжить/);
    await page.press(/Оплатить/);
    await page.sees(/Банк сейчас не отвечает\. Деньги не списаны/);
    page.set.state.acquirer = 'takes';
    await page.press(/Оплатить 911/);
    await page.sees(/Ждём оплату/);
    expect(page.set.state.payments.length).to.equal(1);
  });

  it('tells why a payment has failed, and lets it be tried again', async () => {
    const page = await show();
    page.set.state.acquirer = 'declines';
    await page.press(/Продолжить/);
    await page.press(/Оплатить/);
    await page.press(/Проверить сейчас/);
    await page.sees(/Оплата не прошла Банк отклонил платёж.*8 800 000-00-00/);
    await page.press(/Попробовать ещё раз/);
    await page.sees(/Сколько оплатить/);
  });

  it('finds a payment with an unknown result on the next visit, and warns before a second one', async () => {
    const storage = memoryStorage();
    const first = await show(waiting(scenario('happy')), { storage });
    await first.press(/Продолжить/);
    await first.press(/Оплатить/);
    await first.sees(/Ждём оплату/);
    first.set.host.remove();
    const again = await show(first.set.state, { storage });
    await again.sees(/Ждём оплату 911,67/);
    await again.press(/Вернуться к оплате/);
    await again.sees(/ещё проверяется\. Не платите второй раз/);
    again.set.state.acquirer = 'takes';
    await again.press(/Посмотреть/);
    await again.press(/Проверить сейчас/);
    await again.sees(/Оплачено 911,67/);
    again.set.host.remove();
    const seen = await show(again.set.state, { storage });
    await seen.sees(/Оплачено 911,67/);
    await seen.press(/Готово/);
    seen.set.host.remove();
    await (await show(seen.set.state, { storage })).sees(/Долгов нет/);
  });

  it('learns the result although the answer to the confirmation was lost', async () => {
    let loses = true;
    const page = await show('happy', {
      lose: ({ url }) => {
        if (loses && url.endsWith('/confirmation')) {
          loses = false;
          throw new TypeError('lost');
        }
      },
    });
    await page.press(/Продолжить/);
    await page.press(/Оплатить/);
    await page.sees(/Ждём оплату/);
    expect(page.set.state.payments.length).to.equal(1);
    const keys = new Set(page.posts(/confirmation$/).map(({ headers }) => headers.get('Idempotency-Key')));
    expect(keys.size, 'asked again with the same key').to.equal(1);
  });

  it('goes back: the prepared payment is cancelled and the choice stays', async () => {
    const page = await show();
    await page.choose('method', 'card');
    await page.press(/Продолжить/);
    await page.press(/Назад/);
    await page.sees(/Сколько оплатить/);
    expect(page.set.state.payments[0]?.state).to.equal('cancelled');
    expect(page.root.querySelector<HTMLInputElement>('[name=method]:checked')?.value).to.equal('card');
  });

  it('links to the page of the acquirer, and brings people back to this page', async () => {
    const page = await show(waiting(scenario('happy')));
    await page.choose('method', 'card');
    await page.press(/Продолжить/);
    await page.press(/Оплатить/);
    const link = await eventually(() => page.root.querySelector<HTMLAnchorElement>('a.vk-button'));
    expect([link.href, link.target]).to.deep.equal([page.set.state.payments[0]?.confirmation?.url, '_top']);
    const body = (await page.posts(/confirmation$/)[0]!.json()) as { returnUrl: string };
    expect(body.returnUrl).to.equal(document.URL.replace(/#.*/, ''));
  });

  it('has one filled button, also beside the form of a link and the terms of autopay', async () => {
    const links = await show();
    await links.sees(/Попросить заплатить другого/);
    [...links.root.querySelectorAll('details')].at(-1)!.open = true;
    await links.button(/Сделать ссылку/);
    expect(links.filled).to.deep.equal(['Продолжить']);
    const autopay = await show('autopay');
    await autopay.press(/Изменить/);
    await autopay.button(/Сохранить/);
    expect(autopay.filled).to.deep.equal(['Продолжить']);
  });
});
