import { html, nothing } from 'lit';
import type { Bill, BillDelivery } from '@vodokanal/contract';
import { billsOf, type Client } from '@vodokanal/client';
import { billParts, hasOtherPrice, leftToPay, payeeFields, paymentPurpose } from '@vodokanal/contract/rules/bill';
import { copyIcon } from '../generated/icons/copy.ts';
import { downloadIcon } from '../generated/icons/download.ts';
import { goodIcon } from '../generated/icons/good.ts';
import { printIcon } from '../generated/icons/print.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { copyText } from '../kit/copy-text.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { badge } from '../kit/parts/badge.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { styles } from './bill-view.styles.ts';
import type { QrPanel } from './qr-panel.ts';
import { lineTitle, lineNote, meterTitle, readingNote } from './line-text.ts';
import ru from './messages/view.ru.ts';

type Key = keyof typeof ru;

/** The payment document of the chosen month. */
export class BillView {
  readonly #host: VkAccountElement;
  readonly #onDeliveryChanged: () => void;
  readonly #t;
  readonly #format;
  /** The bill of another month than the first one. */
  readonly #other: LoadTask<Bill | null, readonly [string | undefined]>;
  readonly #delivery: SendTask<Client, boolean, BillDelivery>;
  readonly #code: LazyPart<QrPanel>;
  readonly #printer: LazyPart<typeof import('./print-bill.ts')>;
  #first: Bill | undefined;
  #period: string | undefined;
  #isCodeOpen = false;
  /** The answer to the last change, until another month or customer is shown. */
  #changed: BillDelivery | undefined;
  /** The requisite that was copied last, or could not be. */
  #copied: { readonly name: Key; readonly isDone: boolean } | undefined;

