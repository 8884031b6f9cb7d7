import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/login';
import { storyOf } from './utilities.ts';

const TAG = 'vk-login';

export default { title: 'Widgets/vk-login', component: TAG };

const story = storyOf(TAG);

const type = (widget: HTMLElement, login: string, password: string) => {
  for (const [name, value] of [['username', login], ['password', password]] as const) widget.querySelector<HTMLInputElement>(`input[name=${name}]`)!.value = value;
  widget.querySelector('form')!.requestSubmit();
};
const summary = (widget: HTMLElement) => widget.querySelector<HTMLElement>('.vk-summary');

export const Form = story('signedOut', /Пароль/);
export const Pending = story('slow', /Вход/);
export const SignedIn = story('happy', /Выйти|Sign out/);
export const SeveralAccounts = story('severalAccounts', /230100009/);
export const EmptyFields = story('signedOut', /Пароль/, { play: async (widget) => { type(widget, '', ''); await waitFor(() => expect(summary(widget)).not.toBeNull()); } });
export const WrongPassword = story('signedOut', /Пароль/, { play: async (widget) => { type(widget, '230100001', 'не тот пароль'); await waitFor(() => expect(summary(widget)).not.toBeNull()); } });
export const Throttled = story('throttled', /Пароль/, { play: async (widget) => { type(widget, '230100001', 'не тот пароль'); await waitFor(() => expect(summary(widget)?.innerText).toMatch(/\d\d:\d\d/)); } });
export const Locked = story('locked', /Пароль/, { play: async (widget) => { type(widget, '230100001', 'tikhiy-rodnik-u-mosta'); await waitFor(() => expect(summary(widget)).not.toBeNull()); } });
export const Offline = story('offline', /Вход/);
export const SignsIn = story('signedOut', /Пароль/, { play: async (widget) => { type(widget, ' 230 100 001 ', 'tikhiy-rodnik-u-mosta'); await waitFor(() => expect(widget.querySelector('form')).toBeNull()); } });
export const English = story('signedOut', /Password/, { globals: { lang: 'en' } });
export const Dark = story('signedOut', /Пароль/, { globals: { theme: 'dark' } });
export const Narrow = story('signedOut', /Пароль/, { globals: { width: '240px' } });
