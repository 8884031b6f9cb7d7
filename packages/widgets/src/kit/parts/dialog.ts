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
  <dialog aria-label=${title}>
    <form method="dialog" @submit=${({ submitter }: SubmitEvent) => { if ((submitter as HTMLButtonElement | null)?.value === 'confirm') onConfirm(); }}>
      <p><strong>${title}</strong></p>
      <p>${text}</p>
      <div class="vk-actions"><button value="confirm">${confirm}</button><button value="cancel" class="vk-plain">${cancel}</button></div>
    </form>
  </dialog>`;

export function openDialog(root: ParentNode): void {
  root.querySelector('dialog')?.showModal();
}
