import '@vodokanal/widgets/define/debt-notices';
import { expect, waitFor } from 'storybook/test';
import { press, storyOf, typeInto } from './utilities.ts';

const TAG = 'vk-debt-notices';

export default { title: 'Widgets/vk-debt-notices', component: TAG };

const story = storyOf(TAG);

/** The texts are in the language of the toolbar, so the stories look for what is the same in each. */
const has = (widget: HTMLElement, selector: string) =>
  waitFor(() => expect(widget.shadowRoot!.querySelector(selector)).not.toBeNull());

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Задолженность/);
export const Failed = story('failing', /Повторить/);
export const Empty = story('zero', /Долгов нет/);
export const NotOverdue = story('happy', /Просроченного долга нет/);
export const Credit = story('credit', /переплата/);
export const Overdue = story('overdue', /Чтобы закрыть долг сегодня/);
export const Calculation = story('overdue', /Из чего сложился долг/, {
  play: async (widget) => {
    for (const month of widget.shadowRoot!.querySelectorAll<HTMLDetailsElement>('.debt')) month.open = true;
    await waitFor(() => expect(widget.shadowRoot!.querySelector('section')!.innerText).toMatch(/× 60 ×/));
  },
});
export const PaidLater = story('overdue', /Если оплатить/, {
  play: async (widget) => {
    await typeInto(widget, { paidOn: '20.12.2026' });
    await waitFor(() => expect(widget.shadowRoot!.querySelector('.answer')!.textContent).toMatch(/20/));
  },
});
export const PaidAfterTheRateEnds = story('overdue', /Если оплатить/, {
  play: async (widget) => {
    await typeInto(widget, { paidOn: '15.01.2027' });
    await waitFor(() => expect(widget.shadowRoot!.querySelector('.answer .total')).toBeNull());
  },
});
export const Acknowledged = story('noticeAcknowledged', /Прочитанные уведомления/);
export const JustAcknowledged = story('overdue', /Я прочитал/, {
  play: async (widget) => {
    await press(widget, /^(Я прочитал|I have read)/);
    await has(widget, '.vk-summary');
  },
});
export const InCourt = story('debtInCourt', /Обратились в суд/);
export const PrivateHouse = story('debtOfHouse', /Подачу воды могут ограничить/);
export const AskForInstalments = story('overdue', /Попросить рассрочку/, {
  play: async (widget) => {
    await has(widget, '[data-ask]');
    widget.shadowRoot!.querySelector<HTMLElement>('[data-ask]')!.click();
    await has(widget, '.ask select');
  },
});
export const InstalmentsRequested = story('instalmentsRequested', /Просьба у нас/);
export const InstalmentsOffered = story('instalmentsOffered', /Подписать соглашение/);
export const InstalmentsAskForPassword = story('instalmentsOffered', /Подписать соглашение/, {
  play: async (widget) => {
    await press(widget, /^(Подписать соглашение|Sign the agreement)/);
    await has(widget, '[name=current]');
  },
});
export const InstalmentsKept = story('instalmentsKept', /Следующий платёж/);
export const InstalmentsLate = story('instalmentsLate', /платёж просрочен/);
export const InstalmentsBroken = story('instalmentsBroken', /соглашение прекратилось/);
export const InstalmentsRefused = story('instalmentsRefused', /Мы не смогли дать рассрочку/);
export const NoInstalments = story('noInstalments', /Платить можно и частями/);
export const RateNotSet = story('lateFeeRateNotSet', /ещё не установили/);
export const English = story('overdue', /To clear the debt today/, { globals: { lang: 'en' } });
export const Dark = story('overdue', /Чтобы закрыть долг сегодня/, { globals: { theme: 'dark' } });
export const Narrow = story('overdue', /Чтобы закрыть долг сегодня/, { globals: { width: '240px' } });
