import { expect } from '@open-wc/testing';
import type { ChargeDetail, ChargeMonthList } from '@vodokanal/contract';
import { isCharge } from '@vodokanal/contract/rules/ledger';
import { answer, createState, scenario, TODAY, type ScenarioName } from '@vodokanal/mocks';
import '../define/charges.ts';
import { axeFaults, eventually, html, stage, textOf } from '../testing/setup.ts';
import { printed } from '../testing/printed.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';
import { checkedLines } from './charge-check.ts';
import type { VkCharges } from './charges.ts';
import { compareMonths } from './month-comparison.ts';

runWidgetTests('vk-charges', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  { name: 'pending', scenario: 'slow', sees: /Начисления/, seesEnglish: /Charges/ },
  { name: 'failed', scenario: 'failing', sees: /Повторить/, seesEnglish: /Try again/ },
  { name: 'empty', scenario: 'noCharges', sees: /Начислений пока нет/, seesEnglish: /There are no charges yet/ },
  {
    name: 'ready',
    scenario: 'happy',
    sees: /Начислено за октябрь 2026 г\. 911,67 ₽ Срок оплаты: 15 декабря.*На 117,44 ₽ меньше, чем за сентябрь: в основном потому, что израсходовано меньше воды \(−197,29 ₽\)\..*Холодная вода 3,6 м³ по счётчику 165,31 ₽.*Горячая вода 2,6 м³ по счётчику 507,23 ₽.*Водоотведение 6,2 м³.* 239,13 ₽.*Итого 911,67 ₽ Все строки пересчитаны на этой странице и сходятся до копейки.*Вы израсходовали 3,6 м³, норматив на всех прописанных 8,6 м³/,
    seesEnglish:
      /Charged for October 2026 ₽911\.67 Due on December 15.*₽117\.44 less than in September, mostly because less water was used \(−\u2060₽197\.29\)\..*Cold water 3\.6 m³ by the meter ₽165\.31.*All lines were computed again on this page and are equal to the kopeck/,
  },
  {
    name: 'ready: late fee',
    scenario: 'overdue',
    sees: /931,79 ₽.*На 97,32 ₽ меньше.*Пени 20,12 ₽/,
    seesEnglish: /₽931\.79.*Late fee ₽20\.12/,
  },
  {
    name: 'ready: by the norm',
    scenario: 'noMeters',
    sees: /1 516,43 ₽.*На 132,78 ₽ больше, чем за сентябрь, потому что тариф стал выше \(\+132,78 ₽\)\..*Холодная вода 8,6 м³ По нормативу 394,91 ₽ Повышающий коэффициент Холодная вода 789,82 ₽/,
    seesEnglish:
      /₽132\.78 more than in September, because the price is higher.*Cold water 8\.6 m³ By the norm ₽394\.91/,
  },
  {
    name: 'ready: a difference',
    scenario: 'chargeDiffers',
    sees: /Холодная вода 3,6 м³ по счётчику Не сходится 175,31 ₽ В счёте 175,31 ₽, а по расчёту 165,31 ₽: в счёте на 10,00 ₽ больше\. Оспорить Спросить.*Пересчитано на этой странице, строк: 2 из 3/,
    seesEnglish: /The bill has ₽175\.31, the calculation makes ₽165\.31: the bill is ₽10\.00 higher\. Dispute Ask/,
  },
  {
    name: 'ready: without facts',
    scenario: 'chargeUnexplained',
    sees: /Водоотведение 6,2 м³.* Без расчёта 239,13 ₽.*строк: 2 из 3/,
    seesEnglish: /Wastewater .*Not explained ₽239\.13/,
  },
  {
    name: 'ready: recalculated',
    scenario: 'recalculated',
    sees: /827,87 ₽.*Перерасчёт Холодная вода −83,80 ₽/,
    seesEnglish: /₽827\.87.*Recalculation Cold water −\u2060₽83\.80/,
  },
]);

const charges = html`<vk-charges></vk-charges>`;

/** The widget as a customer sees it. */
class ChargesPage {
  readonly widget: VkCharges;

  constructor(host: Element) {
    this.widget = host.querySelector('vk-charges')!;
  }

  static async of(given: Parameters<typeof stage>[1] = 'happy'): Promise<ChargesPage> {
    const page = new ChargesPage((await stage(charges, given)).host);
    await page.line('Водоотведение');
    return page;
  }

