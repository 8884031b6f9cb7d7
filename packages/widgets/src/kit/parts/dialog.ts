import { html } from 'lit';

export interface DialogOptions {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
}

/** Asks before something that cannot be taken back. Open it with `openDialog`; the browser gives focus back. */
export const dialog = ({ title, text, confirm, cancel, onConfirm }: DialogOptions) => html`
  <dialog aria-label=${title} @close=${({ target }: Event) => { if ((target as HTMLDialogElement).returnValue === 'confirm') onConfirm(); }}>
    <form method="dialog">
      <p><strong>${title}</strong></p>
      <p>${text}</p>
      <div class="vk-actions"><button value="confirm">${confirm}</button><button value="cancel" class="vk-plain">${cancel}</button></div>
    </form>
  </dialog>`;

export function openDialog(root: ParentNode): void {
  const element = root.querySelector('dialog');
  if (!element) return;
  element.returnValue = '';
  element.showModal();
}
