import '@vodokanal/widgets/define/bill';
import { expect, waitFor } from 'storybook/test';
import { press, storyOf, typeInto } from './utilities.ts';

const TAG = 'vk-bill';

export default { title: 'Widgets/vk-bill', component: TAG };

const story = storyOf(TAG);

const inside = <T extends Element>(widget: HTMLElement, selector: string) =>
  waitFor(() => {
    const found = widget.shadowRoot!.querySelector<T & HTMLElement>(selector);
    expect(found).not.toBeNull();
    return found!;
  });
const unfold = (words: RegExp) => async (widget: HTMLElement) => {
  const summary = await waitFor(() => {
    const found = [...widget.shadowRoot!.querySelectorAll('summary')].find(({ textContent }) =>
      words.test(textContent),
    );
    expect(found).toBeTruthy();
    return found!;
  });
  summary.click();
  await waitFor(() => expect(widget.shadowRoot!.querySelector('details[open] .vk-skeleton')).toBeNull());
};
const code = (account: string, more = '') =>
  `ST00012|Name=МУП «Водоканал города Родникова»|PersonalAcc=${account}|BankName=ОАО «БАНК»|BIC=044525225|CorrespAcc=30101810400000000225${more}`;
const check = (text: string) => async (widget: HTMLElement) => {
  if (!widget.hasAttribute('guest')) await unfold(/бумажную|paper/)(widget);
  await typeInto(widget, { code: text }, true);
  await inside(widget, '.parts');
};
const OURS = '40702810138250123017';

export const SignedOut = story('signedOut', /войдите/);
export const SignedOutWithCheck = story('signedOut', /войдите/, { play: unfold(/бумажную|paper/) });
export const Pending = story('slow', /Счёт/);
export const Failed = story('failing', /Повторить/);
export const Empty = story('noBills', /Счетов ещё нет/);
export const Ready = story('happy', /Начислено за октябрь/);
export const InCredit = story('overpaidBill', /Платить не нужно/);
export const AreaAndHeat = story('fullBill', /подогрев/);
export const WithLateFee = story('overdue', /Пени/);
export const EarlierMonth = story('happy', /Начислено за август/, { args: { period: '2026-08' } });
export const Code = story('happy', /Как оплатить/, { play: unfold(/QR/) });
export const Requisites = story('happy', /Как оплатить/, { play: unfold(/Реквизиты|Bank details/) });
export const Paperless = story('paperless', /Бумажной квитанции не будет/);
export const DeliverySent = story('happy', /на бумаге/, {
  play: async (widget) => {
    await press(widget, /Отказаться от бумажной|Stop paper/);
    await inside(widget, '.delivery [data-tone=good]');
  },
});
export const DeliveryRefused = story('changesFail', /на бумаге/, {
  play: async (widget) => {
    await press(widget, /Отказаться от бумажной|Stop paper/);
    await inside(widget, '.delivery [data-tone=problem]');
  },
});
export const CheckOurs = story('happy', /Начислено/, {
  play: check(code(OURS, '|PersAcc=230100001|PaymPeriod=102026|Sum=91167')),
});
export const CheckOtherSum = story('happy', /Начислено/, {
  play: check(code(OURS, '|PersAcc=230100001|PaymPeriod=102026|Sum=191167')),
});
export const Guest = story('signedOut', /Проверить бумажную/, { args: { guest: true } });
export const GuestStranger = story('signedOut', /Проверить бумажную/, {
  args: { guest: true },
  play: check(code('40817810000000000011')),
});
export const GuestRequisites = story('signedOut', /Проверить бумажную/, {
  args: { guest: true },
  play: async (widget) => {
    (await inside(widget, 'input[name=check-mode][value=requisites]')).click();
    await typeInto(widget, { personalAcc: '4070281013825', bic: '044525225' }, true);
    await inside(widget, '.vk-error');
  },
});
export const English = story('happy', /Charged for/, { globals: { lang: 'en' } });
export const Dark = story('happy', /Начислено/, { globals: { theme: 'dark' } });
export const Narrow = story('happy', /Начислено/, { globals: { width: '240px' } });
