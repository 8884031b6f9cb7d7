import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/payment-form';
import { press, storyOf, typeInto } from './utilities.ts';

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
const wantAutopay = async (widget: HTMLElement) => {
  await seen(/Платить так каждый месяц|Pay like this each month/)(widget);
  widget.shadowRoot!.querySelector<HTMLInputElement>('[name=autopay]')!.click();
  await waitFor(() => expect(widget.shadowRoot!.querySelector('[name=autopayLimit]')).not.toBeNull());
};
export const AutopayWanted = story('happy', /Платить так каждый месяц/, { play: wantAutopay });
export const AutopayConfirmation = story('happy', /Платить так каждый месяц/, {
  play: async (widget) => {
    await wantAutopay(widget);
    await toConfirmation(widget);
  },
});
export const AutopayOn = story('autopay', /Автоплатёж включён/);
export const AutopayChange = story('autopay', /Автоплатёж включён/, {
  play: async (widget) => {
    await press(widget, /^(Изменить|Change)$/);
    await waitFor(() => expect(widget.shadowRoot!.querySelector('.autopay select')).not.toBeNull());
  },
});
export const AutopayOverLimit = story('autopayOverLimit', /больше вашего предела/);
export const AutopayOff = story('autopay', /Отключить автоплатёж/, {
  play: async (widget) => {
    await press(widget, /^(Отключить автоплатёж|Turn autopay off)$/);
    await seen(/Автоплатёж отключён|Autopay is off/)(widget);
  },
});
export const NoAutopay = story('noAutopay', /Сколько оплатить/);
const askOther = async (widget: HTMLElement) => {
  const details = [...widget.shadowRoot!.querySelectorAll('details')].at(-1);
  details!.open = true;
  await seen(/Сделать ссылку|Make the link/)(widget);
};
export const Links = story('happy', /Попросить заплатить/, { play: askOther });
export const LinkMade = story('happy', /Попросить заплатить/, {
  play: async (widget) => {
    await askOther(widget);
    await press(widget, /Сделать ссылку|Make the link/);
    await seen(/готова и действует|is ready and valid/)(widget);
  },
});
const guest = { args: { guest: true } };
const find = async (widget: HTMLElement) => {
  await typeInto(widget, { accountNumber: '230100001', fact: '11000001' });
  await press(widget, /Показать сумму|Show the sum/);
  await seen(/Сколько оплатить|How much to pay/)(widget);
};
export const Guest = story('signedOut', /Показать сумму/, guest);
export const GuestRefused = story('signedOut', /Показать сумму/, {
  ...guest,
  play: async (widget) => {
    await typeInto(widget, { accountNumber: '230100001', fact: '99' });
    await press(widget, /Показать сумму|Show the sum/);
    await seen(/не подходит|does not belong to it/)(widget);
  },
});
export const GuestFound = story('signedOut', /Показать сумму/, { ...guest, play: find });
export const GuestPaid = story('signedOut', /Показать сумму/, {
  ...guest,
  play: async (widget) => {
    await find(widget);
    await press(widget, /Продолжить|Continue/);
    await pay(widget);
    await seen(/Деньги зачислены|money is on the account/)(widget);
  },
});
export const NotOffered = story('noAcquirer', /сейчас нельзя/);
export const English = story('happy', /How much to pay/, { globals: { lang: 'en' } });
export const Dark = story('happy', /Сколько оплатить/, { globals: { theme: 'dark' } });
export const Narrow = story('happy', /Сколько оплатить/, { globals: { width: '240px' } });
