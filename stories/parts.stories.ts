import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import * as icons from '@vodokanal/widgets/generated/icons';
import { amountError, amountField } from '@vodokanal/widgets/kit/parts/amount-field';
import { badge } from '@vodokanal/widgets/kit/parts/badge';
import { choiceChips } from '@vodokanal/widgets/kit/parts/choice-chips';
import { codeField } from '@vodokanal/widgets/kit/parts/code-field';
import { dateError, dateField } from '@vodokanal/widgets/kit/parts/date-field';
import { deadlineBar } from '@vodokanal/widgets/kit/parts/deadline-bar';
import { definition } from '@vodokanal/widgets/kit/parts/definition';
import { dialog, openDialog, question } from '@vodokanal/widgets/kit/parts/dialog';
import { empty } from '@vodokanal/widgets/kit/parts/empty';
import { errorSummary } from '@vodokanal/widgets/kit/parts/error-summary';
import { describedBy } from '@vodokanal/widgets/kit/parts/field-faults';
import { fileList } from '@vodokanal/widgets/kit/parts/file-list';
import { field } from '@vodokanal/widgets/kit/parts/field';
import { notice, type Tone } from '@vodokanal/widgets/kit/parts/notice';
import { serviceIcon } from '@vodokanal/widgets/kit/parts/service';
import { skeleton } from '@vodokanal/widgets/kit/parts/skeleton';
import { statTile } from '@vodokanal/widgets/kit/parts/stat-tile';
import { stepper } from '@vodokanal/widgets/kit/parts/stepper';
import { timeline } from '@vodokanal/widgets/kit/parts/timeline';
import { inCard, type PartContent, type PartContext } from './parts.ts';
import { placeOn, type Globals } from './utilities.ts';

// The pieces that widgets are made of. Most are template functions, not tags: every tag is a global name of the page.
export default { title: 'Части' };

const TONES: readonly Tone[] = ['plain', 'good', 'warning', 'problem'];
const nothingHappens = () => undefined;

const part = (content: () => unknown) => ({
  render: (_: unknown, { globals }: { globals: Globals }) => placeOn(globals, inCard(content())),
  play: async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    const shadow = () => canvasElement.querySelector('story-part')?.shadowRoot;
    await waitFor(() => expect(shadow()?.querySelector('section')?.childElementCount).toBeGreaterThan(0));
  },
});

export const Кнопки = part(
  () => html`
    <button type="button">Главное действие</button>
    <div class="vk-actions">
      <button type="button" class="vk-tonal">Второе действие</button>
      <button type="button" class="vk-text">${icons.changeIcon()}Текстовая</button>
      <button type="button" class="vk-tonal" data-tone="problem">Это был не я</button>
    </div>
    <button type="button" class="vk-wide" aria-disabled="true">Отправляем…</button>`,
);

export const Сообщения = part(() =>
  TONES.map((tone) =>
    notice({
      tone,
      text: 'Показание принято. Номер подтверждения П-2026-11-000001-7919.',
      action: { text: 'Напечатать', run: nothingHappens },
    }),
  ),
);

export const Значки_состояния = part(
  () => html`<div class="vk-actions">${TONES.map((tone) => badge(tone, 'Оплатите до 15 декабря'))}</div>`,
);

export const Главная_сумма = part(
  () => html`
    <h2>Баланс</h2>
    <div class="vk-hero"><p>К оплате</p><p class="vk-sum">1 234,56 ₽</p>${badge('warning', 'Оплатите до 15 декабря')}</div>
    <button type="button">Оплатить</button>
    <dl class="vk-rows">
      <div><dt>В том числе пени</dt><dd>12,30 ₽</dd></div>
      <div><dt>Последний платёж, 9 ноября</dt><dd>911,67 ₽</dd></div>
    </dl>`,
);

export const Строка_услуги = part(
  () => html`
    ${(['coldWater', 'hotWater', 'wastewater', 'common'] as const).map(
      (service) => html`
      <div class="vk-panel"><div class="vk-head">${serviceIcon(service)}<div><h3>Услуга</h3><p class="vk-muted">Счётчик № 11000001</p></div></div></div>`,
    )}`,
);

export const Фильтры = part(() =>
  choiceChips({
    name: 'origin',
    label: 'Откуда показание',
    value: '',
    choices: [
      ['', 'Все'],
      ['own', 'Со счётчика'],
      ['charged', 'Рассчитано'],
    ],
    onChoice: nothingHappens,
  }),
);

