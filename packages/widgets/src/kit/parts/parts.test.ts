import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { LitElement } from 'lit';
import { VkElement } from '../element.ts';
import { messages, type Translate } from '../i18n/messages.ts';
import amount from '../i18n/messages/amount.ru.ts';
import date from '../i18n/messages/date.ru.ts';
import { codeFieldStyles } from '../theme/code-field.styles.ts';
import { dataStyles } from '../theme/data.styles.ts';
import { definitionStyles } from '../theme/definition.styles.ts';
import { filesStyles } from '../theme/files.styles.ts';
import { stepperStyles } from '../theme/stepper.styles.ts';
import { tileStyles } from '../theme/tile.styles.ts';
import { timeStyles } from '../theme/time.styles.ts';
import { toastStyles } from '../theme/toast.styles.ts';
import { typedStyles } from '../theme/typed.styles.ts';
import { axeFaults, eventually, html, settled, stage } from '../../testing/setup.ts';
import { amountField } from './amount-field.ts';
import { codeField, codeOf } from './code-field.ts';
import { dateField } from './date-field.ts';
import { deadlineBar, deadlineTone } from './deadline-bar.ts';
import { definition } from './definition.ts';
import { dialog, openDialog, question } from './dialog.ts';
import { field } from './field.ts';
import { fileList } from './file-list.ts';
import { pathOf, pointsOf } from './sparkline.ts';
import { statTile } from './stat-tile.ts';
import { stepper } from './stepper.ts';
import { timeline } from './timeline.ts';
import { Toast, TOAST_TIME } from './toast.ts';

const texts = { ...amount, ...date };

/** Shows a part, and keeps what is typed into its fields. */
class TestPart extends VkElement {
  static override styles = [
    VkElement.styles,
    dataStyles,
    codeFieldStyles,
    definitionStyles,
    filesStyles,
    stepperStyles,
    tileStyles,
    timeStyles,
    toastStyles,
    typedStyles,
  ];
  static override properties = { content: { attribute: false } };
  declare content: (part: TestPart) => unknown;
  readonly t: Translate<keyof typeof texts> = messages(this, texts, {});
  readonly typed = new Map<string, string>();

  override render(): unknown {
    return html`<section class="vk-card" tabindex="-1" @input=${this.#onInput}>${this.content(this)}</section>`;
  }

  #onInput = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement;
    this.typed.set(name, value);
    this.requestUpdate();
  };
}
customElements.define('test-part', TestPart);

/** Shows a part at a width, checks it with axe, and returns its element. */
async function show(content: (part: TestPart) => unknown, width = 320): Promise<TestPart> {
  const { host } = await stage(html`<test-part .content=${content}></test-part>`, 'signedOut', { width });
  const part = host.querySelector<TestPart>('test-part')!;
  expect(await axeFaults(part)).to.deep.equal([]);
  expect(part.scrollWidth, 'no horizontal overflow').to.be.at.most(part.clientWidth);
  return part;
}

const find = <T extends Element = HTMLElement>(part: LitElement, selector: string): T =>
  part.renderRoot.querySelector<T>(selector)!;

async function type(part: TestPart, selector: string, text: string): Promise<HTMLInputElement> {
  const input = find<HTMLInputElement>(part, selector);
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settled(part.parentElement!);
  return input;
}

describe('stepper', () => {
  const names = ['Счёт', 'Телефон', 'Пароль', 'Почта'];
  const steps = (all: readonly string[], current: number) => () =>
    stepper({ label: `Шаг ${current + 1} из ${all.length}`, names: all, current, doneText: 'готово' });

  it('marks the current step and says which ones are done', async () => {
    const part = await show(steps(names, 1));
    expect(find(part, 'ol').ariaLabel).to.equal('Шаг 2 из 4');
    expect([...part.renderRoot.querySelectorAll('li')].map((item) => item.getAttribute('aria-current'))).to.deep.equal([
      null,
      'step',
      null,
      null,
    ]);
    expect([...part.renderRoot.querySelectorAll('.name')].map(({ textContent }) => textContent)).to.deep.equal([
      'Счёт, готово',
      'Телефон',
      'Пароль',
      'Почта',
    ]);
  });

  it('shows every name where there is room, and the current one on narrow cards', async () => {
    const many = [...names, 'Проверка', 'Отправка'];
    for (const [all, width, visible] of [
      [names, 320, 4],
      [names, 240, 1],
      [many, 320, 1],
      [many, 1200, 6],
    ] as const) {
      const part = await show(steps(all, 3), width);
      const shown = [...part.renderRoot.querySelectorAll<HTMLElement>('.name')].filter(
        ({ offsetWidth }) => offsetWidth > 1,
      );
      expect(shown.length, `${all.length} steps at ${width} px`).to.equal(visible);
    }
  });
});

