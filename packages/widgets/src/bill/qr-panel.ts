import { html, nothing } from 'lit';
import type { Bill } from '@vodokanal/contract';
import { billCodeFields } from '@vodokanal/contract/rules/bill';
import { downloadIcon } from '../generated/icons/download.ts';
import type { VkElement } from '../kit/element.ts';
import { downloadFile } from '../kit/download.ts';
import { formats } from '../kit/i18n/formats.ts';
import type { DrawnCode } from '../kit/qr.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import ru from './messages/qr.ru.ts';
import { drawCode, pngOf, svgOf } from './payment-code.ts';

/** The payment code of a bill, and its files. */
export class QrPanel {
  readonly #host: VkElement;
  readonly #t: Translate<keyof typeof ru>;
  #hasFailed = false;
  #drawn: { readonly bill: Bill; readonly code: DrawnCode | undefined } | undefined;

  constructor(host: VkElement) {
    this.#host = host;
    this.#t = messages(host, ru, { en: () => import('./messages/qr.en.ts') });
  }

  render(bill: Bill): unknown {
    const t = this.#t;
    const code = this.codeOf(bill);
    if (!code) return notice({ tone: 'warning', text: t('noCode') });
    return html`
      <div class="code">
        ${this.picture(bill, code)}
        <div>
          <p>${t(bill.toPay > 0 ? 'how' : 'howAhead')}</p>
          <p class="vk-muted">${t('sameDevice')}</p>
          <div class="vk-actions">
            <button type="button" class="vk-text" @click=${() => void this.#onSave(bill, code, 'png')}>${downloadIcon()}${t('png')}</button>
            <button type="button" class="vk-text" @click=${() => void this.#onSave(bill, code, 'svg')}>${downloadIcon()}${t('svg')}</button>
          </div>
          ${this.#hasFailed ? html`<p class="vk-error" role="alert">${t('notSaved')}</p>` : nothing}
        </div>
      </div>`;
  }

  /** Undefined when the requisites of the utility cannot be written. */
  codeOf(bill: Bill): DrawnCode | undefined {
    if (this.#drawn?.bill !== bill) {
      const code = drawCode(billCodeFields(bill));
      this.#drawn = { bill, code: 'path' in code ? code : undefined };
    }
    return this.#drawn.code;
  }

  picture({ toPay }: Bill, { size, path }: DrawnCode): unknown {
    const label = this.#t(toPay > 0 ? 'codeOf' : 'codeWithoutSum', { sum: formats(this.#t).money(toPay) });
    return html`<svg role="img" aria-label=${label} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"></path><path fill="#000" d=${path}></path></svg>`;
  }

  async #onSave(bill: Bill, code: DrawnCode, kind: 'svg' | 'png'): Promise<void> {
    const { ownerDocument } = this.#host;
    const file = kind === 'svg' ? new Blob([svgOf(code)], { type: 'image/svg+xml' }) : await pngOf(ownerDocument, code);
    this.#hasFailed = !file;
    if (file) downloadFile(ownerDocument, `${this.#t('file')}-${bill.accountNumber}-${bill.period}.${kind}`, file);
    this.#host.requestUpdate();
  }
}
