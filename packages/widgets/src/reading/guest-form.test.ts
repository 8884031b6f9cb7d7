import { expect } from '@open-wc/testing';
import '../define/reading-form.ts';
import { axeFaults, eventually, html, settled, stage, textOf, type Stage } from '../testing/setup.ts';

const ACCOUNT = '230100001';
const SERIAL = '11000001';

/** Drives the guest form as a visitor does. */
class Page {
  readonly widget: HTMLElement;

  constructor({ host }: Stage) {
    this.widget = host.querySelector('vk-reading-form')!;
  }

  get root() {
    return this.widget.shadowRoot!;
  }
  get text() {
    return textOf(this.widget);
  }
  field = (name: string) => this.root.querySelector<HTMLInputElement>(`input[name=${name}]`)!;
  ready = () => eventually(() => this.field('value'));
  type(values: Record<string, string>) {
    for (const [name, value] of Object.entries(values)) {
      this.field(name).value = value;
      this.field(name).dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
  submit() {
    this.root.querySelector('form')!.requestSubmit();
  }
  sees = (words: RegExp) => eventually(() => words.test(this.text));
}

const form = html`<vk-reading-form guest></vk-reading-form>`;
const good = { account: ` ${ACCOUNT} `, serial: SERIAL, value: '160,5' };

describe('vk-reading-form guest', () => {
  for (const [lang, width] of [
    ['ru', 1200],
    ['ru', 240],
    ['en', 240],
  ] as const) {
    it(`asks for three values and shows no account data, in ${lang} at ${width} px, without axe violations`, async () => {
      const set = await stage(form, 'signedOut', { lang, width });
      const page = new Page(set);
      await page.ready();
      await settled(set.host);
      expect(page.text).to.match(
        lang === 'ru'
          ? /Лицевой счёт.*Номер счётчика.*Показание, м³.*Передать показание/
          : /Account number.*Serial number.*Reading.*Send the reading/,
      );
      expect(page.text).not.to.match(/\d{5}/);
      expect(await axeFaults(page.widget)).to.deep.equal([]);
      expect(page.widget.scrollWidth).to.be.at.most(page.widget.clientWidth);
      expect(
        set.requests.map(({ url }) => new URL(url).pathname).filter((path) => path.includes('guest')),
      ).to.deep.equal([]);
    });
  }

  it('sends a reading, shows the receipt number, and fires an event without ids', async () => {
    const set = await stage(form, 'signedOut');
    const page = new Page(set);
    await page.ready();
    const told: unknown[] = [];
    set.host.addEventListener('vk-reading-submitted', ({ detail }) => told.push(detail));
    page.type(good);
    page.submit();
    await page.sees(/Показание 160,5 м³ Номер подтверждения П-2026-11-\d{6}-\d{4} Запишите номер/);
    expect(told).to.deep.equal([{ readingIds: [] }]);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    expect(set.state.meters[0]!.readings[0]!.value).to.equal('160.5');
  });

  it('lists each empty field', async () => {
    const page = new Page(await stage(form, 'signedOut'));
    await page.ready();
    page.submit();
    const links = await eventually(() => {
      const found = [...page.root.querySelectorAll('.vk-summary a')];
      return found.length === 3 && found;
    });
    expect(links.map(({ textContent }) => textContent)).to.deep.equal([
      'Заполните: Лицевой счёт',
      'Заполните: Номер счётчика',
      'Заполните: Показание, м³',
    ]);
  });

  it('keeps the typed values when the meter is not found, and says which numbers to compare', async () => {
    const page = new Page(await stage(form, 'signedOut'));
    await page.ready();
    page.type({ ...good, serial: '99' });
    page.submit();
    await page.sees(/Такого счётчика на этом лицевом счёте нет/);
    expect(page.field('account').value).to.equal(good.account);
    expect(page.field('value').value).to.equal(good.value);
    expect(page.field('serial').getAttribute('aria-invalid')).to.equal('true');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('solves a proof of work after several failed lookups, without the visitor noticing', async () => {
    const set = await stage(form, 'signedOut');
    const page = new Page(set);
    await page.ready();
    const lookups = () => set.requests.filter(({ url }) => url.endsWith('/guest/lookups')).length;
    for (const [index, serial] of ['1', '2', '3'].entries()) {
      page.type({ ...good, serial });
      await settled(set.host);
      page.submit();
      await eventually(() => lookups() === index + 1 && /Такого счётчика на этом лицевом счёте нет/.test(page.text));
    }
    page.type(good);
    page.submit();
    await page.sees(/Показание 160,5 м³/);
    expect(lookups()).to.equal(5);
  });

  it('asks to confirm an unusual reading, and never shows the previous one', async () => {
    const set = await stage(form, 'signedOut');
    const page = new Page(set);
    await page.ready();
    page.type({ ...good, value: '0' });
    page.submit();
    await page.sees(/Меньше прошлого показания/);
    expect(page.text).not.to.include(set.state.meters[0]!.previous!.value);
    page.type({ value: '190' });
    page.submit();
    await page.sees(/намного больше обычного/);
    page.submit();
    await page.sees(/отметьте, что оно верное/);
    page.root.querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    page.submit();
    await page.sees(/Показание 190 м³/);
  });

  for (const [fault, words] of [
    ['offline', /Нет связи/],
    ['busy', /Сервис перегружен/],
    ['broken', /Сервис временно не работает/],
  ] as const) {
    it(`says what to do when the utility is ${fault}, and sends the typed reading afterwards`, async () => {
      const set = await stage(form, 'signedOut');
      const page = new Page(set);
      await page.ready();
      page.type(good);
      set.state.fault = fault;
      page.submit();
      await page.sees(words);
      set.state.fault = undefined;
      page.submit();
      await page.sees(/Номер подтверждения/);
    });
  }

  it('sends nothing when the page cancels, and sends when it does not', async () => {
    const set = await stage(form, 'signedOut');
    const page = new Page(set);
    await page.ready();
    page.type(good);
    const answers = [() => Promise.resolve(false), () => Promise.reject(new Error('no')), () => Promise.resolve(true)];
    set.host.addEventListener('vk-before-submit', (event) => event.waitUntil(answers.shift()!()));
    for (const left of [2, 1]) {
      page.submit();
      await eventually(() => answers.length === left);
      await settled(set.host);
      expect(set.requests.filter(({ method }) => method === 'POST')).to.deep.equal([]);
    }
    page.submit();
    await page.sees(/Номер подтверждения/);
  });

  it('takes over values typed into the form that came with the page', async () => {
    const set = await stage(html``, 'signedOut');
    // As the parser leaves a declarative shadow root: an element with a root, before its class is defined.
    const parsed = new DOMParser().parseFromString('<vk-reading-form guest></vk-reading-form>', 'text/html');
    const declared = parsed.body.firstElementChild as HTMLElement;
    declared.attachShadow({ mode: 'open' }).append(document.createElement('form'));
    for (const name of ['account', 'serial', 'value'])
      declared.shadowRoot!.querySelector('form')!.append(Object.assign(document.createElement('input'), { name }));
    declared.shadowRoot!.querySelector<HTMLInputElement>('input[name=account]')!.value = ACCOUNT;
    set.host.append(declared);
    const field = await eventually(() =>
      declared.shadowRoot!.querySelector<HTMLInputElement>('.vk-field input[name=account]'),
    );
    expect(field.value).to.equal(ACCOUNT);
    expect(declared.shadowRoot!.querySelectorAll('form').length).to.equal(1);
  });
});
