import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/account-switcher';
import { press, storyOf, typeInto } from './utilities.ts';

const TAG = 'vk-account-switcher';

export default { title: 'Widgets/vk-account-switcher', component: TAG };

const story = storyOf(TAG);
const seen = (widget: HTMLElement, selector: string) =>
  waitFor(() => expect(widget.shadowRoot!.querySelector(selector)).not.toBeNull());

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Мои счета/);
export const Failed = story('failing', /Повторить/);
export const OneAccount = story('happy', /Добавить счёт/);
export const SeveralAccounts = story('severalAccounts', /Показан сейчас/);
export const Helping = story('helping', /Вы помогаете с этим счётом/);
export const Naming = story('severalAccounts', /Мои счета/, {
  play: (widget) => press(widget, /Назвать счёт 230100008|Name account 230100008/),
});
export const Adding = story('happy', /Мои счета/, { play: (widget) => press(widget, /Добавить счёт|Add an account/) });
export const WrongProof = story('happy', /Мои счета/, {
  play: async (widget) => {
    await press(widget, /Добавить счёт|Add an account/);
    await seen(widget, '[name=accountNumber]');
    await typeInto(widget, { accountNumber: '230100012', meterSerial: '777' }, true);
    await seen(widget, '.vk-summary');
  },
});
export const Added = story('happy', /Мои счета/, {
  play: async (widget) => {
    await press(widget, /Добавить счёт|Add an account/);
    await seen(widget, '[name=accountNumber]');
    await typeInto(widget, { accountNumber: '230100012', meterSerial: '11000018' }, true);
    await waitFor(() => expect(widget.shadowRoot!.textContent).toMatch(/230100012/));
  },
});
export const Named = story('happy', /Мои счета/, {
  play: async (widget) => {
    await press(widget, /Назвать счёт|Name account/);
    await typeInto(widget, { name: 'Квартира бабушки на Железнодорожной' }, true);
    await waitFor(() => expect(widget.shadowRoot!.textContent).toMatch(/Квартира бабушки/));
  },
});
export const Removing = story('severalAccounts', /Мои счета/, {
  play: async (widget) => {
    await press(widget, /Убрать счёт 230100009|Remove account 230100009/);
    await waitFor(() => expect(widget.shadowRoot!.querySelector('dialog')?.open).toBe(true));
  },
});
export const AsksForThePassword = story('happy', /Мои счета/, {
  play: async (widget) => {
    await press(widget, /Дать доступ|Give access/);
    await seen(widget, '[name=helperEmail]');
    widget.shadowRoot!.querySelector<HTMLInputElement>('[name=see]')!.click();
    await typeInto(widget, { helperEmail: 'vnuk@example.org' }, true);
    await waitFor(() => expect(widget.querySelector('[name=current]')).not.toBeNull());
  },
});
export const Inviting = story('happy', /Мои счета/, {
  play: async (widget) => {
    await press(widget, /Дать доступ|Give access/);
    await seen(widget, '[name=helperEmail]');
    await typeInto(widget, {}, true);
    await seen(widget, '.vk-summary');
  },
});
export const Invitation = story('happy', /Мои счета/, {
  play: async (widget) => {
    await press(widget, /У меня есть приглашение|I have an invitation/);
    await seen(widget, '[name=inviteCode]');
    await typeInto(widget, { inviteCode: 'не тот' }, true);
    await seen(widget, '.vk-summary');
  },
});
export const English = story('helping', /Trusted people/, { globals: { lang: 'en' } });
export const Dark = story('helping', /Мои счета/, { globals: { theme: 'dark' } });
export const Narrow = story('helping', /Мои счета/, { globals: { width: '240px' } });
