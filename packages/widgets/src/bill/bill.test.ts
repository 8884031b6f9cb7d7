import { expect } from '@open-wc/testing';
import { addMonths } from '@vodokanal/contract/rules/calendar';
import '../define/bill.ts';
import { inEnglish } from '../testing/english.ts';
import { axeFaults, eventually, html, stage, textOf, type Stage } from '../testing/setup.ts';
import { printed } from '../testing/printed.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('vk-bill', [
  {
    name: 'signedOut',
    scenario: 'signedOut',
    sees: /войдите в личный кабинет.*Проверить бумажную квитанцию/,
    seesEnglish: /Please sign in first.*Check a paper bill/,
  },
  { name: 'pending', scenario: 'slow', sees: /Счёт/, seesEnglish: /Bill/ },
  { name: 'failed', scenario: 'failing', sees: /Повторить/, seesEnglish: /Try again/ },
  { name: 'empty', scenario: 'noBills', sees: /Счетов ещё нет/, seesEnglish: /There are no bills yet/ },
  {
    name: 'ready',
    scenario: 'happy',
    sees: /К оплате.*Срок оплаты: 15 декабря.*Лицевой счёт №\s230100001.*Скачать PDF.*Начислено за октябрь 2026 г\..*Холодная вода 3,6 м³ × 45,92 ₽, по счётчику 165,31 ₽.*Долг по прошлым счетам.*Показания счётчиков.*153,4 → 157.*QR-код/,
    seesEnglish: /To pay.*Due date: December 15.*Download PDF.*Charged for October 2026.*Cold water.*by the meter/,
  },
  {
    name: 'ready: in credit',
    scenario: 'overpaidBill',
    sees: /Переплата.*Платить не нужно.*Переплата по прошлым счетам/,
    seesEnglish: /In credit.*Nothing to pay.*Credit from earlier bills/,
  },
  {
    name: 'ready: area, ИЖКУ and heat',
    scenario: 'fullBill',
    sees: /ЕЛС 75РД333001 ИЖКУ 75РД333001-01 .*Площадь: 54,3 м² Зарегистрировано.*Горячая вода, подогрев 0,1724 Гкал × 2 345,67 ₽, тепло на подогрев 404,39 ₽/,
    seesEnglish: /Area: 54\.3 m² Registered.*Hot water, heating 0\.1724 Gcal × ₽2,345\.67/,
  },
]);

class Page {
  readonly widget: HTMLElement;

  constructor({ host }: Stage) {
    this.widget = host.querySelector('vk-bill')!;
  }