  get focused(): Element | null {
    return this.widget.shadowRoot!.activeElement;
  }

  #all<T extends HTMLElement>(selector: string): T[] {
    return [...this.widget.shadowRoot!.querySelectorAll<T>(selector)];
  }

  /** The row whose title it is. */
  line(title: string): Promise<HTMLElement> {
    return eventually(() =>
      this.#all('.lines > li').find((row) => row.querySelector('.name > span')?.textContent === title),
    );
  }

  async open(title: string): Promise<string> {
    const row = await this.line(title);
    row.querySelector('summary')!.click();
    const how = await eventually(() => {
      const found = row.querySelector<HTMLElement>('.how');
      return found && !/Загружаем/.test(found.innerText) && found;
    });
    return how.innerText.replace(/\s+/gu, ' ').trim();
  }

  sees(words: RegExp): Promise<boolean> {
    return eventually(() => words.test(textOf(this.widget)));
  }

  async choose(period: string, words: RegExp): Promise<void> {
    const [select] = this.#all<HTMLSelectElement>('select');
    select!.focus();
    select!.value = period;
    select!.dispatchEvent(new Event('change'));
    await this.sees(words);
    expect(this.focused === select, 'keeps the focus').to.be.true;
  }

  async compare(value: 'lastYear' | 'previous'): Promise<HTMLElement> {
    const chip = await eventually(() => this.#all<HTMLInputElement>(`input[value=${value}]`)[0]);
    chip.focus();
    chip.click();
    return chip;
  }

  async compareWithLastYear(): Promise<void> {
    const chip = await this.compare('lastYear');
    await this.sees(/чем за [а-я]+ 2025 г\./);
    expect(this.focused === chip, 'keeps the focus').to.be.true;
  }

  async press(name: string | RegExp): Promise<HTMLElement> {
    const button = await eventually(() =>
      this.#all('button, a').find((each) =>
        typeof name === 'string' ? each.innerText.trim() === name : name.test(each.ariaLabel ?? ''),
      ),
    );
    button.click();
    return button;
  }

  get months(): string[] {
    return this.#all<HTMLOptionElement>('select option').map(({ textContent }) => textContent);
  }

  get rows(): string[] {
    return this.#all('tbody tr').map(({ innerText }) => innerText.replace(/\s+/gu, ' ').trim());
  }

  get bars(): HTMLElement[] {
    return this.#all('.bar');
  }
}

