import { expect } from '@open-wc/testing';
import '../define/claim-form.ts';
import { inEnglish } from '../testing/english.ts';
import { axeFaults, eventually, html, stage, textOf, type Stage } from '../testing/setup.ts';
import { printed } from '../testing/printed.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';
import { scenario } from '@vodokanal/mocks';

runWidgetTests('vk-claim-form', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  { name: 'pending', scenario: 'slow', sees: /Подать обращение/, seesEnglish: /File a claim/ },
  {
    name: 'failed',
    scenario: 'failing',
    sees: /Сервис временно не работает.*Повторить/,
    seesEnglish: /service does not work at the moment.*Try again/,
  },
  {
    name: 'ready',
    scenario: 'happy',
    sees: /О чём обращение.*Что случилось.*Фото и документы.*Проверить перед отправкой/,
    seesEnglish: /What it is about.*What happened.*Photos and documents.*Check before sending/,
  },
]);

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4]);
const photo = (name = 'счётчик.png', bytes: BlobPart = PNG, type = 'image/png') => new File([bytes], name, { type });

/** Drives the form as a customer does. */
class Page {
  readonly widget: HTMLElement;

  constructor({ host }: Stage) {
    this.widget = host.querySelector('vk-claim-form')!;
  }

  get root() {
    return this.widget.shadowRoot!;
  }
  get text() {
    return textOf(this.widget);
  }
  field = (id: string) => this.root.querySelector<HTMLInputElement>(`#${id}`)!;
  ready = () => eventually(() => this.root.querySelector('#type'));
  async fill(id: string, value: string) {
    const field = await eventually(() => this.field(id));
    field.value = value;
    field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input', { bubbles: true }));
    await (this.widget as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
  }
  add(...files: File[]) {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(drop, 'dataTransfer', { value: transfer });
    this.root.querySelector('.files')!.dispatchEvent(drop);
  }
  button = (words: string) =>
    [...this.root.querySelectorAll('button')].find((button) => button.textContent?.trim() === words)!;
  async unfold(words: RegExp) {
    const summary = await eventually(() =>
      [...this.root.querySelectorAll('summary')].find(({ textContent }) => words.test(textContent)),
    );
    summary.click();
    await eventually(() => summary.parentElement!.querySelector(':scope > :not(summary)'));
  }
  /** Presses the button of the form: shows what is missing, or the claim as it will be sent. */
  check() {
    this.root.querySelector('form')!.requestSubmit();
  }
  /** Looks at the claim and sends it. */
  async submit() {
    this.check();
    (await eventually(() => this.button('Отправить обращение'))).click();
  }
  sees = (words: RegExp) => eventually(() => words.test(this.text));
}

const form = html`<vk-claim-form></vk-claim-form>`;

describe('vk-claim-form', () => {
  it('shows the fields of its type, the term of the answer and the law', async () => {
    const page = new Page(await stage(form));
    await page.ready();
    await page.fill('type', 'charge');
    await page.sees(/Ответим за 3 рабочих дня. Основание: ПП РФ № 354, п. 31 «д»/);
    await inEnglish(/We answer within 3 working days\. Legal basis: ПП РФ № 354/);
    expect([...page.root.querySelectorAll('.details label')].map(({ textContent }) => textContent)).to.deep.equal([
      'За какой месяц',
      'Услуга (можно не заполнять)',
      'Спорная сумма (можно не заполнять)',
      'Чего вы хотите',
    ]);
    await page.fill('type', 'meterCheck');
    await page.sees(/Ответим за 10 дней/);
    expect(page.field('meterId').textContent).to.include('Холодная вода, кухня, № 11000001');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('files a claim with a photo and shows its number and due date', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    const details: unknown[] = [];
    set.host.addEventListener('vk-claim-submitted', (event) => details.push(event.detail));
    await page.fill('type', 'charge');
    await page.fill('period', '2026-10');
    await page.fill('amount', '1 234,56');
    await page.fill('demand', 'recalculate');
    await page.fill('text', 'Начислили вдвое больше');
    page.add(photo());
    await page.sees(/Загружен/);
    await page.submit();
    await page.sees(
      /Обращение зарегистрировано Номер О-2026-\d{6} Приложен 1 файл.* Разбираемся.* Ответим не позднее 25 ноября Основание: ПП РФ № 354/,
    );
    await inEnglish(/The claim is registered Number О-2026-\d{6} .*November 25/);
    expect(set.state.claims[0]).to.include({
      type: 'charge',
      period: '2026-10',
      amount: 123_456,
      demand: 'recalculate',
      text: 'Начислили вдвое больше',
    });
    expect(set.state.claims[0]!.attachments[0]!.name).to.equal('счётчик.png');
    expect(JSON.stringify(details)).to.match(/^\[\{"claimId":"[\w-]{36}"\}\]$/);
    page.button('Подать ещё одно').click();
    await page.ready();
    expect(page.field('text').value).to.equal('');
  });

  it('leads from a registered claim to its document and to the list of claims', async () => {
    const set = await stage(html`<vk-claim-form claims-url="/claims.html?from=form"></vk-claim-form>`);
    const page = new Page(set);
    await page.ready();
    await page.fill('type', 'other');
    await page.fill('text', 'Вопрос');
    await page.submit();
    await page.sees(/Скачать обращение \(PDF\)/);
    const [claim] = set.state.claims;
    const links = () => [...page.root.querySelectorAll('a')].map((a) => a.href.replace(location.origin, ''));
    expect(links()[0]).to.equal(`/claims.html?from=form&claim=${claim!.id}`);
    expect(links()[1]).to.match(new RegExp(`/v1/accounts/${claim!.accountId}/claims/${claim!.id}/document$`));
    page.widget.setAttribute('claims-url', 'javascript:alert(1)');
    await eventually(() => links().length === 1);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('lists missing fields with links', async () => {
    const page = new Page(await stage(form));
    await page.ready();
    page.check();
    await page.sees(/Выберите, о чём обращение.*Заполните: Что случилось/);
    await page.fill('type', 'refund');
    await page.fill('amount', 'много');
    await page.fill('text', 'Верните');
    page.check();
    await page.sees(/Напишите сумму в рублях, например 1 234,50/);
    await inEnglish(/Write the sum in roubles, for example 1 234\.50/);
    page.root.querySelector<HTMLAnchorElement>('.vk-summary a')!.click();
    expect(page.root.activeElement?.id).to.equal('amount');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('refuses too many, too large and wrong files, and keeps the others', async () => {
    const page = new Page(await stage(form));
    await page.ready();
    page.add(
      photo('письмо.docx', 'PK\u0003\u0004word/document.xml', 'application/pdf'),
      photo('большой.png', new Uint8Array(10 * 1024 * 1024 + 1)),
      photo(),
    );
    await page.sees(/письмо.docx Такой файл не подойдёт.*большой.png Файл больше 10 МБ.*счётчик.png Загружен/);
    page.add(photo('не фото.png', 'это текст'));
    await page.sees(/не фото.png Такой файл не подойдёт/);
    expect(page.button('Ещё раз'), 'a refused file is not offered again').to.equal(undefined);
    expect(page.field('uploadIds').getAttribute('aria-invalid')).to.equal('true');
    await page.fill('type', 'other');
    await page.fill('text', 'Проверка');
    page.check();
    await page.sees(/Дождитесь загрузки файлов или уберите/);
    for (const remove of page.root.querySelectorAll<HTMLButtonElement>('.files li:not(:last-child) button[aria-label]'))
      remove.click();
    page.add(...Array.from({ length: 12 }, (_, index) => photo(`${index}.png`)));
    await page.sees(/Файлов больше 10/);
  });

  it('puts a removed file back, and deletes its upload when that can no longer be undone', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    page.add(photo());
    await page.sees(/счётчик.png Загружен/);
    const remove = () => page.root.querySelector<HTMLButtonElement>('.vk-files button[aria-label]')!.click();
    remove();
    await page.sees(/Убрали счётчик.png/);
    expect(page.root.querySelector('.vk-files li')).to.equal(null);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    // A button pressed with a key leads to the one that undoes it.
    const undo = await eventually(() => page.root.querySelector<HTMLButtonElement>('.vk-toast button'));
    await eventually(() => page.root.activeElement === undo);
    undo.click();
    await page.sees(/счётчик.png Загружен/);
    expect(set.state.uploads.length).to.equal(1);
    remove();
    const last = await eventually(() => page.root.querySelector<HTMLElement>('.vk-toast button'));
    last.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await eventually(() => !page.root.querySelector('.vk-toast'));
    await eventually(() => set.state.uploads.length === 0);
  });

  it('takes photos and documents by their content, whatever type the browser gives', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    page.add(
      photo('IMG_0001.HEIC', '\0\0\0\u0018ftypmif1\0\0\0\0mif1heic', ''),
      photo('счёт.pdf', '\n%PDF-1.4\n', 'application/x-download'),
      photo('снимок', PNG, ''),
    );
    await page.sees(/IMG_0001.HEIC Загружен.*счёт.pdf Загружен.*снимок Загружен/);
    expect(set.state.uploads.map(({ type }) => type)).to.have.members(['image/heic', 'application/pdf', 'image/png']);
  });

  it('resumes an upload after a lost connection', async () => {
    let cuts = 0;
    const set = await stage(form, 'happy', {
      // Pieces are sent by POST once a PATCH got no answer.
      lose: ({ method, url }) => {
        if (/\/uploads\/[^/]+$/.test(url) && method !== 'HEAD' && cuts++ === 0) throw new TypeError('connection reset');
      },
    });
    const page = new Page(set);
    await page.ready();
    const bytes = new Uint8Array(700_000);
    bytes.set(PNG);
    page.add(photo('большое фото.png', bytes));
    await page.sees(/большое фото.png Загружен/);
    expect(set.state.uploads[0]!.data.length).to.equal(700_000);
    expect(cuts).to.be.greaterThan(1);
  });

  it('keeps a draft with its files over a reload, and clears it after a confirmation', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    await page.fill('type', 'quality');
    await page.fill('text', 'Нет воды с утра');
    page.add(photo());
    await page.sees(/Загружен.*Черновик сохранён/);
    set.host.remove();
    const again = await stage(form, set.state, { storage: set.storage });
    const after = new Page(again);
    await after.sees(/счётчик.png Загружен/);
    expect(after.field('text').value).to.equal('Нет воды с утра');
    after.button('Очистить').click();
    const dialog = await eventually(() => after.root.querySelector('dialog[open]') as HTMLDialogElement | null);
    dialog.querySelector<HTMLButtonElement>('button[value=cancel]')!.click();
    await eventually(() => !dialog.open);
    expect(after.field('text').value).to.equal('Нет воды с утра');
    after.button('Очистить').click();
    await eventually(() => dialog.open);
    dialog.querySelector<HTMLButtonElement>('button[value=confirm]')!.click();
    await eventually(() => after.field('text').value === '');
    await eventually(() => set.state.uploads.length === 0);
  });

  it('asks a representative for the power of attorney, and keeps who files the claim in the draft', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    await page.sees(/Кто подаёт и как ответить владелец счёта, ответ в личном кабинете/);
    expect(page.field('applicant'), 'folded at first').to.equal(null);
    await page.unfold(/Кто подаёт/);
    await page.fill('applicant', 'representative');
    await page.sees(/Приложите доверенность к обращению/);
    await page.fill('answerBy', 'paper');
    await page.fill('type', 'other');
    await page.fill('text', 'Прошу ответить');
    page.check();
    await page.sees(/Приложите доверенность: фото или скан/);
    await inEnglish(/Attach the power of attorney: a photo or a scan/);
    expect(set.state.claims.length).to.equal(0);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    set.host.remove();
    const after = new Page(await stage(form, set.state, { storage: set.storage }));
    await eventually(() => after.field('applicant')?.value === 'representative');
    expect(after.field('answerBy').value).to.equal('paper');
    after.add(photo('доверенность.png'));
    await after.sees(/доверенность.png Загружен/);
    await after.submit();
    await after.sees(/Обращение зарегистрировано/);
    expect(set.state.claims[0]).to.include({ applicant: 'representative', answerBy: 'paper' });
  });

  it('offers an answer by mail to who has an address, and says to others how to add one', async () => {
    const page = new Page(await stage(form));
    await page.unfold(/Кто подаёт/);
    await eventually(() => /на почту rodnik@example\.org/.test(page.field('answerBy')?.textContent ?? ''));
    await page.fill('answerBy', 'mail');
    const state = scenario('happy');
    state.customers[0]!.email = undefined;
    const without = new Page(await stage(form, state));
    await without.unfold(/Кто подаёт/);
    await without.sees(/Чтобы получать ответы на электронную почту, добавьте её в разделе «Моя информация»/);
    expect([...without.field('answerBy').querySelectorAll('option')].map(({ value }) => value)).to.deep.equal([
      'cabinet',
      'paper',
    ]);
  });

  it('shows the claim as its document reads, leads back to change it, and sends it from there only', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    await page.fill('type', 'charge');
    await page.fill('period', '2026-10');
    await page.fill('service', 'coldWater');
    await page.fill('amount', '1 234,56');
    await page.fill('demand', 'recalculate');
    await page.fill('text', 'Начислили вдвое больше');
    page.add(photo());
    await page.sees(/Загружен/);
    page.check();
    await page.sees(
      /Проверьте обращение.*Кому: Водоканал города Родникова От кого: Ручьёва Капля 1-я г\. Родников, ул\. Ключевая, д\. 12, кв\. 1 Лицевой счёт 230100001 Сведения О чём неправильное начисление Месяц октябрь 2026 г\. Услуга холодная вода Спорная сумма 1 234,56 ₽ Требование пересчитать плату Заявитель владелец лицевого счёта Как ответить в личном кабинете Что случилось Начислили вдвое больше Приложения 1\. счётчик\.png Ответ должен быть дан в течение 3 рабочих дней\. Основание: ПП РФ № 354/,
    );
    await inEnglish(/Check the claim.*This is how the utility gets it/);
    await eventually(() => page.root.activeElement?.id === 'preview');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    expect(set.state.claims.length).to.equal(0);
    page.button('Исправить').click();
    await eventually(() => page.root.activeElement?.id === 'type');
    expect(page.field('text').value).to.equal('Начислили вдвое больше');
    expect(page.field('amount').value).to.match(/1\s234,56/);
    await page.fill('text', 'Начислили втрое больше');
    await page.submit();
    await page.sees(/Обращение зарегистрировано/);
    await eventually(() => page.root.activeElement?.classList.contains('registered'));
    expect(set.state.claims.map(({ text }) => text)).to.deep.equal(['Начислили втрое больше']);
  });

  it('prints the registered claim with the words of its document, and says when that fails', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    await page.fill('type', 'charge');
    await page.fill('period', '2026-10');
    await page.fill('service', 'coldWater');
    await page.fill('demand', 'recalculate');
    await page.fill('text', 'Начислили вдвое больше');
    page.add(photo());
    await page.sees(/Загружен/);
    await page.submit();
    await page.sees(/Обращение зарегистрировано/);
    set.state.fault = 'broken';
    page.button('Напечатать').click();
    await page.sees(/(связ|интернет|не работает).*Напечатать/);
    set.state.fault = undefined;
    const sheet = await printed(() => page.button('Напечатать').click());
    expect(sheet.body.textContent.replace(/\s+/g, ' ')).to.match(
      /Обращение № О-2026-\d+Зарегистрировано .*Кому: Водоканал города Родникова От кого: Ручьёва Капля 1-я г\. Родников, .*Лицевой счёт 230100001О чём: неправильное начисление Месяц: октябрь 2026 г\. Услуга: холодная вода Требование: пересчитать плату Заявитель: владелец лицевого счёта Как ответить: в личном кабинетеЧто случилось:Начислили вдвое большеПриложения: 1\. счётчик\.pngОтвет должен быть дан не позднее .*Основание: ПП РФ № 354/,
    );
    await eventually(() => !/(связ|интернет|не работает).*Напечатать/.test(page.text));
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('says what to do when the address for the answer was removed meanwhile', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.unfold(/Кто подаёт/);
    await eventually(() => /на почту/.test(page.field('answerBy')?.textContent ?? ''));
    await page.fill('answerBy', 'mail');
    await page.fill('type', 'other');
    await page.fill('text', 'Вопрос');
    set.state.customers[0]!.email = undefined;
    await page.submit();
    await page.sees(/В кабинете нет вашей почты\. Добавьте её в «Моей информации»/);
    await inEnglish(/Your account has no e-mail address/);
    expect(set.state.claims.length).to.equal(0);
  });

  it('previews what was ticked in the cabinet, and stays there with the reason when sending fails', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.unfold(/Приложить данные из кабинета/);
    (await eventually(() => page.root.querySelector<HTMLElement>('.evidence label'))).click();
    await page.fill('type', 'other');
    await page.fill('text', 'Вопрос');
    page.check();
    await page.sees(/Данные личного кабинета 1\. Показание за .*счётчик № 1100000/);
    set.state.fault = 'changes';
    page.button('Отправить обращение').click();
    await page.sees(/Данные личного кабинета.*(связ|интернет)/);
    await eventually(() => page.root.activeElement?.classList.contains('vk-summary'));
    expect(page.field('text'), 'the preview stays').to.equal(null);
    set.state.fault = undefined;
    page.button('Отправить обращение').click();
    await page.sees(/Обращение зарегистрировано/);
  });

  it('attaches readings, bills and payments of the month, keeps them in the draft, and sends them', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    const before = set.requests.length;
    await page.fill('type', 'charge');
    await page.fill('period', '2026-09');
    expect(set.requests.length, 'nothing is loaded while folded').to.equal(before);
    await page.unfold(/Приложить данные из кабинета/);
    await page.sees(
      /Показания Показание за сентябрь 2026 г\.: [\d,]+ м³, расход .*Счета Счёт за сентябрь 2026 г\.: .*Платежи Оплата/,
    );
    expect(page.text).not.to.match(/Счёт за (август|октябрь)/);
    const tick = (words: RegExp) =>
      [...page.root.querySelectorAll<HTMLLabelElement>('.evidence label')]
        .find(({ textContent }) => words.test(textContent))!
        .click();
    tick(/Показание за сентябрь/);
    tick(/Счёт за сентябрь/);
    tick(/Оплата/);
    await page.sees(/Приложить данные из кабинета выбрано: 3/);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.fill('period', '2026-05');
    await page.sees(/Счёт за май.*/);
    expect(page.text, 'what is ticked stays').to.match(/Счёт за сентябрь/);
    await page.fill('demand', 'explain');
    await page.fill('text', 'Почему так много');
    set.host.remove();
    const after = new Page(await stage(form, set.state, { storage: set.storage }));
    await after.sees(/выбрано: 3.*Показание за сентябрь/);
    await after.submit();
    await after.sees(/Обращение зарегистрировано/);
    expect(set.state.claims[0]!.evidence.map(({ kind }) => kind)).to.deep.equal(['reading', 'bill', 'payment']);
  });

