import type { PaymentEntry } from '@vodokanal/contract';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { isIssued } from '@vodokanal/contract/rules/fiscal-receipt';
import type { VkAccountElement } from '../kit/account-element.ts';
import { downloadCsv } from '../kit/csv.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { printLines } from '../kit/print.ts';
import { roublesCell, signedMoney, wayOf } from './payment-text.ts';
import { kindsOf, type PaymentFilter, type PaymentKind } from './payment-years.ts';
import ru from './messages/export.ru.ts';
import type viewTexts from './messages/view.ru.ts';

type ViewTexts = Translate<keyof typeof viewTexts>;

const KIND = { payment: 'onePayment', refund: 'oneRefund', correction: 'oneCorrection' } as const;

/** Saves and prints payments. Loads with the first use. */
export class PaymentExporter {
  readonly #host: VkAccountElement;
  /** Texts of the widget. */
  readonly #view: ViewTexts;
  readonly #t;

  constructor(host: VkAccountElement, view: ViewTexts) {
    this.#host = host;
    this.#view = view;
    this.#t = messages(host, ru, { en: () => import('./messages/export.en.ts') });
  }

  /** Saves the entries as a CSV file. */
  async save(entries: readonly PaymentEntry[]): Promise<void> {
    await this.#host.loading;
    const t = this.#t;
    downloadCsv(this.#host.ownerDocument, `${t('fileName')}-${this.#account?.number ?? ''}.csv`, [
      [t('date'), t('kind'), t('sum'), t('way'), t('number'), t('fiscal')],
      ...entries.map((entry) => [
        russianDate(entry.paidOn),
        this.#kindOf(entry),
        roublesCell(t, entry.amount),
        wayOf(this.#view, entry),
        entry.document,
        this.#receiptOf(entry),
      ]),
    ]);
  }

  /** Prints the entries as a table with their total. */
  async print(entries: readonly PaymentEntry[], { year, kind }: PaymentFilter): Promise<void> {
    await this.#host.loading;
    const t = this.#t;
    const account = this.#account;
    const total = (of: PaymentKind) => entries.reduce((sum, each) => (each.kind === of ? sum + each.amount : sum), 0);
    printLines(
      this.#host.ownerDocument,
      t('printTitle'),
      [
        ...(account ? [`${t('printAccount', { number: account.number })}, ${account.address}`] : []),
        ...(year ? [t('printYear', { year })] : []),
        ...(kind ? [t('printKind', { kind: this.#view(kind) })] : []),
        ...kindsOf(entries).map((each) => `${this.#view(each)}: ${signedMoney(t, total(each))}`),
      ],
      [
        [t('date'), t('kind'), t('sum'), t('way'), t('number'), t('fiscal')],
        ...entries.map((entry) => [
          russianDate(entry.paidOn),
          this.#kindOf(entry),
          signedMoney(t, entry.amount),
          wayOf(this.#view, entry),
          entry.document,
          this.#receiptOf(entry),
        ]),
      ],
    );
  }

  get #account() {
    return this.#host.client?.session.account;
  }

  #kindOf({ kind, reason }: PaymentEntry): string {
    const name = this.#t(KIND[kind]);
    return reason ? `${name}: ${reason}` : name;
  }

  #receiptOf({ receipt }: PaymentEntry): string {
    if (!receipt) return '';
    // In one cell: a spreadsheet would round the digits of the storage as a number.
    return isIssued(receipt)
      ? this.#t('fiscalNumbers', { fn: receipt.fn, fd: receipt.fd, fpd: receipt.fpd })
      : this.#t('isForming');
  }
}
