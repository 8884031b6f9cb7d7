import { expect } from '@open-wc/testing';
import '../define/balance-card.ts';
import { axeFaults, eventually, html, stage, textOf } from '../testing/setup.ts';
import { runWidgetTests } from '../testing/run-widget-tests.ts';
import { widgets } from '../../widgets.ts';

runWidgetTests('vk-balance-card', [
  { name: 'signedOut', scenario: 'signedOut', sees: /войдите в личный кабинет/, seesEnglish: /Please sign in first/ },
  { name: 'pending', scenario: 'slow', sees: /Баланс/, seesEnglish: /Balance/ },
  {
    name: 'failed',
    scenario: 'failing',
    sees: /Сервис временно не работает.*Повторить/,
    seesEnglish: /service does not work at the moment.*Try again/,
  },
  {
    name: 'ready: debt',
    scenario: 'happy',
    sees: /К оплате 911,67 ₽ Оплатите до 15 декабря/,
    seesEnglish: /To pay ₽911\.67 Please pay by December 15/,
  },
  {
    name: 'ready: overdue',
    scenario: 'overdue',
    sees: /Долг 4 121,63 ₽ Оплатите до 15 декабря.*Из них просрочено .* дней после 15 августа.*пени 20,12 ₽/,
    seesEnglish:
      /Debt ₽4,121\.63 Please pay by.*₽3,209\.96 of it is overdue: \d+ days after August 15.*Late fee included ₽20\.12/,
  },
  { name: 'ready: credit', scenario: 'credit', sees: /Переплата 750,00 ₽/, seesEnglish: /In credit ₽750\.00/ },
  {
    name: 'ready: autopay',
    scenario: 'autopay',
    sees: /Автоплатёж, 25 ноября.* до 3 000,00 ₽/,
    seesEnglish: /Autopay, November 25.* up to ₽3,000\.00/,
  },
  { name: 'ready: zero', scenario: 'zero', sees: /Долгов нет/, seesEnglish: /Nothing to pay/ },
  { name: 'ready: closed', scenario: 'closedAccount', sees: /Счёт закрыт/, seesEnglish: /The account is closed/ },
]);

const card = html`<vk-balance-card></vk-balance-card>`;

