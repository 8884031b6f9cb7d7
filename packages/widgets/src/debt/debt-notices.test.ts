import { expect } from '@open-wc/testing';
import type { AccountDebt } from '@vodokanal/contract';
import { debtOf, isCharge } from '@vodokanal/contract/rules/ledger';
import { PASSWORD, scenario, type ScenarioName } from '@vodokanal/mocks';
import '../define/debt-notices.ts';
import { axeFaults, eventually, html, stage, textOf, type StageOptions } from '../testing/setup.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';
import { computedFee, forecastOn, quickDays } from './debt-forecast.ts';

runWidgetTests('vk-debt-notices', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  { name: 'pending', scenario: 'slow', sees: /Задолженность/, seesEnglish: /Debt/ },
  { name: 'failed', scenario: 'failing', sees: /Повторить/, seesEnglish: /Try again/ },
  { name: 'empty', scenario: 'zero', sees: /Долгов нет\. Спасибо/, seesEnglish: /You owe nothing\. Thank you/ },
  {
    name: 'empty: not overdue',
    scenario: 'happy',
    sees: /Просроченного долга нет\. 911,67 ₽ нужно оплатить до 15 декабря.* Оплатить/,
    seesEnglish: /Nothing is overdue\. ₽911\.67 is to be paid by December 15/,
  },
  {
    name: 'empty: credit',
    scenario: 'credit',
    sees: /на счёте переплата 750,00 ₽/,
    seesEnglish: /₽750\.00 in credit/,
  },
  {
    name: 'ready',
    scenario: 'overdue',
    sees: /Уведомление об ограничении .*Чтобы закрыть долг сегодня 3 231,11 ₽ Срок оплаты был 15 августа.*: 99 дней назад/,
    seesEnglish: /Notice of a restriction .*To clear the debt today ₽3,231\.11/,
  },
  {
    name: 'ready: acknowledged',
    scenario: 'noticeAcknowledged',
    sees: /Прочитанные уведомления/,
    seesEnglish: /Notices that you have read/,
  },
  {
    name: 'ready: court',
    scenario: 'debtInCourt',
    sees: /Уведомление о суде .*Услугу могут ограничить с 14 сентября.*Обратились в суд 10 ноября/,
    seesEnglish: /We have gone to court November 10/,
  },
  {
    name: 'ready: instalments requested',
    scenario: 'instalmentsRequested',
    sees: /Рассрочка Р-2026-000012 на .* ₽ ждёт ответа Просьба у нас\. Ответим не позднее 1 декабря.*Отозвать просьбу/,
    seesEnglish: /We have your request\. We will answer by December 1/,
  },
  {
    name: 'ready: instalments offered',
    scenario: 'instalmentsOffered',
    sees: /подпишите его не позднее 1 декабря.* Новые счета оплачивайте в обычный срок\..*Подписать соглашение Скачать соглашение \(PDF\) Отказаться/,
    seesEnglish: /We agree\. Read the agreement and sign it by December 1/,
  },
  {
    name: 'ready: instalments kept',
    scenario: 'instalmentsKept',
    sees: /соблюдается Следующий платёж .* — не позднее 15 декабря.*Оплачено .* из .*16 ноября.* оплачено/,
    seesEnglish: /Next instalment: .* by December 15/,
  },
  {
    name: 'ready: instalments late',
    scenario: 'instalmentsLate',
    sees: /Платёж .* нужно было внести не позднее 16 ноября.*16 ноября.* просрочено/,
    seesEnglish: /The instalment of .* was to be paid by November 16/,
  },
  {
    name: 'ready: instalments broken',
    scenario: 'instalmentsBroken',
    sees: /соглашение прекратилось\. Остаток .* нужно оплатить сразу.*Попросить рассрочку/,
    seesEnglish: /the agreement has ended/,
  },
  {
    name: 'ready: instalments refused',
    scenario: 'instalmentsRefused',
    sees: /Мы не смогли дать рассрочку: долг уже передан в суд.*Попросить рассрочку/,
    seesEnglish: /We could not offer instalments/,
  },
  {
    name: 'ready: no instalments',
    scenario: 'noInstalments',
    sees: /Не получается оплатить сразу\? Позвоните нам.*8 800 000-00-00/,
    seesEnglish: /You cannot pay all at once\? Call us/,
  },
  {
    name: 'ready: the rate is not set',
    scenario: 'lateFeeRateNotSet',
    sees: /Просроченный долг, без пеней 3 406,39 ₽.*Ставку для пеней на 2027 год ещё не установили.*Пени по 20 января.* ещё не посчитать/,
    seesEnglish: /The rate of the late fee for 2027 is not set yet/,
  },
]);

