import { html, nothing } from 'lit';
import type { AccountDocument } from '@vodokanal/contract';
import { documentFilesOf, documentsOf } from '@vodokanal/client';
import { downloadIcon } from '../generated/icons/download.ts';
import { printIcon } from '../generated/icons/print.ts';
import { showIcon } from '../generated/icons/show.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { dialog, openDialog } from '../kit/parts/dialog.ts';
import { notice } from '../kit/parts/notice.ts';
import { printSheet } from '../kit/print.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { DocumentDownload } from './document-download.ts';
import { sizeText, titleOf, type ViewTexts } from './document-text.ts';
import { styles } from './document-viewer.styles.ts';
import ru from './messages/viewer.ru.ts';

/** Longest side of a drawn picture, in pixels: enough to read and print an A4 sheet. */
const LONGEST_SIDE = 2400;
const SHEET = 'body { margin: 0; } canvas { max-width: 100%; max-height: 100vh; }';

/**
 * A document with what is known of it. Pictures are drawn on a canvas, which a strict policy of the page allows; PDFs open
 * in a tab of their own, because no policy that the kit asks for lets a page frame them. Loads with the first document.
 */
export class DocumentViewer {
  readonly #host: VkAccountElement;
  readonly #view: ViewTexts;
  readonly #t;
  readonly #format;
  readonly #download: DocumentDownload;
  #shown: AccountDocument | undefined;
  #file: Blob | undefined;
  #picture: HTMLCanvasElement | undefined;
  #isUnreadable = false;

  constructor(host: VkAccountElement, view: ViewTexts) {
    this.#host = host;
    this.#view = view;
    this.#t = messages(host, ru, { en: () => import('./messages/viewer.en.ts') });
    this.#format = formats(this.#t);
    this.#download = new DocumentDownload(host, view);
    adopt(host.renderRoot, styles);
  }

  /** Called when another customer or account is shown. */
  forget(): void {
    this.#shown = undefined;
    this.#clear();
  }

  async open(document: AccountDocument): Promise<void> {
    this.#clear();
    this.#shown = document;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    openDialog(this.#host.renderRoot, 'document');
    if (isPicture(document)) void this.#draw(document);
  }

  render(): unknown {
    const document = this.#shown;
    if (!document?.file) return nothing;
    const t = this.#t;
    return dialog({
      id: 'document',
      title: html`<span lang="ru">${document.title}</span>`,
      close: t('close'),
      content: html`
        <div class="picture" ?hidden=${!this.#picture}>${this.#picture ?? nothing}</div>
        ${this.#isUnreadable ? notice({ tone: 'warning', text: t('unreadable') }) : nothing}
        <dl class="vk-rows">${this.#facts(document).map(([name, value]) => html`<div><dt>${t(name)}</dt><dd>${value}</dd></div>`)}</dl>
        ${this.#download.render()}
        ${this.#renderActions(document)}`,
    });
  }

  #renderActions(document: AccountDocument): unknown {
    const t = this.#t;
    const { client } = this.#host;
    const isPdf = document.file?.type === 'application/pdf';
    const address =
      client && !client.isDemo && isPdf
        ? documentsOf(client).viewAddress(client.session.account?.id ?? '', document.id)
        : undefined;
    return html`
      <div class="vk-actions">
        <button type="button" aria-disabled=${this.#download.isRunning} @click=${this.#onDownload}>${downloadIcon()}${t('download')}</button>
        ${address ? html`<a class="vk-button vk-tonal" href=${address} target="_blank" rel="noopener noreferrer">${showIcon()}${t('open')}</a>` : nothing}
        ${this.#picture ? html`<button type="button" class="vk-tonal" @click=${this.#onPrint}>${printIcon()}${t('print')}</button>` : nothing}
      </div>
      ${address ? html`<p class="vk-muted">${t('printHint')}</p>` : nothing}`;
  }

  #facts({
    number,
    issuedOn,
    period,
    validUntil,
    signature,
    file,
  }: AccountDocument): readonly (readonly [keyof typeof ru, unknown])[] {
    const t = this.#t;
    const kind = signature.kind && t(`sign-${signature.kind}`);
    return [
      ['date', this.#format.date(issuedOn)],
      ...(number ? [['number', number] as const] : []),
      ...(period ? [['period', this.#format.period(period)] as const] : []),
      ...(validUntil ? [['validUntil', this.#format.date(validUntil)] as const] : []),
      [
        'signature',
        kind
          ? signature.signedOn
            ? t('signedOn', { kind, date: this.#format.date(signature.signedOn) })
            : kind
          : t('unsigned'),
      ],
      [
        'file',
        html`<span lang="ru">${file?.name}</span>${file?.bytes == null ? nothing : `, ${sizeText(this.#view, file.bytes)}`}`,
      ],
    ];
  }

  /** Draws the picture of a document. The browser turns it the way its metadata say. */
  async #draw(document: AccountDocument): Promise<void> {
    const file = await this.#fileOf(document);
    if (!file) return;
    try {
      const bitmap = await createImageBitmap(file);
      if (this.#shown !== document) return bitmap.close();
      const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
      const canvas = this.#host.ownerDocument.createElement('canvas');
      canvas.width = Math.round(bitmap.width * scale);
      canvas.height = Math.round(bitmap.height * scale);
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', this.#t('picture', { title: titleOf(this.#view, document) }));
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      bitmap.close();
      this.#picture = canvas;
    } catch {
      if (this.#shown === document) this.#isUnreadable = true;
    }
    this.#host.requestUpdate();
  }

  /** The file, which is downloaded once while the document is open. */
  async #fileOf(document: AccountDocument): Promise<Blob | undefined> {
    const { client } = this.#host;
    if (this.#file || !client) return this.#file;
    const file = await this.#download.receive(
      (options) => documentFilesOf(client).file(client.session.account?.id ?? '', document.id, options),
      document.file?.bytes ?? undefined,
    );
    if (this.#shown === document) this.#file = file;
    return file;
  }

  #clear(): void {
    this.#file = undefined;
    this.#picture = undefined;
    this.#isUnreadable = false;
    this.#download.forget();
  }

  #onDownload = async (): Promise<void> => {
    const document = this.#shown;
    if (!document?.file) return;
    const file = await this.#fileOf(document);
    if (file && this.#shown === document) this.#download.keep(file, document.file.name);
  };

  #onPrint = (): void => {
    const picture = this.#picture;
    const document = this.#shown;
    if (!picture || !document) return;
    printSheet(this.#host.ownerDocument, titleOf(this.#view, document), SHEET, (sheet) => {
      const copy = sheet.createElement('canvas');
      copy.width = picture.width;
      copy.height = picture.height;
      copy.getContext('2d')?.drawImage(picture, 0, 0);
      sheet.body.append(copy);
    });
  };
}

const isPicture = ({ file }: AccountDocument): boolean => file?.type.startsWith('image/') === true;
