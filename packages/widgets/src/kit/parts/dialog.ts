import { css, html } from 'lit';
import { adopt } from '../theme/adopt-styles.ts';

const styles = css`
  dialog { max-inline-size: min(28em, calc(100vw - 2em)); padding: 1.25em; color: var(--_text); background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); }
`;

export interface DialogOptions {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
}

/** Asks before an irreversible action. Open it with `openDialog`; the browser restores the focus. */
export const dialog = ({ title, text, confirm, cancel, onConfirm }: DialogOptions) => html`
  <dialog aria-label=${title}>
    <form method="dialog" @submit=${({ submitter }: SubmitEvent) => {
      if ((submitter as HTMLButtonElement | null)?.value === 'confirm') onConfirm();
    }}>
      <p><strong>${title}</strong></p>
      <p>${text}</p>
      <div class="vk-actions"><button value="confirm">${confirm}</button><button value="cancel" class="vk-plain">${cancel}</button></div>
    </form>
  </dialog>`;

export function openDialog(root: HTMLElement | DocumentFragment): void {
  adopt(root, styles);
  root.querySelector('dialog')?.showModal();
}
