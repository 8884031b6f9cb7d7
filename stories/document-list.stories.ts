import '@vodokanal/widgets/define/document-list';
import { expect, waitFor } from 'storybook/test';
import { press, storyOf } from './utilities.ts';

const TAG = 'vk-document-list';

export default { title: 'Widgets/vk-document-list', component: TAG };

const story = storyOf(TAG);

const has = (widget: HTMLElement, selector: string) =>
  waitFor(() => expect(widget.shadowRoot!.querySelector(selector)).not.toBeNull());
const openWorks = async (widget: HTMLElement) => {
  await has(widget, '.works');
  widget.shadowRoot!.querySelector<HTMLDetailsElement>('.works')!.open = true;
  await has(widget, '.work .vk-rows');
};
const choose = async (widget: HTMLElement) => {
  await has(widget, 'input[type=checkbox]');
  for (const box of [...widget.shadowRoot!.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].slice(0, 3))
    box.click();
  await has(widget, '.chosen');
};
const choosePlace = async (widget: HTMLElement) => {
  await has(widget, 'select[name=kind]');
  const select = widget.shadowRoot!.querySelector<HTMLSelectElement>('select[name=kind]')!;
  select.value = '';
  select.dispatchEvent(new Event('change', { bubbles: true }));
};

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Документы/);
export const Failed = story('failing', /Повторить/);
export const Empty = story('noDocuments', /Документов пока нет/);
export const Ready = story('happy', /Протокол поверки счётчика/);
export const WithBills = story('happy', /Протокол поверки счётчика/, { play: choosePlace });
export const Chosen = story('happy', /Протокол поверки счётчика/, { play: choose });
export const Paper = story('happy', /Протокол поверки счётчика/, {
  play: async (widget) => {
    await press(widget, /^Ответ на обращение/);
    await has(widget, 'dialog[open] .vk-rows');
  },
});
export const Picture = story('happy', /Протокол поверки счётчика/, {
  play: async (widget) => {
    await press(widget, /^Протокол поверки/);
    await has(widget, 'dialog[open] canvas');
  },
});
export const Works = story('happy', /Работы по вашему адресу/, { play: openWorks });
export const Saved = story('happy', /Протокол поверки счётчика/, {
  play: async (widget) => {
    await choose(widget);
    await press(widget, /^(Скачать одним архивом|Download as one archive)/);
    await has(widget, '.vk-notice[data-tone=good]');
  },
});
export const ManyDocuments = story('manyDocuments', /Акт ввода счётчика/);
export const English = story('happy', /Works at your address/, { globals: { lang: 'en' } });
export const Dark = story('happy', /Протокол поверки счётчика/, { globals: { theme: 'dark' } });
export const Narrow = story('happy', /Протокол поверки счётчика/, { globals: { width: '240px' } });