describe('code field', () => {
  const code = (takesLetters: boolean) => (part: TestPart) =>
    field({
      id: 'code',
      label: 'Код',
      control: codeField({
        id: 'code',
        name: 'code',
        value: part.typed.get('code') ?? '',
        isWrong: false,
        describedBy: '',
        takesLetters,
      }),
    });

  it('takes the digits out of whatever is typed or pasted', () => {
    for (const text of ['123456', '123 456', ' 123-456 ', 'Код 123456. Никому не говорите.', '1234567'])
      expect(codeOf(text), text).to.equal('123456');
    expect(codeOf('12ab')).to.equal('12');
    expect(codeOf('ABCD-EFGH', true)).to.equal('ABCD-EFGH');
    expect(codeOf('Ваш код: 123456', true)).to.equal('123456');
  });

  it('is one field that password managers and phones know', async () => {
    const part = await show(code(false), 240);
    expect(part.renderRoot.querySelectorAll('input').length).to.equal(1);
    const input = find<HTMLInputElement>(part, 'input');
    // The property is empty in Firefox 140.
    expect(input.getAttribute('autocomplete')).to.equal('one-time-code');
    expect(input.inputMode).to.equal('numeric');
  });

  it('drops a seventh digit and keeps the caret where a digit is corrected', async () => {
    const part = await show(code(false));
    const input = await type(part, 'input', '123456');
    await sendKeys({ type: '7' });
    expect(input.value).to.equal('123456');
    input.setSelectionRange(3, 3);
    await sendKeys({ press: 'Backspace' });
    await settled(part.parentElement!);
    expect([input.value, input.selectionStart]).to.deep.equal(['12456', 2]);
    await sendKeys({ type: '9' });
    await settled(part.parentElement!);
    expect([input.value, input.selectionStart]).to.deep.equal(['129456', 3]);
  });

  it('shows no cells behind a code of letters, and stays the same field', async () => {
    const part = await show(code(true));
    const input = await type(part, 'input', 'ABCD');
    expect(find(part, '.vk-code').hasAttribute('data-cells')).to.equal(false);
    expect(part.shadowRoot!.activeElement).to.equal(input);
    await type(part, 'input', '12');
    expect(find(part, '.vk-code').hasAttribute('data-cells')).to.equal(true);
    expect(part.shadowRoot!.activeElement).to.equal(input);
  });

  it('keeps every digit in its cell', async () => {
    const part = await show(code(false));
    const input = await type(part, 'input', '123456');
    expect(input.scrollWidth, 'no digit is scrolled away').to.be.at.most(input.clientWidth);
    const last = [...part.renderRoot.querySelectorAll('.cells span')].pop()!;
    expect(last.getBoundingClientRect().right).to.be.at.most(input.getBoundingClientRect().right);
  });
});

describe('amount and date fields', () => {
  const typed = (part: TestPart) => html`
    ${field({ id: 'sum', label: 'Сумма', control: amountField({ id: 'sum', name: 'sum', value: part.typed.get('sum') ?? '', isWrong: false, describedBy: '', language: 'ru' }) })}
    ${field({ id: 'day', label: 'День', control: dateField({ id: 'day', name: 'day', value: part.typed.get('day') ?? '', isWrong: false, describedBy: '', t: part.t }) })}
    <button type="button">Дальше</button>`;

  it('write what was typed in full when they are left, and tell their form', async () => {
    const part = await show(typed);
    find(part, '#sum').focus();
    await sendKeys({ type: '1234.5' });
    expect(part.typed.get('sum'), 'nothing changes while somebody types').to.equal('1234.5');
    await sendKeys({ press: 'Tab' });
    expect(part.typed.get('sum')).to.equal('1\u00a0234,50');
    // WebKitGTK drops the second of two equal keys typed at once.
    await sendKeys({ type: '9082026' });
    await sendKeys({ press: 'Tab' });
    expect(part.typed.get('day'), 'no day, so it stays').to.equal('9082026');
    find(part, '#day').focus();
    find<HTMLInputElement>(part, '#day').select();
    await sendKeys({ type: '09082026' });
    await sendKeys({ press: 'Tab' });
    expect(part.typed.get('day')).to.equal('09.08.2026');
  });

  it('take a day from the calendar of the system', async () => {
    const part = await show(typed);
    const calendar = find<HTMLInputElement>(part, 'input[type=date]');
    calendar.value = '2026-11-09';
    calendar.dispatchEvent(new Event('change', { bubbles: true }));
    await settled(part.parentElement!);
    expect(part.typed.get('day')).to.equal('09.11.2026');
    expect(part.shadowRoot!.activeElement?.id).to.equal('day');
    expect(calendar.tabIndex, 'one field for the keyboard').to.equal(-1);
  });
});

