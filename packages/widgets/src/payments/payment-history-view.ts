import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Payment, PaymentEntry } from '@vodokanal/contract';
import { paymentsOf, type Client } from '@vodokanal/client';
import { periodOf } from '@vodokanal/contract/rules/calendar';
import { isIssued } from '@vodokanal/contract/rules/fiscal-receipt';
import { changeIcon } from '../generated/icons/change.ts';
import { downloadIcon } from '../generated/icons/download.ts';
import { moneyIcon } from '../generated/icons/money.ts';
import { printIcon } from '../generated/icons/print.ts';
import { receiptIcon } from '../generated/icons/receipt.ts';
import { refundIcon } from '../generated/icons/refund.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { GradualRows } from '../kit/controllers/gradual-rows.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { choiceChips } from '../kit/parts/choice-chips.ts';
import { empty } from '../kit/parts/empty.ts';
import { notice, toneIcon, type Tone } from '../kit/parts/notice.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import type { PaymentExporter } from './export.ts';
import { signedMoney, wayOf } from './payment-text.ts';
import {
  chosenOf,
  kindsOf,
  paymentYears,
  yearsOf,
  type PaymentKind,
  type PaymentMonth,
  type PaymentYear,
} from './payment-years.ts';
import type { PaymentDispute } from './payment-dispute.ts';
import type { ReceiptDialog } from './receipt-dialog.ts';
import type { StatementView } from './statement-view.ts';
import { styles } from './payment-history-view.styles.ts';
import ru from './messages/view.ru.ts';

export interface PaymentsShown {
  /** Newest first. */
  readonly entries: readonly PaymentEntry[];
  /** Prepared or with the acquirer. */
  readonly unfinished: readonly Payment[];
  /** IANA name, of the utility. */
  readonly timeZone: string;
}

/** What is shown of the entries; made again only when they or the filter change. */
interface Chosen {
  readonly of: readonly PaymentEntry[];
  readonly allYears: readonly string[];
  readonly allKinds: readonly PaymentKind[];
  readonly year: string;
  readonly kind: PaymentKind | '';
  readonly entries: readonly PaymentEntry[];
  readonly years: readonly PaymentYear[];
}

/** More years than this are chosen from a list instead of chips. */
const MANY_YEARS = 4;
/** Rows that are compared as one when more are added below them. */
const SLICE = 40;

const ICONS: Readonly<Record<PaymentKind, () => unknown>> = {
  payment: moneyIcon,
  refund: refundIcon,
  correction: changeIcon,
};

const TOTALS = { payment: 'yearPaid', refund: 'yearRefund', correction: 'yearCorrection' } as const;

/** What became of a payment that was looked at again. */
const RESULTS = {
  succeeded: ['good', 'succeeded'],
  refunded: ['plain', 'refunded'],
  failed: ['problem', 'failed'],
  expired: ['plain', 'closed'],
  cancelled: ['plain', 'closed'],
} as const satisfies Partial<Record<Payment['state'], readonly [Tone, string]>>;

/** The payments by year and month, those without a result on top. */
export class PaymentHistoryView {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #format;
  readonly #onDispute: (paymentId: string | null) => boolean;
  readonly #rows: GradualRows;
  readonly #look: SendTask<Client, readonly string[], readonly Payment[]>;
  readonly #exporter: LazyPart<PaymentExporter>;
  readonly #receipt: LazyPart<ReceiptDialog>;
  readonly #statement: LazyPart<StatementView>;
  readonly #dispute: LazyPart<PaymentDispute>;
  /** Undefined until chosen: then it is the newest. */
  #year: string | undefined;
  #kind: PaymentKind | '' = '';
  #shown: PaymentsShown | undefined;
  #chosen: Chosen | undefined;
  #looked: { readonly payments: readonly Payment[]; readonly time: string } | undefined;

