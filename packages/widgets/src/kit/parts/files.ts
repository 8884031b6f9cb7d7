import { html, nothing } from 'lit';
import type { Config } from '@vodokanal/contract';
import type { Problem } from '@vodokanal/client';
import type { Attachment, Attachments } from '../controllers/attachments.ts';
import { describedBy } from './field-faults.ts';
import type { Translate } from '../i18n/messages.ts';
import type ru from '../i18n/messages/files.ru.ts';

export interface FilesOptions {
  readonly t: Translate<keyof typeof ru>;
  readonly attachments: Attachments;
  readonly limits: Config['uploads'];
  /** Replaces the text about the number and size of files. */
  readonly hint?: unknown;
  readonly error?: string | undefined;
  problem(problem: Problem): string;
}

const BYTES = 1024 * 1024;

/** A file input with drag and drop: each file shows its progress, its error, and a button to remove it. */
export function filesField({ t, attachments, limits, hint, error: given, problem: textOf }: FilesOptions): unknown {
  const megabytes = Math.floor(limits.maxBytes / BYTES);
  const error = given ?? (attachments.hasTooMany ? t('tooManyFiles', { files: limits.maxFiles }) : undefined);
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
    <div class="files" part="files" role="group" aria-labelledby="files-label" @dragover=${drop} @dragleave=${drop} @drop=${drop}>
      <p id="files-label"><strong>${t('files')}</strong></p>
      <p class="vk-hint" id="uploadIds-hint">${hint ?? t('filesHint', { files: limits.maxFiles, megabytes })}</p>
      ${error ? html`<p class="vk-error" id="uploadIds-error">${error}</p>` : nothing}
      <ul>${attachments.items.map((item) => renderFile(item, megabytes, t, attachments, textOf))}</ul>
      <span class="choose vk-button vk-plain">${t('chooseFiles')}
        <input id="uploadIds" type="file" multiple accept=${limits.types.join(',')} aria-label=${t('chooseFiles')} aria-describedby=${describedBy('uploadIds', true, error)} @change=${choose}>
      </span>
    </div>`;
}

function renderFile(
  item: Attachment,
  megabytes: number,
  t: FilesOptions['t'],
  attachments: Attachments,
  textOf: FilesOptions['problem'],
): unknown {
  const { name, id, share, problem, tooLarge, wrongType } = item;
  const error = tooLarge
    ? t('fileTooLarge', { megabytes })
    : wrongType
      ? t('fileType')
      : problem
        ? textOf(problem)
        : undefined;
  const percent = Math.round(share * 100);
  return html`
    <li>
      <span>${name}<br>${error ? html`<span class="vk-error">${error}</span>` : html`<span class="vk-muted">${id ? t('fileReady') : t('fileWaiting', { percent })}</span>`}</span>
      <span class="vk-actions">
        ${problem && item.file ? html`<button type="button" class="vk-plain" @click=${() => attachments.retry(item)}>${t('again')}</button>` : nothing}
        <button type="button" class="vk-plain" aria-label=${t('remove', { name })} @click=${() => attachments.remove(item)}>${t('removeShort')}</button>
      </span>
      ${id || error ? nothing : html`<progress max="100" value=${percent} aria-label=${name}></progress>`}
    </li>`;
}
