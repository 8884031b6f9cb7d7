import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { scenario } from '@vodokanal/mocks';
import type { VkAccountElement } from '../kit/account-element.ts';
import '../define/document-list.ts';
import { axeFaults, eventually, html, stage, textOf } from '../testing/setup.ts';
import { printed } from '../testing/printed.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';
import { byYear, firstKind, shownDocuments, sizeOf } from './document-choice.ts';
import { DocumentDownload } from './document-download.ts';

runWidgetTests('vk-document-list', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  { name: 'pending', scenario: 'slow', sees: /Документы/, seesEnglish: /Documents/ },
  { name: 'failed', scenario: 'failing', sees: /Повторить/, seesEnglish: /Try again/ },
  { name: 'empty', scenario: 'noDocuments', sees: /Документов пока нет/, seesEnglish: /No documents yet/ },
  {
    name: 'ready',
    scenario: 'happy',
    sees: /Ответ на обращение о качестве воды № О-2026-000031.*Новый.*Отозван 29 октября.*Протокол поверки счётчика № 417-П.*Справка об отсутствии задолженности.*Срок истёк 2 ноября/,
    seesEnglish: /New.*Signed by the utility.*Withdrawn on October 29.*Expired on November 2/,
  },
]);

const list = html`<vk-document-list claim-url="/claim.html"></vk-document-list>`;

/** What a person does with the widget. */
function pageOf(host: HTMLElement) {
  const widget = host.querySelector('vk-document-list')!;
  const root = widget.shadowRoot!;
  const button = (words: RegExp) =>
    [...root.querySelectorAll<HTMLElement>('button, a')].find((each) =>
      words.test(each.getAttribute('aria-label') ?? each.textContent.replace(/\s+/gu, ' ').trim()),
    );
  const set = async (selector: string, value: string, event: 'input' | 'change') => {
    const control = await eventually(() => root.querySelector<HTMLInputElement>(selector));
    control.value = value;
    control.dispatchEvent(new Event(event, { bubbles: true }));
    await widget.updateComplete;
  };
  return {
    widget,
    root,
    button,
    text: () => textOf(widget),
    sees: (words: RegExp) => eventually(() => words.test(textOf(widget))),
    titles: () => [...root.querySelectorAll('.name')].map((each) => each.textContent.replace(/\s+/gu, ' ').trim()),
    press: async (words: RegExp) => (await eventually(() => button(words))).click(),
    search: (words: string) => set('input[type=search]', words, 'input'),
    choose: (name: 'kind' | 'year', value: string) => set(`select[name=${name}]`, value, 'change'),
    mark: async (...titles: readonly RegExp[]) => {
      await eventually(() => root.querySelector('input[type=checkbox]'));
      for (const box of root.querySelectorAll<HTMLInputElement>('input[type=checkbox]'))
        if (titles.some((title) => title.test(box.getAttribute('aria-label') ?? ''))) box.click();
      await widget.updateComplete;
    },
    viewer: () => eventually(() => root.querySelector<HTMLDialogElement>('dialog#document[open]')),
    openWorks: async () => {
      (await eventually(() => root.querySelector<HTMLDetailsElement>('.works'))).open = true;
      await eventually(() => root.querySelector('.work'));
    },
  };
}

/** The files that are saved meanwhile. */
async function savedFiles(run: () => Promise<unknown>): Promise<{ name: string; blob: Blob }[]> {
  const saved: { name: string; blob: Blob }[] = [];
  const { click } = HTMLAnchorElement.prototype;
  const make = URL.createObjectURL.bind(URL);
  let last: Blob | undefined;
  URL.createObjectURL = (blob: Blob) => {
    last = blob;
    return make(blob);
  };
  HTMLAnchorElement.prototype.click = function () {
    if (this.hasAttribute('download')) saved.push({ name: this.download, blob: last! });
    else click.call(this);
  };
  try {
    await run();
    await eventually(() => saved.length > 0);
  } finally {
    URL.createObjectURL = make;
    HTMLAnchorElement.prototype.click = click;
  }
  return saved;
}

const paths = (requests: readonly Request[]): string[] =>
  requests.map(({ method, url }) => `${method} ${new URL(url).pathname.replace(/.*\/accounts\/[^/]+/, '')}`);