describe('vk-charges', () => {
  it('forecasts the present month from the volumes of the last half-year, in whole roubles', async () => {
    const { host } = await stage(html`<vk-charges></vk-charges>`, 'happy');
    const widget = host.querySelector('vk-charges')!;
    await eventually(() => /Прогноз на ноябрь/.test(textOf(widget)));
    expect(textOf(widget)).to.match(
      /Прогноз на ноябрь 2026 г\. Около 1 \d{3} ₽, от \d{3} ₽ до 1 \d{3} ₽\. Если расход будет как в последние 6 месяцев, по ценам этого месяца\. Это не счёт/,
    );
  });

  it('opens a line to its readings, price, law and rounding', async () => {
    const page = await ChargesPage.of();
    expect(await page.open('Холодная вода')).to.equal(
      'Показания счётчика Было 153,4, стало 157: израсходовано 3,6 м³. Правило: ПП РФ № 354, п. 42: по показаниям прибора учёта ' +
        'Тариф 45,92 ₽ за м³, действует с 1 октября. 3,6 м³ × 45,92 ₽ = 165,312 ₽ Правило: Приказ РЭК края (демонстрация) ' +
        'Округление до копейки 165,312 ₽ → 165,31 ₽ Пересчитано на этой странице: сходится до копейки Спросить',
    );
    expect(await page.open('Водоотведение')).to.match(
      /Сколько воды подали, столько и отвели: холодная вода 3,6 м³ \+ горячая вода 2,6 м³ = 6,2 м³\./,
    );
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('opens a line by the keyboard, and keeps the focus on it', async () => {
    const page = await ChargesPage.of();
    const summary = (await page.line('Горячая вода')).querySelector('summary')!;
    summary.focus();
    expect(page.widget.shadowRoot!.activeElement).to.equal(summary);
    summary.click();
    await page.sees(/195,09 ₽ за м³/);
    expect(page.widget.shadowRoot!.activeElement).to.equal(summary);
    summary.click();
    await eventually(() => !/195,09 ₽ за м³/.test(textOf(page.widget)));
  });

  it('splits December 2025 by the days of the coefficient', async () => {
    const { host } = await stage(charges, 'noMeters');
    const page = new ChargesPage(host);
    await page.line('Водоотведение');
    await page.choose('2025-12', /1 274,80 ₽ Срок оплаты: 10 января/);
    await page.sees(
      /На 445,76 ₽ больше, чем за ноябрь, потому что вырос повышающий коэффициент: холодная вода \(\+445,76 ₽\)\./,
    );
    const text = await page.open('Повышающий коэффициент');
    expect(text).to.match(/4,3 м³ на человека × 2 человека = 8,6 м³\./);
    expect(text).to.match(/1–5 декабря 2025 г\.: 5 дней из 31\. .*8,6 м³ × 5\/31 × 0,5 × 41,20 ₽ ≈ 28,5742 ₽ /);
    expect(text).to.match(/26 дней из 31\. .*8,6 м³ × 26\/31 × 2 × 41,20 ₽ ≈ 594,3432 ₽ /);
    expect(text).to.match(/622,9174 ₽ → 622,92 ₽ Пересчитано на этой странице: сходится до копейки/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('names an average on the line, and says when the volume comes from readings again', async () => {
    const page = await ChargesPage.of();
    await page.choose('2026-06', /1 131,62 ₽/);
    await page.sees(
      /На 299,80 ₽ больше, чем за май, потому что на этот раз объём взят по среднему \(\+299,80 ₽\)\..*Холодная вода 5 м³ По среднему 209,50 ₽/,
    );
    expect(await page.open('Холодная вода')).to.match(/Средний расход Вместо показаний взят средний объём: 5 м³\./);
    expect(textOf(page.widget), 'an estimate is no use').not.to.match(/Вы израсходовали/);
    await page.choose('2026-07', /на этот раз объём взят по показаниям/);
  });

  it('compares with the same month a year before, and adds up the causes', async () => {
    const page = await ChargesPage.of();
    await page.compareWithLastYear();
    await page.sees(
      /На 305,53 ₽ меньше, чем за октябрь 2025 г\.: в основном потому, что израсходовано меньше воды \(−391,56 ₽\)\./,
    );
    page.widget.shadowRoot!.querySelector<HTMLDetailsElement>('.vk-panel details')!.open = true;
    await page.sees(/Израсходовано меньше воды −391,56 ₽ Тариф стал выше \+86,03 ₽/);
    await page.choose('2024-11', /За ноябрь 2023 г\. начислений нет, сравнить не с чем\./);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    page.widget.shadowRoot!.querySelector<HTMLInputElement>('input[value=previous]')!.click();
    await page.sees(/Более ранних начислений нет, сравнить не с чем\./);
  });

  it('asks the page to open the claim form, with codes only', async () => {
    const page = await ChargesPage.of('chargeDiffers');
    const details: unknown[] = [];
    const take = (event: HTMLElementEventMap['vk-charge-disputed']) => {
      details.push(event.detail);
      event.preventDefault();
    };
    page.widget.addEventListener('vk-charge-disputed', take);
    await page.press(/^Оспорить: Холодная вода/);
    await page.press(/^Спросить: Холодная вода/);
    expect(details).to.deep.equal([
      { action: 'dispute', period: '2026-10', service: 'coldWater', kind: 'volume' },
      { action: 'ask', period: '2026-10', service: 'coldWater', kind: 'volume' },
    ]);
    expect(textOf(page.widget)).not.to.match(/Подайте обращение/);
    page.widget.removeEventListener('vk-charge-disputed', take);
    await page.press(/^Оспорить: Холодная вода/);
    await page.sees(/Подайте обращение «Неправильное начисление»: месяц октябрь 2026 г\., услуга «Холодная вода»\./);
  });

  it('links to the claim page of the site, and not to code', async () => {
    const page = await ChargesPage.of('chargeDiffers');
    page.widget.claimUrl = '/claims.html?from=charges';
    await page.widget.updateComplete;
    page.widget.addEventListener('vk-charge-disputed', (event) => event.preventDefault());
    const link = (await page.press(/^Оспорить: Холодная вода/)) as HTMLAnchorElement;
    const { pathname, search } = new URL(link.href);
    expect(pathname + search).to.equal(
      '/claims.html?from=charges&type=charge&period=2026-10&service=coldWater&demand=recalculate',
    );
    page.widget.claimUrl = 'javascript:alert(1)';
    await page.widget.updateComplete;
    expect((await page.press(/^Оспорить: Холодная вода/)).localName).to.equal('button');
  });

  it('says of a line without facts, a late fee and a recalculation where they come from', async () => {
    const unexplained = await ChargesPage.of('chargeUnexplained');
    expect(await unexplained.open('Водоотведение')).to.match(/не сообщил, как посчитана эта строка.* Спросить$/);
    const overdue = await ChargesPage.of('overdue');
    expect(await overdue.open('Пени')).to.match(/за каждый день просрочки/);
    const recalculated = await ChargesPage.of('recalculated');
    expect(await recalculated.open('Перерасчёт')).to.match(/^Причина: За август 2026 г\. учтено на 2 м³ больше/);
    expect(await axeFaults(recalculated.widget)).to.deep.equal([]);
    const state = scenario('recalculated');
    const [account] = state.accounts;
    account!.ledger = account!.ledger.map((entry) =>
      isCharge(entry) && entry.charge.kind === 'recalculation'
        ? { ...entry, charge: { ...entry.charge, corrects: 'coefficient' as const } }
        : entry,
    );
    const ofCoefficient = await ChargesPage.of(state);
    expect(await ofCoefficient.open('Перерасчёт повышающего коэффициента')).to.match(/^Причина: /);
  });

  it('lists 24 months, newest first, in the choice, the table and the chart', async () => {
    const page = await ChargesPage.of();
    expect(page.months.length).to.equal(24);
    expect(page.months[0]).to.equal('октябрь 2026 г.');
    page.widget.shadowRoot!.querySelector<HTMLDetailsElement>('section > details')!.open = true;
    expect(page.rows.length).to.equal(24);
    expect(page.rows[0]).to.match(/^октябрь 2026 г\. 15 декабря(?: 2026 года)? 911,67 ₽$/);
    expect(page.bars.length).to.equal(12);
    expect(page.bars.at(-1)!.getAttribute('aria-label')).to.match(
      /^октябрь 2026 г\.: 911,67\s₽, год назад 1\s217,20\s₽$/,
    );
    page.bars.at(-1)!.focus();
    page.bars.at(-1)!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, composed: true }));
    await eventually(() => page.widget.shadowRoot!.activeElement === page.bars[10]);
    await page.sees(/сентябрь 2026 г\.: 1 029,11 ₽, год назад 927,32 ₽/);
  });

  it('shows the month of its attribute, and the newest for one that was not billed', async () => {
    const { host } = await stage(
      html`<vk-charges period="2026-08"></vk-charges><vk-charges period="2019-01"></vk-charges>`,
    );
    const [august, unknown] = [...host.querySelectorAll('vk-charges')];
    await eventually(() => /Начислено за август 2026 г\. 1 226,41 ₽/.test(textOf(august!)));
    await eventually(() => /Начислено за октябрь 2026 г\. 911,67 ₽/.test(textOf(unknown!)));
  });

  it('keeps the month and the focus while another comparison is loaded, or cannot be', async () => {
    const set = await stage(charges);
    const page = new ChargesPage(set.host);
    await page.line('Горячая вода');
    set.state.fault = 'broken';
    const chip = await page.compare('lastYear');
    await page.sees(/Сервис временно не работает/);
    expect(page.focused === chip, 'keeps the focus').to.be.true;
    await page.line('Горячая вода');
    set.state.fault = undefined;
    await page.press('Повторить');
    await page.sees(/чем за [а-я]+ 2025 г\./);
  });

  it('keeps the list when a month fails, and loads it again', async () => {
    const set = await stage(charges);
    const page = new ChargesPage(set.host);
    await page.line('Водоотведение');
    set.state.fault = 'broken';
    await page.choose('2026-08', /Сервис временно не работает/);
    expect(page.bars.length).to.equal(12);
    set.state.fault = undefined;
    await page.press('Повторить');
    await page.sees(/1 226,41 ₽/);
  });

  it('asks once for the list, and for two months', async () => {
    const { host, requests } = await stage(charges);
    await new ChargesPage(host).line('Водоотведение');
    const paths = requests.map(({ url }) => new URL(url).pathname.replace(/^.*\/accounts\/[^/]+/, ''));
    expect(paths.filter((path) => path.startsWith('/charges')).sort()).to.deep.equal([
      '/charges',
      '/charges/2026-09',
      '/charges/2026-10',
    ]);
  });

  it('saves the lines of all months', async () => {
    const page = await ChargesPage.of('recalculated');
    const saved: { name: string; text: Promise<string> }[] = [];
    const { click } = HTMLAnchorElement.prototype;
    const make = URL.createObjectURL.bind(URL);
    let last: Blob | undefined;
    URL.createObjectURL = (blob: Blob) => {
      last = blob;
      return make(blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      saved.push({ name: this.download, text: last!.text() });
    };
    try {
      await page.press('Сохранить таблицу');
      await eventually(() => saved.length === 1);
    } finally {
      HTMLAnchorElement.prototype.click = click;
      URL.createObjectURL = make;
    }
    expect(saved[0]!.name).to.equal('начисления-230100001.csv');
    const lines = (await saved[0]!.text).replace(/^\ufeff/, '').split('\r\n');
    expect(lines.length).to.equal(1 + 24 * 3 + 1 + 1);
    expect(lines.slice(0, 5)).to.deep.equal([
      'Месяц;Строка;Объём;Единица;Откуда объём;Сумма, ₽;Причина',
      '2026-10;Холодная вода;3,6;м³;по счётчику;165,31;',
      '2026-10;Горячая вода;2,6;м³;по счётчику;507,23;',
      '2026-10;Водоотведение;6,2;м³;по объёму воды;239,13;',
      '2026-10;Перерасчёт: холодная вода;;;;-83,80;За август 2026 г. учтено на 2 м³ больше, чем показал счётчик при проверке. Акт от 12 октября 2026 г.',
    ]);
  });

  it('prints the month with the steps of its lines', async () => {
    const page = await ChargesPage.of();
    const sheet = await printed(() => page.press('Напечатать'));
    expect(sheet.body.textContent.replace(/\s+/gu, ' ')).to.match(
      /Начисления за октябрь 2026 г\.Лицевой счёт № 230100001.*Начислено: 911,67 ₽\. Срок оплаты: 15 декабря.*На 117,44 ₽ меньше.*Было 153,4, стало 157.*165,31 ₽.*Итого/,
    );
  });
});

/** Reads from the mock utility as the first customer of a scenario, or as another one. */
async function read<T>(state: ReturnType<typeof createState>, path: string): Promise<T> {
  const response = await answer(state, new Request(`${location.origin}/v1/accounts/${path}`), location.origin);
  expect(response.status, path).to.equal(200);
  return (await response.json()) as T;
}

describe('charges of the mock utility', () => {
  it('make the billed amount to the kopeck, in every month of every account', async () => {
    const state = createState(TODAY);
    let count = 0;
    for (const customer of state.customers) {
      state.session = customer.id;
      for (const accountId of customer.accountIds) {
        const { items } = await read<ChargeMonthList>(state, `${accountId}/charges`);
        for (const { period } of items) {
          const lines = checkedLines(await read<ChargeDetail>(state, `${accountId}/charges/${period}`));
          for (const { line, state: found } of lines) {
            expect(found, `${accountId} ${period} ${line.service}`).to.equal(
              line.kind === 'lateFee' ? 'plain' : 'equal',
            );
            count++;
          }
        }
      }
    }
    expect(count).to.be.above(500);
  });

  for (const name of [
    'happy',
    'noMeters',
    'overdue',
    'chargeDiffers',
    'chargeUnexplained',
    'recalculated',
  ] as ScenarioName[])
    it(`have causes that add up to the difference of the bills: ${name}`, async () => {
      const state = scenario(name);
      const accountId = state.customers.find(({ id }) => id === state.session)!.accountIds[0]!;
      const { items } = await read<ChargeMonthList>(state, `${accountId}/charges`);
      const details = await Promise.all(
        items.map(({ period }) => read<ChargeDetail>(state, `${accountId}/charges/${period}`)),
      );
      for (const [at, after] of details.entries())
        for (const before of [details[at + 1], details[at + 12]]) {
          if (!before) continue;
          const { difference, causes } = compareMonths(before, after);
          expect(difference).to.equal(after.total - before.total);
          expect(causes.reduce((sum, cause) => sum + cause.difference, 0)).to.equal(difference);
          const explained = name === 'chargeUnexplained' || (name === 'chargeDiffers' && at === 0);
          expect(
            causes.some(({ text }) => text === 'other'),
            `${before.period} ${after.period}`,
          ).to.equal(explained && before.total !== after.total ? true : explained);
        }
    });
});
