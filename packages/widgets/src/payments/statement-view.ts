import { html, nothing } from 'lit';
import type { ChargeMonth, PaymentEntry } from '@vodokanal/contract';
import { accountStatement, statementPeriods, type AccountStatement } from '@vodokanal/contract/rules/account-statement';
import { balanceOf, chargesOf, paymentsOf } from '@vodokanal/client';
import { downloadIcon } from '../generated/icons/download.ts';
import { printIcon } from '../generated/icons/print.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { downloadCsv } from '../kit/csv.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { printLines } from '../kit/print.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { roublesCell, signedMoney } from './payment-text.ts';
import { styles } from './statement-view.styles.ts';
import ru from './messages/statement.ru.ts';

interface StatementSource {
  readonly entries: readonly PaymentEntry[];
  readonly charges: readonly ChargeMonth[];
  readonly balance: number;
  /** When the balance was computed. */
  readonly asOf: string;
}

const MONTHS = 12;

/** The statement of an account (акт сверки) for a range of months. Loads when it is unfolded. */
export class StatementView {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #format;
  readonly #source: LoadTask<StatementSource>;
  #from = '';
  #to = '';

  constructor(host: VkAccountElement) {
    this.#host = host;
    this.#t = messages(host, ru, { en: () => import('./messages/statement.en.ts') });
    this.#format = formats(this.#t);
    this.#source = new LoadTask<StatementSource>(host, {
      resources: ['balance', 'payments'],
      load: async (client, accountId, _watched, signal) => {
        // Together, because a statement must not mix the data of different moments.
        const [{ items }, payments, { amount, asOf }] = await Promise.all([
          chargesOf(client).list(accountId, signal),
          paymentsOf(client).list(accountId, signal),
          balanceOf(client).get(accountId, signal),
        ]);
        return { charges: items, entries: payments.items, balance: amount, asOf };
      },
      isEmpty: ({ charges }) => charges.length === 0,
    });
    adopt(host.renderRoot, styles);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#from = this.#to = '';
  }

  render(): unknown {
    const t = this.#t;
    return this.#source.render({
      signedOut: () => nothing,
      pending: () => skeleton(t('loading'), 4),
      failed: (problem) =>
        notice({ tone: 'problem', text: t.problem(problem), action: { text: t('retry'), run: this.#source.retry } }),
      empty: () => html`<p>${t('noCharges')}</p>`,
      ready: (source) => this.#renderStatement(source),
    });
  }

  #renderStatement({ charges, entries, balance, asOf }: StatementSource): unknown {
    const t = this.#t;
    const periods = statementPeriods({ charges, entries });
    const to = periods.includes(this.#to) ? this.#to : (periods.at(-1) ?? '');
    const from = periods.includes(this.#from) && this.#from <= to ? this.#from : this.#yearBefore(periods, to);
    const statement = accountStatement({ charges, entries, balance }, from, to);
    const { columns, totals } = statement;
    const { client } = this.#host;
    const choice = (name: 'from' | 'to', value: string, offered: readonly string[]) => html`
      <label class="vk-choice">${t(name)}<select name=${name} @change=${(event: Event) => this.#onChoice(name, event)}>${[
        ...offered,
      ]
        .reverse()
        .map(
          (each) => html`<option value=${each} .selected=${each === value}>${this.#format.period(each)}</option>`,
        )}</select></label>`;
    return html`
      <p>${t('intro')}</p>
      <div class="range">
        ${choice(
          'from',
          from,
          periods.filter((each) => each <= to),
        )}
        ${choice('to', to, periods)}
      </div>
      <dl class="vk-rows">${this.#ends(statement).map(([name, sum]) => html`<div><dt>${name}</dt><dd><strong>${sum}</strong></dd></div>`)}</dl>
      <table>
          <thead><tr><th scope="col">${t('month')}</th>${columns.map((column) => html`<th scope="col">${t(column)}</th>`)}<th scope="col">${t('owed')}</th></tr></thead>
          <tbody>${statement.months.map((month) => html`<tr><th scope="row">${this.#format.period(month.period)}</th>${columns.map((column) => html`<td data-label=${t(column)}>${signedMoney(t, month[column])}</td>`)}<td data-label=${t('owed')}>${this.#owedOf(month.balance)}</td></tr>`)}</tbody>
          <tfoot><tr><th scope="row">${t('total')}</th>${columns.map((column) => html`<td data-label=${t(column)}>${signedMoney(t, totals[column])}</td>`)}<td data-label=${t('owed')}>${this.#owedOf(statement.closing)}</td></tr></tfoot>
      </table>
      <p class="vk-muted">${this.#noteOf(asOf)}</p>
      <div class="vk-actions">
        ${client && !client.isDemo ? html`<a class="vk-button vk-tonal" href=${paymentsOf(client).statementAddress(client.session.account?.id ?? '', from, to)} download>${downloadIcon()}${t('pdf')}</a>` : nothing}
        <button type="button" class="vk-text" @click=${() => this.#onPrint(statement, from, to, asOf)}>${printIcon()}${t('printStatement')}</button>
        <button type="button" class="vk-text" @click=${() => this.#onSave(statement, from, to, asOf)}>${downloadIcon()}${t('saveStatement')}</button>
      </div>`;
  }

  #yearBefore(periods: readonly string[], to: string): string {
    const upTo = periods.filter((each) => each <= to);
    return upTo[Math.max(0, upTo.length - MONTHS)] ?? to;
  }

  #owedOf(balance: number): string {
    const { money } = this.#format;
    return balance < 0 ? this.#t('credit', { amount: money(-balance) }) : money(balance);
  }

  #ends({ opening, closing }: AccountStatement): readonly (readonly [name: string, sum: string])[] {
    const t = this.#t;
    const { money } = this.#format;
    return [
      [t(opening < 0 ? 'openingCredit' : 'opening'), money(Math.abs(opening))],
      [t(closing < 0 ? 'closingCredit' : 'closing'), money(Math.abs(closing))],
    ];
  }

  #noteOf(asOf: string): string {
    return this.#t('notSigned', { moment: this.#format.moment(asOf) });
  }

  /** Title and lines of the printed document and the file. */
  #headOf(from: string, to: string): readonly [title: string, account: readonly string[]] {
    const t = this.#t;
    const { account } = this.#host.client?.session ?? {};
    return [
      t('statementTitle', { from: this.#format.period(from), to: this.#format.period(to) }),
      account ? [`${t('statementAccount', { number: account.number })}, ${account.address}`] : [],
    ];
  }

  #onPrint(statement: AccountStatement, from: string, to: string, asOf: string): void {
    const t = this.#t;
    const { columns, totals } = statement;
    const [title, account] = this.#headOf(from, to);
    printLines(
      this.#host.ownerDocument,
      title,
      [...account, ...this.#ends(statement).map(([name, sum]) => `${name}: ${sum}`), this.#noteOf(asOf)],
      [
        [t('month'), ...columns.map((column) => t(column)), t('owed')],
        ...statement.months.map((month) => [
          this.#format.period(month.period),
          ...columns.map((column) => signedMoney(t, month[column])),
          this.#owedOf(month.balance),
        ]),
        [t('total'), ...columns.map((column) => signedMoney(t, totals[column])), this.#owedOf(statement.closing)],
      ],
    );
  }

  #onSave(statement: AccountStatement, from: string, to: string, asOf: string): void {
    const t = this.#t;
    const { columns, totals } = statement;
    const [title, account] = this.#headOf(from, to);
    const cell = (kopecks: number) => roublesCell(t, kopecks);
    const gap = columns.map(() => '');
    downloadCsv(this.#host.ownerDocument, `${t('statementFile')}-${from}-${to}.csv`, [
      [title],
      ...account.map((line) => [line]),
      [this.#noteOf(asOf)],
      [t('minus')],
      [t('month'), ...columns.map((column) => t(column)), t('owed')],
      [t('opening'), ...gap, cell(statement.opening)],
      ...statement.months.map((month) => [
        month.period,
        ...columns.map((column) => cell(month[column])),
        cell(month.balance),
      ]),
      [t('total'), ...columns.map((column) => cell(totals[column])), cell(statement.closing)],
    ]);
  }

  #onChoice(name: 'from' | 'to', { target }: Event): void {
    const { value } = target as HTMLSelectElement;
    if (name === 'from') this.#from = value;
    else this.#to = value;
    this.#host.requestUpdate();
  }
}
