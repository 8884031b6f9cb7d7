import { html, nothing } from 'lit';
import type { Config, Finding } from '@vodokanal/contract';
import { draftsOf, type Client, type Problem } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import { Attachments, type Attachment } from '../kit/controllers/attachments.ts';
import { customerUploads } from '../kit/controllers/customer-uploads.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import { errorSummary, focusSummary } from '../kit/parts/error-summary.ts';
import { describedBy } from '../kit/parts/field-faults.ts';
import { field } from '../kit/parts/field.ts';
import { filesField } from '../kit/parts/files.ts';
import { notice } from '../kit/parts/notice.ts';
import { act, type ClaimAct } from './claim-actions.ts';
import type ru from './messages/case.ru.ts';

/** A message adds to a claim that waits for its answer; a dispute says why an answer does not help. */
export type ReplyKind = 'written' | 'disputed';

interface StoredReply {
  readonly text: string;
  readonly files: readonly Pick<Attachment, 'id' | 'name' | 'bytes' | 'share'>[];
}

/** The form in which a customer writes to a claim. What is typed stays on the device until it is sent. */
export class ClaimReply {
  readonly #host: VkAccountElement;
  readonly #t: Translate<keyof typeof ru>;
  readonly #onSent: (kind: ReplyKind) => void;
  readonly #attachments: Attachments;
  readonly #send: SendTask<Client, ClaimAct, unknown>;
  #claimId = '';
  #text = '';
  #error: string | undefined;
  #isDraftSaved = true;

  constructor(host: VkAccountElement, t: Translate<keyof typeof ru>, onSent: (kind: ReplyKind) => void) {
    this.#host = host;
    this.#t = t;
    this.#onSent = onSent;
    this.#attachments = new Attachments(host, customerUploads(host), () => this.#edited());
    this.#send = new SendTask(host, { send: act });
  }

  /** Begins with what the customer has typed for this claim before. */
  start(claimId: string): void {
    this.forget();
    this.#claimId = claimId;
    const { client } = this.#host;
    const stored = client && draftsOf(client).load<StoredReply>(this.#draft);
    if (!stored) return;
    this.#text = stored.text;
    this.#attachments.restore(stored.files);
  }

  /** Clears the form; the draft stays. */
  forget(): void {
    this.#claimId = this.#text = '';
    this.#error = undefined;
    this.#attachments.release();
    this.#send.edited();
  }

  get isBegun(): boolean {
    return this.#text !== '' || this.#attachments.items.length > 0;
  }

  /** `cancel` is shown beside the button that sends. */
  render(kind: ReplyKind, { uploads }: Config, cancel: unknown = nothing): unknown {
    const t = this.#t;
    const { problem, isSending } = this.#send;
    const shown = problem && problem.kind !== 'signed-out' ? this.#problemText(problem) : undefined;
    const hint = kind === 'disputed' ? t('disputeHint') : '';
    return html`
      <form novalidate @submit=${(event: SubmitEvent) => this.#onSubmit(event, kind)} @paste=${(event: ClipboardEvent) => this.#attachments.add(event.clipboardData?.files ?? [], uploads)}>
        ${this.#error ? errorSummary(t('summary'), [{ id: 'reply', text: () => this.#error ?? '' }]) : nothing}
        ${shown ? notice({ tone: 'problem', text: shown, takesFocus: true }) : nothing}
        ${field({
          id: 'reply',
          label: t(kind === 'disputed' ? 'disputeText' : 'replyText'),
          hint,
          error: this.#error,
          control: html`<textarea id="reply" rows="4" maxlength="4000" .value=${this.#text} aria-invalid=${Boolean(this.#error)} aria-describedby=${describedBy('reply', hint, this.#error)} @input=${this.#onInput}></textarea>`,
        })}
        ${filesField({ t, attachments: this.#attachments, limits: uploads, problem: (fault) => this.#problemText(fault) })}
        ${this.#send.renderWait()}
        <div class="vk-actions">
          <button type="submit" aria-disabled=${isSending}>${t(isSending ? 'sending' : kind === 'disputed' ? 'sendDispute' : 'sendReply')}</button>
          ${cancel}
        </div>
        ${this.isBegun ? html`<p class="vk-muted">${t(this.#isDraftSaved ? 'draftKept' : 'draftNotKept')}</p>` : nothing}
      </form>`;
  }

  get #draft(): string {
    return `claim-reply:${this.#claimId}`;
  }

  #problemText(problem: Problem): string {
    const [finding] = problem.findings;
    return finding ? this.#findingText(finding) : this.#t.problem(problem);
  }

  #findingText({ code, pointer }: Finding): string {
    if (code === 'REQUIRED' && pointer === '/text') return this.#t('replyMissing');
    return this.#t(code === 'UPLOAD_NOT_FOUND' ? code : 'kind-rejected');
  }

  #edited(): void {
    this.#send.edited();
    this.#error = undefined;
    const { client } = this.#host;
    const files = this.#attachments.items.flatMap(({ id, name, bytes, share }) =>
      id ? [{ id, name, bytes, share }] : [],
    );
    this.#isDraftSaved =
      client !== undefined && draftsOf(client).save(this.#draft, { text: this.#text, files } satisfies StoredReply);
    this.#host.requestUpdate();
  }

  #onInput = ({ target }: Event): void => {
    this.#text = (target as HTMLTextAreaElement).value;
    this.#edited();
  };

  #onSubmit = async (event: SubmitEvent, kind: ReplyKind): Promise<void> => {
    event.preventDefault();
    const text = this.#text.trim();
    const uploadIds = this.#attachments.ids;
    this.#error =
      text === '' && (kind === 'disputed' || uploadIds.length === 0)
        ? this.#t('replyMissing')
        : this.#attachments.isUnfinished
          ? this.#t('filesUnfinished')
          : undefined;
    if (!this.#error) {
      const claimId = this.#claimId;
      const accountId = this.#host.client?.session.account?.id ?? '';
      const sent = await this.#send.send({ change: kind, accountId, claimId, text, uploadIds });
      if (sent && this.#host.client) {
        draftsOf(this.#host.client).remove(`claim-reply:${claimId}`);
        // Another claim may be open by now.
        if (claimId === this.#claimId) {
          this.forget();
          this.#claimId = claimId;
          this.#onSent(kind);
          return;
        }
      }
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    focusSummary(this.#host.renderRoot);
  };
}
