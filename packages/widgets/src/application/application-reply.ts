import { html, nothing } from 'lit';
import type { Config } from '@vodokanal/contract';
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
import { act, type ApplicationAct } from './application-actions.ts';
import type ru from './messages/case.ru.ts';

interface StoredReply {
  readonly text: string;
  readonly files: readonly Pick<Attachment, 'id' | 'name' | 'bytes' | 'share'>[];
}

/** The form in which a customer adds to an application. What is typed stays on the device until it is sent. */
export class ApplicationReply {
  readonly #host: VkAccountElement;
  readonly #t: Translate<keyof typeof ru>;
  readonly #onSent: () => void;
  readonly #attachments: Attachments;
  readonly #send: SendTask<Client, ApplicationAct, unknown>;
  #applicationId = '';
  #text = '';
  #error: 'replyMissing' | 'filesUnfinished' | undefined;

  constructor(host: VkAccountElement, t: Translate<keyof typeof ru>, onSent: () => void) {
    this.#host = host;
    this.#t = t;
    this.#onSent = onSent;
    this.#attachments = new Attachments(host, customerUploads(host), () => this.#edited());
    this.#send = new SendTask(host, { send: act });
  }

  /** Begins with what the customer has typed for this application before. */
  start(applicationId: string): void {
    this.forget();
    this.#applicationId = applicationId;
    const { client } = this.#host;
    const stored = client && draftsOf(client).load<StoredReply>(this.#draft);
    if (!stored) return;
    this.#text = stored.text;
    this.#attachments.restore(stored.files);
  }

  /** Clears the form; the draft stays. */
  forget(): void {
    this.#applicationId = this.#text = '';
    this.#error = undefined;
    this.#attachments.release();
    this.#send.edited();
  }

  get isBegun(): boolean {
    return this.#text !== '' || this.#attachments.items.length > 0;
  }

  /** `cancel` is shown beside the button that sends. */
  render({ uploads }: Config, cancel: unknown = nothing): unknown {
    const t = this.#t;
    const { problem, isSending } = this.#send;
    const shown = problem && problem.kind !== 'signed-out' ? this.#problemText(problem) : undefined;
    const error = this.#error && t(this.#error);
    return html`
      <form novalidate @submit=${this.#onSubmit}>
        ${error ? errorSummary(t('summary'), [{ id: 'reply', text: () => error }]) : nothing}
        ${shown ? notice({ tone: 'problem', text: shown, takesFocus: true }) : nothing}
        ${field({
          id: 'reply',
          label: t('replyText'),
          error,
          control: html`<textarea id="reply" rows="4" maxlength="4000" .value=${this.#text} aria-invalid=${Boolean(error)} aria-describedby=${describedBy('reply', '', error)} @input=${this.#onInput}></textarea>`,
        })}
        ${filesField({ t, attachments: this.#attachments, limits: uploads, problem: (fault) => this.#problemText(fault) })}
        ${this.#send.renderWait()}
        <div class="vk-actions">
          <button type="submit" aria-disabled=${isSending}>${t(isSending ? 'sending' : 'sendReply')}</button>
          ${cancel}
        </div>
      </form>`;
  }

  get #draft(): string {
    return `application-reply:${this.#applicationId}`;
  }

  #problemText(problem: Problem): string {
    const [finding] = problem.findings;
    if (!finding) return this.#t.problem(problem);
    return finding.code === 'REQUIRED'
      ? this.#t('replyMissing')
      : this.#t(finding.code === 'UPLOAD_NOT_FOUND' ? finding.code : 'kind-rejected');
  }

  #edited(): void {
    this.#send.edited();
    this.#error = undefined;
    const { client } = this.#host;
    const files = this.#attachments.items.flatMap(({ id, name, bytes, share }) =>
      id ? [{ id, name, bytes, share }] : [],
    );
    if (client) draftsOf(client).save(this.#draft, { text: this.#text, files } satisfies StoredReply);
    this.#host.requestUpdate();
  }

  #onInput = ({ target }: Event): void => {
    this.#text = (target as HTMLTextAreaElement).value;
    this.#edited();
  };

  #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const text = this.#text.trim();
    const uploadIds = this.#attachments.ids;
    this.#error =
      text === '' && uploadIds.length === 0
        ? 'replyMissing'
        : this.#attachments.isUnfinished
          ? 'filesUnfinished'
          : undefined;
    if (!this.#error) {
      const applicationId = this.#applicationId;
      const accountId = this.#host.client?.session.account?.id ?? '';
      const sent = await this.#send.send({ change: 'written', accountId, applicationId, text, uploadIds });
      if (sent && this.#host.client) {
        draftsOf(this.#host.client).remove(`application-reply:${applicationId}`);
        // Another application may be open by now.
        if (applicationId === this.#applicationId) {
          this.forget();
          this.#applicationId = applicationId;
          this.#onSent();
          return;
        }
      }
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    focusSummary(this.#host.renderRoot);
  };
}
