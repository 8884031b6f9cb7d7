import { html, nothing } from 'lit';
import { formatRoubles } from '@vodokanal/contract/rules/money-text';
import type { ChargeForecast } from '@vodokanal/contract';
import { balanceOf, chargesOf, paymentsOf } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { serviceIcon } from '../kit/parts/service.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { owedParts, type OwedPart } from './owed-parts.ts';
import ru from './messages/parts.ru.ts';

interface AccountSum {
  readonly number: string;
  readonly address: string;
  /** Kopecks, negative for a credit; undefined when it could not be loaded. */
  readonly amount: number | undefined;
}

interface Facts {
  readonly parts: readonly OwedPart[];
  /** Of the month that is not charged yet. */
  readonly forecast: ChargeForecast | undefined;
  /** All accounts of the customer when there are several. */
  readonly accounts: readonly AccountSum[];
  /** How many accounts there are. */
  readonly count: number;
}

/** Most accounts whose balances are added up. */
const MOST_ACCOUNTS = 20;

/** What the balance is made of, and what all accounts owe together. Loads when it is unfolded. */
export class BalanceParts {
  readonly #t;
  readonly #format;
  readonly #facts: LoadTask<Facts>;

  constructor(host: VkAccountElement) {
    this.#t = messages(host, ru, { en: () => import('./messages/parts.en.ts') });
    this.#format = formats(this.#t);
    this.#facts = new LoadTask<Facts>(host, {
      resources: ['balance', 'payments'],
      load: async (client, accountId, _watched, signal) => {
        const readable = client.session.accounts.filter(
          ({ role, rights }) => role !== 'helper' || rights?.includes('see'),
        );
        const accounts = readable.slice(0, MOST_ACCOUNTS);
        const [{ debts }, forecast, ...balances] = await Promise.all([
          paymentsOf(client).options(accountId, signal),
          chargesOf(client)
            .list(accountId, signal)
            .then((list) => list.forecast ?? undefined)
            .catch(() => undefined),
          ...(accounts.length < 2 ? [] : accounts).map(({ id }) =>
            balanceOf(client)
              .get(id, signal)
              .catch(() => undefined),
          ),
        ]);
        return {
          parts: owedParts(debts),
          forecast,
          count: readable.length,
          accounts: balances.map((balance, at) => ({
            number: accounts[at]?.number ?? '',
            address: accounts[at]?.address ?? '',
            amount: balance?.amount,
          })),
        };
      },
    });
  }

  render(): unknown {
    const t = this.#t;
    return this.#facts.render({
      signedOut: () => nothing,
      pending: () => skeleton(t('loading'), 3),
      failed: (problem) =>
        notice({ tone: 'problem', text: t.problem(problem), action: { text: t('retry'), run: this.#facts.retry } }),
      empty: () => nothing,
      ready: (facts) => this.#renderFacts(facts),
    });
  }

  #renderFacts({ parts, accounts, count, forecast }: Facts): unknown {
    const t = this.#t;
    const { money } = this.#format;
    return html`
      ${parts.length === 0 ? html`<p>${t('nothingOwed')}</p>` : html`<dl class="vk-rows">${parts.map(({ service, amount }) => html`<div><dt>${service ? html`${serviceIcon(service)} ${t(service)}` : t('lateFees')}</dt><dd>${money(amount)}</dd></div>`)}</dl>`}
      ${forecast ? html`<p>${t('forecast', { month: this.#format.month(forecast.period), likely: formatRoubles(forecast.likely, t.language()) })}</p>` : nothing}
      ${accounts.length === 0 ? nothing : this.#renderAccounts(accounts, count)}`;
  }

  #renderAccounts(accounts: readonly AccountSum[], count: number): unknown {
    const t = this.#t;
    const known = accounts.flatMap(({ amount }) => amount ?? []);
    const total = known.reduce((sum, amount) => sum + Math.max(0, amount), 0);
    const isComplete = known.length === count;
    return html`
      <h3>${t('allAccounts')}</h3>
      <dl class="vk-rows">
        ${accounts.map(({ number, address, amount }) => html`<div><dt>№ ${number}<br><span class="vk-muted">${address}</span></dt><dd>${this.#sumOf(amount)}</dd></div>`)}
        <div><dt><strong>${t(isComplete ? 'together' : 'togetherKnown')}</strong></dt><dd><strong>${this.#format.money(total)}</strong></dd></div>
      </dl>`;
  }

  #sumOf(amount: number | undefined): string {
    const { money } = this.#format;
    if (amount === undefined) return this.#t('unknown');
    return amount < 0 ? this.#t('inCredit', { amount: money(-amount) }) : money(amount);
  }
}
