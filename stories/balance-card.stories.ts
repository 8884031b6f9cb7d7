import { expect, waitFor } from 'storybook/test';
import type { ScenarioName } from '@vodokanal/mocks';
import '@vodokanal/widgets/define/balance-card';
import { onPage } from './utilities.ts';

const TAG = 'vk-balance-card';

export default { title: 'Widgets/vk-balance-card', component: TAG };

const story = (scenario: ScenarioName, sees: RegExp, more: { readonly globals?: Record<string, string>; readonly play?: (widget: HTMLElement) => Promise<void> } = {}) => ({
  render: (args: Record<string, unknown>, { globals }: { globals: Record<string, string> }) => onPage(TAG, scenario, globals, args),
  ...(more.globals && { globals: more.globals }),
  play: async ({ canvasElement, globals }: { canvasElement: HTMLElement; globals: Record<string, string> }) => {
    const widget = canvasElement.querySelector<HTMLElement>(TAG)!;
    const text = () => `${widget.shadowRoot?.querySelector<HTMLElement>('section')?.innerText ?? ''} ${widget.innerText}`;
    await waitFor(() => expect(text().length).toBeGreaterThan(5), { timeout: 12_000 });
    if (globals['lang'] !== 'en') await waitFor(() => expect(text()).toMatch(sees), { timeout: 12_000 });
    await more.play?.(widget);
  },
});

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Баланс/);
export const Failed = story('failing', /Повторить/);
export const Busy = story('busy', /перегружен/);
export const Offline = story('offline', /Нет связи/);
export const Debt = story('happy', /К оплате/);
export const Overdue = story('overdue', /просрочено/);
export const Credit = story('credit', /Переплата/);
export const Zero = story('zero', /Долгов нет/);
export const Closed = story('closedAccount', /Счёт закрыт/);
export const SeveralAccounts = story('severalAccounts', /Лицевой счёт/);
export const English = story('overdue', /overdue/, { globals: { lang: 'en' } });
export const Dark = story('overdue', /просрочено/, { globals: { theme: 'dark' } });
export const Narrow = story('overdue', /просрочено/, { globals: { width: '240px' } });