export const Поле = part(() => [
  field({
    id: 'account',
    label: 'Номер лицевого счёта',
    hint: 'Он напечатан в квитанции вверху.',
    control: html`<input id="account" aria-describedby="account-hint">`,
  }),
  field({
    id: 'serial',
    label: 'Номер счётчика',
    error: 'Введите номер счётчика',
    control: html`<input id="serial" aria-invalid="true" aria-describedby="serial-error">`,
  }),
  html`<label class="vk-check"><input type="checkbox" checked>Запомнить это устройство</label>`,
]);

export const Ошибки_формы = part(() =>
  errorSummary('Проверьте, пожалуйста:', [{ id: 'account', text: () => 'Введите номер лицевого счёта' }]),
);

export const Раскрытие = part(
  () =>
    html`<details open><summary>Сколько начислим, если не передать</summary><p>С 1 ноября: по вашему среднему расходу.</p></details>`,
);

export const Пусто = part(() =>
  empty(
    icons.historyIcon(),
    'Показаний ещё нет. Передайте первое, и оно появится здесь.',
    html`<button type="button" class="vk-tonal">Передать показание</button>`,
  ),
);

export const Загрузка = part(() => skeleton('Загружаем…', 5));

/** A text in the language of the toolbar. */
const say =
  ({ t }: PartContext) =>
  (ru: string, en: string): string =>
    t.language() === 'ru' ? ru : en;

const partWithContext = (content: PartContent) => part(() => content);

export const Шаги = partWithContext((context) => {
  const of = say(context);
  const register = [of('Счёт', 'Account'), of('Телефон', 'Phone'), of('Пароль', 'Password'), of('Почта', 'E-mail')];
  const apply = [
    of('Объект', 'Object'),
    of('Заявитель', 'Applicant'),
    of('Нагрузка', 'Load'),
    of('Документы', 'Documents'),
    of('Проверка', 'Check'),
    of('Отправка', 'Sending'),
  ];
  const steps = (names: readonly string[], current: number) =>
    stepper({
      label: of(`Шаг ${current + 1} из ${names.length}`, `Step ${current + 1} of ${names.length}`),
      names,
      current,
      doneText: of('готово', 'done'),
    });
  return [
    html`<h3>${of('Первый шаг', 'First step')}</h3>${steps(register, 0)}`,
    html`<h3>${of('Второй из четырёх', 'Second of four')}</h3>${steps(register, 1)}`,
    html`<h3>${of('Последний', 'Last')}</h3>${steps(register, 3)}`,
    html`<h3>${of('Шесть шагов', 'Six steps')}</h3>${steps(apply, 3)}`,
  ];
});

export const Поле_кода = partWithContext((context) => {
  const of = say(context);
  const code = (name: string, label: string, given: string, error?: string) => {
    const value = context.typed[name] ?? given;
    return field({
      id: name,
      label,
      hint: of('Шесть цифр. Можно вставить всё сообщение.', 'Six digits. You can paste the whole message.'),
      error,
      control: codeField({
        id: name,
        name,
        value,
        isWrong: Boolean(error),
        describedBy: describedBy(name, true, error),
      }),
    });
  };
  return [
    code('empty', of('Код из SMS', 'Code from the SMS'), ''),
    code('some', of('Набирают', 'Being typed'), '123'),
    code('whole', of('Набран', 'Typed'), '123456'),
    code(
      'wrong',
      of('Не подошёл', 'Refused'),
      '654321',
      of('Код не подошёл. Осталось попыток: 4.', 'Wrong code. 4 tries left.'),
    ),
  ];
});

export const Поле_суммы = partWithContext((context) => {
  const of = say(context);
  const { t, typed } = context;
  const limits = { min: 100, max: 1_500_000 };
  const amount = (name: string, label: string, given: string) => {
    const value = typed[name] ?? given;
    const error = amountError(t, value, limits);
    return field({
      id: name,
      label,
      error,
      control: amountField({
        id: name,
        name,
        value,
        isWrong: Boolean(error),
        describedBy: describedBy(name, '', error),
        language: t.language(),
      }),
    });
  };
  return [
    amount('nothing', of('Сколько заплатить', 'How much to pay'), ''),
    amount('sum', of('Набрана', 'Typed'), '1 234,50'),
    amount('words', of('Не сумма', 'No sum'), of('все', 'all')),
    amount('little', of('Слишком мало', 'Too little'), '0,50'),
    amount('much', of('Слишком много', 'Too much'), '20000'),
  ];
});

