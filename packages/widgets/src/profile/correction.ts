import { html } from 'lit';
import type { Config, Profile, ProfileChange, ProfileField } from '@vodokanal/contract';
import { draftsOf, profileOf, type Client, type Problem } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { Attachments } from '../kit/controllers/attachments.ts';
import { customerUploads } from '../kit/controllers/customer-uploads.ts';
import { filesStyles } from '../kit/theme/files.styles.ts';
import { toastStyles } from '../kit/theme/toast.styles.ts';
import { focusOpener } from '../kit/focus.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { filesField } from '../kit/parts/files.ts';
import { correctionDraft, type CorrectionDraft } from './drafts.ts';
import ru from './messages/correction.ru.ts';

export interface CorrectionContext {
  /** The last loaded profile; undefined while nobody is signed in. */
  profile(): Profile | undefined;
  onSent(id: string): void;
  onClosed(): void;
}

type FilesFault = 'filesUnfinished' | 'UPLOAD_NOT_FOUND' | 'UPLOAD_UNFINISHED';

/** A request to the utility to change one field, with documents. */
export class Correction {
  readonly #host: VkAccountElement;
  readonly #field: ProfileField;
  readonly #context: CorrectionContext;
  readonly #t: Translate<keyof typeof ru>;
  readonly #files: Attachments;
  readonly #form: FormTask<'newValue' | 'comment', ProfileChange, Client>;
  #filesFault: FilesFault | undefined;

  constructor(host: VkAccountElement, field: ProfileField, context: CorrectionContext) {
    this.#host = host;
    this.#field = field;
    this.#context = context;
    const t = (this.#t = messages(host, ru, { en: () => import('./messages/correction.en.ts') }));
    const files = (this.#files = new Attachments(host, customerUploads(host), () => {
      this.#filesFault = undefined;
      this.#saveDraft();
    }));
    this.#form = new FormTask<'newValue' | 'comment', ProfileChange, Client>(host, t, {
      name: 'profile',
      submit: 'send',
      sending: 'sending',
      fields: {
        newValue: { hint: () => t('newValueHint', { present: String(context.profile()?.[field] ?? '') }) },
        comment: { type: 'textarea', isOptional: true },
      },
      send: (client, { newValue, comment }, intent) =>
        profileOf(client).change(
          context.profile()?.accountId ?? '',
          { field, value: newValue, ...(comment.trim() && { comment: comment.trim() }), uploadIds: [...files.ids] },
          intent,
        ),
      onSent: ({ id }) => {
        this.release();
        context.onSent(id);
      },
      onRefused: ({ code, findings }) => {
        const isFileFault = findings.some(({ pointer }) => pointer.startsWith('/uploadIds'));
        if (isFileFault || code === 'UPLOAD_UNFINISHED')
          this.#refuseFiles(isFileFault ? 'UPLOAD_NOT_FOUND' : 'UPLOAD_UNFINISHED');
        return this.#filesFault !== undefined;
      },
      faultsOf: { '/value': ['newValue'] },
    });
    adopt(host.renderRoot, filesStyles, toastStyles);
  }

  /** Restores a draft after a reload; false when newer values were typed. */
  restore({ newValue, comment, files }: CorrectionDraft): boolean {
    if (this.#form.values.newValue || this.#form.values.comment || this.#files.items.length > 0) return false;
    this.#form.fill('newValue', newValue);
    this.#form.fill('comment', comment);
    this.#files.restore(files);
    return true;
  }

  /** Drops the form and its files: they belong to the utility now, or to a person who has left. */
  release(): void {
    this.#form.clear();
    this.#files.release();
  }

  async focus(): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('[name=newValue]')?.focus();
  }

  render({ uploads }: Config): unknown {
    const t = this.#t;
    const after = filesField({
      t,
      attachments: this.#files,
      limits: uploads,
      error: this.#filesFault && t(this.#filesFault),
      problem: (problem: Problem) => t.problem(problem),
    });
    const actions = html`<button type="button" class="vk-tonal" @click=${this.#onCancel}>${t('cancel')}</button>`;
    return html`<div @input=${this.#saveDraft} @submit=${this.#onSubmit} @paste=${({ clipboardData }: ClipboardEvent) => this.#files.add(clipboardData?.files ?? [], uploads)}>${this.#form.render({ after, actions })}</div>`;
  }

  /** Runs before the form's own handler. */
  readonly #onSubmit = {
    capture: true,
    handleEvent: (event: Event): void => {
      if (!this.#files.isUnfinished) return;
      event.preventDefault();
      event.stopPropagation();
      this.#refuseFiles('filesUnfinished');
    },
  };

  #refuseFiles(fault: FilesFault): void {
    this.#filesFault = fault;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('#uploadIds')?.focus());
  }

  #onCancel = (): void => {
    this.#form.clear();
    this.#files.clear();
    this.#saveDraft();
    this.#context.onClosed();
    void focusOpener(this.#host, this.#field);
  };

  /** Saves the draft on the device until it is sent or cancelled. */
  #saveDraft = (): void => {
    const accountId = this.#context.profile()?.accountId;
    const { client } = this.#host;
    if (!accountId || !client) return;
    const { newValue, comment } = this.#form.values;
    const name = correctionDraft(accountId, this.#field);
    const arrived = this.#files.items.flatMap(({ id, name, bytes }) => (id ? [{ id, name, bytes, share: 1 }] : []));
    if (newValue || comment || arrived.length > 0)
      draftsOf(client).save(name, { newValue, comment, files: arrived } satisfies CorrectionDraft);
    else draftsOf(client).remove(name);
  };
}
