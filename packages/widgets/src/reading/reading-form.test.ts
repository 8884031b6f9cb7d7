import { expect } from '@open-wc/testing';
import '../define/reading-form.ts';
import { inEnglish } from '../testing/english.ts';
import { axeFaults, eventually, html, settled, stage, textOf, type Stage } from '../testing/setup.ts';
import { printed } from '../testing/printed.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('vk-reading-form', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  { name: 'pending', scenario: 'slow', sees: /Показания счётчиков/, seesEnglish: /Meter readings/ },
  {
    name: 'failed',
    scenario: 'wrongAddress',
    sees: /Сервис временно не работает.*Повторить/,
    seesEnglish: /service does not work at the moment.*Try again/,
  },
  { name: 'empty', scenario: 'noMeters', sees: /нет счётчиков/, seesEnglish: /no meters on this account/ },
  {
    name: 'ready',
    scenario: 'happy',
    sees: /Принимаем показания до 30 ноября: осталось 8 дней.*Холодная вода, кухня.*Прошлое: 157 от 22 октября.*Горячая вода, санузел/,
    seesEnglish:
      /We take readings until November 30: 8 days left.*Cold water, кухня.*Previous: 157 on October 22.*Hot water, санузел/,
  },
  {
    name: 'ready: a reading was declined',
    scenario: 'readingDeclined',
    sees: /Отклонено: 361 м³ от 20 ноября\. Расход в 50 раз больше обычного.*Передайте верное показание или подайте обращение.*Показание, м³/,
    seesEnglish: /Declined: 361 m³ of November 20\./,
  },
  { name: 'ready: last day', scenario: 'lastDay', sees: /последний день/, seesEnglish: /the last day/ },
  {
    name: 'ready: window closed',
    scenario: 'windowClosed',
    sees: /Сейчас показания не принимаем. Приём откроется 25 ноября/,
    seesEnglish: /We do not take readings now. They can be sent from November 25/,
  },
  {
    name: 'ready: verification expired',
    scenario: 'expiredVerification',
    sees: /Истёк срок поверки/,
    seesEnglish: /The verification has expired/,
  },
  {
    name: 'ready: automatic meter',
    scenario: 'automaticMeter',
    sees: /передаёт показания сам/,
    seesEnglish: /sends its readings itself/,
  },
  { name: 'ready: no access', scenario: 'noAccess', sees: /акт о недопуске/, seesEnglish: /act of refused access/ },
  {
    name: 'ready: account closed',
    scenario: 'closedAccount',
    sees: /Счёт закрыт/,
    seesEnglish: /The account is closed/,
  },
  {
    name: 'ready: sent already',
    scenario: 'alreadySent',
    sees: /Передано: 161 м³.*Номер подтверждения П-2026-11-000042.*Исправить/,
    seesEnglish: /Sent: 161 m³.*Receipt number П-2026-11-000042.*Correct/,
  },
  { name: 'ready: billed', scenario: 'billed', sees: /Уже учтено в начислении/, seesEnglish: /Already in your bill/ },
]);

/** Drives the form as a customer does. */
class Page {
  readonly widget: HTMLElement;

  constructor({ host }: Stage) {
    this.widget = host.querySelector('vk-reading-form')!;
  }

