import { html, nothing } from 'lit';
import type { PaymentEntry } from '@vodokanal/contract';
import { paymentsOf } from '@vodokanal/client';
import { isIssued, receiptCheckText } from '@vodokanal/contract/rules/fiscal-receipt';
import { linkOf } from '@vodokanal/contract/rules/link';
import { downloadIcon } from '../generated/icons/download.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { dialog, openDialog } from '../kit/parts/dialog.ts';
import { qrCode } from '../kit/parts/qr-code.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { styles } from './receipt-dialog.styles.ts';
import ru from './messages/receipt.ru.ts';

/** A fiscal receipt (54-ФЗ) with the code that the tax service checks it by. Loads with the first receipt. */
export class ReceiptDialog {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #format;
  #shown: { readonly entry: PaymentEntry; readonly timeZone: string } | undefined;

  constructor(host: VkAccountElement) {
    this.#host = host;
    this.#t = messages(host, ru, { en: () => import('./messages/receipt.en.ts') });
    this.#format = formats(this.#t);
    adopt(host.renderRoot, styles);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#shown = undefined;
  }

  async open(entry: PaymentEntry, timeZone: string): Promise<void> {
    this.#shown = { entry, timeZone };
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    openDialog(this.#host.renderRoot, 'receipt');
  }

  render(): unknown {
    if (!this.#shown) return nothing;
    const t = this.#t;
    const { entry, timeZone } = this.#shown;
    const { id, kind, receipt } = entry;
    const { client } = this.#host;
    if (!receipt || !isIssued(receipt)) return nothing;
    const { issuedAt, amount, fn, fd, fpd } = receipt;
    const url = linkOf(receipt.url);
    const sum = this.#format.money(Math.abs(amount));
    return dialog({
      id: 'receipt',
      title: t(kind === 'refund' ? 'refundTitle' : 'receiptTitle', { amount: sum }),
      close: t('close'),
      content: html`
        <dl class="vk-rows">${(
          [
            ['issuedAt', this.#format.moment(issuedAt, timeZone)],
            ['amount', sum],
            ['fn', fn],
            ['fd', fd],
            ['fpd', fpd],
          ] as const
        ).map(([name, value]) => html`<div><dt>${t(name)}</dt><dd>${value}</dd></div>`)}</dl>
        <div class="check">
          <div class="code">${qrCode(receiptCheckText(receipt, kind, timeZone), t('image'))}</div>
          <p class="vk-muted">${t('check')}</p>
        </div>
        <div class="vk-actions">
          ${client && !client.isDemo ? html`<a class="vk-button vk-tonal" href=${paymentsOf(client).receiptAddress(client.session.account?.id ?? '', id)} download>${downloadIcon()}${t('pdf')}</a>` : nothing}
          ${url ? html`<a class="vk-button vk-text" href=${url} target="_blank" rel="noopener noreferrer">${t('open')}</a>` : nothing}
        </div>`,
    });
  }
}