  get text() {
    return textOf(this.widget);
  }
  get root() {
    return this.widget.shadowRoot!;
  }
  see = (words: RegExp) => eventually(() => words.test(this.text));
  button = (words: RegExp) =>
    eventually(() =>
      [...this.root.querySelectorAll('button')].find((button) =>
        words.test(button.getAttribute('aria-label') ?? button.textContent),
      ),
    );
  async press(words: RegExp) {
    (await this.button(words)).click();
  }
  async unfold(words: RegExp) {
    const summary = await eventually(() =>
      [...this.root.querySelectorAll('summary')].find(({ textContent }) => words.test(textContent)),
    );
    summary.click();
  }
  async chooseMonth(period: string) {
    const select = await eventually(() => this.root.querySelector('select'));
    select.value = period;
    select.dispatchEvent(new Event('change'));
  }
  async type(name: string, text: string) {
    const field = await eventually(() =>
      this.root.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name=${name}]`),
    );
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
  async check(words: RegExp) {
    this.root.querySelector('form')!.requestSubmit();
    await this.see(words);
  }
  async byRequisites() {
    (
      await eventually(() => this.root.querySelector<HTMLInputElement>('input[name=check-mode][value=requisites]'))
    ).click();
    await eventually(() => this.root.querySelector('[name=personalAcc]'));
  }
}

const bill = html`<vk-bill></vk-bill>`;
const guest = html`<vk-bill guest></vk-bill>`;
const code = (more = '', account = '40702810138250123017') =>
  `ST00012|Name=МУП «Водоканал города Родникова»|PersonalAcc=${account}|BankName=ОАО «БАНК»|BIC=044525225|CorrespAcc=30101810400000000225${more}`;

describe('vk-bill', () => {
  it('shows another month, and says that its sum may be paid already', async () => {
    const page = new Page(await stage(bill));
    await page.see(/Начислено за октябрь 2026 г\./);
    expect(page.text).not.to.match(/Это счёт за прошлый месяц/);
    await page.chooseMonth('2026-08');
    await page.see(/Начислено за август 2026 г\..*Как получилась сумма/);
    expect(page.text).to.match(/Это счёт за прошлый месяц/);
    expect(page.root.querySelector('a[download]')?.getAttribute('href')).to.match(
      /\/v1\/accounts\/[\da-f-]{36}\/bills\/2026-08\/pdf$/,
    );
    await inEnglish(/This is the bill of an earlier month/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.chooseMonth('2026-10');
    await page.see(/Начислено за октябрь 2026 г\./);
  });

  it('shows first the month that the page has set, and the latest one when there is no such bill', async () => {
    const page = new Page(await stage(html`<vk-bill period="2026-09"></vk-bill>`));
    await page.see(/Начислено за сентябрь 2026 г\..*Как получилась сумма/);
    (page.widget as HTMLElement & { period?: string }).period = '1999-01';
    await page.see(/Начислено за октябрь 2026 г\./);
  });

  it('keeps the choice of month when a month cannot be loaded, and tries again', async () => {
    let isLost = false;
    const page = new Page(
      await stage(bill, 'happy', {
        intercept: ({ url }) => {
          if (isLost && url.includes('/bills/')) throw new TypeError('lost');
        },
      }),
    );
    await page.see(/Начислено за октябрь/);
    isLost = true;
    await page.chooseMonth('2026-07');
    await page.see(/Нет связи/);
    expect(page.root.querySelector('select')!.value).to.equal('2026-07');
    isLost = false;
    await page.press(/Повторить/);
    await page.see(/Начислено за июль 2026 г\..*Как получилась сумма/);
  });

  it('draws the payment code on a press, and saves it as two kinds of picture', async () => {
    const page = new Page(await stage(bill, 'happy'));
    await page.see(/Как оплатить/);
    expect(page.root.querySelector('.code')).to.equal(null);
    await page.unfold(/QR-код/);
    const picture = await eventually(() => page.root.querySelector('.code > svg'));
    expect(picture.getAttribute('aria-label')).to.match(/^Платёжный код, [\d\s]+,\d\d\s₽$/);
    expect(picture.querySelectorAll('path').length).to.equal(2);
    await inEnglish(/point the camera/);
    const saved: { name: string; file: Blob }[] = [];
    const { click } = HTMLAnchorElement.prototype;
    const make = URL.createObjectURL.bind(URL);
    let last: Blob | undefined;
    URL.createObjectURL = (file: Blob) => {
      last = file;
      return make(file);
    };
    HTMLAnchorElement.prototype.click = function () {
      saved.push({ name: this.download, file: last! });
    };
    try {
      await page.press(/Сохранить PNG/);
      await eventually(() => saved.length === 1);
      await page.press(/Сохранить SVG/);
      await eventually(() => saved.length === 2);
    } finally {
      HTMLAnchorElement.prototype.click = click;
      URL.createObjectURL = make;
    }
    expect(saved.map(({ name }) => name)).to.deep.equal(['код-230100001-2026-10.png', 'код-230100001-2026-10.svg']);
    expect((await createImageBitmap(saved[0]!.file)).width).to.be.above(500);
    expect(await saved[1]!.file.text()).to.match(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ /);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('copies the requisites one by one, and says so', async () => {
    const { host, ...rest } = await stage(bill);
    const page = new Page({ host, ...rest });
    await page.see(/Как оплатить/);
    await page.unfold(/^Реквизиты/);
    await page.see(
      /Получатель МУП «Водоканал города Родникова».*БИК 044525225.*Вода и стоки, л\/с 230100001, октябрь 2026/,
    );
    const copied: string[] = [];
    const { clipboard } = navigator;
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: {
        writeText: (text: string) =>
          copied.length < 1 ? Promise.resolve(copied.push(text)) : Promise.reject(new Error()),
      },
    });
    try {
      await page.press(/Скопировать: БИК/);
      await eventually(() => /Скопировано: БИК/.test(page.root.querySelector('.ways [role=status]')!.textContent));
      expect(copied).to.deep.equal(['044525225']);
      await page.press(/Скопировать: Расчётный счёт/);
      await page.see(/Не скопировалось: выделите текст/);
    } finally {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    }
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('says so when no code can be made of the requisites', async () => {
    const page = new Page(
      await stage(html`<i></i>`).then(async ({ state }) => {
        for (const account of state.accounts) Object.assign(account, { number: '2301\u200b' });
        return stage(bill, state);
      }),
    );
    await page.unfold(/QR-код/);
    await page.see(/Код для этого счёта сделать не удалось\. Оплатите по реквизитам ниже/);
  });

  /** The printed page of a bill. */
  async function printedOf(scenario: 'happy' | 'fullBill'): Promise<Document> {
    const page = new Page(await stage(bill, scenario));
    return printed(() => page.press(/Напечатать/));
  }

  it('prints the bill with its code', async () => {
    const sheet = await printedOf('happy');
    const printed = sheet.body.textContent.replace(/\s+/g, ' ');
    for (const part of [
      /Счёт за октябрь 2026 г\./,
      /ИНН 6200098765, КПП 620001001/,
      /Плательщик/,
      /К оплате ?[\d\s]+,\d\d ₽ ?Срок оплаты: 15 декабря/,
      /Холодная вода ?3,6 м³ × 45,92 ₽, по счётчику ?165,31 ₽/,
      /153,4 → 157; 3,6 м³/,
    ])
      expect(printed).to.match(part);
    expect(printed).not.to.match(/Площадь|ИЖКУ|Гкал/);
    expect(sheet.querySelector('[style], style, script')).to.equal(null);
  });

  it('prints area, ИЖКУ and heat when they are known', async () => {
    const printed = (await printedOf('fullBill')).body.textContent.replace(/\s+/g, ' ');
    for (const part of [
      /ИЖКУ 75РД333001-01/,
      /Площадь: 54,3 м²/,
      /подогрев ?0,1724 Гкал × 2 345,67 ₽, тепло на подогрев ?404,39 ₽/,
    ])
      expect(printed).to.match(part);
  });

  it('stops paper bills and takes them back, from the next bill on', async () => {
    const set = await stage(bill);
    const page = new Page(set);
    const events: unknown[] = [];
    set.host.addEventListener('vk-bill-delivery-changed', (event) => events.push(event.detail));
    await page.see(/Счёт приходит на бумаге и виден здесь/);
    await page.press(/Отказаться от бумажной/);
    await page.see(/Бумажной квитанции не будет, начиная со счёта за декабрь 2026 г\./);
    expect(set.state.accounts[0]!.delivery).to.deep.equal({
      isPaperless: true,
      from: addMonths(set.state.today.slice(0, 7), 1),
    });
    await inEnglish(/No bill on paper from the bill for December 2026 on/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.press(/Получать на бумаге/);
    await page.see(/Бумажная квитанция приходит, начиная со счёта за декабрь 2026 г\./);
    expect(events).to.deep.equal([{}, {}]);
  });

  it('sends the wish once, and tells when it was not taken', async () => {
    let isHeld = true;
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => (release = done));
    const set = await stage(bill, 'happy', {
      intercept: async ({ method }) => {
        if (method !== 'POST') return;
        if (isHeld) await held;
        else throw new TypeError('lost');
      },
    });
    const page = new Page(set);
    await page.press(/Отказаться от бумажной/);
    const busy = await page.button(/Отказаться от бумажной/);
    await eventually(() => busy.getAttribute('aria-busy') === 'true');
    busy.click();
    release();
    await page.see(/Бумажной квитанции не будет/);
    expect(set.requests.filter(({ method }) => method === 'POST').length).to.equal(1);
    isHeld = false;
    await page.press(/Получать на бумаге/);
    await page.see(/Нет связи/);
    expect(set.state.accounts[0]!.delivery.isPaperless).to.equal(true);
    await page.see(/Получать на бумаге/);
  });
});

describe('vk-bill: check of a paper bill', () => {
  it('judges payee, account and sum of a pasted code against the bill on screen', async () => {
    const set = await stage(bill);
    const page = new Page(set);
    await page.see(/Начислено за октябрь/);
    const sum = page.root.querySelector('[part=amount]')!.textContent.replace(/\D/g, '');
    await page.unfold(/Проверить бумажную/);
    await page.type('code', code(`|PersAcc=230100001|PaymPeriod=102026|Sum=${sum}`));
    await page.check(/Это квитанция водоканала: получатель, лицевой счёт и сумма верны/);
    await eventually(() => page.root.activeElement?.matches('.vk-summary'));
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await inEnglish(/payee, account and sum are right/);
    await page.type('code', code(`|PersAcc=230100001|PaymPeriod=102026|Sum=999900`));
    // An edit takes the answer away.
    await eventually(() => !/получатель, лицевой счёт и сумма верны/.test(page.text));
    await page.check(/сумма другая.*в квитанции — 9 999,00 ₽/);
    await page.type('code', code(`|PersAcc=230100002|PaymPeriod=102026|Sum=${sum}`));
    await page.check(/лицевой счёт не ваш.*Не платите и позвоните нам: [\d\s-]+/);
    await page.type('code', code(`|PersAcc=230100001|PaymPeriod=092026|Sum=${sum}`));
    await page.check(/Получатель — водоканал.*Квитанция за другой месяц/);
  });

  it('warns of a stranger with the name of the utility, without a sign-in', async () => {
    const set = await stage(guest, 'signedOut');
    const page = new Page(set);
    await page.type('code', code('', '40817810000000000011'));
    await page.check(/Не платите по этой квитанции: деньги уйдут не водоканалу\. Позвоните нам: [\d\s-]+/);
    expect(page.root.querySelector('.vk-summary')!.getAttribute('role')).to.equal('alert');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await inEnglish(/Do not pay this bill/);
    await page.type('code', code());
    await page.check(/Получатель — водоканал.*Лицевой счёт не сверяли/);
    const paths = set.requests.map(({ url, method }) => `${method} ${new URL(url).pathname}${new URL(url).search}`);
    expect(
      paths.filter((path) => !/^GET \/v1\/(session|payees|config)$/.test(path)),
      'nothing typed is sent',
    ).to.deep.equal([]);
  });

  it('is usable below the request to sign in', async () => {
    const page = new Page(await stage(bill, 'signedOut'));
    await page.see(/войдите в личный кабинет/);
    await page.unfold(/Проверить бумажную/);
    await page.byRequisites();
    await page.type('personalAcc', '40702 810 1 3825 0123017');
    await page.type('bic', '044525225');
    await page.check(/Получатель — водоканал/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('names what is wrong with typed requisites, and keeps them', async () => {
    const page = new Page(await stage(guest, 'signedOut'));
    await page.byRequisites();
    await page.check(/Введите расчётный счёт получателя.*Введите БИК/);
    await page.type('personalAcc', '4070281013825012301');
    await page.type('bic', '0445252');
    await page.type('sum', 'много');
    await page.check(/В расчётном счёте 20 цифр.*В БИК 9 цифр.*Напишите сумму в рублях/);
    await eventually(() => page.root.activeElement?.matches('.vk-summary'));
    await inEnglish(/The bank account has 20 digits.*The BIC has 9 digits/);
    await page.type('personalAcc', '4070281О138250123017');
    await page.check(/В расчётном счёте только цифры/);
    expect(page.root.querySelector<HTMLInputElement>('[name=bic]')!.value).to.equal('0445252');
  });

  it('refuses what is no payment code, and says what to do', async () => {
    const page = new Page(await stage(guest, 'signedOut'));
    await eventually(() => page.root.querySelector('form'));
    await page.check(/Вставьте текст кода/);
    await page.type('code', 'https://qr.nspk.ru/AS1000670LSS7DN18SJQDNP4B05KLJL2?type=01&bank=100000000001&sum=10000');
    await page.check(/Это код Системы быстрых платежей/);
    await page.type('code', 'просто текст');
    await page.check(/Это не платёжный код/);
  });

  it('says so when the requisites of the utility cannot be fetched, and keeps the text', async () => {
    const set = await stage(guest, 'signedOut');
    const page = new Page(set);
    await page.type('code', code());
    set.state.fault = 'offline';
    await page.check(/Нет связи/);
    expect(page.root.querySelector('textarea')!.value).to.equal(code());
    set.state.fault = undefined;
    await page.check(/Получатель — водоканал/);
  });

  it('reads a photo where the browser can', async () => {
    const scope = globalThis as { BarcodeDetector?: unknown };
    const before = scope.BarcodeDetector;
    let value: string | undefined = code('|Sum=1');
    scope.BarcodeDetector = class {
      detect = () => Promise.resolve(value ? [{ rawValue: value }] : []);
    };
    try {
      const page = new Page(await stage(guest, 'signedOut'));
      const input = await eventually(() => page.root.querySelector<HTMLInputElement>('input[type=file]'));
      const canvas = document.createElement('canvas');
      const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done));
      const choose = () => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([picture!], 'qr.png', { type: 'image/png' }));
        input.files = transfer.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      };
      choose();
      await eventually(() => page.root.querySelector('textarea')!.value === value);
      await page.check(/Получатель — водоканал/);
      expect(await axeFaults(page.widget)).to.deep.equal([]);
      value = undefined;
      choose();
      await page.see(/На фото не нашлось кода/);
    } finally {
      scope.BarcodeDetector = before;
      if (before === undefined) delete scope.BarcodeDetector;
    }
  });
});
