import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/recovery';
import { press, storyOf, typeInto } from './utilities.ts';

const TAG = 'vk-recovery';

export default { title: 'Widgets/vk-recovery', component: TAG };

const story = storyOf(TAG);
const toCode = async (widget: HTMLElement) => {
  await typeInto(widget, { login: '230100001' }, true);
  await waitFor(() => expect(widget.querySelector('[name=code]')).not.toBeNull());
};
const toPassword = async (widget: HTMLElement) => {
  await toCode(widget);
  await typeInto(widget, { code: '123456' }, true);
  await waitFor(() => expect(widget.querySelector('[name=password]')).not.toBeNull());
};
const refused = (widget: HTMLElement) => waitFor(() => expect(widget.querySelector('.vk-summary')).not.toBeNull());

export const Form = story('signedOut', /Получить код/);
export const Pending = story('slow', /Новый пароль/);
export const EmptyField = story('signedOut', /Получить код/, {
  play: async (widget) => {
    await typeInto(widget, {}, true);
    await refused(widget);
  },
});
export const Offline = story('offline', /Новый пароль/, {
  play: async (widget) => {
    await typeInto(widget, { login: '230100001' }, true);
    await refused(widget);
  },
});
export const Code = story('signedOut', /Получить код|код ушёл/, { play: toCode });
export const WrongCode = story('signedOut', /Получить код|код ушёл/, {
  play: async (widget) => {
    await toCode(widget);
    await typeInto(widget, { code: '000000' }, true);
    await refused(widget);
  },
});
export const PhoneIsGone = story('signedOut', /Получить код|код ушёл/, {
  play: async (widget) => {
    await toCode(widget);
    await press(widget, /больше нет|no longer/);
    await waitFor(() => expect(widget.querySelector('vk-unlock-form')?.shadowRoot?.querySelector('form')).toBeTruthy());
  },
});
export const CodeTooShort = story('signedOut', /Получить код|код ушёл/, {
  play: async (widget) => {
    await toCode(widget);
    await typeInto(widget, { code: '12' }, true);
    await refused(widget);
  },
});
export const CodeIsOver = story('signedOut', /Получить код|код ушёл/, {
  play: async (widget) => {
    await toCode(widget);
    for (let attempt = 0; attempt < 5; attempt++) {
      await typeInto(widget, { code: `00000${attempt}` }, true);
      await waitFor(() =>
        expect(widget.querySelector('[name=login]') ?? widget.querySelector('.vk-summary')).not.toBeNull(),
      );
    }
    await waitFor(() => expect(widget.querySelector('[name=login]')).not.toBeNull());
  },
});
export const Throttled = story('throttled', /Получить код/, {
  play: async (widget) => {
    await typeInto(widget, { login: '230100001' }, true);
    await refused(widget);
  },
});
export const WeakPassword = story('signedOut', /Получить код|пароль/, {
  play: async (widget) => {
    await toPassword(widget);
    await typeInto(widget, { password: 'ручей' }, true);
    await refused(widget);
  },
});
export const WrongSecondFactor = story('secondFactor', /Получить код|пароль/, {
  play: async (widget) => {
    await toPassword(widget);
    await typeInto(widget, { factor: '000000', password: 'новый тихий ручей' }, true);
    await refused(widget);
  },
});
export const Password = story('signedOut', /Получить код|пароль/, { play: toPassword });
export const SecondFactor = story('secondFactor', /Получить код|пароль/, {
  play: async (widget) => {
    await toPassword(widget);
    await expect(widget.querySelector('[name=factor]')).not.toBeNull();
  },
});
export const Changed = story('signedOut', /Получить код|сохранён/, {
  play: async (widget) => {
    await toPassword(widget);
    await typeInto(widget, { password: 'новый тихий ручей' }, true);
    await waitFor(() => expect(widget.querySelector('form')).toBeNull());
  },
});
export const English = story('signedOut', /Get the code/, { globals: { lang: 'en' } });
export const Dark = story('signedOut', /Получить код/, { globals: { theme: 'dark' } });
export const Narrow = story('signedOut', /Получить код/, { globals: { width: '240px' } });