  constructor(host: VkAccountElement, onDeliveryChanged: () => void) {
    this.#host = host;
    this.#onDeliveryChanged = onDeliveryChanged;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#other = new LoadTask<Bill | null, readonly [string | undefined]>(host, {
      watch: () => [this.#period],
      resources: ['bills'],
      load: async (client, accountId, [period], signal) =>
        period ? billsOf(client).get(accountId, period, signal) : null,
    });
    this.#delivery = new SendTask<Client, boolean, BillDelivery>(host, {
      send: (client, isPaperless, intent) =>
        billsOf(client).setDelivery(client.session.account?.id ?? '', isPaperless, intent),
    });
    this.#code = new LazyPart(host, async () => new (await import('./qr-panel.ts')).QrPanel(host));
    this.#printer = new LazyPart(host, () => import('./print-bill.ts'));
    adopt(host.renderRoot, dataStyles, styles);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#period = undefined;
    this.#first = undefined;
    this.#changed = undefined;
    this.#copied = undefined;
    this.#delivery.edited();
  }

  /** The bill on screen; undefined while it loads. */
  get shown(): Bill | undefined {
    return this.#period === undefined ? this.#first : (this.#other.value ?? undefined);
  }

  render(periods: readonly string[], first: Bill): unknown {
    const t = this.#t;
    this.#first = first;
    const chosen = this.#period ?? first.period;
    return html`
      ${periods.length > 1 ? html`<label class="vk-choice">${t('month')}<select @change=${this.#onMonth}>${periods.map((period) => html`<option value=${period} .selected=${period === chosen}>${this.#format.period(period)}</option>`)}</select></label>` : nothing}
      ${
        this.#period === undefined
          ? this.#renderBill(first, periods[0])
          : this.#other.render({
              signedOut: () => nothing,
              pending: () => skeleton(t('loading'), 9),
              failed: (problem) =>
                notice({
                  tone: 'problem',
                  text: t.problem(problem),
                  action: { text: t('retry'), run: this.#other.retry },
                }),
              empty: () => nothing,
              ready: (bill) => (bill ? this.#renderBill(bill, periods[0]) : skeleton(t('loading'), 9)),
            })
      }`;
  }

  #renderBill(bill: Bill, latest: string | undefined): unknown {
    const t = this.#t;
    const { money, date } = this.#format;
    const { toPay, credit, paidSince, period, dueOn, issuedOn, accountNumber, elsNumber, serviceIdGis } = bill;
    const { holder, address, area, persons } = bill;
    const left = leftToPay(bill);
    const isOwed = left > 0;
    return html`
      <div class="vk-panel top">
        <div class="vk-hero" data-state=${isOwed ? 'debt' : 'zero'}>
          <p>${t(isOwed || credit === 0 ? 'toPay' : 'credit')}</p>
          <p class="vk-sum" part="amount">${money(isOwed ? left : credit)}</p>
          ${toPay > 0 && paidSince > 0 ? html`<p class="vk-muted">${t('paidSince', { amount: money(paidSince), billed: money(toPay) })}</p>` : nothing}
          ${isOwed ? badge(period === latest ? 'warning' : 'plain', t('dueOn', { date: date(dueOn) })) : badge('good', t('nothingToPay'))}
        </div>
        <p class="vk-muted who">${t('accountNumber', { number: accountNumber })}${elsNumber ? html`<br>${t('elsNumber', { number: elsNumber })}` : nothing}<br><span lang="ru">${serviceIdGis ? html`${t('serviceIdGis', { number: serviceIdGis })}<br>` : nothing}${holder}<br>${address}</span><br>${area ? html`${t('area', { area: this.#format.decimal(area) })}<br>` : nothing}${t('persons', { persons })}<br>${t('issuedOn', { date: date(issuedOn) })}</p>
      </div>
      ${period === latest ? nothing : notice({ text: t('earlier') })}
      <div class="vk-actions">
        ${this.#host.client?.isDemo ? nothing : html`<a class="vk-button vk-tonal" href=${this.#pdfAddress(period)} download>${downloadIcon()}${t('pdf')}</a>`}
        <button type="button" class="vk-text" @click=${() => void this.#onPrint(bill)}>${printIcon()}${t('print')}</button>
      </div>
      ${this.#printer.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
      <div class="columns">
        <div>${this.#renderLines(bill)}${this.#renderReadings(bill)}</div>
        <div>${this.#renderPayment(bill)}${this.#renderDelivery(bill)}</div>
      </div>`;
  }

  #renderPayment(bill: Bill): unknown {
    const t = this.#t;
    const panel = this.#code.value;
    return html`
      <section class="ways" aria-labelledby="ways">
        <h3 id="ways">${t('howToPay')}</h3>
        <details .open=${this.#isCodeOpen} @toggle=${this.#onCodeToggle}>
          <summary>${t('qr')}</summary>
          ${
            !this.#isCodeOpen
              ? nothing
              : panel
                ? panel.render({ ...bill, toPay: leftToPay(bill) })
                : this.#code.isUnreachable
                  ? notice({
                      tone: 'problem',
                      text: t('kind-offline'),
                      action: { text: t('retry'), run: () => void this.#code.load() },
                    })
                  : skeleton(t('loading'), 6)
          }
        </details>
        <details>
          <summary>${t('requisites')}</summary>
          <dl class="requisites">${this.#requisitesOf(bill).map(([name, value]) => this.#renderRequisite(name, value))}</dl>
          <p class="vk-unseen" role="status">${this.#copied ? t(this.#copied.isDone ? 'copied' : 'notCopied', { name: t(this.#copied.name) }) : nothing}</p>
        </details>
      </section>`;
  }

  #requisitesOf(bill: Bill): readonly (readonly [name: Key, value: string])[] {
    const { Name, PayeeINN, KPP, PersonalAcc, BankName, BIC, CorrespAcc } = payeeFields(bill.payee);
    const all: readonly (readonly [Key, string])[] = [
      ['payee', Name],
      ['inn', PayeeINN],
      ['kpp', KPP],
      ['personalAcc', PersonalAcc],
      ['bank', BankName],
      ['bic', BIC],
      ['correspAcc', CorrespAcc === '0' ? '' : CorrespAcc],
      ['account', bill.accountNumber],
      ['purpose', paymentPurpose(bill)],
      ['sum', leftToPay(bill) > 0 ? this.#format.money(leftToPay(bill)) : ''],
    ];
    return all.filter(([, value]) => value !== '');
  }

  #renderRequisite(name: Key, value: string): unknown {
    const t = this.#t;
    const result = this.#copied?.name === name ? this.#copied : undefined;
    return html`
      <div>
        <dt>${t(name)}</dt>
        <dd>
          <span lang="ru">${value}</span>
          <button type="button" class="vk-text" aria-label=${t('copy', { name: t(name) })} @click=${() => void this.#onCopy(name, value)}>${result?.isDone ? goodIcon() : copyIcon()}</button>
          ${result && !result.isDone ? html`<p class="vk-error">${t('notCopied')}</p>` : nothing}
        </dd>
      </div>`;
  }

  #renderLines(bill: Bill): unknown {
    const t = this.#t;
    const { money, period: monthOf } = this.#format;
    const { before, paid, toPay, credit } = bill;
    const { services, charged, lateFee } = billParts(bill);
    const month = monthOf(bill.period).replaceAll(' ', '\u00a0');
    const rows: readonly (readonly [Key, number])[] = [
      [before < 0 ? 'creditBefore' : 'debtBefore', before],
      [paid < 0 ? 'returned' : 'paid', -paid],
      ['chargedFor', charged],
      ...(lateFee === 0 ? [] : [['lateFee', lateFee] as const]),
    ];
    return html`
      <section aria-labelledby="charges">
        <h3 id="charges">${t('chargedFor', { month })}</h3>
        <table>
          <thead class="vk-unseen"><tr><th scope="col">${t('service')}</th><th scope="col">${t('lineSum')}</th></tr></thead>
          <tbody>${services.map((line) => {
            const note = lineNote(t, line);
            return html`<tr><th scope="row">${lineTitle(t, line)}${note ? html`<br><span class="vk-muted">${note}</span>` : nothing}</th><td class="figure">${money(line.amount)}</td></tr>`;
          })}</tbody>
        </table>
        ${services.some(hasOtherPrice) ? html`<p class="vk-muted">${t('priceChanged')}</p>` : nothing}
        <h3 id="sums">${t('howComputed')}</h3>
        <dl class="vk-rows" aria-labelledby="sums">
          ${rows.map(([name, amount]) => html`<div><dt>${t(name, { month })}</dt><dd>${money(amount)}</dd></div>`)}
          <div class="total"><dt>${t(credit > 0 ? 'credit' : 'toPay')}</dt><dd>${money(credit > 0 ? credit : toPay)}</dd></div>
        </dl>
      </section>`;
  }

  #renderReadings({ readings }: Bill): unknown {
    const t = this.#t;
    const { decimal } = this.#format;
    if (readings.length === 0) return nothing;
    return html`
      <div>
        <h3>${t('readings')}</h3>
        <table>
          <thead class="vk-unseen"><tr><th scope="col">${t('meterColumn')}</th><th scope="col">${t('valueColumn')}</th></tr></thead>
          <tbody>${readings.map(
            (reading) =>
              html`<tr><th scope="row">${meterTitle(t, reading)}<br><span class="vk-muted">${readingNote(t, reading)}</span></th><td class="figure">${reading.previous === null ? decimal(reading.current) : t('fromTo', { from: decimal(reading.previous), to: decimal(reading.current) })}${reading.volume === null ? nothing : html`<br><span class="vk-muted">${t('used', { volume: decimal(reading.volume) })}</span>`}</td></tr>`,
          )}</tbody>
        </table>
      </div>`;
  }

  #renderDelivery({ delivery }: Bill): unknown {
    const t = this.#t;
    const { isPaperless, from } = this.#changed ?? delivery;
    const { problem, isSending } = this.#delivery;
    const month = from === null ? '' : this.#format.period(from);
    const state = t(
      from === null ? (isPaperless ? 'paperless' : 'onPaper') : isPaperless ? 'paperlessFrom' : 'onPaperFrom',
      { month },
    );
    return html`
      <section class="delivery" aria-labelledby="delivery">
        <h3 id="delivery">${t('delivery')}</h3>
        ${problem ? notice({ tone: 'problem', text: t.problem(problem) }) : nothing}
        ${this.#changed ? notice({ tone: 'good', text: state }) : html`<p>${state}</p>`}
        ${this.#delivery.renderWait()}
        <div class="vk-actions"><button type="button" class="vk-tonal" aria-disabled=${isSending} @click=${() => void this.#onDelivery(!isPaperless)}>${t(isPaperless ? 'toPaper' : 'toPaperless')}</button></div>
      </section>`;
  }

  #pdfAddress(period: string): string {
    const { client } = this.#host;
    return client ? billsOf(client).pdfAddress(client.session.account?.id ?? '', period) : '';
  }

  #onMonth = ({ target }: Event): void => {
    const period = (target as HTMLSelectElement).value;
    this.#period = period === this.#first?.period ? undefined : period;
    this.#changed = undefined;
    this.#copied = undefined;
    this.#host.requestUpdate();
  };

  #onCodeToggle = ({ target }: Event): void => {
    this.#isCodeOpen = (target as HTMLDetailsElement).open;
    if (this.#isCodeOpen) void this.#code.load();
    this.#host.requestUpdate();
  };

  async #onCopy(name: Key, value: string): Promise<void> {
    this.#copied = { name, isDone: await copyText(this.#host.ownerDocument, value) };
    this.#host.requestUpdate();
  }

  /** The printed bill has the payment code, so both chunks are needed. */
  async #onPrint(bill: Bill): Promise<void> {
    const [printer, panel] = await Promise.all([this.#printer.load(), this.#code.load()]);
    printer?.printBill(this.#host, this.#t, bill, panel);
  }

  async #onDelivery(isPaperless: boolean): Promise<void> {
    this.#changed = undefined;
    const account = this.#host.client?.session.account?.id;
    const sent = await this.#delivery.send(isPaperless);
    // Another account may be on screen by now.
    if (!sent || account !== this.#host.client?.session.account?.id) return;
    this.#changed = sent.value;
    this.#onDeliveryChanged();
    this.#host.requestUpdate();
  }
}