export const Поле_даты = partWithContext((context) => {
  const of = say(context);
  const { t, typed } = context;
  const limits = { min: '2026-01-01', max: '2026-11-29' };
  const day = (name: string, label: string, given: string) => {
    const value = typed[name] ?? given;
    const error = dateError(t, value, limits);
    return field({
      id: name,
      label,
      hint: of('Например, 09.11.2026.', 'For example, 09.11.2026.'),
      error,
      control: dateField({
        id: name,
        name,
        value,
        isWrong: Boolean(error),
        describedBy: describedBy(name, true, error),
        t,
        ...limits,
      }),
    });
  };
  return [
    day('no-day', of('День оплаты', 'Day of the payment'), ''),
    day('day', of('Набран', 'Typed'), '09.11.2026'),
    day('no-date', of('Нет такого дня', 'No such day'), '31.02.2026'),
    day('early', of('Слишком рано', 'Too early'), '09.11.2025'),
    day('late', of('Ещё не наступил', 'Still to come'), '09.12.2026'),
  ];
});

export const Окно = partWithContext((context) => {
  const of = say(context);
  const { root } = context;
  return html`
    <div class="vk-actions">
      <button type="button" class="vk-tonal" @click=${() => openDialog(root, 'ask')}>${of('Спросить', 'Ask')}</button>
      <button type="button" class="vk-tonal" @click=${() => openDialog(root)}>${of('Показать', 'Show')}</button>
    </div>
    ${question({
      id: 'ask',
      title: of('Очистить форму?', 'Clear the form?'),
      text: of('Текст и файлы пропадут.', 'The text and the files will be gone.'),
      confirm: of('Очистить', 'Clear'),
      cancel: of('Оставить', 'Keep'),
      onConfirm: nothingHappens,
    })}
    ${dialog({
      title: of('Где на квитанции', 'Where on the bill'),
      close: of('Закрыть', 'Close'),
      content: html`
        <p>${of('Номер лицевого счёта напечатан вверху, рядом с адресом.', 'The account number is printed at the top, beside the address.')}</p>
        ${field({ id: 'number', label: of('Номер лицевого счёта', 'Account number'), control: html`<input id="number" autocomplete="off">` })}
        <div class="vk-actions"><button type="button">${of('Найти счёт', 'Find the account')}</button></div>`,
    })}`;
});

const opened = (id: string, story: typeof Окно) => ({
  ...story,
  play: async (given: { canvasElement: HTMLElement }) => {
    await story.play(given);
    const root = given.canvasElement.querySelector('story-part')!.shadowRoot!;
    openDialog(root, id);
    await waitFor(() => expect(root.querySelector<HTMLDialogElement>(`#${id}`)?.open).toBe(true));
  },
});
export const Окно_с_вопросом = opened('ask', Окно);
export const Окно_с_полем = opened('dialog', Окно);

export const Ход_дела = partWithContext((context) => {
  const of = say(context);
  return [
    html`<h3>${of('Обращение', 'Claim')}</h3>`,
    timeline(of('Ход обращения', 'Course of the claim'), [
      {
        state: 'past',
        title: of('Получили обращение', 'Received'),
        when: of('22 ноября в 12:40', 'November 22, 12:40'),
      },
      {
        state: 'current',
        title: of('Нужен снимок счётчика', 'A picture of the meter is needed'),
        text: of('Пришлите его до 28 ноября, и мы пересчитаем.', 'Send it by November 28, and we recalculate.'),
        tone: 'warning',
      },
      { state: 'future', title: of('Ответим не позднее 3 декабря', 'We answer by December 3') },
    ]),
    html`<h3>${of('Долг', 'Debt')}</h3>`,
    timeline(of('Ход долга', 'Course of the debt'), [
      { state: 'past', title: of('Квитанция за октябрь', 'Bill of October'), when: of('1 ноября', 'November 1') },
      {
        state: 'past',
        title: of('Срок оплаты прошёл', 'The payment is overdue'),
        when: of('15 ноября', 'November 15'),
        tone: 'problem',
      },
      {
        state: 'current',
        title: of('Идут пени', 'A late fee grows'),
        text: of('12,30 ₽ на сегодня.', '12.30 ₽ so far.'),
      },
      { state: 'future', title: of('Ограничим воду с 20 января', 'Water is limited from January 20') },
    ]),
  ];
});

export const Срок = partWithContext((context) => {
  const of = say(context);
  const days = (left: number, ru: string, en: string) =>
    deadlineBar({ left, total: 30, text: of(ru, en), until: of('до 15 декабря', 'until December 15') });
  return [
    days(26, 'Осталось 26 дней из 30', '26 of 30 days left'),
    days(12, 'Осталось 12 дней из 30', '12 of 30 days left'),
    days(3, 'Осталось 3 дня из 30', '3 of 30 days left'),
    days(0, 'Сегодня последний день', 'Today is the last day'),
    days(-4, 'Просрочено на 4 дня', 'Overdue by 4 days'),
  ];
});