describe('vk-document-list: what is shown', () => {
  it('begins without the bills, which stay one choice away', async () => {
    const page = pageOf((await stage(list)).host);
    await page.sees(/Договор холодного водоснабжения/);
    expect(page.text()).not.to.match(/Счёт за/);
    await page.choose('kind', 'bill');
    expect(page.titles().every((title) => title.startsWith('Счёт за'))).to.equal(true);
    await page.choose('kind', '');
    expect(page.titles())
      .to.include('Счёт за октябрь 2026 г.')
      .and.to.include('Справка об отсутствии задолженности № 2026-118');
  });

  it('finds by words and years, and says when there is nothing', async () => {
    const page = pageOf((await stage(list)).host);
    await page.search('СЧЕТЧИКА поверки');
    expect(page.titles()).to.deep.equal(['Протокол поверки счётчика № 417-П']);
    await page.search('нет такого');
    await page.sees(/Таких документов нет/);
    await page.search('');
    await page.choose('year', '2021');
    expect(page.titles().length).to.equal(3);
    expect([...page.root.querySelectorAll('.year h3')].map(({ textContent }) => textContent)).to.deep.equal(['2021']);
  });

  it('a withdrawn document has its reason, and nothing to press', async () => {
    const page = pageOf((await stage(list)).host);
    await page.sees(/Отозван 29 октября/);
    await page.sees(/Причина: в уведомлении была неверная дата/);
    expect(page.button(/плановой промывке/)).to.equal(undefined);
    expect(page.root.querySelector('[aria-label*="плановой промывке"]')).to.equal(null);
  });

  it('a helper sees the works and is told why there are no documents', async () => {
    const { host, client, state, requests } = await stage(list, 'helping');
    state.works = state.works.map((work) => ({ ...work, accountId: state.accounts[1]!.id }));
    client.session.choose(state.accounts[1]!.id);
    const page = pageOf(host);
    await page.sees(/Документы видит только владелец счёта.*Поверка счётчика/);
    expect(page.button(/Открыть протокол/)).to.equal(undefined);
    const asked = requests.filter(({ url }) => url.includes(state.accounts[1]!.id));
    expect(paths(asked)).not.to.include('GET /documents');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
  });
});

describe('vk-document-list: one document', () => {
  it('is opened with what is known of it, marked as read, and saved under its name', async () => {
    const { host, requests, state } = await stage(list);
    const page = pageOf(host);
    const opened: unknown[] = [];
    host.addEventListener('vk-document-opened', ({ detail }) => opened.push(detail));
    await page.press(/^Ответ на обращение/);
    const viewer = await page.viewer();
    expect(viewer.innerText.replace(/\s+/gu, ' ')).to.match(
      /Ответ на обращение о качестве воды.*Номер О-2026-000031.*Подпись Усиленная неквалифицированная электронная подпись \(63-ФЗ, ст\. 5\), 10 ноября/,
    );
    const link = viewer.querySelector<HTMLAnchorElement>('a[target=_blank]')!;
    expect(link.href).to.match(/\/documents\/[^/]+\/content\?show=inline$/);
    expect(link.rel).to.include('noopener');
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await eventually(() => state.accountDocuments.filter(({ isUnread }) => isUnread).length === 1);
    expect(opened).to.deep.equal([{ documentId: state.accountDocuments.find(({ kind }) => kind === 'answer')!.id }]);
    const [saved] = await savedFiles(() => page.press(/^Скачать$/));
    expect(saved!.name).to.equal('Ответ на обращение о качестве воды О-2026-000031 от 2026-11-10.pdf');
    expect(await saved!.blob.text()).to.match(/^%PDF/);
    await page.sees(/Файл сохранён/);
    expect(paths(requests).filter((path) => path.endsWith('/content')).length).to.equal(1);
  });

  it('a picture is drawn in the page, and printed', async () => {
    const page = pageOf((await stage(list)).host);
    await page.press(/^Протокол поверки/);
    const viewer = await page.viewer();
    const picture = await eventually(() => viewer.querySelector('canvas'));
    expect([picture.width, picture.height]).to.deep.equal([420, 300]);
    expect(picture.getAttribute('aria-label')).to.equal('Изображение документа: Протокол поверки счётчика № 417-П');
    const dots = picture.getContext('2d')!.getImageData(0, 0, 420, 300).data;
    expect(dots.some((value, at) => at % 4 === 0 && value < 100)).to.equal(true, 'nothing is drawn');
    expect(viewer.querySelector('a[target=_blank]')).to.equal(null);
    const sheet = await printed(() => page.press(/^Напечатать$/));
    expect(sheet.querySelector('canvas')!.width).to.equal(420);
    expect(sheet.title).to.equal('Протокол поверки счётчика № 417-П');
  });

  it('a file that cannot be shown, and one that does not arrive, are told', async () => {
    const { host, state } = await stage(list);
    const page = pageOf(host);
    state.accountDocuments = state.accountDocuments.map((each) =>
      each.kind === 'answer' && each.file ? { ...each, file: { ...each.file, type: 'image/jpeg' } } : each,
    );
    await page.sees(/Протокол поверки/);
    const bitmaps = globalThis.createImageBitmap;
    globalThis.createImageBitmap = () => Promise.reject(new DOMException('broken'));
    try {
      await page.press(/^Протокол поверки/);
      await page.sees(/Не получилось показать изображение/);
    } finally {
      globalThis.createImageBitmap = bitmaps;
    }
    (await page.viewer()).close();
    state.fault = 'offline';
    await page.press(/^Договор холодного/);
    await page.press(/^Скачать$/);
    await page.sees(/Нет связи/);
  });
});

