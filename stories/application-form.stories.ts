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
const click = async (widget: HTMLElement, selector: string) => {
  (await find<HTMLElement>(widget, selector)).click();
};
/** Submits the form, and from the preview sends the application or asks for the code. */
const check = async (widget: HTMLElement) => (await find<HTMLFormElement>(widget, 'form')).requestSubmit();
const send = (widget: HTMLElement) => click(widget, '.paper ~ .vk-actions button:first-child');
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
/** The texts are in the language of the toolbar, so templates are found by their ids. */
const openTemplate = (id: string) => async (widget: HTMLElement) => {
  await click(widget, `[data-id="${id}"] .open`);
  await find(widget, 'form');
};
const certificate = async (widget: HTMLElement) => {
  await openTemplate('noDebt')(widget);
  await fill(widget, 'purpose', 'sale');
  await fill(widget, 'comment', 'Для банка, до конца недели.');
};
const preview = async (widget: HTMLElement) => {
  await certificate(widget);
  await check(widget);
  await find(widget, '.paper');
};
const movingOut = async (widget: HTMLElement) => {
  await openTemplate('movingOut')(widget);
  await fill(widget, 'leavesOn', '01.12.2026');
  await check(widget);
  await find(widget, '.paper');
  await send(widget);
  await find(widget, 'slot[name="vk-fields"]');
};

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Заявления/);
export const Failed = story('failing', /Повторить/);
export const Offline = story('offline', /Повторить/);
export const Empty = story('noApplications', /здесь пока нельзя/);
export const Ready = story('happy', /Подать заявление/, { args });
export const Many = story('manyApplications', /Завершённые/, { args });
export const Sealing = story('happy', /Подать заявление|Опломбировать/, { args, play: openTemplate('sealing') });
export const Absence = story('happy', /Подать заявление|отсутствия/, { args, play: openTemplate('absence') });
export const MovingOut = story('happy', /Подать заявление|выезде/, { args, play: openTemplate('movingOut') });
export const Filled = story('happy', /Подать заявление|Справка/, { args, play: certificate });
export const Missing = story('happy', /Подать заявление|Справка/, {
  args,
  play: async (widget) => {
    await openTemplate('noDebt')(widget);
    await check(widget);
    await find(widget, '.vk-summary');
  },
});
export const Preview = story('happy', /Подать заявление|Справка/, { args, play: preview });
export const Code = story('happy', /Подать заявление|выезде/, { args, play: movingOut });
export const Registered = story('happy', /Подать заявление|Справка/, {
  args,
  play: async (widget) => {
    await preview(widget);
    await send(widget);
    await find(widget, '.vk-deadline');
  },
});
export const Sent = story('applicationSent', /Отправлено/, { args, play: open });
export const Moving = story('applicationSent', /Отправлено/, {
  args,
  play: async (widget) => {
    await open(widget);
    await click(widget, '[data-visit]');
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
    await click(widget, '[data-handover]');
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
