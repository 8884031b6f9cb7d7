import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/payment-form';
import { press, storyOf } from './utilities.ts';

const TAG = 'vk-payment-form';

export default { title: 'Widgets/vk-payment-form', component: TAG };

const story = storyOf(TAG);
const seen = (words: RegExp) => async (widget: HTMLElement) => {
  await waitFor(() => expect(widget.shadowRoot!.textContent).toMatch(words));
};
const toConfirmation = async (widget: HTMLElement) => {
  await press(widget, /Продолжить|Continue/);
  await seen(/Проверьте и подтвердите|Check and confirm/)(widget);
};

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Оплата/);
export const Failed = story('failing', /Повторить/);
export const Ready = story('happy', /Сколько оплатить/);
export const Overdue = story('overdue', /Только просроченное/);
export const InCredit = story('credit', /переплата/);
export const SeveralAccounts = story('severalAccounts', /другие счета/);
export const Confirmation = story('happy', /Продолжить/, { play: toConfirmation });
export const Waiting = story('paymentWaits', /ещё проверяется/, {
  play: async (widget) => {
    await press(widget, /Посмотреть|Look/);
    await seen(/Ждём оплату|Waiting for/)(widget);
  },
});
const pay = async (widget: HTMLElement) => {
  await toConfirmation(widget);
  await press(widget, /^\s*(Оплатить|Pay) /);
  await seen(/Ждём оплату|Waiting for/)(widget);
  await press(widget, /Проверить сейчас|Check now/);
};
export const Succeeded = story('happy', /Продолжить/, {
  play: async (widget) => {
    await pay(widget);
    await seen(/Оплачено|paid/)(widget);
  },
});
export const Declined = story('paymentDeclined', /Продолжить/, {
  play: async (widget) => {
    await pay(widget);
    await seen(/Банк отклонил|has declined/)(widget);
  },
});
export const Refused = story('acquirerDown', /Продолжить/, {
  play: async (widget) => {
    await toConfirmation(widget);
    await press(widget, /^\s*(Оплатить|Pay) /);
    await seen(/Банк сейчас не отвечает|bank does not answer/)(widget);
  },
});
export const NotOffered = story('noAcquirer', /сейчас нельзя/);
export const English = story('happy', /How much to pay/, { globals: { lang: 'en' } });
export const Dark = story('happy', /Сколько оплатить/, { globals: { theme: 'dark' } });
export const Narrow = story('happy', /Сколько оплатить/, { globals: { width: '240px' } });
