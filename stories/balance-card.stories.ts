import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/balance-card';
import { endSession, storyOf } from './utilities.ts';

const TAG = 'vk-balance-card';

export default { title: 'Widgets/vk-balance-card', component: TAG };

const story = storyOf(TAG);

export const SignedOut = story('signedOut', /войдите/);
export const SessionEnded = story('happy', /К оплате/, { play: endSession });
export const Pending = story('slow', /Баланс/);
export const Failed = story('failing', /Повторить/);
export const Busy = story('busy', /перегружен/);
export const Offline = story('offline', /Нет связи/);
export const Debt = story('happy', /К оплате/);
export const Overdue = story('overdue', /просрочено/);
export const Credit = story('credit', /Переплата/);
export const Autopay = story('autopay', /Автоплатёж/);
export const Zero = story('zero', /Долгов нет/);
export const Closed = story('closedAccount', /Счёт закрыт/);
export const SeveralAccounts = story('severalAccounts', /Лицевой счёт/);
const unfold = (words: RegExp) => async (widget: HTMLElement) => {
  const details = [...widget.shadowRoot!.querySelectorAll('details')].at(-1);
  details!.open = true;
  await waitFor(() => expect(widget.shadowRoot!.textContent).toMatch(words));
};
export const Parts = story('overdue', /За что/, { play: unfold(/Водоотведение|Wastewater/) });
export const AllAccounts = story('severalAccounts', /За что и сколько/, {
  play: unfold(/по всем счетам\s*[\d ]|for all accounts/),
});
export const English = story('overdue', /overdue/, { globals: { lang: 'en' } });
export const Dark = story('overdue', /просрочено/, { globals: { theme: 'dark' } });
export const Narrow = story('overdue', /просрочено/, { globals: { width: '240px' } });
