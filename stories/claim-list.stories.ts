import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/claim-list';
import { storyOf } from './utilities.ts';

const TAG = 'vk-claim-list';

export default { title: 'Widgets/vk-claim-list', component: TAG };

const story = storyOf(TAG);
const args = { 'claim-url': '/claim.html' };

const find = <T extends Element>(widget: HTMLElement, selector: string) =>
  waitFor(() => {
    const found = widget.shadowRoot!.querySelector<T>(selector);
    expect(found).not.toBeNull();
    return found!;
  });
const open = async (widget: HTMLElement) => {
  (await find<HTMLButtonElement>(widget, '.open')).click();
  await find(widget, '.talk');
};
const write = async (widget: HTMLElement, text: string) => {
  const area = await find<HTMLTextAreaElement>(widget, '#reply');
  area.value = text;
  area.dispatchEvent(new Event('input', { bubbles: true }));
};
const press = async (widget: HTMLElement, text: RegExp) => {
  const button = await waitFor(() => {
    const found = [...widget.shadowRoot!.querySelectorAll('button')].find((each) => text.test(each.textContent));
    expect(found).toBeDefined();
    return found!;
  });
  button.click();
};

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Мои обращения/);
export const Failed = story('failing', /Повторить/);
export const Empty = story('happy', /Обращений пока нет/, { args });
export const Many = story('manyClaims', /Завершённые/, { args });
export const Waiting = story('claimWaiting', /Получили/, { args, play: open });
export const NeedsMore = story('claimNeedsMore', /Нужен ваш ответ|Рассматриваем/, { args, play: open });
export const Late = story('claimLate', /опаздывает/, {
  args,
  play: async (widget) => {
    await open(widget);
    (await find<HTMLDetailsElement>(widget, 'details')).open = true;
  },
});
export const Answered = story('claimAnswered', /Ответили/, { args, play: open });
export const Refused = story('claimRefused', /Отказали/, { args, play: open });
export const Disputing = story('claimRefused', /Отказали/, {
  args,
  play: async (widget) => {
    await open(widget);
    await press(widget, /Нет, не решён|No, it is not/);
    await write(widget, 'Показание за сентябрь я передала 24-го, есть подтверждение.');
  },
});
export const ReplyMissing = story('claimNeedsMore', /Нужен ваш ответ/, {
  args,
  play: async (widget) => {
    await open(widget);
    await press(widget, /^Отправить$|^Send$/);
    await find(widget, '.vk-summary');
  },
});
export const Disputed = story('claimDisputed', /Рассматриваем/, { args, play: open });
export const Solved = story('claimSolved', /Решено/, { args, play: open });
export const Sent = story('claimNeedsMore', /Нужен ваш ответ|Рассматриваем/, {
  args,
  play: async (widget) => {
    await open(widget);
    await write(widget, 'Счётчик закрыт панелью, фото пришлю завтра.');
    await press(widget, /^Отправить$|^Send$/);
    await find(widget, '.vk-summary');
  },
});
export const English = story('claimAnswered', /My claims/, { args, globals: { lang: 'en' }, play: open });
export const Dark = story('claimRefused', /Отказали/, { args, globals: { theme: 'dark' }, play: open });
export const Narrow = story('claimLate', /опаздывает/, { args, globals: { width: '240px' }, play: open });