  it('says that what was ticked has changed, and keeps the rest', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.unfold(/Приложить данные из кабинета/);
    (await eventually(() => page.root.querySelector<HTMLElement>('.evidence label'))).click();
    await page.fill('type', 'other');
    await page.fill('text', 'Вопрос');
    for (const meter of set.state.meters) Object.assign(meter, { past: [], readings: [] });
    await page.submit();
    await page.sees(/Часть данных в кабинете изменилась, её мы убрали/);
    page.root.querySelector<HTMLAnchorElement>('.vk-summary a')!.click();
    expect(page.root.activeElement?.id).to.equal('evidence');
    expect(page.field('text').value).to.equal('Вопрос');
    await page.submit();
    await page.sees(/Обращение зарегистрировано/);
  });

  it('fills in what its attributes ask about, and leaves out what it does not offer', async () => {
    const page = new Page(
      await stage(
        html`<vk-claim-form type="charge" period="2026-10" service="heating" demand="recalculate"></vk-claim-form>`,
      ),
    );
    await page.ready();
    expect(['type', 'period', 'service', 'demand'].map((id) => page.field(id).value)).to.deep.equal([
      'charge',
      '2026-10',
      '',
      'recalculate',
    ]);
    expect(page.text, 'nothing was typed').not.to.match(/Черновик/);
    page.widget.setAttribute('period', '2026-09');
    await eventually(() => page.field('period').value === '2026-09');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });

  it('fills in a payment that the page asks about: its month, its sum, and the payment itself', async () => {
    const state = scenario('happy');
    const entry = state.accounts[0]!.ledger.filter(({ kind }) => kind === 'payment').at(-1)!;
    const set = await stage(
      html`<vk-claim-form type="refund" period="2026-08" payment=${entry.id}></vk-claim-form>`,
      state,
    );
    const page = new Page(set);
    await eventually(() => page.field('amount')?.value);
    expect(page.field('period').value).to.equal('2026-08');
    await page.sees(/Приложить данные из кабинета выбрано: 1/);
    expect(page.text, 'nothing was typed').not.to.match(/Черновик/);
    await page.fill('text', 'Списали дважды');
    await page.submit();
    await page.sees(/Обращение зарегистрировано/);
    const [claim] = set.state.claims;
    expect(claim!.amount).to.equal(-entry.amount);
    expect(claim!.evidence.map((each) => (each.kind === 'payment' ? each.id : ''))).to.deep.equal([entry.id]);
  });

  it('offers what the address of the page asks about, and keeps the text of a draft', async () => {
    const set = await stage(form);
    const first = new Page(set);
    await first.ready();
    await first.fill('type', 'quality');
    await first.fill('text', 'Нет воды с утра');
    set.host.remove();
    const { href } = location;
    history.replaceState(null, '', `${href}&type=charge&period=2026-10&service=coldWater&demand=explain`);
    try {
      const page = new Page(await stage(form, set.state, { storage: set.storage }));
      await page.sees(/Вы пришли с другим вопросом: Неправильное начисление, октябрь 2026 г\., Холодная вода\./);
      await inEnglish(/You came with another question: A wrong charge, October 2026, Cold water\./);
      expect(page.field('type').value).to.equal('quality');
      page.button('Заменить вопрос, текст оставить').click();
      await eventually(() => page.field('demand')?.value === 'explain');
      expect(['type', 'period', 'service', 'text'].map((id) => page.field(id).value)).to.deep.equal([
        'charge',
        '2026-10',
        'coldWater',
        'Нет воды с утра',
      ]);
      expect(page.text).not.to.match(/с другим вопросом/);
      expect(page.root.activeElement?.id).to.equal('type');
      // A late fee has no service: the one of the draft must not stay.
      page.widget.setAttribute('type', 'charge');
      page.widget.setAttribute('period', '2026-10');
      page.widget.setAttribute('demand', 'explain');
      await page.sees(/Вы пришли с другим вопросом: Неправильное начисление, октябрь 2026 г\.\./);
      page.button('Заменить вопрос, текст оставить').click();
      await eventually(() => page.field('service').value === '');
    } finally {
      history.replaceState(null, '', href);
    }
  });

  it('asks before it clears, also inside a document of a frame', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    const frame = document.createElement('iframe');
    set.host.append(frame);
    frame.contentDocument!.body.append(page.widget);
    await page.fill('text', 'Нет воды с утра');
    (await eventually(() => page.button('Очистить'))).click();
    await eventually(() => page.root.querySelector('dialog[open]'));
  });

  it('says so when the browser cannot store drafts', async () => {
    const set = await stage(form, 'happy', {
      storage: {
        get: (key) => (key === 'session' ? '1' : null),
        set: () => false,
        remove: () => undefined,
        removeAll: () => undefined,
      },
    });
    const page = new Page(set);
    await page.ready();
    await page.fill('text', 'Нет воды');
    await page.sees(/Браузер не хранит черновики/);
  });

  it('registers once when the answer is lost', async () => {
    let lost = 0;
    const set = await stage(form, 'happy', {
      lose: ({ url }) => {
        if (url.endsWith('/claims') && lost++ < 1) throw new TypeError('connection reset');
      },
    });
    const page = new Page(set);
    await page.ready();
    await page.fill('type', 'other');
    await page.fill('text', 'Один раз');
    await page.submit();
    await page.sees(/Обращение зарегистрировано/);
    expect(set.state.claims.length).to.equal(1);
  });

  it('shows a refusal of the utility at its field', async () => {
    const set = await stage(form);
    const page = new Page(set);
    await page.ready();
    await page.fill('type', 'charge');
    await page.fill('period', '2026-11');
    await page.fill('demand', 'explain');
    await page.fill('text', 'Объясните');
    set.state.today = '2026-10-01';
    await page.submit();
    await page.sees(/Этот месяц ещё не начался/);
    expect(page.field('period').getAttribute('aria-invalid')).to.equal('true');
    expect(page.field('text').value).to.equal('Объясните');
  });
});