  get root() {
    return this.widget.shadowRoot!;
  }
  get fields() {
    return [...this.root.querySelectorAll<HTMLInputElement>('input[inputmode=decimal]')];
  }
  get text() {
    return textOf(this.widget);
  }
  ready = () => eventually(() => this.fields[0]);
  type(at: number, value: string) {
    const field = this.fields[at]!;
    field.focus();
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  leave(at: number) {
    this.fields[at]!.dispatchEvent(new Event('blur'));
  }
  submit() {
    this.root.querySelector('form')!.requestSubmit();
  }
  sees = (words: RegExp) => eventually(() => words.test(this.text));
  confirm = async () =>
    (await eventually(() => this.root.querySelector<HTMLInputElement>('input[id^=confirm-]'))).click();
}

const form = html`<vk-reading-form></vk-reading-form>`;

/** A form with a queued reading of 160. */
async function waiting(): Promise<{ readonly set: Stage; readonly page: Page }> {
  const set = await stage(form);
  const page = new Page(set);
  await page.ready();
  page.type(0, '160');
  set.state.fault = 'offline';
  page.submit();
  await page.sees(/сохранено на этом устройстве/);
  return { set, page };
}

describe('vk-reading-form', () => {
  it('shows consumption and cost while typing, and errors only after the field is left', async () => {
    const page = new Page(await stage(form));
    await page.ready();
    page.type(0, '160,5');
    await page.sees(/Расход 3,5 м³, примерно 295,72 ₽/);
    page.type(0, '12');
    expect(page.text).not.to.match(/Меньше прошлого/);
    page.leave(0);
    await page.sees(/Меньше прошлого показания 157/);
    await inEnglish(/Less than the previous reading 157\. Look at the meter again/);
    expect(page.fields[0]!.getAttribute('aria-invalid')).to.equal('true');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('reacts to autofill without a focus', async () => {
    const page = new Page(await stage(form));
    await page.ready();
    const [field] = page.fields;
    field!.value = '160,5';
    field!.dispatchEvent(new Event('input', { bubbles: true }));
    await page.sees(/Расход 3,5 м³/);
  });

  it('sends all meters, shows the receipt numbers, and fires an event with ids only', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    const details: unknown[] = [];
    set.host.addEventListener('vk-reading-submitted', (event) => details.push(event.detail));
    page.type(0, '160.5');
    page.type(1, '197');
    page.submit();
    await page.sees(
      /Показания приняты 22 ноября 2026 г. в \d\d:\d\d.*Номер подтверждения П-2026-11-\d{6}.*Номер подтверждения П-2026-11-\d{6}.*Передано: 160,5 м³/,
    );
    await eventually(() => page.root.activeElement?.matches('.vk-summary[data-tone=good]'));
    await inEnglish(/Readings accepted on November 22, 2026 at .*Receipt number П-2026-11-\d{6}.*Sent: 160\.5 m³/);
    expect(set.state.meters.slice(0, 2).map(({ readings }) => readings[0]?.value)).to.deep.equal(['160.5', '197']);
    await eventually(() => details.length > 0);
    expect(JSON.stringify(details)).to.match(/^\[\{"readingIds":\["[\w-]{36}","[\w-]{36}"\]\}\]$/);
  });

  it('names the time zone of the utility where the clock of the device shows another time', async () => {
    const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const { state } = await stage(html`<i></i>`);
    const inZone = async (timeZone: string) => {
      state.config = { ...state.config, utility: { ...state.config.utility, timeZone } };
      const { host } = await stage(html`<vk-reading-form></vk-reading-form>`, state);
      const widget = host.querySelector('vk-reading-form')!;
      await eventually(() => /Принимаем показания до|последний день приёма/.test(textOf(widget)));
      return textOf(widget);
    };
    expect(await inZone(here)).not.to.match(/по времени водоканала/);
    expect(await inZone(here === 'Asia/Kamchatka' ? 'Europe/Moscow' : 'Asia/Kamchatka')).to.match(
      /Дни считаем по времени водоканала: (Петропавловск-Камчатский|Москва)/,
    );
  });

  it('takes the first reading of a meter that was put in this month', async () => {
    const { host, state } = await stage(html`<vk-reading-form></vk-reading-form>`, 'meterReplaced');
    const widget = host.querySelector('vk-reading-form')!;
    const fresh = state.meters.at(-1)!;
    const input = await eventually(() => widget.shadowRoot!.querySelector<HTMLInputElement>(`#value-${fresh.id}`));
    expect(textOf(widget)).to.match(/№ 77000105/);
    expect(textOf(widget)).not.to.match(/№ 11000001/);
    input.value = '1,7';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    widget.shadowRoot!.querySelector('form')!.requestSubmit();
    await eventually(() => fresh.readings.some(({ value, volume }) => value === '1.7' && volume === '1.4'));
  });

  it('asks to confirm an unusual reading, and then sends it', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    page.type(0, '180');
    page.submit();
    await page.sees(/Расход 23 м³ намного больше обычного/);
    await inEnglish(/A consumption of 23 m³ is far above the usual\. Is there a digit too many\?/);
    await eventually(() => page.root.activeElement?.matches('.vk-summary'));
    expect(set.requests.filter(({ method }) => method === 'POST')).to.deep.equal([]);
    await page.confirm();
    page.submit();
    await page.sees(/Передано: 180 м³/);
  });

  it('asks whether a meter has rolled over', async () => {
    const page = new Page(await stage(form, 'rollover'));
    await page.ready();
    page.type(0, '3');
    page.leave(0);
    await page.sees(/Счётчик прошёл через ноль\?/);
    await page.confirm();
    page.submit();
    await page.sees(/Передано: 3 м³/);
  });

  it('notices swapped hot and cold water', async () => {
    const page = new Page(await stage(form));
    await page.ready();
    page.type(0, '197');
    page.leave(0);
    await page.sees(/холодная и горячая вода перепутаны/);
  });

  it('requires at least one reading', async () => {
    const page = new Page(await stage(form));
    await page.ready();
    page.submit();
    await page.sees(/Введите показание хотя бы одного счётчика/);
    page.root.querySelector<HTMLAnchorElement>('.vk-summary a')!.click();
    expect(page.root.activeElement).to.equal(page.fields[0]);
  });

  it('corrects a sent reading, and can cancel the correction', async () => {
    const set = await stage(form, 'alreadySent');
    const page = new Page(set);
    const correct = await eventually(() => page.root.querySelector<HTMLButtonElement>('.meter button'));
    correct.click();
    await page.ready();
    expect(page.fields[0]!.value).to.equal('161');
    (await eventually(() => page.root.querySelector<HTMLButtonElement>('.meter button'))).click();
    await eventually(() => page.fields.length === 0);
    (await eventually(() => page.root.querySelector<HTMLButtonElement>('.meter button'))).click();
    await page.ready();
    page.type(0, '162');
    page.submit();
    await page.sees(/Передано: 162 м³/);
    expect(set.state.meters[0]!.readings.map(({ status }) => status)).to.deep.equal(['accepted', 'replaced']);
  });

  it('sends a reading once when the answer is lost after the utility has accepted it', async () => {
    let lost = 0;
    const set = await stage(form, 'happy', {
      lose: ({ method }) => {
        if (method === 'POST' && lost++ < 2) throw new TypeError('connection reset');
      },
    });
    const page = new Page(set);
    await page.ready();
    page.type(0, '160');
    page.submit();
    await page.sees(/Передано: 160 м³/);
    expect(set.state.meters[0]!.readings.length).to.equal(1);
    const keys = set.requests
      .filter(({ method }) => method === 'POST')
      .map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys.length).to.equal(3);
    expect(new Set(keys).size).to.equal(1);
  });

  it('keeps a typed reading over a reload, and sends it after an expired session', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    page.type(0, '160');
    set.host.remove();
    const after = new Page(await stage(form, set.state, { storage: set.storage }));
    await after.ready();
    await eventually(() => after.fields[0]!.value === '160');
    set.state.session = undefined;
    after.submit();
    await after.sees(/Время входа истекло/);
    await eventually(() => after.root.activeElement?.matches('.vk-summary'));
    expect(set.state.meters[0]!.readings.length).to.equal(0);
    set.state.session = set.state.customers[0]!.id;
    await new Page(await stage(form, set.state, { storage: set.storage })).sees(/Передано: 160 м³/);
  });