  /** `onDispute` is called with null for a missing payment, and is false when the page opens the claim form itself. */
  constructor(host: VkAccountElement, onDispute: (paymentId: string | null) => boolean) {
    this.#host = host;
    this.#onDispute = onDispute;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#rows = new GradualRows(host);
    this.#look = new SendTask(host, { send: (client, ids) => paymentsOf(client).check(ids) });
    this.#exporter = new LazyPart(host, async () => new (await import('./export.ts')).PaymentExporter(host, this.#t));
    this.#receipt = new LazyPart(host, async () => new (await import('./receipt-dialog.ts')).ReceiptDialog(host));
    this.#statement = new LazyPart(host, async () => new (await import('./statement-view.ts')).StatementView(host));
    this.#dispute = new LazyPart(host, async () => new (await import('./payment-dispute.ts')).PaymentDispute(host));
    adopt(host.renderRoot, dataStyles, styles);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#year = undefined;
    this.#kind = '';
    this.#looked = undefined;
    this.#receipt.value?.forget();
    this.#statement.value?.forget();
    this.#dispute.value?.forget();
  }

  /** `claimUrl` is the address of the page with the claim form. */
  render(shown: PaymentsShown, claimUrl: string | undefined): unknown {
    const { entries, unfinished } = (this.#shown = shown);
    const t = this.#t;
    if (entries.length + unfinished.length === 0) return empty(receiptIcon(), t('empty'));
    const chosen = this.#chosenOf(entries);
    const { allYears: years, allKinds: kinds } = chosen;
    const count = this.#rows.of(chosen.entries);
    return html`
      ${this.#renderUnfinished(unfinished)}
      ${this.#renderResults()}
      ${years.length < 2 ? nothing : this.#renderYearChoice(years, chosen.year)}
      ${
        kinds.length < 2
          ? nothing
          : choiceChips<PaymentKind | ''>({
              name: 'kind',
              label: t('kindChoice'),
              value: this.#kind,
              choices: [['', t('allKinds')], ...kinds.map((kind) => [kind, t(kind)] as const)],
              onChoice: (kind) => {
                this.#kind = kind;
                this.#host.requestUpdate();
              },
            })
      }
      ${entries.length > 0 && chosen.entries.length === 0 ? notice({ text: t('nothing') }) : nothing}
      <div class="years">${chosen.years.map((year) => this.#renderYear(year, count))}</div>
      ${this.#exporter.isUnreachable || this.#receipt.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
      ${
        entries.length === 0
          ? nothing
          : html`
      <div class="vk-actions">
        <button type="button" class="vk-tonal" @click=${() => this.#onExport('save', chosen)}>${downloadIcon()}${t('save')}</button>
        ${this.#renderReceiptsLink(chosen)}
        <button type="button" class="vk-text" @click=${() => this.#onExport('print', chosen)}>${printIcon()}${t('print')}</button>
      </div>
      ${this.#renderFold('statement', this.#statement, (part) => part.render())}
      ${this.#renderFold('dispute', this.#dispute, (part) => part.render(chosen.entries, claimUrl, this.#onDispute))}`
      }
      ${this.#receipt.value?.render() ?? nothing}`;
  }

  /** A part that is loaded when it is unfolded. */
  #renderFold<Part>(name: 'statement' | 'dispute', part: LazyPart<Part>, render: (part: Part) => unknown): unknown {
    const t = this.#t;
    const onToggle = ({ target }: Event) => {
      if ((target as HTMLDetailsElement).open) void part.load();
    };
    return html`
      <details class=${name} @toggle=${onToggle}>
        <summary>${t(name)}</summary>
        ${part.value ? render(part.value) : nothing}
        ${part.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline'), action: { text: t('retry'), run: () => void part.load() } }) : nothing}
      </details>`;
  }

  /** A link to all receipts of the year that is shown, or of all years. */
  #renderReceiptsLink({ of, year }: Chosen): unknown {
    const { client } = this.#host;
    const days = of
      .filter(({ paidOn, receipt }) => paidOn.startsWith(year) && receipt && isIssued(receipt))
      .map(({ paidOn }) => paidOn);
    const [last] = days;
    const first = days.at(-1);
    if (!client || client.isDemo || !first || !last) return nothing;
    const address = paymentsOf(client).receiptsAddress(
      client.session.account?.id ?? '',
      periodOf(first),
      periodOf(last),
    );
    return html`<a class="vk-button vk-text" href=${address} download>${receiptIcon()}${year ? this.#t('yearReceipts', { year }) : this.#t('allReceipts')}</a>`;
  }

  #chosenOf(entries: readonly PaymentEntry[]): Chosen {
    const last = this.#chosen;
    const { allYears, allKinds } =
      last?.of === entries ? last : { allYears: yearsOf(entries), allKinds: kindsOf(entries) };
    const year = this.#year !== undefined && ['', ...allYears].includes(this.#year) ? this.#year : (allYears[0] ?? '');
    const kind = this.#kind;
    if (last?.of === entries && last.year === year && last.kind === kind) return last;
    const chosen = chosenOf(entries, { year, kind });
    return (this.#chosen = {
      of: entries,
      allYears,
      allKinds,
      year,
      kind,
      entries: chosen,
      years: paymentYears(chosen),
    });
  }

  #renderUnfinished(unfinished: readonly Payment[]): unknown {
    if (unfinished.length === 0) return nothing;
    const t = this.#t;
    const { problem, isSending } = this.#look;
    return html`
      <div class="vk-notice" data-tone="warning" role="status">
        ${toneIcon('warning')}
        <ul>${unfinished.map((payment) => html`<li>${this.#textOf(payment.state === 'created' ? 'created' : 'pending', payment)}</li>`)}</ul>
        ${this.#looked && !isSending ? html`<p class="vk-muted">${t('looked', { time: this.#looked.time })}</p>` : nothing}
        ${problem ? html`<p class="vk-error" role="alert">${t.problem(problem)}</p>` : nothing}
        <button type="button" class="vk-tonal" aria-disabled=${isSending} @click=${() => this.#onLook(unfinished)}>${t('look')}</button>
      </div>`;
  }

  /** What was found out by looking again. */
  #renderResults(): unknown {
    return this.#looked?.payments.map((payment) => {
      const { state } = payment;
      if (!(state in RESULTS)) return nothing;
      const [tone, key] = RESULTS[state as keyof typeof RESULTS];
      return notice({ tone, text: this.#textOf(key, payment) });
    });
  }

  #textOf(
    key: 'closed' | 'created' | 'failed' | 'pending' | 'refunded' | 'succeeded',
    { number, amount, expiresAt }: Payment,
  ): string {
    return this.#t(key, { number, amount: this.#format.money(amount), time: this.#t.time(expiresAt) });
  }

  #renderYearChoice(years: readonly string[], value: string): unknown {
    const t = this.#t;
    const choices = [...years.map((year) => [year, year] as const), ['', t('allYears')] as const];
    const onChoice = (year: string) => {
      this.#year = year;
      this.#host.requestUpdate();
    };
    return years.length > MANY_YEARS
      ? html`<label class="vk-choice">${t('yearChoice')}<select name="year" @change=${({ target }: Event) => onChoice((target as HTMLSelectElement).value)}>${choices.map(([year, text]) => html`<option value=${year} .selected=${year === value}>${text}</option>`)}</select></label>`
      : choiceChips({ name: 'year', label: t('yearChoice'), value, choices, onChoice });
  }

  /** `shown` is how many entries of the whole list may be rendered now. */
  #renderYear({ year, sums, months }: PaymentYear, shown: number): unknown {
    const t = this.#t;
    if ((months[0]?.start ?? 0) >= shown) return nothing;
    const [first, ...others] = kindsOf(Object.keys(sums).map((kind) => ({ kind: kind as PaymentKind })));
    const total = (kind: PaymentKind) =>
      html`${t(TOTALS[kind], { year })} <strong>${kind === 'refund' ? this.#format.money(-(sums[kind] ?? 0)) : signedMoney(t, sums[kind] ?? 0)}</strong>`;
    return html`
      <section class="year" aria-labelledby="year-${year}">
        <h3 id="year-${year}">${first ? total(first) : nothing}</h3>
        ${others.length === 0 ? nothing : html`<p class="others vk-muted">${others.map((kind) => html`<span>${total(kind)}</span>${' '}`)}</p>`}
        ${months.map((month) => {
          const count = Math.min(shown - month.start, month.entries.length);
          return count <= 0
            ? nothing
            : guard([month, count, t.language(), this.#host.texts], () => this.#renderMonth(month, count));
        })}
      </section>`;
  }

  #renderMonth({ period, entries }: PaymentMonth, count: number): unknown {
    const slices = Array.from({ length: Math.ceil(count / SLICE) }, (_, at) =>
      entries.slice(at * SLICE, Math.min((at + 1) * SLICE, count)),
    );
    return html`
      <div class="month">
        <h4 id="month-${period}">${this.#format.month(period)}</h4>
        <div role="list" aria-labelledby="month-${period}">${slices.map((slice) =>
          guard([slice[0], slice.length, this.#t.language(), this.#host.texts], () =>
            slice.length === SLICE
              ? html`<div class="slice">${slice.map((entry) => this.#renderEntry(entry))}</div>`
              : html`<div>${slice.map((entry) => this.#renderEntry(entry))}</div>`,
          ),
        )}</div>
      </div>`;
  }

  #renderEntry(entry: PaymentEntry): unknown {
    const t = this.#t;
    const { id, kind, amount, paidOn, document, reason, receipt } = entry;
    const day = this.#format.day(paidOn);
    const sum = signedMoney(t, amount);
    const way = wayOf(t, entry);
    const number = t('document', { number: document });
    return html`
      <div role="listitem" data-kind=${kind}>
        <span class="vk-service">${ICONS[kind]()}</span>
        <div class="about">
          <p>${kind === 'payment' ? day : t(kind === 'refund' ? 'isRefund' : 'isCorrection', { day })}</p>
          <p class="vk-muted">${way ? `${way}, ` : nothing}<span class="number">${number}</span></p>
          ${reason ? html`<p class="vk-muted" lang="ru">${reason}</p>` : nothing}
          ${receipt?.state === 'forming' ? html`<p class="vk-muted">${t('forming')}</p>` : nothing}
        </div>
        <p class="sum"><strong>${sum}</strong></p>
        ${receipt && isIssued(receipt) ? html`<button type="button" class="vk-text" value=${id} aria-label=${t('receiptNamed', { day, amount: sum })} @click=${this.#onReceipt}>${receiptIcon()}${t('receipt')}</button>` : nothing}
      </div>`;
  }

  #onReceipt = async ({ currentTarget }: Event): Promise<void> => {
    const { entries = [], timeZone = '' } = this.#shown ?? {};
    const entry = entries.find(({ id }) => id === (currentTarget as HTMLButtonElement).value);
    if (entry) await (await this.#receipt.load())?.open(entry, timeZone);
  };

  #onExport = async (how: 'save' | 'print', { entries, year, kind }: Chosen): Promise<void> => {
    const exporter = await this.#exporter.load();
    await exporter?.[how](entries, { year, kind });
  };

  async #onLook(unfinished: readonly Payment[]): Promise<void> {
    this.#looked = undefined;
    const account = this.#host.client?.session.account?.id;
    const answer = await this.#look.send(unfinished.map(({ id }) => id));
    // Another account may be on screen by now.
    if (answer && account === this.#host.client?.session.account?.id)
      this.#looked = { payments: answer.value, time: this.#t.time(Date.now()) };
    this.#host.requestUpdate();
  }
}
