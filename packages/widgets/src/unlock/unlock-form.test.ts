import { expect } from '@open-wc/testing';
import '../define/unlock-form.ts';
import { axeFaults, eventually, html, memoryStorage, settled, stage, textOf, type Stage } from '../testing/setup.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';

runWidgetTests('vk-unlock-form', [
  {
    name: 'form',
    scenario: 'signedOut',
    sees: /Вернуть вход в кабинет.*Номер лицевого счёта.*Куда ответить/,
    seesEnglish: /Get your sign-in back.*Account number.*Where to answer/,
  },
  { name: 'while the utility is away', scenario: 'failing', sees: /Отправить/, seesEnglish: /Send/ },
  { name: 'pending', scenario: 'slow', sees: /Вернуть вход/, seesEnglish: /Get your sign-in back/ },
]);

class Page {
  readonly widget: HTMLElement;
  readonly set: Stage;

  constructor(set: Stage) {
    this.set = set;
    this.widget = set.host.querySelector('vk-unlock-form')!;
  }

  get root() {
    return this.widget.shadowRoot!;
  }
  get text() {
    return textOf(this.widget);
  }
  sees = (words: RegExp) => eventually(() => words.test(this.text));
  field = (name: string) => eventually(() => this.root.querySelector<HTMLInputElement>(`[name=${name}]`));
  button = (words: RegExp) =>
    eventually(() => [...this.root.querySelectorAll('button')].find((button) => words.test(button.textContent)));
  async type(values: Record<string, string>) {
    for (const [name, value] of Object.entries(values)) {
      const field = await this.field(name);
      field.value = value;
      field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input', { bubbles: true }));
      // A choice may change which fields there are.
      if (field.localName === 'select') await settled(this.set.host);
    }
  }
  submit() {
    this.root.querySelector('form')!.requestSubmit();
  }
}

const form = html`<vk-unlock-form></vk-unlock-form>`;
const DATA = {
  accountNumber: '230100001',
  serialNumber: '11000001',
  lastPayment: '1029,11',
  contact: '8 900 123-45-67',
};

describe('vk-unlock-form', () => {
  it('unlocks by account data, and points to password recovery', async () => {
    const set = await stage(form, 'signedOut');
    Object.assign(set.state.customers[0]!, { blocked: true, blockedBy: 'guard' });
    const page = new Page(set);
    const events: unknown[] = [];
    set.host.addEventListener('vk-unlock-requested', (event) => events.push(event.detail));
    await page.type(DATA);
    page.submit();
    await page.sees(/Обращение В-2026-000001.*Вход открыт. Задайте новый пароль/);
    expect(set.state.customers[0]!.blocked).to.equal(false);
    expect(events).to.deep.equal([{}]);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('keeps the typed values when the data are refused, and offers documents', async () => {
    const page = new Page(await stage(form, 'signedOut'));
    await page.type({ ...DATA, lastPayment: '1' });
    page.submit();
    await page.sees(/Если не получается, выберите документы/);
    expect((await page.field('serialNumber')).value).to.equal('11000001');
    await page.type({ way: 'documents' });
    await eventually(() => !page.root.querySelector('[name=serialNumber]'));
    await page.sees(/Сначала отправьте обращение/);
    page.submit();
    await page.sees(/Нужно ещё: снимки документов/);
  });

  it('uploads documents with the ticket, says what to cover, and stores no number on the device', async () => {
    const storage = memoryStorage();
    const page = new Page(await stage(form, 'signedOut', { storage }));
    await page.type({ accountNumber: '230100001', way: 'documents', contact: 'ya@example.org' });
    page.submit();
    await page.sees(/Закройте на снимке номер паспорта.*через 30 дней после решения/);
    const transfer = new DataTransfer();
    transfer.items.add(
      new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])], 'паспорт.png', {
        type: 'image/png',
      }),
    );
    page.root
      .querySelector('.files')!
      .dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
    await page.sees(/паспорт.png Загружен/);
    (await page.button(/Отправить документы/)).click();
    await page.sees(/На рассмотрении.*Ответим не позднее 22 декабря\..*Приложены: паспорт.png/);
    expect(storage.get('unlock')).to.match(/^[\w-]{43}$/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('shows the state of the request in a later visit', async () => {
    const storage = memoryStorage();
    const first = new Page(await stage(form, 'signedOut', { storage }));
    await first.type({ accountNumber: '230100001', way: 'documents', contact: 'ya@example.org' });
    first.submit();
    await first.sees(/Нужно ещё: снимки документов/);
    const [request] = first.set.state.unlocks;
    for (const [state, text, words] of [
      ['needMore', 'снимок договора', /Нужно ещё: снимок договора/],
      ['refused', 'Документы другого человека.', /не получилось: Документы другого человека/],
      ['restored', '', /Вход открыт/],
    ] as const) {
      Object.assign(request!, { state, text });
      const back = new Page(await stage(form, first.set.state, { storage }));
      await back.sees(words);
      await settled(back.widget);
      expect(back.root.activeElement === null, 'does not take the focus by itself').to.equal(true);
      expect(await axeFaults(back.widget)).to.deep.equal([]);
      back.set.host.remove();
    }
    first.set.state.fault = 'offline';
    const cut = new Page(await stage(form, first.set.state, { storage }));
    await cut.sees(/Нет связи/);
    expect(cut.root.querySelector('form')).to.equal(null);
    first.set.state.fault = undefined;
    (await cut.button(/Повторить/)).click();
    await cut.sees(/Вход открыт/);
    await eventually(() => cut.root.activeElement?.classList.contains('vk-summary'));
    first.set.state.unlocks = [];
    const gone = new Page(await stage(form, first.set.state, { storage }));
    await gone.sees(/больше не хранится.*Номер лицевого счёта/);
    expect(storage.get('unlock')).to.equal(null);
  });
});