  for (const fault of ['offline', 'busy', 'broken', 'html'] as const) {
    it(`queues a reading when the send fails (${fault}), says so, and sends it once by itself`, async () => {
      const set = await stage(form);
      const page = new Page(set);
      await page.ready();
      page.type(0, '160');
      set.state.fault = fault;
      page.submit();
      await page.sees(/Показание 160 м³ сохранено на этом устройстве.*Отправим сами/);
      expect(await axeFaults(page.widget)).to.deep.equal([]);
      set.state.fault = undefined;
      window.dispatchEvent(new Event('online'));
      await page.sees(/Показания приняты.*Передано: 160 м³/);
      expect(set.state.meters[0]!.readings.length).to.equal(1);
      expect(
        new Set(
          set.requests.filter(({ method }) => method === 'POST').map(({ headers }) => headers.get('Idempotency-Key')),
        ).size,
      ).to.equal(1);
    });
  }

  it('sends queued readings when a hidden page is online again', async () => {
    const { set, page } = await waiting();
    set.state.fault = undefined;
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
    try {
      window.dispatchEvent(new Event('online'));
      await page.sees(/Передано: 160 м³/);
    } finally {
      Reflect.deleteProperty(document, 'visibilityState');
    }
  });

  it('sends a queued reading once on the next visit, also with two forms on the page', async () => {
    const { set } = await waiting();
    set.host.remove();
    set.state.fault = undefined;
    const again = await stage(html`${form}${form}`, set.state, { storage: set.storage });
    await new Page(again).sees(/Передано: 160 м³/);
    expect(set.state.meters[0]!.readings.length).to.equal(1);
    expect(again.requests.filter(({ method }) => method === 'POST').length).to.equal(1);
  });