const tag = html`<vk-debt-notices></vk-debt-notices>`;

/** What a person does with the widget. */
async function open(
  name: ScenarioName | ReturnType<typeof scenario> = 'overdue',
  template = tag,
  options: StageOptions = {},
) {
  const set = await stage(template, name, options);
  const widget = set.host.querySelector('vk-debt-notices')!;
  const root = widget.shadowRoot!;
  const text = () => textOf(widget);
  const control = (words: RegExp) =>
    [...root.querySelectorAll<HTMLElement>('button, a')].find(({ textContent }) => words.test(textContent.trim()));
  await eventually(() => /Что происходит по закону/.test(text()));
  return {
    ...set,
    widget,
    root,
    text,
    control,
    press: (words: RegExp) => control(words)!.click(),
    choose: (name: string) => root.querySelector<HTMLInputElement>(`input[name=day][value=${name}]`)!.click(),
    type(day: string) {
      const field = root.querySelector<HTMLInputElement>('[name=paidOn]')!;
      field.value = day;
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    },
  };
}

describe('vk-debt-notices', () => {
  it('shows how the late fee of each month is computed, and that it agrees with the utility', async () => {
    const page = await open();
    expect(page.text()).to.match(/Пени по 22 ноября.* 41,27 ₽ из них в счетах и не оплачено 20,12 ₽/);
    for (const month of page.root.querySelectorAll<HTMLDetailsElement>('.debt')) month.open = true;
    expect(page.text()).to.match(
      /июль 2026 г\. 934,32 ₽ пени 23,90 ₽ Начислено 934,32 ₽, срок оплаты был 15 августа.*\. По 14 сентября.* пеней нет\. 15 сентября.* — 13 ноября.*, 60 дней 934,32 ₽ × 60 × 9,5 % ÷ 300 17,75 ₽ 14 ноября.* — 22 ноября.*, 9 дней 934,32 ₽ × 9 × 9,5 % ÷ 130 6,15 ₽ ЖК РФ ст\. 155 ч\. 14/,
    );
    expect(page.text()).to.match(/сумма совпала с расчётом водоканала/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('tells the paid and the unpaid late fees of bills apart', async () => {
    const state = scenario('overdue');
    const account = state.accounts.find(({ notices }) => notices.length > 0)!;
    const fee = account.ledger.find((entry) => isCharge(entry) && entry.charge.kind === 'lateFee')!;
    account.ledger.push({
      kind: 'payment',
      id: 'late-fee-paid',
      amount: -1000,
      enteredOn: state.today,
      payment: { document: '1', channel: 'register', debtIds: [fee.id] },
    });
    const page = await open(state);
    expect(page.text()).to.match(/из них в счетах и не оплачено 10,12 ₽ ?пеней из счетов уже оплачено 10,00 ₽/);
  });

  it('says so when the page computes another late fee than the utility', async () => {
    const { json } = Response.prototype;
    Response.prototype.json = async function () {
      const body = (await json.call(this)) as object;
      return 'lateFeeCharged' in body ? { ...body, lateFee: 5000 } : body;
    };
    try {
      const page = await open();
      expect(page.text()).to.match(
        /Пени по расчёту этой страницы — 41,27 ₽, по расчёту водоканала — 50,00 ₽\. Если вы не согласны/,
      );
      expect(page.text()).not.to.match(/сумма совпала/);
    } finally {
      Response.prototype.json = json;
    }
  });

  it('tells what it costs to pay later, and from which day it gets dearer', async () => {
    const page = await open();
    expect(page.text()).to.match(
      /Если оплатить 22 ноября.* 3 231,11 ₽ Долг 3 189,84 ₽ и пени 41,27 ₽\. На день позже будет ещё на 1,39 ₽ больше\. С 15 декабря.* дороже: пени за август 2026 г\. вырастут с 1\/300 до 1\/130 ставки в день/,
    );
    page.choose('inWeek');
    await eventually(() => /Если оплатить 29 ноября.* 3 240,89 ₽/.test(page.text()));
    expect(page.root.querySelector<HTMLInputElement>('[name=paidOn]')!.value).to.equal('29.11.2026');
    page.choose('beforeRestriction');
    await eventually(() => /Если оплатить 6 декабря/.test(page.text()));
    page.type('20.12.2026');
    await eventually(() => /Если оплатить 20 декабря/.test(page.text()));
    expect(page.root.querySelector('input[name=day]:checked')).to.equal(null);
    page.type('1.11.2026');
    await eventually(() => /Введите 22\.11\.2026 или более поздний день/.test(page.text()));
    expect(page.text()).not.to.match(/Если оплатить \d/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('does not guess a rate that is not set', async () => {
    const page = await open();
    page.type('15.01.2027');
    await eventually(() =>
      /Ставку для пеней на 15 января 2027 года ещё не установили, и мы её не угадываем\. Сам долг — 3 189,84 ₽/.test(
        page.text(),
      ),
    );
    expect(page.text()).to.match(/Если оплатить не позже 31 декабря.*, выйдет не больше 3 29\d,\d\d ₽/);
    expect(page.text()).not.to.match(/Если оплатить 15 января/);
  });

  it('takes a notice as read once, and says that it is no consent', async () => {
    const page = await open();
    let heard: unknown;
    page.widget.addEventListener('vk-debt-notice-acknowledged', ({ detail }) => {
      heard = detail;
    });
    page.press(/^Я прочитал/);
    page.press(/^Я прочитал/);
    await eventually(() => /Отметили, что вы прочитали уведомление\. Это не согласие с долгом/.test(page.text()));
    await eventually(() => page.root.activeElement?.matches('.vk-summary'));
    await eventually(() => !page.control(/^Я прочитал/));
    expect(page.text()).to.match(/Прочитанные уведомления/);
    expect(heard).to.deep.equal({});
    expect(page.requests.filter(({ method }) => method === 'POST').length).to.equal(1);
    expect(page.state.accounts[1]!.notices[0]!.acknowledgedOn).to.equal('2026-11-22');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('keeps the notice when it cannot be marked as read', async () => {
    const page = await open();
    page.state.fault = 'changes';
    page.press(/^Я прочитал/);
    await eventually(() => /Нет связи/.test(page.text()));
    expect(page.control(/^Я прочитал/)).not.to.equal(undefined);
  });

  it('lets the page cancel the payment before it opens the page of the utility', async () => {
    const page = await open();
    const link = page.control(/^Оплатить$/)!;
    expect(link.getAttribute('href')).to.equal('/pay.html');
    page.widget.addEventListener('vk-debt-payment-requested', (event) => event.preventDefault());
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
    link.dispatchEvent(click);
    expect(click.defaultPrevented).to.equal(true);
  });

  it('asks the page for the claim form, and else says how to file a claim', async () => {
    const page = await open();
    const asked: unknown[] = [];
    const listen = (event: Event) => {
      asked.push((event as CustomEvent).detail);
      event.preventDefault();
    };
    page.widget.addEventListener('vk-debt-claim-requested', listen);
    page.press(/^Подать обращение/);
    expect(asked).to.deep.equal([{ claimType: 'charge' }]);
    expect(page.text()).not.to.match(/Откройте на этом сайте/);
    page.widget.removeEventListener('vk-debt-claim-requested', listen);
    page.press(/^Подать обращение/);
    await eventually(() => /Откройте на этом сайте форму обращения/.test(page.text()));
    const linked = await open(
      'overdue',
      html`<vk-debt-notices claim-url="/claim" payment-url="javascript:alert(1)"></vk-debt-notices>`,
    );
    expect(linked.control(/^Подать обращение/)!.getAttribute('href')).to.match(/\/claim\?type=charge&demand=explain$/);
    expect(linked.control(/^Оплатить$/)!.getAttribute('href'), 'no code as an address').to.equal('/pay.html');
  });

  it('promises cold water to apartments only, and counts the days until the restriction', async () => {
    const page = await open();
    expect(page.text()).to.match(/До возможного ограничения 15 дней с 7 декабря/);
    expect(page.text()).to.match(/Ограничение услуги не раньше 7 декабря/);
    expect(page.text()).to.match(/Холодную воду в многоквартирном доме за долги не отключают/);
    const house = await open('debtOfHouse');
    expect(house.text()).to.match(/Подачу воды могут ограничить или приостановить/);
    expect(house.text()).not.to.match(/Чего не будет|Холодную воду/);
    const inCourt = await open('debtInCourt');
    expect(inCourt.text()).not.to.match(/До возможного ограничения|До ограничения/);
  });

  it('offers the phone to those who cannot pay at once', async () => {
    const page = await open();
    expect(page.control(/800/)!.getAttribute('href')).to.equal('tel:88000000000');
    expect(page.text()).to.match(/Не получается оплатить сразу\? Долг 3 209,96 ₽ можно разделить/);
  });

  it('asks for instalments, shows their schedule, and signs the offer once', async () => {
    const page = await open();
    await eventually(() => page.control(/^Попросить рассрочку/));
    page.press(/^Попросить рассрочку/);
    const field = <E extends HTMLElement>(name: string) => page.root.querySelector<E>(`.ask [name=${name}]`)!;
    await eventually(() => field('months'));
    const set = (name: string, value: string) => {
      field<HTMLInputElement>(name).value = value;
      field(name).dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    };
    expect(field('months').textContent).to.match(/2 платежа, по 1\s604,98\s₽/);
    set('months', '3');
    set('firstAmount', '499');
    page.press(/^Отправить просьбу/);
    await eventually(() => /Введите 500,00 ₽ или больше/.test(page.text()));
    set('firstAmount', '1000');
    await eventually(() => /График платежей 15 декабря.* 1 000,00 ₽ 15 января/.test(page.text()));
    expect(page.text()).to.match(/Предложим соглашение сразу после отправки/);
    page.press(/^Отправить просьбу/);
    await eventually(() => /Соглашение готово: прочитайте и подпишите/.test(page.text()));
    await eventually(() => page.root.activeElement?.matches('.vk-summary'));
    expect(page.state.plans[0]).to.deep.include({ state: 'offered', reason: '' });
    expect(page.state.plans[0]!.instalments[0]).to.deep.equal({ dueOn: '2026-12-15', amount: 100_000 });
    const agreement = await eventually(() => page.control(/^Скачать соглашение/));
    expect(agreement.getAttribute('href')).to.match(/instalment-plans\/.*\/agreement$/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);

    page.state.steppedUpUntil = 0;
    page.press(/^Подписать соглашение/);
    const password = () => page.root.querySelector<HTMLInputElement>('[name=current]');
    await eventually(() => password());
    await eventually(() => page.root.activeElement === password());
    password()!.value = PASSWORD;
    password()!.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    page.press(/^Продолжить/);
    await eventually(() => /Соглашение подписано\. Рассрочка началась/.test(page.text()));
    await eventually(() => /соблюдается Следующий платёж 1 000,00 ₽ — не позднее 15 декабря/.test(page.text()));
    expect(page.state.plans.map(({ state }) => state)).to.deep.equal(['signed']);
  });

  it('announces no restriction while the instalments are paid in time', async () => {
    const page = await open('instalmentsKept');
    await eventually(() => /соблюдается/.test(page.text()));
    expect(page.text()).to.match(/Пока вы платите по графику рассрочки, услугу не ограничивают/);
    expect(page.text()).not.to.match(/До возможного ограничения|Ограничение услуги не раньше|Суд день не назначен/);
    expect(page.text()).to.match(/Отправили уведомление/);
  });

  it('lets a helper see how the plan stands, and change nothing', async () => {
    const state = scenario('instalmentsKept');
    const [account] = state.accounts.filter(({ notices }) => notices.length > 0);
    const helper = state.customers.find(({ email }) => email === 'bereg@example.org')!;
    helper.helps.set(account!.id, { rights: ['see', 'pay'], until: '2027-12-31' });
    helper.accountIds = [];
    state.session = helper.id;
    const page = await open(state);
    await eventually(() => /соблюдается/.test(page.text()));
    expect(page.text()).not.to.match(/Подписать|Отказаться|Отозвать|Попросить|Скачать соглашение/);
  });

  it('declines an offer and can ask again', async () => {
    const page = await open('instalmentsOffered');
    await eventually(() => page.control(/^Отказаться/));
    page.press(/^Отказаться/);
    await eventually(() => /Готово: рассрочки не будет/.test(page.text()));
    await eventually(() => page.control(/^Попросить рассрочку/));
    expect(page.state.plans[0]!.state).to.equal('withdrawn');
  });
});

describe('the forecast of a debt', () => {
  const ACCOUNT = { accountId: '', accountNumber: '', address: '' };
  const terms = {
    validFrom: '2016-01-01',
    validTo: null,
    value: {
      steps: [
        { fromDay: 31, divisor: 300 },
        { fromDay: 91, divisor: 130 },
      ],
      law: 'ЖК РФ ст. 155 ч. 14',
    },
  };
  const rate = { validFrom: '2022-02-28', validTo: '2026-12-31', value: '9.5', knownSince: '2022-02-28', law: '' };
  const debtOn = (asOf: string): AccountDebt =>
    debtOf(
      [
        {
          id: '1',
          kind: 'charge',
          amount: 100_000,
          enteredOn: '2026-04-01',
          charge: {
            period: '2026-03',
            service: 'coldWater',
            kind: 'volume',
            dueOn: '2026-04-15',
            basis: 'meter',
            quantity: '10',
          },
        },
      ],
      ACCOUNT,
      [],
      {
        allocation: { lateFees: 'last', law: '' },
        terms: [terms],
        rates: [rate],
        steps: {
          lateFee: { afterDays: 30, law: '' },
          notice: { law: '' },
          restriction: { afterDays: 20, law: '' },
          court: { law: '' },
        },
      },
      asOf,
    );

  it('is the example of the law: 60 days by 1/300 and 6 by 1/130 of 1,000 roubles are 23.38', () => {
    const debt = debtOn('2026-07-20');
    expect(computedFee(debt)).to.deep.include({ sum: 2338, isConfirmed: true });
    const { total, perDay, dearer } = forecastOn(debt, '2026-07-20');
    expect([total, perDay, dearer]).to.deep.equal([102_338, 74, undefined]);
  });

  it('names the day on which the fee begins, and the one on which it grows', () => {
    const debt = debtOn('2026-04-20');
    expect(forecastOn(debt, '2026-04-20').dearer).to.deep.equal({
      from: '2026-05-16',
      periods: ['2026-03'],
      divisor: 300,
      before: undefined,
    });
    expect(forecastOn(debt, '2026-06-01').dearer).to.deep.equal({
      from: '2026-07-15',
      periods: ['2026-03'],
      divisor: 130,
      before: 300,
    });
    expect(quickDays(debt).map(({ date }) => date)).to.deep.equal(['2026-04-20', '2026-04-27']);
  });

  it('knows nothing beyond the last rate, and the last day that it knows', () => {
    const { total, perDay, lastKnown } = forecastOn(debtOn('2026-11-20'), '2027-01-01');
    expect([total, perDay, lastKnown?.paidOn]).to.deep.equal([null, null, '2026-12-31']);
    expect(forecastOn(debtOn('2026-11-20'), '2026-12-31').perDay).to.equal(null);
    expect(forecastOn(debtOn('2027-01-20'), '2027-01-20').lastKnown).to.equal(undefined);
  });
});