describe('dialog', () => {
  it('closes with its button and with Escape, and gives the focus back', async () => {
    const part = await show(
      () => html`
        <button type="button" id="opener">Показать</button>
        ${dialog({ title: 'Где на квитанции', close: 'Закрыть', content: html`<p>Вверху.</p>` })}`,
    );
    const opener = find(part, '#opener');
    const box = find<HTMLDialogElement>(part, 'dialog');
    opener.focus();
    openDialog(part.renderRoot);
    expect(box.matches(':modal')).to.equal(true);
    expect(await axeFaults(part)).to.deep.equal([]);
    find(part, 'dialog button').click();
    expect(box.open).to.equal(false);
    expect(part.shadowRoot!.activeElement).to.equal(opener);
    openDialog(part.renderRoot);
    await sendKeys({ press: 'Escape' });
    await eventually(() => !box.open);
    expect(part.shadowRoot!.activeElement).to.equal(opener);
  });

  it('asks, starts at the harmless answer, and acts on the other only', async () => {
    let count = 0;
    const part = await show(() =>
      question({
        title: 'Очистить?',
        text: 'Всё пропадёт.',
        confirm: 'Очистить',
        cancel: 'Оставить',
        onConfirm: () => count++,
      }),
    );
    openDialog(part.renderRoot);
    expect(part.shadowRoot!.activeElement?.textContent).to.equal('Оставить');
    await sendKeys({ press: 'Enter' });
    expect(count).to.equal(0);
    openDialog(part.renderRoot);
    find(part, 'button[value=confirm]').click();
    expect(count).to.equal(1);
    expect(find<HTMLDialogElement>(part, 'dialog').open).to.equal(false);
  });
});

describe('toast', () => {
  const withToast = async () => {
    const log: string[] = [];
    const part = await show(() => undefined);
    const toast = new Toast(part);
    part.content = () => toast.render();
    const offer = (text: string) =>
      toast.show({
        text,
        undo: { text: 'Вернуть', run: () => log.push(`undo ${text}`) },
        onGone: () => log.push(`gone ${text}`),
      });
    await settled(part.parentElement!);
    return { part, toast, offer, log };
  };

  it('is announced politely, undoes once, and then is gone', async () => {
    const { part, offer, log } = await withToast();
    expect(find(part, '[role=status]')).to.exist;
    offer('первое');
    await settled(part.parentElement!);
    expect(find(part, '[role=status]').textContent).to.include('первое');
    expect(await axeFaults(part)).to.deep.equal([]);
    find(part, '.vk-toast button').click();
    await settled(part.parentElement!);
    expect(log).to.deep.equal(['undo первое']);
    expect(find(part, '.vk-toast')).to.equal(null);
  });

  it('is final when the next one comes, with Escape, and when its widget leaves', async () => {
    const { part, offer, log } = await withToast();
    offer('первое');
    offer('второе');
    await settled(part.parentElement!);
    find(part, '.vk-toast button').focus();
    await sendKeys({ press: 'Escape' });
    offer('третье');
    part.remove();
    expect(log).to.deep.equal(['gone первое', 'gone второе', 'gone третье']);
  });

  it('goes by itself, but not from under the pointer or the focus', async () => {
    const { part, offer, log } = await withToast();
    const timers: { readonly run: () => void; readonly time: number }[] = [];
    const original = { set: window.setTimeout, clear: window.clearTimeout };
    const fake = (run: () => void, time = 0) => timers.push({ run, time });
    Object.assign(window, { setTimeout: fake, clearTimeout: (id: number) => timers.splice(id - 1, 1) });
    try {
      offer('первое');
      await part.updateComplete;
      expect(timers.map(({ time }) => time)).to.deep.equal([TOAST_TIME]);
      expect(TOAST_TIME).to.be.at.least(8000);
      const box = find(part, '.vk-toast');
      box.dispatchEvent(new Event('pointerenter'));
      expect(timers.length, 'under the pointer').to.equal(0);
      find(part, '.vk-toast button').focus();
      box.dispatchEvent(new Event('pointerleave'));
      expect(timers.length, 'with the focus').to.equal(0);
      find(part, 'section').focus();
      expect(timers.length).to.equal(1);
      timers[0]!.run();
      expect(log).to.deep.equal(['gone первое']);
    } finally {
      Object.assign(window, { setTimeout: original.set, clearTimeout: original.clear });
    }
  });
});