  it('does not send a queued reading for another customer, and keeps it for its owner', async () => {
    const { set } = await waiting();
    set.host.remove();
    set.state.fault = undefined;
    set.state.session = set.state.customers[2]!.id;
    const other = await stage(form, set.state, { storage: set.storage });
    const theirs = new Page(other);
    await theirs.ready();
    theirs.type(0, '1');
    window.dispatchEvent(new Event('online'));
    await theirs.sees(/Расход|Меньше|прошл/i);
    expect(theirs.text).not.to.match(/160/);
    expect(other.requests.filter(({ method }) => method === 'POST')).to.deep.equal([]);
    other.host.remove();
    set.state.session = set.state.customers[0]!.id;
    await new Page(await stage(form, set.state, { storage: set.storage })).sees(/Передано: 160 м³/);
  });

  it('says that the period has ended before a queued reading was sent, and keeps its value', async () => {
    const { set } = await waiting();
    set.host.remove();
    set.state.fault = undefined;
    set.state.today = '2026-12-02';
    const later = new Page(await stage(form, set.state, { storage: set.storage }));
    await later.sees(/Приём показаний за ноябрь 2026 г. закончился раньше/);
    expect(later.fields[0]!.value).to.equal('160');
    expect(set.state.meters[0]!.readings.length).to.equal(0);
  });

  it('sends a queued correction on the next visit', async () => {
    const set = await stage(form, 'alreadySent');
    const page = new Page(set);
    (await eventually(() => page.root.querySelector<HTMLButtonElement>('.meter button'))).click();
    await page.ready();
    page.type(0, '162');
    set.state.fault = 'offline';
    page.submit();
    await page.sees(/Показание 162 м³ сохранено на этом устройстве/);
    await eventually(() => page.root.activeElement?.textContent === 'Отправить сейчас');
    set.host.remove();
    set.state.fault = undefined;
    await new Page(await stage(form, set.state, { storage: set.storage })).sees(/Передано: 162 м³/);
    expect(set.state.meters[0]!.readings.map(({ status }) => status)).to.deep.equal(['accepted', 'replaced']);
  });

