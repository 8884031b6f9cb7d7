import '@vodokanal/widgets/define/payment-history';
import { expect, waitFor } from 'storybook/test';
import { press, storyOf, unfoldDispute } from './utilities.ts';

const TAG = 'vk-payment-history';

export default { title: 'Widgets/vk-payment-history', component: TAG };

const story = storyOf(TAG);

const openReceipt = async (widget: HTMLElement) => {
  await press(widget, /^(Чек|Receipt): /);
  await waitFor(() => expect(widget.shadowRoot!.querySelector('dialog[open] svg path')).not.toBeNull());
};
const openStatement = async (widget: HTMLElement) => {
  widget.shadowRoot!.querySelector<HTMLDetailsElement>('.statement')!.open = true;
  await waitFor(() => expect(widget.shadowRoot!.querySelector('.statement table')).not.toBeNull());
};
const allYears = async (widget: HTMLElement) => {
  const chip = () => widget.shadowRoot!.querySelector<HTMLInputElement>('input[name=year][value=""]');
  await waitFor(() => expect(chip()).not.toBeNull());
  chip()!.click();
};

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Платежи и чеки/);
export const Failed = story('failing', /Повторить/);
export const Empty = story('noPayments', /Платежей ещё нет/);
export const Ready = story('happy', /За 2026 год оплачено/);
export const AllYears = story('happy', /За 2026 год оплачено/, { play: allYears });
export const Changed = story('paymentsChanged', /Чек формируется/);
export const Unfinished = story('paymentsUnfinished', /ещё проходит через банк/);
export const Receipt = story('paymentsChanged', /СБП/, { play: openReceipt });
export const Statement = story('paymentsChanged', /Акт сверки/, { play: openStatement });
export const ManyPayments = story('manyPayments', /За 2026 год оплачено/, { play: allYears });
export const Disputed = story('happy', /За 2026 год оплачено/, {
  args: { 'claim-url': '/claim.html' },
  play: unfoldDispute,
});
export const English = story('paymentsChanged', /Paid in 2026/, { globals: { lang: 'en' } });
export const Dark = story('paymentsChanged', /СБП/, { globals: { theme: 'dark' } });
export const Narrow = story('paymentsChanged', /СБП/, { globals: { width: '240px' } });
