import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/application-form';
import { storyOf } from './utilities.ts';

const TAG = 'vk-application-form';

export default { title: 'Widgets/vk-application-form', component: TAG };

const story = storyOf(TAG);
const args = { 'debt-url': '/debt.html' };

const find = <T extends Element>(widget: HTMLElement, selector: string) =>
  waitFor(() => {
    const found = widget.shadowRoot!.querySelector<T>(selector);
    expect(found).not.toBeNull();
    return found!;
  });
const press = async (widget: HTMLElement, text: RegExp) => {
  const button = await waitFor(() => {
    const found = [...widget.shadowRoot!.querySelectorAll('button')].find((each) => text.test(each.textContent));
    expect(found).toBeDefined();
    return found!;
  });
  button.click();
};
const fill = async (widget: HTMLElement, id: string, value: string) => {
  const input = await find<HTMLInputElement | HTMLSelectElement>(widget, `[id="${id}"]`);
  input.value = value;
  input.dispatchEvent(new Event(input.localName === 'select' ? 'change' : 'input', { bubbles: true }));
};
/** Opens the first application. */
const open = async (widget: HTMLElement) => {
  (await find<HTMLButtonElement>(widget, '.filed .open')).click();
  await find(widget, '.vk-rows');
};
const openEnded = async (widget: HTMLElement) => {
  (await find<HTMLDetailsElement>(widget, '.ended')).open = true;
  await open(widget);
};
const openTemplate = (name: RegExp) => async (widget: HTMLElement) => {
  await press(widget, name);
  await find(widget, 'form');
};
const certificate = async (widget: HTMLElement) => {
  await openTemplate(/Справка об отсутствии долга/)(widget);
  await fill(widget, 'purpose', 'sale');
  await fill(widget, 'comment', 'Для банка, до конца недели.');
};
const preview = async (widget: HTMLElement) => {
  await certificate(widget);
  await press(widget, /Проверить/);
  await find(widget, '.paper');
};
const movingOut = async (widget: HTMLElement) => {
  await openTemplate(/Сообщить о выезде/)(widget);
  await fill(widget, 'leavesOn', '01.12.2026');
  await press(widget, /Проверить/);
  await find(widget, '.paper');
  await press(widget, /Получить код/);
  await find(widget, 'slot[name="vk-fields"]');
};

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Заявления/);
export const Failed = story('failing', /Повторить/);
export const Offline = story('offline', /Повторить/);
export const Empty = story('noApplications', /здесь пока нельзя/);
export const Ready = story('happy', /Подать заявление/, { args });
export const Many = story('manyApplications', /Завершённые/, { args });
export const Sealing = story('happy', /Подать заявление|Опломбировать/, { args, play: openTemplate(/Опломбировать/) });
export const Absence = story('happy', /Подать заявление|отсутствия/, { args, play: openTemplate(/отсутствия/) });
export const MovingOut = story('happy', /Подать заявление|выезде/, { args, play: openTemplate(/выезде/) });
export const Filled = story('happy', /Подать заявление|Справка/, { args, play: certificate });
export const Missing = story('happy', /Подать заявление|Справка/, {
  args,
  play: async (widget) => {
    await openTemplate(/Справка/)(widget);
    await press(widget, /Проверить/);
    await find(widget, '.vk-summary');
  },
});
export const Preview = story('happy', /Подать заявление|Справка/, { args, play: preview });
export const Code = story('happy', /Подать заявление|выезде/, { args, play: movingOut });
export const Registered = story('happy', /Подать заявление|Справка/, {
  args,
  play: async (widget) => {
    await preview(widget);
    await press(widget, /Отправить заявление/);
    await find(widget, '.vk-deadline');
  },
});
export const Sent = story('applicationSent', /Отправлено/, { args, play: open });
export const Moving = story('applicationSent', /Отправлено/, {
  args,
  play: async (widget) => {
    await open(widget);
    await press(widget, /Перенести/);
    await find(widget, '#visit');
  },
});
export const NeedsMore = story('applicationNeedsMore', /Нужен ваш ответ/, { args, play: open });
export const Late = story('applicationLate', /опаздывает/, { args, play: open });
export const Approved = story('applicationApproved', /Одобрено/, { args, play: open });
export const Refused = story('applicationRefused', /Завершённые|Отказ/, { args, play: openEnded });
export const Done = story('applicationDone', /Завершённые|Готово/, { args, play: openEnded });
export const Handover = story('handoverBegun', /Сменить собственника/, {
  args,
  play: async (widget) => {
    await open(widget);
    await press(widget, /Ввести показания/);
    await find(widget, '#takenOn');
  },
});
export const HandoverBilled = story('handoverBilled', /Сменить собственника/, { args, play: open });
export const English = story('applicationApproved', /Applications/, { args, globals: { lang: 'en' }, play: open });
export const Dark = story('manyApplications', /Завершённые/, { args, globals: { theme: 'dark' } });
export const Narrow = story('handoverBilled', /Сменить собственника/, {
  args,
  globals: { width: '240px' },
  play: open,
});