  it('keeps a queued reading while another customer is signed in, and sends only the newest of a meter', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    const press = async (text: string) =>
      (
        await eventually(() =>
          [...page.root.querySelectorAll('button')].find(({ textContent }) => textContent === text),
        )
      ).click();
    for (const value of ['160', '161']) {
      page.type(0, value);
      set.state.fault = 'changes';
      page.submit();
      await page.sees(new RegExp(`Показание ${value} м³ сохранено`));
      if (value === '160') await press('Не отправлять, исправить');
      await eventually(() => page.fields.length === (value === '160' ? 2 : 1));
    }
    set.state.fault = undefined;
    const [first] = set.state.customers;
    set.state.session = set.state.customers[2]!.id;
    const posts = () => set.requests.filter(({ method }) => method === 'POST').length;
    const before = posts();
    window.dispatchEvent(new Event('online'));
    await eventually(() => posts() > before);
    // After NOT_FOUND the form has checked the session and shows the other customer's meters.
    await eventually(() => page.fields.length === 2 && !page.text.includes('161'));
    set.host.remove();
    set.state.session = first!.id;
    await new Page(await stage(form, set.state, { storage: set.storage })).sees(/Передано: 161 м³/);
    expect(set.state.meters[0]!.readings.map(({ value }) => value)).to.deep.equal(['161']);
  });

  it('takes a queued reading back into its field', async () => {
    const { set, page } = await waiting();
    set.state.fault = undefined;
    (
      await eventually(() =>
        [...page.root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Не отправлять, исправить'),
      )
    ).click();
    await eventually(() => page.fields.length === 2);
    expect(page.fields[0]!.value).to.equal('160');
    await eventually(() => page.root.activeElement === page.fields[0]);
    page.type(0, '161');
    page.submit();
    await page.sees(/Передано: 161 м³/);
    expect(set.state.meters[0]!.readings.map(({ value }) => value)).to.deep.equal(['161']);
  });

  it('does not say that a reading is saved when the browser cannot store it', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    try {
      page.type(0, '160');
      set.state.fault = 'offline';
      page.submit();
      await page.sees(/не закрывайте страницу и нажмите «Передать показания» ещё раз/);
      expect(page.text).not.to.match(/сохранено/);
      expect(page.fields[0]!.value).to.equal('160');
      set.state.fault = undefined;
      page.submit();
      await page.sees(/Передано: 160 м³/);
      expect(set.state.meters[0]!.readings.length).to.equal(1);
    } finally {
      IDBFactory.prototype.open = open;
    }
  });

  it('never shows a customer the drafts of another', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    page.type(0, '160');
    set.host.remove();
    set.state.session = set.state.customers[2]!.id;
    const other = new Page(await stage(form, set.state, { storage: set.storage }));
    await other.ready();
    expect(other.fields.map(({ value }) => value)).to.deep.equal(['', '']);
  });

  it('says when a reading was sent from elsewhere meanwhile', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    page.type(0, '160');
    const meter = set.state.meters[0]!;
    meter.readings.unshift({
      id: '00000000-0000-8000-8000-000800000001',
      meterId: meter.id,
      value: '159',
      volume: '2',
      period: '2026-11',
      takenOn: '2026-11-22',
      receivedAt: '2026-11-22T09:00:00Z',
      source: 'resident',
      status: 'accepted',
      receiptNumber: 'П-2026-11-000001',
    });
    page.submit();
    await page.sees(/Передано: 159 м³.*За этот месяц уже передано 159 м³/);
  });

  it('accepts an unchanged reading once it is confirmed', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    page.fields[0]!.focus();
    (
      await eventually(() =>
        [...page.root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Воду не расходовали'),
      )
    ).click();
    await page.sees(/Такое же, как в прошлый раз\. Воду не расходовали\?/);
    expect(page.fields[0]!.value).to.equal('157');
    await eventually(() => page.root.activeElement?.id.startsWith('confirm-'));
    await page.confirm();
    page.submit();
    await page.sees(/Передано: 157 м³/);
  });

  it('prints a receipt with account, meter, reading, time and check code', async () => {
    const page = new Page(await stage(form));
    await page.ready();
    page.type(0, '160,5');
    page.submit();
    await page.sees(/Показания приняты/);
    const button = await eventually(() =>
      [...page.root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Напечатать подтверждение'),
    );
    const sheet = await printed(() => button.click());
    expect(sheet.body.textContent).to.match(
      /Подтверждение: показания приняты.*Лицевой счёт № 230100001.*Холодная вода, кухня, счётчик № 11000001: 160,5\sм³\. Принято 22 ноября 2026 г\. в \d\d:\d\d( \(Москва, [^)]+\))?\. Номер подтверждения П-2026-11-\d{6}-\d{4}\./,
    );
  });

  it('offers one drum field with leading zeros and red decimals', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    page.type(0, '160,5');
    (
      await eventually(() =>
        [...page.root.querySelectorAll('label')].find(({ textContent }) => /как на счётчике/.test(textContent!)),
      )
    ).click();
    const drum = await eventually(() => page.root.querySelector<HTMLInputElement>('input.drum'));
    expect(drum.value, 'keeps the typed value').to.equal('001605');
    const write = (value: string) => {
      drum.value = value;
      drum.dispatchEvent(new Event('input', { bubbles: true }));
    };
    write('00');
    await settled(set.host);
    expect(drum.value, 'no leading zeros while typing').to.equal('00');
    write('161,25');
    expect(drum.value, 'a pasted reading is aligned to the drums').to.equal('0016125');
    write('00160500');
    await page.sees(/Расход 3,5 м³/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    page.submit();
    await page.sees(/Передано: 160,5 м³/);
    set.state.meters[0]!.readings = [];
    const again = new Page(await stage(form, set.state, { storage: set.storage }));
    await eventually(() => again.root.querySelector('input.drum'));
  });

  it('shows the estimate without a reading', async () => {
    const page = new Page(await stage(form));
    await page.ready();
    page.root.querySelector('details')!.open = true;
    await page.sees(
      /Холодная вода, кухня Если не передать показания С 1 ноября: по вашему среднему расходу, 4,24 м³: 358,24 ₽ в месяц.*С 1 февраля 2027 года: по нормативу/,
    );
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('shows only the meter of meter-id', async () => {
    const set = await stage(html`<vk-reading-form meter-id="00000000-0000-8000-8000-000200000002"></vk-reading-form>`);
    const page = new Page(set);
    await page.ready();
    expect(page.fields.length).to.equal(1);
  });
});

