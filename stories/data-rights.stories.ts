import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/data-rights';
import { press, storyOf } from './utilities.ts';

const TAG = 'vk-data-rights';

export default { title: 'Widgets/vk-data-rights', component: TAG };

const story = storyOf(TAG);

const openRecipients = async (widget: HTMLElement) => {
  await waitFor(() => expect(widget.shadowRoot!.querySelector('[aria-labelledby=recipients] summary')).not.toBeNull());
  widget.shadowRoot!.querySelector<HTMLElement>('[aria-labelledby=recipients] summary')!.click();
  await waitFor(() => expect(widget.shadowRoot!.querySelector('.recipient')).not.toBeNull());
};

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Мои персональные данные/);
export const Failed = story('failing', /Повторить/);
export const Ready = story('happy', /Вы можете узнать/);
export const CopyReady = story('steppedUp', /Вы можете узнать/, {
  play: async (widget) => {
    await press(widget, /Получить копию|Get the copy/);
    await waitFor(() => expect(widget.shadowRoot!.querySelector('a[download]')).not.toBeNull());
  },
});
export const PasswordAsked = story('happy', /Вы можете узнать/, {
  play: async (widget) => {
    await press(widget, /Получить копию|Get the copy/);
    await waitFor(() => expect(widget.shadowRoot!.querySelector('input[type=password]')).not.toBeNull());
  },
});
export const Deletion = story('happy', /Вы можете узнать/, {
  play: async (widget) => {
    await press(widget, /Удалить данные|Delete data/);
    await waitFor(() => expect(widget.shadowRoot!.querySelector('textarea')).not.toBeNull());
    widget.shadowRoot!.querySelector<HTMLElement>('.ask summary')!.click();
  },
});
export const Refused = story('happy', /Вы можете узнать/, {
  play: async (widget) => {
    await press(widget, /Исправить ошибку|Correct a mistake/);
    await press(widget, /Отправить запрос|Send the request/);
    await waitFor(() => expect(widget.shadowRoot!.querySelector('.vk-error')).not.toBeNull());
  },
});
export const Waiting = story('dataRequestsWait', /Ваши запросы/);
export const Late = story('dataRequestLate', /Просрочен/);
export const Answered = story('dataRequestsAnswered', /выполнен частично/);
export const Recipients = story('dataRecipients', /Кому мы передаём/, { play: openRecipients });
export const English = story('dataRequestsAnswered', /done in part/, { globals: { lang: 'en' } });
export const Dark = story('dataRequestsAnswered', /выполнен частично/, { globals: { theme: 'dark' } });
export const Narrow = story('dataRequestsWait', /Ваши запросы/, { globals: { width: '240px' } });
