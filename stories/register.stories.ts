import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/register';
import { storyOf, typeInto } from './utilities.ts';

const TAG = 'vk-register';

export default { title: 'Widgets/vk-register', component: TAG };

const story = storyOf(TAG);
const PROVEN = { accountNumber: '230100012', meterSerial: '11000018', phone: '8 900 765-43-21' };
const toCode = async (widget: HTMLElement) => {
  await typeInto(widget, PROVEN, true);
  await waitFor(() => expect(widget.querySelector('[name=code]')).not.toBeNull());
};
const toPassword = async (widget: HTMLElement) => {
  await toCode(widget);
  await typeInto(widget, { code: '123456' }, true);
  await waitFor(() => expect(widget.querySelector('[name=password]')).not.toBeNull());
};
const refused = (words: RegExp) => (widget: HTMLElement) =>
  waitFor(() => expect(widget.querySelector<HTMLElement>('.vk-summary')?.innerText).toMatch(words));

export const Form = story('signedOut', /Получить код/);
export const Pending = story('slow', /Регистрация/);
export const SomebodyIsIn = story('happy', /Вы уже вошли/);
export const EmptyFields = story('signedOut', /Получить код/, {
  play: async (widget) => {
    await typeInto(widget, {}, true);
    await refused(/./)(widget);
  },
});
export const WrongProof = story('signedOut', /Получить код/, {
  play: async (widget) => {
    await typeInto(widget, { ...PROVEN, meterSerial: '777' }, true);
    await refused(/./)(widget);
  },
});
export const AlreadyRegistered = story('signedOut', /Получить код/, {
  play: async (widget) => {
    await typeInto(widget, { ...PROVEN, accountNumber: '230100001', meterSerial: '11000001' }, true);
    await refused(/./)(widget);
  },
});
export const ClosedAccount = story('signedOut', /Получить код/, {
  play: async (widget) => {
    await typeInto(widget, { ...PROVEN, accountNumber: '230100007', meterSerial: '11000011' }, true);
    await refused(/./)(widget);
  },
});
export const Throttled = story('throttled', /Получить код/, {
  play: async (widget) => {
    await typeInto(widget, PROVEN, true);
    await refused(/\d\d:\d\d/)(widget);
  },
});
export const ByPayment = story('signedOut', /Получить код/, {
  play: async (widget) => {
    await typeInto(widget, { proof: 'lastPayment' });
    await waitFor(() => expect(widget.querySelector('[name=paidOn]')).not.toBeNull());
  },
});
export const PaymentWithoutItsDay = story('signedOut', /Получить код/, {
  play: async (widget) => {
    await typeInto(widget, { proof: 'lastPayment' });
    await waitFor(() => expect(widget.querySelector('[name=paidOn]')).not.toBeNull());
    await typeInto(widget, { accountNumber: '230100012', lastPayment: '346,91', phone: '8 900 765-43-21' }, true);
    await refused(/День этой оплаты|Day of that payment/)(widget);
  },
});
export const ConfirmEmail = story('signedOut', /Получить код|почту/, {
  play: async (widget) => {
    await typeInto(widget, { ...PROVEN, email: 'novy@example.org' }, true);
    await waitFor(() => expect(widget.querySelector('[name=code]')).not.toBeNull());
    await typeInto(widget, { code: '123456' }, true);
    await waitFor(() => expect(widget.querySelector('[name=password]')).not.toBeNull());
    await typeInto(widget, { password: 'тихий ручей за домом' }, true);
    await waitFor(() => expect(widget.textContent).toMatch(/Осталось подтвердить почту|Confirm your e-mail/));
  },
});
export const Code = story('signedOut', /Получить код|отправили/, { play: toCode });
export const WrongCode = story('signedOut', /Получить код|отправили/, {
  play: async (widget) => {
    await toCode(widget);
    await typeInto(widget, { code: '000000' }, true);
    await refused(/4/)(widget);
  },
});
export const CodeTooShort = story('signedOut', /Получить код|отправили/, {
  play: async (widget) => {
    await toCode(widget);
    await typeInto(widget, { code: '12' }, true);
    await refused(/./)(widget);
  },
});
export const Offline = story('offline', /Регистрация/, {
  play: async (widget) => {
    await typeInto(widget, PROVEN, true);
    await refused(/./)(widget);
  },
});
export const Password = story('signedOut', /Получить код|пароль/, { play: toPassword });
export const WeakPassword = story('signedOut', /Получить код|пароль/, {
  play: async (widget) => {
    await toPassword(widget);
    await typeInto(widget, { password: 'ручей' }, true);
    await refused(/./)(widget);
  },
});
export const Registered = story('signedOut', /Получить код|зарегистрированы/, {
  play: async (widget) => {
    await toPassword(widget);
    await typeInto(widget, { password: 'тихий ручей за домом' }, true);
    await waitFor(() => expect(widget.querySelector('form')).toBeNull());
  },
});
export const English = story('signedOut', /Get the code/, { globals: { lang: 'en' } });
export const Dark = story('signedOut', /Получить код/, { globals: { theme: 'dark' } });
export const Narrow = story('signedOut', /Получить код/, { globals: { width: '240px' } });
