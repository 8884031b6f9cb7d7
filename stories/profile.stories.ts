import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/profile';
import { press, storyOf, typeInto } from './utilities.ts';

const TAG = 'vk-profile';

export default { title: 'Widgets/vk-profile', component: TAG };

const story = storyOf(TAG);
const contact = async (widget: HTMLElement, value: string) => {
  await press(widget, /Изменить: Мобильный|Change: Mobile/);
  await waitFor(() => expect(widget.querySelector('[name=newPhone]')).not.toBeNull());
  await typeInto(widget, { newPhone: value }, true);
};
const stepUp = async (widget: HTMLElement) => {
  await waitFor(() => expect(widget.querySelector('[name=current]')).not.toBeNull());
  await typeInto(widget, { current: 'tikhiy-rodnik-u-mosta' }, true);
};

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Моя информация/);
export const Failed = story('failing', /Повторить/);
export const Ready = story('happy', /Всё верно/);
export const ChangesInReview = story('changesInReview', /на рассмотрении.*отказано/s);
export const Confirmed = story('happy', /Моя информация/, {
  play: async (widget) => {
    await press(widget, /Всё верно|All is right/);
    await waitFor(() => expect(widget.shadowRoot!.querySelector('.vk-summary')).not.toBeNull());
  },
});
export const Correcting = story('happy', /Моя информация/, {
  play: (widget) => press(widget, /Исправить: Адрес|Correct: Address/),
});
export const CorrectionSent = story('happy', /Моя информация/, {
  play: async (widget) => {
    await press(widget, /Исправить: Адрес|Correct: Address/);
    await typeInto(widget, { newValue: 'ул. Красногвардейско-Железнодорожная, д. 148, корп. 2, кв. 1187' }, true);
    await waitFor(() => expect(widget.shadowRoot!.querySelector('.vk-summary')).not.toBeNull());
  },
});
export const WrongCorrection = story('happy', /Моя информация/, {
  play: async (widget) => {
    await press(widget, /Исправить: Зарегистрировано|Correct: Registered/);
    await typeInto(widget, { newValue: 'много' }, true);
    await waitFor(() => expect(widget.shadowRoot!.querySelector('.vk-summary')).not.toBeNull());
  },
});
export const SeveralAccounts = story('severalAccounts', /Моя информация/);
export const ContactChanged = story('happy', /Моя информация/, {
  play: async (widget) => {
    await contact(widget, '8 900 555-44-33');
    await stepUp(widget);
    await typeInto(widget, { code: '123456' }, true);
    await waitFor(() => expect(widget.shadowRoot!.querySelector('.vk-summary')).not.toBeNull());
  },
});
export const AsksForThePassword = story('happy', /Моя информация/, {
  play: async (widget) => {
    await contact(widget, '8 900 555-44-33');
    await waitFor(() => expect(widget.querySelector('[name=current]')).not.toBeNull());
  },
});
export const WrongPhone = story('happy', /Моя информация/, {
  play: async (widget) => {
    await contact(widget, '12');
    await stepUp(widget);
    await waitFor(() => expect(widget.querySelector('.vk-summary')).not.toBeNull());
  },
});
export const Code = story('happy', /Моя информация/, {
  play: async (widget) => {
    await contact(widget, '8 900 555-44-33');
    await stepUp(widget);
    await waitFor(() => expect(widget.querySelector('[name=code]')).not.toBeNull());
  },
});
export const English = story('happy', /All is right/, { globals: { lang: 'en' } });
export const Dark = story('changesInReview', /Моя информация/, { globals: { theme: 'dark' } });
export const Narrow = story('changesInReview', /Моя информация/, { globals: { width: '240px' } });