describe('timeline, deadline, figures, terms and files', () => {
  it('marks the current event', async () => {
    const part = await show(() =>
      timeline('Ход обращения', [
        { state: 'past', title: 'Получили', when: '22 ноября' },
        { state: 'current', title: 'Нужен снимок', tone: 'warning' },
        { state: 'future', title: 'Ответим до 3 декабря' },
      ]),
    );
    expect(part.renderRoot.querySelectorAll('[aria-current=step]').length).to.equal(1);
    expect(find(part, '[aria-current]').textContent).to.include('Нужен снимок');
  });

  it('tells how urgent a deadline is', async () => {
    expect([30, 8, 7, 0, -1].map((left) => deadlineTone(left, 30))).to.deep.equal([
      'plain',
      'plain',
      'warning',
      'warning',
      'problem',
    ]);
    const part = await show(() => deadlineBar({ text: 'Осталось 12 дней из 30', left: 12, total: 30 }));
    expect(find(part, '.left').getAttribute('width')).to.equal('40%');
    expect(find(part, 'svg').ariaHidden, 'the words say it all').to.equal('true');
  });

  it('draws a line with gaps, and none through a single value', async () => {
    expect(pathOf(pointsOf([0, 10, null, 10]))).to.equal('M0 25L33.3 3M100 3');
    expect(pathOf(pointsOf([5, 5]))).to.equal('M0 14L100 14');
    const part = await show(
      () => html`<div class="vk-tiles">
        ${statTile({ label: 'Ноябрь', value: '5,2 м³', series: [4, 5.2], seriesText: 'От 4 до 5,2 м³', change: 'больше', direction: 'rising' })}
        ${statTile({ label: 'Новый', value: '0,4 м³', series: [0.4], seriesText: 'Один месяц' })}
      </div>`,
    );
    const lines = part.renderRoot.querySelectorAll('.vk-spark');
    expect(lines.length).to.equal(1);
    expect(lines[0]!.ariaLabel).to.equal('От 4 до 5,2 м³');
  });

  it('explains a term on a press, and closes with Escape', async () => {
    const part = await show(
      () => html`<p>В сумму входят ${definition({ id: 'fee', term: 'пени', text: 'Плата за просрочку.' })}.</p>`,
    );
    const note = find(part, '[popover]');
    expect(note.offsetWidth).to.equal(0);
    find(part, 'button').focus();
    await sendKeys({ press: 'Enter' });
    await eventually(() => note.matches(':popover-open'));
    expect(note.getBoundingClientRect().right).to.be.at.most(window.innerWidth);
    expect(await axeFaults(part)).to.deep.equal([]);
    await sendKeys({ press: 'Escape' });
    await eventually(() => !note.matches(':popover-open'));
  });

  it('lists files with progress, errors and buttons', async () => {
    const log: string[] = [];
    const remove = (name: string) => ({ label: `Убрать ${name}`, run: () => log.push(`remove ${name}`) });
    const part = await show(
      () =>
        fileList([
          { name: 'а.jpg', status: 'Отправляем: 40 %', share: 0.4, remove: remove('а.jpg') },
          {
            name: 'очень-длинное-имя-файла-без-единого-пробела-внутри-2026-11-22.jpg',
            status: '',
            error: { id: 'e', text: 'Нет связи' },
            retry: { text: 'Ещё раз', run: () => log.push('retry') },
            remove: remove('б.jpg'),
          },
        ]),
      240,
    );
    expect(find<HTMLProgressElement>(part, 'progress').value).to.equal(40);
    for (const button of part.renderRoot.querySelectorAll('button')) button.click();
    expect(log).to.deep.equal(['remove а.jpg', 'retry', 'remove б.jpg']);
  });
});