describe('vk-document-list: several documents', () => {
  it('chosen ones come as one archive', async () => {
    const { host, requests } = await stage(list);
    const page = pageOf(host);
    await page.mark(/Акт ввода/, /Договор холодного/);
    await page.sees(/Выбрано 2.*КБ/);
    await page.search('договор');
    await page.sees(/Выбрано 2/);
    const [saved] = await savedFiles(() => page.press(/^Скачать одним архивом/));
    expect(saved!.name).to.equal('Документы-230100001.zip');
    expect(new Uint8Array(await saved!.blob.arrayBuffer()).subarray(0, 2)).to.deep.equal(new Uint8Array([0x50, 0x4b]));
    expect(requests.filter(({ url }) => url.includes('/document-archive?ids=')).length).to.equal(1);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.press(/^Снять выбор/);
    await eventually(() => !/Выбрано/.test(page.text()));
  });

  it('a download can be cancelled, and a second press while it runs is ignored', async () => {
    let asked = 0;
    const { host } = await stage(list, 'happy', {
      intercept: ({ url }) => (url.includes('archive') && ++asked ? new Promise<void>(() => undefined) : undefined),
    });
    const page = pageOf(host);
    await page.mark(/Акт ввода/, /Договор холодного/);
    await page.press(/^Скачать одним архивом/);
    await page.sees(/Скачано/);
    await page.press(/^Скачать одним архивом/);
    await page.press(/^Отменить/);
    await page.sees(/Скачивание отменено/);
    expect(asked).to.equal(1);
  });

  it('all that an archive holds are chosen at once, and more are not sent', async () => {
    const { host, requests } = await stage(list, 'manyDocuments');
    const page = pageOf(host);
    await page.press(/^Выбрать все/);
    await page.sees(/Выбрано 50/);
    await page.choose('kind', 'bill');
    await page.press(/^Выбрать все/);
    await page.sees(/В один архив помещается не больше 50/);
    await page.press(/^Скачать одним архивом/);
    expect(requests.some(({ url }) => url.includes('archive'))).to.equal(false);
  });

  it('the progress is that of the bytes, and is not guessed', async () => {
    const { host } = await stage(list);
    const { widget } = pageOf(host);
    const sizes = Object.assign((key: string, values?: object) => `${key} ${JSON.stringify(values)}`, {
      language: () => 'ru',
    });
    const download = new DocumentDownload(widget as VkAccountElement, sizes as never);
    const place = document.createElement('div');
    const bar = () => {
      render(download.render(), place);
      return place.querySelector('progress');
    };
    let report: ((received: number) => void) | undefined;
    const load = ({ onProgress }: { readonly onProgress: (received: number) => void }) => {
      report = onProgress;
      return new Promise<Blob>(() => undefined);
    };
    void download.receive(load, 200);
    report?.(50);
    expect(bar()!.position).to.equal(0.25);
    download.forget();
    expect(bar()).to.equal(null);
    void download.receive(load, undefined);
    report?.(50);
    expect(bar()!.position).to.equal(-1);
    download.forget();
  });
});

describe('vk-document-list: works at the address', () => {
  it('shows what was done, what to check, and leads to a claim', async () => {
    const page = pageOf((await stage(list)).host);
    await page.openWorks();
    await page.sees(
      /Промывка сети.*Первая вода может быть мутной.*Поверка счётчика.*Показание 151,204 м³.*Пломба П-010882.*В следующий раз: 14 октября 2032 года/,
    );
    await page.sees(/Проверка счётчика.*Не выполнено.*Никого не было дома/);
    const links = [...page.root.querySelectorAll<HTMLAnchorElement>('.work a')].map(({ href }) => new URL(href).search);
    expect(links).to.deep.equal(['?type=quality', '?type=meterCheck', '?type=meterCheck']);
    expect(await axeFaults(page.widget)).to.deep.equal([]);
    await page.press(/^Открыть протокол: Поверка счётчика/);
    expect((await page.viewer()).innerText).to.match(/Протокол поверки счётчика/);
  });

  it('says how to object where the page has no claim form', async () => {
    const page = pageOf((await stage(html`<vk-document-list></vk-document-list>`)).host);
    await page.openWorks();
    await page.sees(/Напишите обращение или позвоните: 8 800 000-00-00/);
    expect(page.root.querySelector('.work a')).to.equal(null);
  });
});

describe('vk-document-list: the choice of documents', () => {
  const state = scenario('happy');
  const all = state.accountDocuments.map(({ accountId: _account, ...document }) => ({
    ...document,
    state: 'valid' as const,
  }));

  it('hides bills only where there is something else', () => {
    const bill = { ...all[0]!, kind: 'bill' as const };
    expect(firstKind([bill])).to.equal('');
    expect(firstKind(all)).to.equal('');
    expect(firstKind([...all, bill])).to.equal('papers');
    expect(shownDocuments([...all, bill], { kind: 'papers', year: '', search: '' }).length).to.equal(all.length);
  });

  it('knows the size of files only when it knows each', () => {
    expect(sizeOf([])).to.equal(0);
    expect(sizeOf([all[0]!])).to.equal(51_700);
    expect(sizeOf([all[0]!, { ...all[0]!, file: { ...all[0]!.file!, bytes: null } }])).to.equal(undefined);
    expect([...byYear(all).keys()].length).to.be.at.least(2);
  });
});