describe('vk-reading-form: a photo', () => {
  /** EXIF data of a camera: make, orientation (rotate right) and location. */
  function exif(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(6 + 8 + (2 + 3 * 12 + 4) + 12 + (2 + 12 + 4) + 16);
    const view = new DataView(bytes.buffer, 6);
    const text = (at: number, words: string) => bytes.set(new TextEncoder().encode(words), 6 + at);
    const entry = (at: number, tag: number, type: number, count: number, value: number) => {
      view.setUint16(at, tag, true);
      view.setUint16(at + 2, type, true);
      view.setUint32(at + 4, count, true);
      view.setUint32(at + 8, value, true);
    };
    bytes.set(new TextEncoder().encode('Exif'));
    text(0, 'II*');
    view.setUint32(4, 8, true);
    view.setUint16(8, 3, true);
    entry(10, 0x010f, 2, 11, 50);
    entry(22, 0x0112, 3, 1, 6);
    entry(34, 0x8825, 4, 1, 62);
    text(50, 'PhoneMaker');
    view.setUint16(62, 1, true);
    entry(64, 0x001c, 7, 15, 80);
    text(80, 'GPS 43.58 39.72');
    return bytes;
  }

  /** A camera picture of this size. */
  async function picture(width: number, height: number): Promise<File> {
    const canvas = new OffscreenCanvas(width, height);
    const grain = new ImageData(width, height);
    for (let at = 0; at < grain.data.length; at++)
      grain.data[at] = at % 4 === 3 ? 255 : 96 + (Math.imul(at, 2654435761) >>> 26);
    canvas.getContext('2d')!.putImageData(grain, 0, 0);
    const bytes = new Uint8Array(
      await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })).arrayBuffer(),
    );
    const place = exif();
    const segment = new Uint8Array([0xff, 0xe1, 0, place.length + 2, ...place]);
    // In one piece, because Firefox sniffs the type from the first part of a blob only.
    return new File([new Uint8Array([...bytes.slice(0, 2), ...segment, ...bytes.slice(2)])], 'IMG_0001.JPG', {
      type: 'image/jpeg',
    });
  }
  const choose = async (page: Page, file: File) => {
    const input = await eventually(() => page.root.querySelector<HTMLInputElement>('input[type=file]'));
    const given = new DataTransfer();
    given.items.add(file);
    input.files = given.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };

  it('is scaled down and sent with its reading, without location and camera data', async () => {
    const stand = await stage(form);
    const page = new Page(stand);
    await page.ready();
    page.type(0, '160');
    page.leave(0);
    await choose(page, await picture(3000, 2000));
    await page.sees(/Фото приложено.*Фото: .* вместо .*Места съёмки и данных камеры в нём нет/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    const [upload] = stand.state.uploads;
    const bitmap = await createImageBitmap(new Blob([upload!.data.slice()], { type: 'image/jpeg' }));
    expect([bitmap.width, bitmap.height], 'upright').to.deep.equal([1067, 1600]);
    expect(new TextDecoder('latin1').decode(upload!.data)).not.to.match(/GPS|PhoneMaker/);
    page.submit();
    await page.sees(/Показания приняты/);
    expect(stand.state.meters[0]!.readings[0]).to.include({ value: '160', photoId: upload!.id });
    expect(upload!.claimId).to.equal(stand.state.meters[0]!.readings[0]!.id);
  });

  it('that fails to upload does not hold its reading back, and can be retried or removed', async () => {
    let isCut = true;
    const stand = await stage(form, 'happy', {
      intercept: ({ url }) => {
        if (isCut && url.includes('/uploads')) throw new TypeError('Failed to fetch');
      },
    });
    const page = new Page(stand);
    await page.ready();
    page.type(0, '160');
    page.leave(0);
    await choose(page, await picture(200, 100));
    await page.sees(/Нет связи.*Показание можно передать и без фото/);
    isCut = false;
    [...page.root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Загрузить ещё раз')!.click();
    await page.sees(/Фото приложено/);
    [...page.root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Убрать фото')!.click();
    await eventually(() => stand.state.uploads.length === 0);
    page.submit();
    await page.sees(/Показания приняты/);
    expect(stand.state.meters[0]!.readings[0]!.photoId).to.equal(undefined);
  });

  it('that the browser cannot draw is sent unchanged when it is HEIC', async () => {
    const stand = await stage(form);
    const page = new Page(stand);
    await page.ready();
    page.type(0, '160');
    page.leave(0);
    const content = '\0\0\0\u0018ftypmif1\0\0\0\0mif1heic';
    await choose(page, new File([content], 'IMG_0001.HEIC', { type: '' }));
    await page.sees(/Фото приложено.*HEIC: место съёмки и данные камеры мы уберём/);
    await inEnglish(/cannot open HEIC: place and camera data are taken out/);
    expect(stand.state.uploads[0]).to.include({ type: 'image/heic', name: 'IMG_0001.HEIC', bytes: content.length });
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('that the endpoint refuses is not offered again', async () => {
    const stand = await stage(form);
    stand.state.config.uploads.types = ['image/png'];
    const page = new Page(stand);
    await page.ready();
    page.type(0, '160');
    page.leave(0);
    await choose(page, await picture(200, 100));
    await page.sees(/Такой файл не подойдёт: нужно фото.*Показание можно передать и без фото/);
    expect([...page.root.querySelectorAll('button')].map(({ textContent }) => textContent)).not.to.include(
      'Загрузить ещё раз',
    );
  });

  it('that is no picture is refused, and a lost upload does not hold its reading back', async () => {
    const stand = await stage(form);
    const page = new Page(stand);
    await page.ready();
    page.type(0, '160');
    page.leave(0);
    await choose(page, new File(['not a picture'], 'текст.jpg', { type: 'image/jpeg' }));
    await page.sees(/Браузер не открыл это фото/);
    [...page.root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Убрать фото')!.click();
    await choose(page, await picture(200, 100));
    await page.sees(/Фото приложено/);
    stand.state.uploads.length = 0;
    page.submit();
    await page.sees(/Показания приняты/);
    expect(stand.state.meters[0]!.readings[0]).to.include({ value: '160' });
  });
});
