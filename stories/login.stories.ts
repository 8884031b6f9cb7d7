import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/login';
import { press, storyOf, typeInto } from './utilities.ts';

const TAG = 'vk-login';

export default { title: 'Widgets/vk-login', component: TAG };

const story = storyOf(TAG);

const signIn = (widget: HTMLElement, login: string, password: string) => {
  for (const [name, value] of [
    ['username', login],
    ['password', password],
  ] as const)
    widget.querySelector<HTMLInputElement>(`input[name=${name}]`)!.value = value;
  widget.querySelector('form')!.requestSubmit();
};
const summary = (widget: HTMLElement) => widget.querySelector<HTMLElement>('.vk-summary');

export const Form = story('signedOut', /Пароль/);
export const Pending = story('slow', /Вход/);
export const SignedIn = story('happy', /Выйти|Sign out/);
export const SeveralAccounts = story('severalAccounts', /230100009/);
export const EmptyFields = story('signedOut', /Пароль/, {
  play: async (widget) => {
    signIn(widget, '', '');
    await waitFor(() => expect(summary(widget)).not.toBeNull());
  },
});
export const WrongPassword = story('signedOut', /Пароль/, {
  play: async (widget) => {
    signIn(widget, '230100001', 'не тот пароль');
    await waitFor(() => expect(summary(widget)).not.toBeNull());
  },
});
export const Throttled = story('throttled', /Пароль/, {
  play: async (widget) => {
    signIn(widget, '230100001', 'не тот пароль');
    await waitFor(() => expect(summary(widget)?.innerText).toMatch(/\d\d:\d\d/));
  },
});
export const Locked = story('locked', /Пароль/, {
  play: async (widget) => {
    signIn(widget, '230100001', 'tikhiy-rodnik-u-mosta');
    await waitFor(() => expect(summary(widget)).not.toBeNull());
  },
});
export const Offline = story('offline', /Вход/);
export const SignsIn = story('signedOut', /Пароль/, {
  play: async (widget) => {
    signIn(widget, ' 230 100 001 ', 'tikhiy-rodnik-u-mosta');
    await waitFor(() => expect(widget.querySelector('form')).toBeNull());
  },
});
const firstStep = async (widget: HTMLElement) => {
  signIn(widget, '230100001', 'tikhiy-rodnik-u-mosta');
  await waitFor(() => expect(widget.querySelector('[name=username]')).toBeNull());
};
const openOther = async (widget: HTMLElement, words: RegExp, tag: string) => {
  await press(widget, words);
  await waitFor(() =>
    expect(
      widget.querySelector(`${tag} form`) ?? widget.querySelector(tag)?.shadowRoot?.querySelector('form'),
    ).toBeTruthy(),
  );
};
export const SecondFactor = story('secondFactor', /Пароль|Второй шаг/, { play: firstStep });
export const WrongFactor = story('secondFactor', /Пароль|Второй шаг/, {
  play: async (widget) => {
    await firstStep(widget);
    await typeInto(widget, { totp: '000000' }, true);
    await waitFor(() => expect(summary(widget)).not.toBeNull());
  },
});
export const FactorBySms = story('secondFactor', /Пароль|Второй шаг/, {
  play: async (widget) => {
    await firstStep(widget);
    await typeInto(widget, { kind: 'sms' });
    await press(widget, /Отправить SMS|Send an SMS/);
    await waitFor(() => expect(widget.querySelector('[name=code]')).not.toBeNull());
  },
});
export const FactorByRecoveryCode = story('secondFactor', /Пароль|Второй шаг/, {
  play: async (widget) => {
    await firstStep(widget);
    await typeInto(widget, { kind: 'recoveryCode' });
    await waitFor(() => expect(widget.querySelector('[name=recoveryCode]')).not.toBeNull());
  },
});
export const FactorTooShort = story('secondFactor', /Пароль|Второй шаг/, {
  play: async (widget) => {
    await firstStep(widget);
    await typeInto(widget, { totp: '123' }, true);
    await waitFor(() => expect(summary(widget)).not.toBeNull());
  },
});
export const FactorIsLost = story('secondFactor', /Пароль|Второй шаг/, {
  play: async (widget) => {
    await firstStep(widget);
    await openOther(widget, /Ничего из этого|none of these/, 'vk-unlock-form');
  },
});
export const WithGosuslugi = story('signedOut', /Госуслуги|Пароль/, { args: { 'esia-url': '/v1/esia' } });
export const TemporaryPassword = story('temporaryPassword', /Пароль|временный/, { play: firstStep });
export const ToRecovery = story('signedOut', /Пароль|Новый/, {
  play: (widget) => openOther(widget, /Забыли пароль|Forgot/, 'vk-recovery'),
});
export const ToRegistration = story('signedOut', /Пароль|Регистрация/, {
  play: (widget) => openOther(widget, /Зарегистрироваться|Register/, 'vk-register'),
});
export const ToUnlock = story('locked', /Пароль/, {
  play: async (widget) => {
    signIn(widget, '230100001', 'tikhiy-rodnik-u-mosta');
    await waitFor(() => expect(summary(widget)).not.toBeNull());
    await openOther(widget, /Вернуть вход|Get my sign-in/, 'vk-unlock-form');
  },
});
export const AsAButton = story('signedOut', /./, {
  args: { mode: 'button' },
  play: async (widget) => {
    widget.shadowRoot!.querySelector('button')!.click();
    await waitFor(() => expect(widget.shadowRoot!.querySelector('dialog')!.open).toBe(true));
  },
});
export const English = story('signedOut', /Password/, { globals: { lang: 'en' } });
export const Dark = story('signedOut', /Пароль/, { globals: { theme: 'dark' } });
export const Narrow = story('signedOut', /Пароль/, { globals: { width: '240px' } });
