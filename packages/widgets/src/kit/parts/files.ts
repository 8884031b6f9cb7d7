import { html, nothing } from 'lit';
import type { Config } from '@vodokanal/contract';
import type { Problem } from '@vodokanal/client';
import { isRefusal, type Attachment, type Attachments } from '../controllers/attachments.ts';
import { describedBy } from './field-faults.ts';
import { fileList, type FileRow } from './file-list.ts';
import type { Translate } from '../i18n/messages.ts';
import type ru from '../i18n/messages/files.ru.ts';

export interface FilesOptions {
  readonly t: Translate<keyof typeof ru>;
  readonly attachments: Attachments;
  readonly limits: Config['uploads'];
  /** Id of the file input, where a form has several. */
  readonly id?: string;
  /** Replaces the heading. */
  readonly label?: string;
  /** Replaces the text about the number and size of files. */
  readonly hint?: unknown;
  readonly error?: string | undefined;
  problem(problem: Problem): string;
}

/** The removed button had the focus: whoever pressed a key, and not the pointer, is led to the next one. */
function focusUndo({ detail, currentTarget }: Event & { readonly detail?: number }): void {
  const field = (currentTarget as HTMLElement).closest('.files');
  if (detail === 0) setTimeout(() => field?.querySelector<HTMLElement>('.vk-toast button')?.focus());
}

const BYTES = 1024 * 1024;
/** Some systems know no type for these files. */
const EXTENSIONS = ['.heic', '.heif', '.webp', '.pdf'];

/** A file input with drag and drop: each file shows its progress, its error, and a button to remove it. */
export function filesField({
  t,
  attachments,
  limits,
  id: inputId = 'uploadIds',
  label = t('files'),
  hint,
  error: given,
  problem: textOf,
}: FilesOptions): unknown {
  const megabytes = Math.floor(limits.maxBytes / BYTES);
  const error = given ?? (attachments.hasTooMany ? t('tooManyFiles', { files: limits.maxFiles }) : undefined);
  const faulty = attachments.items
    .flatMap((item, index) => (item.problem || item.tooLarge ? `${inputId}-error-${index}` : []))
    .join(' ');
  const rowOf = (item: Attachment, index: number): FileRow => {
    const { name, id, share, problem, tooLarge } = item;
    const fault = tooLarge ? t('fileTooLarge', { megabytes }) : problem && textOf(problem);
    return {
      name,
      status: id ? t('fileReady') : t('fileWaiting', { percent: Math.round(share * 100) }),
      share: id || fault ? undefined : share,
      isReady: id !== undefined,
      error: fault ? { id: `${inputId}-error-${index}`, text: fault } : undefined,
      retry:
        problem && item.file && !isRefusal(problem)
          ? { text: t('again'), run: () => attachments.retry(item) }
          : undefined,
      remove: {
        label: t('remove', { name }),
        run: (event) => {
          attachments.remove(item, { done: t('removed', { name }), undo: t('undo') });
          focusUndo(event);
        },
      },
    };
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    (event.currentTarget as HTMLElement).toggleAttribute('data-over', event.type === 'dragover');
    if (event.type === 'drop') attachments.add(event.dataTransfer?.files ?? [], limits);
  };
  const choose = ({ target }: Event) => {
    const input = target as HTMLInputElement;
    attachments.add(input.files ?? [], limits);
    input.value = '';
  };
  return html`
    <div class="files" part="files" role="group" aria-labelledby="${inputId}-label" @dragover=${drop} @dragleave=${drop} @drop=${drop}>
      <p id="${inputId}-label"><strong>${label}</strong></p>
      <p class="vk-hint" id="${inputId}-hint">${hint ?? t('filesHint', { files: limits.maxFiles, megabytes })}</p>
      ${error ? html`<p class="vk-error" id="${inputId}-error">${error}</p>` : nothing}
      ${fileList(attachments.items.map((item, index) => rowOf(item, index)))}
      ${attachments.toast.render()}
      <span class="choose vk-button vk-tonal">${t('chooseFiles')}
        <input id=${inputId} type="file" multiple accept=${[...limits.types, ...EXTENSIONS].join(',')} aria-label=${t('chooseFiles')} aria-invalid=${Boolean(error) || faulty !== ''} aria-describedby="${describedBy(inputId, true, error)} ${faulty}" @change=${choose}>
      </span>
    </div>`;
}