describe('vk-balance-card', () => {
  it('lets the page cancel the payment before it opens the page of the utility', async () => {
    const { host } = await stage(card);
    const widget = host.querySelector('vk-balance-card')!;
    const link = await eventually(() => widget.shadowRoot!.querySelector<HTMLAnchorElement>('a.vk-button'));
    expect(link.getAttribute('href')).to.equal('/pay.html');
    let detail: unknown;
    widget.addEventListener('vk-payment-requested', (event) => {
      detail = event.detail;
      event.preventDefault();
    });
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
    link.dispatchEvent(click);
    expect(click.defaultPrevented).to.equal(true);
    expect(detail).to.deep.equal({});
  });

  it('fits into the height that vk.css reserves, also with an overdue debt', async () => {
    const { reserved } = widgets.find(({ tag }) => tag === 'vk-balance-card')!;
    for (const [width, height] of [
      [344, reserved.narrow],
      [1000, reserved.wide],
    ] as const) {
      const { host } = await stage(card, 'overdue');
      host.style.cssText = `inline-size: ${width}px; font-size: 16px`;
      const widget = host.querySelector('vk-balance-card')!;
      await eventually(() => textOf(widget).includes('По данным'));
      expect(widget.offsetHeight, `${width} px`).to.be.at.most(height * 16);
    }
  });

  it('links to the payment-url of the page', async () => {
    const { host } = await stage(html`<vk-balance-card payment-url="/own"></vk-balance-card>`);
    const link = await eventually(() =>
      host.querySelector('vk-balance-card')!.shadowRoot!.querySelector('a.vk-button'),
    );
    expect(link.getAttribute('href')).to.equal('/own');
  });

  it('makes no link of an address that would run code', async () => {
    const set = await stage(html`<vk-balance-card payment-url="java&#10;script:alert(1)"></vk-balance-card>`);
    const root = set.host.querySelector('vk-balance-card')!.shadowRoot!;
    const link = await eventually(() => root.querySelector('a.vk-button'));
    expect(link.getAttribute('href'), 'the address of the utility instead').to.equal('/pay.html');
  });

  it('loads again on retry', async () => {
    const set = await stage(card, 'failing');
    const widget = set.host.querySelector('vk-balance-card')!;
    const retry = await eventually(() => widget.shadowRoot!.querySelector<HTMLButtonElement>('.vk-notice button'));
    set.state.fault = undefined;
    retry.click();
    await eventually(() => textOf(widget).includes('911,67'));
  });

  it('offers the account once on a page, and switches it in every widget', async () => {
    const { host } = await stage(
      html`<vk-balance-card id="a"></vk-balance-card><vk-balance-card id="b"></vk-balance-card>`,
      'severalAccounts',
    );
    const [a, b] = [...host.querySelectorAll('vk-balance-card')];
    const select = await eventually(() => a!.shadowRoot!.querySelector('select'));
    const other = [...select.options].find((option) => !option.selected)!;
    select.value = other.value;
    select.dispatchEvent(new Event('change'));
    const number = other.textContent.split(',')[0]!;
    await eventually(() => a!.client!.session.account!.number === number && textOf(b!).includes('По данным'));
    expect(b!.shadowRoot!.querySelector('select')).to.equal(null);
    a!.remove();
    await eventually(() => b!.shadowRoot!.querySelector('select')?.value === other.value);
  });

  it('unfolds what the sum is for, which adds up to it', async () => {
    const { host } = await stage(card, 'overdue');
    const widget = host.querySelector('vk-balance-card')!;
    const details = await eventually(() => widget.shadowRoot!.querySelector('details:last-of-type'));
    (details as HTMLDetailsElement).open = true;
    // 4 121,63 ₽ in all.
    await eventually(() =>
      /За что Холодная вода 751,91 ₽ Горячая вода 2 269,43 ₽ Водоотведение 1 080,17 ₽ Пени 20,12 ₽/.test(
        textOf(widget),
      ),
    );
    expect(await axeFaults(widget)).to.deep.equal([]);
  });

  it('adds up what all accounts owe, and says which could not be loaded', async () => {
    let other = '';
    const set = await stage(card, 'severalAccounts', {
      intercept: ({ url }) => {
        if (other && url.includes(other) && url.endsWith('/balance')) throw new TypeError('lost');
      },
    });
    const widget = set.host.querySelector('vk-balance-card')!;
    await eventually(() => textOf(widget).includes('За что и сколько по всем счетам'));
    other = widget.client!.session.accounts.find(({ id }) => id !== widget.client!.session.account!.id)!.id;
    const details = await eventually(() =>
      widget.shadowRoot!.querySelector<HTMLDetailsElement>('details:last-of-type'),
    );
    details.open = true;
    await eventually(() => /Все лицевые счета .*не загрузилось К оплате по показанным счетам/.test(textOf(widget)));
    expect(await axeFaults(widget)).to.deep.equal([]);
  });

  it('hides what the sum is for from a helper who may not pay', async () => {
    const { host } = await stage(card, 'helping');
    const widget = host.querySelector('vk-balance-card')!;
    await eventually(() => textOf(widget).includes('По данным'));
    for (const { id, role, rights } of widget.client!.session.accounts) {
      widget.client!.session.choose(id);
      const mayPay = role !== 'helper' || rights?.includes('pay') === true;
      await eventually(() => textOf(widget).includes('По данным') && /За что/.test(textOf(widget)) === mayPay);
    }
  });

  it('sends one request for a hundred cards', async () => {
    const { host, requests } = await stage(html`${Array.from({ length: 100 }, () => card)}`);
    await eventually(() =>
      [...host.querySelectorAll('vk-balance-card')].every((each) => textOf(each).includes('911,67')),
    );
    expect(requests.map(({ url }) => new URL(url).pathname).sort()).to.deep.equal([
      '/v1/accounts/00000000-0000-8000-8000-000100000001/balance',
      '/v1/config',
      '/v1/session',
    ]);
  });

  it('aborts its request when it is removed', async () => {
    const aborted: boolean[] = [];
    const set = await stage(card, 'happy', {
      intercept: (request) => {
        if (request.url.includes('/balance'))
          return new Promise<void>(() => {
            request.signal.addEventListener('abort', () => aborted.push(true));
          });
      },
    });
    await eventually(() => set.requests.some(({ url }) => url.includes('/balance')));
    set.host.replaceChildren();
    await eventually(() => aborted.length > 0);
  });

  it('uses texts that the page sets inside it as JSON', async () => {
    const { host } = await stage(
      html`<vk-balance-card><script type="application/json">{"title":"Мой счёт"}</script></vk-balance-card>`,
    );
    await eventually(() => textOf(host.querySelector('vk-balance-card')!).includes('Мой счёт'));
  });
});
