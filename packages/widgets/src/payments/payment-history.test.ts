import { expect } from '@open-wc/testing';
import { scenario } from '@vodokanal/mocks';
import '../define/payment-history.ts';
import { axeFaults, eventually, html, stage, textOf } from '../testing/setup.ts';
import { printed } from '../testing/printed.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';
import { chosenOf, paymentYears } from './payment-years.ts';

runWidgetTests('vk-payment-history', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  { name: 'pending', scenario: 'slow', sees: /Платежи и чеки/, seesEnglish: /Payments and receipts/ },
  { name: 'failed', scenario: 'failing', sees: /Повторить/, seesEnglish: /Try again/ },
  { name: 'empty', scenario: 'noPayments', sees: /Платежей ещё нет/, seesEnglish: /There are no payments yet/ },
  {
    name: 'ready',
    scenario: 'happy',
    sees: /За 2026 год оплачено 10 300,38 ₽.*9 августа.*СБП, № 202607-1003/,
    seesEnglish: /Paid in 2026 ₽10,300\.38.*SBP, No\. 202607-1003/,
  },
  {
    name: 'ready: refund, correction and a receipt that is being made',
    scenario: 'paymentsChanged',
    sees: /За 2026 год возвращено 150,00 ₽.*Карта.*Чек формируется, обычно это занимает до суток.*Исправление, 14 октября.*Возврат, 12 октября.*−150,00 ₽/,
    seesEnglish: /Refunded in 2026 ₽150\.00.*The receipt is being made.*Refund, October 12/,
  },
  {
    name: 'ready: payments without a result',
    scenario: 'paymentsUnfinished',
    sees: /П-2026-000020 на 911,67 ₽ ещё проходит через банк\. Второй раз платить не нужно.*П-2026-000021 .* не подтверждён, деньги не списаны/,
    seesEnglish: /П-2026-000020 of ₽911\.67 is still on its way/,
  },
]);

const history = html`<vk-payment-history></vk-payment-history>`;
const WORDS = { save: 'Сохранить таблицу', print: 'Напечатать', look: 'Проверить ещё раз' };

/** What a person does with the widget. */
function pageOf(host: HTMLElement) {
  const widget = host.querySelector('vk-payment-history')!;
  const root = widget.shadowRoot!;
  const button = (words: string) =>
    [...root.querySelectorAll('button')].find(
      (each) => (each.getAttribute('aria-label') ?? each.textContent).replace(/\s+/gu, ' ').trim() === words,
    );
  return {
    widget,
    /** The names and addresses of files to download. */
    downloads: (part: Element) =>
      [...part.querySelectorAll<HTMLAnchorElement>('a[download]')]
        .map((link) => `${link.textContent.trim()}: ${link.href}`)
        .join('\n'),
    root,
    button,
    text: () => textOf(widget),
    rows: () => [...root.querySelectorAll<HTMLElement>('[role=listitem]')],
    press: async (words: string) => (await eventually(() => button(words))).click(),
    choose: async (name: 'kind' | 'year', value: string) =>
      (await eventually(() => root.querySelector<HTMLInputElement>(`input[name=${name}][value="${value}"]`))).click(),
    unfoldStatement: async () => {
      (await eventually(() => root.querySelector<HTMLDetailsElement>('.statement'))).open = true;
      return eventually(() => root.querySelector('.statement table'));
    },
  };
}

/** The CSV files that are saved meanwhile. */
async function savedFiles(run: () => Promise<unknown>): Promise<{ name: string; text: string }[]> {
  const saved: { name: string; blob: Blob }[] = [];
  const { click } = HTMLAnchorElement.prototype;
  const make = URL.createObjectURL.bind(URL);
  let last: Blob | undefined;
  URL.createObjectURL = (blob: Blob) => {
    last = blob;
    return make(blob);
  };
  HTMLAnchorElement.prototype.click = function () {
    saved.push({ name: this.download, blob: last! });
  };
  try {
    await run();
    await eventually(() => saved.length > 0);
  } finally {
    HTMLAnchorElement.prototype.click = click;
    URL.createObjectURL = make;
  }
  return Promise.all(saved.map(async ({ name, blob }) => ({ name, text: await blob.text() })));
}

