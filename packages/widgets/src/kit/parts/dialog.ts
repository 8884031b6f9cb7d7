import { html, nothing } from 'lit';
import { closeIcon } from '../../generated/icons/close.ts';
import { adopt } from '../theme/adopt-styles.ts';
import { dialogStyles } from '../theme/dialog.styles.ts';

export interface DialogOptions {
  readonly title: unknown;
  readonly content: unknown;
  /** Name of the button in the corner that closes it; left out where the content has one. */
  readonly close?: string;
  /** Needed only where a shadow root has several. */
  readonly id?: string;
}

const closeAround = ({ currentTarget }: Event): void => (currentTarget as HTMLElement).closest('dialog')?.close();

/**
 * A dialog over the page; on phones a sheet at the lower edge of the screen. Open it with `openDialog`. The browser keeps
 * the focus inside, closes it with Escape and by a press beside it, and gives the focus back.
 */
export const dialog = ({ title, content, close, id = 'dialog' }: DialogOptions) => html`
  <dialog id=${id} aria-labelledby="${id}-title" closedby="any">
    <div class="vk-card">
      <h2 id="${id}-title">${title}</h2>
      ${content}
      ${close ? html`<button type="button" class="vk-text close" aria-label=${close} @click=${closeAround}>${closeIcon()}</button>` : nothing}
    </div>
  </dialog>`;

export interface QuestionOptions {
  readonly title: string;
  readonly text: unknown;
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
  readonly id?: string;
}

/** Asks before an action that cannot be undone. */
export const question = ({ title, text, confirm, cancel, onConfirm, id = 'dialog' }: QuestionOptions) =>
  dialog({
    id,
    title,
    content: html`
      <form method="dialog" @submit=${({ submitter }: SubmitEvent) => {
        if ((submitter as HTMLButtonElement | null)?.value === 'confirm') onConfirm();
      }}>
        <p>${text}</p>
        <div class="vk-actions"><button value="confirm">${confirm}</button><button value="cancel" class="vk-tonal">${cancel}</button></div>
      </form>`,
  });

/** Opens the dialog of this id. A question starts at its harmless answer. */
export function openDialog(root: HTMLElement | DocumentFragment, id = 'dialog'): void {
  adopt(root, dialogStyles);
  const box = root.querySelector<HTMLDialogElement>(`dialog#${id}`);
  box?.showModal();
  box?.querySelector<HTMLElement>('button[value=cancel]')?.focus();
}