export const Показатели = partWithContext((context) => {
  const of = say(context);
  return html`<div class="vk-tiles">
    ${statTile({
      label: of('Холодная вода, ноябрь', 'Cold water, November'),
      value: of('5,2 м³', '5.2 m³'),
      change: of('на 12 % больше, чем год назад', '12% more than a year ago'),
      direction: 'rising',
      series: [4.1, 4.4, 3.9, 4.6, 5, 4.7, 4.2, 3.8, 4.4, 4.9, 5, 5.2],
      seriesText: of('За год от 3,8 до 5,2 м³ в месяц', '3.8 to 5.2 m³ a month in the last year'),
    })}
    ${statTile({
      label: of('Горячая вода, ноябрь', 'Hot water, November'),
      value: of('2,1 м³', '2.1 m³'),
      change: of('на 8 % меньше, чем год назад', '8% less than a year ago'),
      direction: 'falling',
      series: [2.6, 2.4, null, null, 2.2, 2.3, 2.5, 2.2, 2.1],
      seriesText: of(
        'За год от 2,1 до 2,6 м³ в месяц, два месяца без показаний',
        '2.1 to 2.6 m³ a month, two months without readings',
      ),
    })}
    ${statTile({ label: of('Передали вовремя', 'Sent in time'), value: of('118 из 124', '118 of 124'), change: of('6 квартир без показаний', '6 flats without readings') })}
    ${statTile({ label: of('Новый счётчик', 'New meter'), value: of('0,4 м³', '0.4 m³'), series: [0.4], seriesText: of('Один месяц: 0,4 м³', 'One month: 0.4 m³') })}
  </div>`;
});

export const Пояснение = partWithContext((context) => {
  const of = say(context);
  return html`<p>${of('В сумму входят ', 'The sum includes a ')}${definition({
    id: 'late-fee',
    term: of('пени', 'late fee'),
    text: of(
      'Плата за каждый день просрочки. Погасите долг, и она перестанет расти.',
      'A charge for each day of delay. It stops growing when the debt is paid.',
    ),
  })}${of(' за октябрь и ноябрь.', ' for October and November.')}</p>`;
});

export const Пояснение_открыто = {
  ...Пояснение,
  play: async (given: { canvasElement: HTMLElement }) => {
    await Пояснение.play(given);
    const root = given.canvasElement.querySelector('story-part')!.shadowRoot!;
    root.querySelector<HTMLElement>('button.vk-term')!.click();
    await waitFor(() => expect(root.querySelector('[popover]:popover-open')).toBeTruthy());
  },
};

export const Файлы = partWithContext((context) => {
  const of = say(context);
  const again = { text: of('Ещё раз', 'Again'), run: nothingHappens };
  const row = (name: string) => ({
    name,
    remove: { label: of(`Убрать ${name}`, `Remove ${name}`), run: nothingHappens },
  });
  return fileList([
    { ...row(of('Снимок счётчика.jpg', 'Meter.jpg')), status: of('Отправляем: 40 %', 'Sending: 40%'), share: 0.4 },
    {
      ...row(of('Квитанция за октябрь.pdf', 'Bill of October.pdf')),
      status: of('Загружен', 'Uploaded'),
      isReady: true,
    },
    {
      ...row(of('Акт.pdf', 'Report.pdf')),
      status: '',
      error: {
        id: 'e1',
        text: of('Нет связи. Проверьте интернет и повторите.', 'No connection. Check it and try again.'),
      },
      retry: again,
    },
    {
      ...row(
        of(
          'Очень длинное имя файла, которое дал ему телефон при съёмке 2026-11-22 12-40-55.heic',
          'A very long name that the phone gave to the picture 2026-11-22 12-40-55.heic',
        ),
      ),
      status: '',
      error: { id: 'e2', text: of('Файл больше 10 МБ', 'The file is larger than 10 MB') },
    },
  ]);
});

export const Отмена = partWithContext((context) => {
  const of = say(context);
  const { toast } = context;
  const show = () =>
    toast.show({
      text: of('Убрали «Снимок счётчика.jpg»', 'Removed “Meter.jpg”'),
      undo: { text: of('Вернуть', 'Undo'), run: nothingHappens },
    });
  return html`
    <p>${of('Сообщение исчезнет через 10 секунд, но не из-под указателя и не в фокусе.', 'The toast goes after 10 seconds, but not from under the pointer or the focus.')}</p>
    <div class="vk-actions"><button type="button" class="vk-tonal" @click=${show}>${of('Убрать файл', 'Remove the file')}</button></div>
    ${toast.render()}`;
});

export const Отмена_показана = {
  ...Отмена,
  play: async (given: { canvasElement: HTMLElement }) => {
    await Отмена.play(given);
    const root = given.canvasElement.querySelector('story-part')!.shadowRoot!;
    root.querySelector<HTMLElement>('button')!.click();
    await waitFor(() => expect(root.querySelector('.vk-toast')).toBeTruthy());
  },
};