/** The text of the sheet that is printed. */
async function printedSheet(run: () => Promise<unknown>): Promise<string> {
  const sheet = await printed(run);
  const text = [...sheet.querySelectorAll('h1, p, tr')].map((line) =>
    [...(line.children.length > 0 ? line.children : [line])].map(({ textContent }) => textContent).join(' | '),
  );
  return text.join('\n').replace(/\u00a0/g, ' ');
}

/** Waits for the next frame; false when none comes. */
const isDrawn = () =>
  new Promise<boolean>((done) => {
    const timer = setTimeout(() => done(false), 1000);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(timer);
        done(true);
      }),
    );
  });

describe('vk-payment-history', () => {
  it('shows the newest year, and others and kinds by choice', async () => {
    const page = pageOf((await stage(history, 'paymentsChanged')).host);
    await eventually(() => page.rows().length === 13);
    expect(page.text()).not.to.match(/2025 год/);
    await page.choose('year', '2025');
    await eventually(() => /За 2025 год оплачено/.test(page.text()));
    expect(page.rows().length).to.equal(12);
    await page.choose('year', '');
    await eventually(() => page.rows().length === 26);
    expect(page.text()).to.match(/За 2026 год оплачено .*За 2025 год оплачено .*За 2024 год оплачено/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.choose('kind', 'refund');
    await eventually(() => page.rows().length === 1);
    expect(page.text()).to.match(/За 2026 год возвращено 150,00 ₽.*Возврат, 12 октября.*Лишний платёж.*−150,00 ₽/);
    await page.choose('year', '2025');
    await eventually(() => /Таких записей нет/.test(page.text()));
  });

  it('opens a receipt with its numbers and the code that the tax service checks', async () => {
    const { host, state } = await stage(history, 'paymentsChanged');
    const receipt = state.accounts[0]!.ledger.findLast((entry) => entry.kind === 'refund')!;
    Object.assign((receipt as { payment: { receipt: object } }).payment.receipt, { url: 'https://ofd.example.org/1' });
    const page = pageOf(host);
    await page.press('Чек: 12 октября, −150,00 ₽');
    const dialog = await eventually(() => page.root.querySelector<HTMLDialogElement>('dialog[open]'));
    await eventually(() => dialog.querySelector('svg[role=img] path'));
    expect(dialog.innerText.replace(/\s+/gu, ' ')).to.match(
      /Чек возврата на 150,00 ₽ Когда выдан 12 октября 2026 г\. в 13:15.* Сумма 150,00 ₽ Фискальный накопитель \(ФН\) 9999078900005430 Номер документа \(ФД\) 50077 Фискальный признак \(ФПД\) 3141562576/,
    );
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    dialog.close();
    await page.press('Чек: 9 августа, 934,32 ₽');
    await eventually(() => /Чек на 934,32 ₽/.test(dialog.innerText.replace(/\s+/gu, ' ')));
    expect(page.downloads(dialog)).to.match(
      /^Скачать PDF: .*\/v1\/accounts\/[\da-f-]{36}\/payments\/[\da-f-]{36}\/receipt$/,
    );
  });

  it('looks again for the result of a payment, and tells it', async () => {
    const { host, state, requests } = await stage(history, 'paymentsUnfinished');
    const page = pageOf(host);
    await page.press(WORDS.look);
    await eventually(() => /результата пока нет/.test(page.text()));
    expect(requests.filter(({ url }) => /\/v1\/payments\/0/.test(url)).length).to.equal(2);
    state.acquirer = 'takes';
    await page.press(WORDS.look);
    await eventually(() => /Платёж П-2026-000020 на 911,67 ₽ прошёл\./.test(page.text()));
    await eventually(() => page.rows().some(({ textContent }) => textContent!.includes('П-2026-000020')));
    expect(page.text()).not.to.match(/ещё проходит/);
    expect(page.text()).to.match(/П-2026-000021 .* не подтверждён/);
  });

  it('leads to the receipts of the year that is shown, or of all years', async () => {
    const page = pageOf((await stage(history, 'paymentsChanged')).host);
    const link = (words: RegExp) =>
      eventually(() => [words].find((each) => each.test(page.downloads(page.root.querySelector('.vk-actions')!))));
    await link(/^Скачать чеки за 2026 год: .*\/receipts\?from=2026-02&to=2026-10$/);
    page.root.querySelector<HTMLInputElement>('input[name=year][value=""]')!.click();
    await link(/^Скачать все чеки: .*\/receipts\?from=20\d\d-\d\d&to=2026-10$/);
  });

  it('says that money was not taken when the bank has declined', async () => {
    const { host, state } = await stage(history, 'paymentsUnfinished');
    const page = pageOf(host);
    state.acquirer = 'declines';
    await page.press(WORDS.look);
    await eventually(() => /П-2026-000020 на 911,67 ₽ не прошёл\. Если деньги всё же списали/.test(page.text()));
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('leads to a claim about a payment, or about one that is missing, with its id only', async () => {
    const { host, state } = await stage(html`<vk-payment-history claim-url="/claims.html"></vk-payment-history>`);
    const page = pageOf(host);
    const details: unknown[] = [];
    host.addEventListener('vk-payment-disputed', (event) => {
      event.preventDefault();
      details.push(event.detail);
    });
    (await eventually(() => page.root.querySelector<HTMLDetailsElement>('.dispute'))).open = true;
    const link = await eventually(() => page.root.querySelector<HTMLAnchorElement>('.dispute a'));
    const select = page.root.querySelector<HTMLSelectElement>('.dispute select')!;
    const { id } = state.accounts[0]!.ledger.filter(({ kind }) => kind === 'payment').at(-1)!;
    expect(select.selectedOptions[0]!.textContent).to.match(/9 октября, [\d\s]+,\d\d\s₽, № 202609-1001/);
    expect(link.href.replace(location.origin, '')).to.equal(`/claims.html?type=refund&period=2026-10&payment=${id}`);
    link.click();
    select.value = '';
    select.dispatchEvent(new Event('change'));
    await eventually(() => link.href.endsWith('/claims.html?type=refund'));
    link.click();
    expect(details).to.deep.equal([{ paymentId: id }, { paymentId: null }]);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('says how to file a claim where the page has no form', async () => {
    const page = pageOf((await stage(history)).host);
    (await eventually(() => page.root.querySelector<HTMLDetailsElement>('.dispute'))).open = true;
    await page.press('Подать обращение');
    await eventually(() => /Подайте обращение «Вернуть деньги»/.test(page.text()));
  });

  it('saves and prints what is chosen', async () => {
    const page = pageOf((await stage(history, 'paymentsChanged')).host);
    const [file] = await savedFiles(() => page.press(WORDS.save));
    expect(file!.name).to.equal('платежи-230100001.csv');
    const lines = file!.text.split('\r\n');
    expect(lines.length).to.equal(15);
    expect(lines.slice(0, 4)).to.deep.equal([
      'Дата;Что это;Сумма, ₽;Как оплачено;Документ;Чек',
      '22.11.2026;оплата;250,00;Карта;П-2026-000019;формируется',
      '14.10.2026;исправление: Платёж был записан на другой счёт;150,00;;202611-77;',
      '12.10.2026;возврат: Лишний платёж;-150,00;СБП;В-2026-000008;ФН 9999078900005430, ФД 50077, ФПД 3141562576',
    ]);
    await page.choose('kind', 'payment');
    await eventually(() => page.rows().length === 11);
    const sheet = await printedSheet(() => page.press(WORDS.print));
    expect(sheet).to.match(
      /^Платежи и чеки\nЛицевой счёт № 230100001, г\. Родников.*\nЗа 2026 год\nТолько: Оплаты\nОплаты: 10 550,38 ₽\nДата \| /,
    );
    expect(sheet.split('\n').filter((line) => / \| оплата \| /.test(line)).length).to.equal(11);
  });

  it('makes a statement of a range of months that agrees with the balance', async () => {
    const { host } = await stage(history, 'paymentsChanged');
    const page = pageOf(host);
    await page.unfoldStatement();
    const read = () => page.text();
    expect(read()).to.match(
      /Долг на начало 1 021,42 ₽ Долг на конец 661,67 ₽.*Месяц Начислено Оплачено Возвращено Исправлено Долг на конец месяца/,
    );
    expect(read()).to.match(/октябрь 2026 г\. 911,67 ₽ 1 029,11 ₽ −150,00 ₽ 150,00 ₽ 911,67 ₽/);
    expect(read()).to.match(/ноябрь 2026 г\. 0,00 ₽ 250,00 ₽ 0,00 ₽ 0,00 ₽ 661,67 ₽/);
    expect(read()).to.match(/Акт составила эта страница .* Он не подписан\./);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    const select = page.root.querySelector<HTMLSelectElement>('select[name=from]')!;
    select.value = '2026-10';
    select.dispatchEvent(new Event('change'));
    await eventually(() => /Долг на начало 1 029,11 ₽/.test(read()));
    expect(page.downloads(page.root.querySelector('.statement')!)).to.match(
      /^Скачать акт \(PDF\): .*\/statement\?from=2026-10&to=2026-11$/,
    );
    const sheet = await printedSheet(() => page.press('Напечатать акт'));
    expect(sheet).to.match(
      /^Акт сверки: октябрь 2026 г\. – ноябрь 2026 г\.\nЛицевой счёт № 230100001.*\nДолг на начало: 1 029,11 ₽\nДолг на конец: 661,67 ₽\nАкт составила эта страница/,
    );
    const [file] = await savedFiles(() => page.press('Сохранить акт таблицей'));
    expect(file!.name).to.equal('акт-сверки-2026-10-2026-11.csv');
    expect(file!.text).to.match(
      /Долг на начало;;;;;1029,11\r\n2026-10;911,67;1029,11;-150,00;150,00;911,67\r\n2026-11;0,00;250,00;0,00;0,00;661,67\r\nВсего;911,67;1279,11;-150,00;150,00;661,67\r\n$/,
    );
  });

  it('says what is wrong when the charges for the statement do not come, and tries again', async () => {
    const { host } = await stage(history, 'happy', {
      intercept: ({ url }) => {
        if (url.includes('/charges') && isCut) throw new TypeError('Failed to fetch');
      },
    });
    let isCut = true;
    const page = pageOf(host);
    (await eventually(() => page.root.querySelector<HTMLDetailsElement>('.statement'))).open = true;
    await eventually(() => /Нет связи/.test(page.text()));
    isCut = false;
    await page.press('Повторить');
    await eventually(() => page.root.querySelector('.statement table'));
  });

  it('shows ten thousand entries: the first rows at once, then all, and no empty place while scrolling', async function () {
    this.timeout(60_000);
    const state = scenario('manyPayments');
    // The view is loaded before, so that only the rendering is measured.
    const warm = await stage(history);
    await eventually(() => pageOf(warm.host).rows().length > 0);
    warm.host.remove();
    let dataAt = 0;
    const { json } = Response.prototype;
    Response.prototype.json = async function () {
      const body = (await json.call(this)) as { items?: unknown[] };
      if ((body.items?.length ?? 0) > 9999) dataAt = performance.now();
      return body;
    };
    let firstRows = 0;
    let page: ReturnType<typeof pageOf>;
    try {
      const staged = stage(history, state);
      const widget = await eventually(() => document.querySelector('vk-payment-history'));
      new MutationObserver(() => {
        if (!firstRows && widget.shadowRoot!.querySelector('[role=listitem]')) firstRows = performance.now();
      }).observe(widget.shadowRoot ?? widget.attachShadow({ mode: 'open' }), { childList: true, subtree: true });
      page = pageOf((await staged).host);
      await eventually(() => firstRows > 0);
    } finally {
      Response.prototype.json = json;
    }
    const first = firstRows - dataAt;
    await page.choose('year', '');
    const steps: number[] = [];
    const started = performance.now();
    let before = started;
    while (page.rows().length < 10_070) {
      await new Promise((done) => setTimeout(done));
      steps.push(performance.now() - before);
      before = performance.now();
      if (before - started > 40_000) throw new Error('The rows do not come');
    }
    expect(page.rows().length).to.equal(10_070);
    const middle = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)]!;
    // Scrolled two thirds of a screen a frame, the row in the middle of the screen is always there. WebKit renders a slice in
    // the frame after it has entered the screen, so there the middle has to be reached in two steps.
    const screens = navigator.vendor.startsWith('Apple') ? 0.4 : 0.66;
    // A page in the background is not drawn, so it has no frames to judge.
    let empty = 0;
    for (let frame = 0; frame < 120; frame++) {
      window.scrollBy(0, window.innerHeight * screens);
      if (!(await isDrawn())) break;
      const at = page.root.elementFromPoint(200, window.innerHeight / 2);
      const row = at?.closest<HTMLElement>('[role=listitem]');
      if (row && !row.checkVisibility({ contentVisibilityAuto: true })) empty++;
      if (!row && at?.closest('.slice')) empty++;
    }
    window.scrollTo(0, 0);
    // Measured on two cores with a load of 3.5: 11 to 28 ms and 34 ms. The limits allow for slower machines.
    expect(first, 'first rows after the data, ms').to.be.below(80);
    expect(middle, 'a step, ms').to.be.below(100);
    expect(empty, 'frames with an empty place').to.equal(0);
    // All rows are in the page, so find-in-page finds the last one; on paper nothing is skipped.
    const { find } = window as unknown as { find(this: void, text: string): boolean };
    // WebKit's window.find looks into no shadow tree, so it does not even find a paragraph.
    const probe = document.createElement('div');
    probe.attachShadow({ mode: 'open' }).append('прежде всех строк');
    document.body.prepend(probe);
    const looksIntoShadowTrees = find.call(undefined, 'прежде всех строк');
    probe.remove();
    const number = page.rows().at(-1)!.querySelector('.number')!.textContent;
    expect(find.call(undefined, number), number).to.equal(looksIntoShadowTrees);
    const sheet = await printedSheet(() => page.press(WORDS.print));
    expect(sheet.split('\n').length).to.be.above(10_070);
  });
});

describe('the model of the payment history', () => {
  const entry = (paidOn: string, amount: number, kind: 'payment' | 'refund' | 'correction' = 'payment') => ({
    id: `${paidOn} ${amount}`,
    kind,
    amount,
    paidOn,
    document: '1',
    channel: 'register' as const,
  });
  const entries = [
    entry('2026-11-02', 30_000),
    entry('2026-10-20', -5_000, 'refund'),
    entry('2026-10-09', 20_000),
    entry('2025-12-09', 10_000),
  ];

  it('sums each year by kind', () => {
    expect(
      paymentYears(entries).map(({ year, sums, months }) => [year, sums, months.map(({ start }) => start)]),
    ).to.deep.equal([
      ['2026', { payment: 50_000, refund: -5_000 }, [0, 1]],
      ['2025', { payment: 10_000 }, [3]],
    ]);
    expect(chosenOf(entries, { year: '2026', kind: 'payment' }).length).to.equal(2);
  });
});
