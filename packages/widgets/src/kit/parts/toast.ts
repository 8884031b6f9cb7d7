import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';

export interface ToastOptions {
  /** What was done. */
  readonly text: string;
  readonly undo: { readonly text: string; readonly run: () => void };
  /** Called when the action can no longer be undone. */
  readonly onGone?: () => void;
}

/** Milliseconds for reading the toast and reaching its button. */
export const TOAST_TIME = 10_000;

/**
 * Says what was done and offers to undo it. It stays at the lower edge of the screen while its card is in view, and as
 * long as the pointer or the focus is on it. One is shown at a time: the next one makes the previous final.
 */
export class Toast implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #shown: ToastOptions | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isPointed = false;
  #hasFocus = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.dismiss();
  }

  show(options: ToastOptions): void {
    this.dismiss();
    this.#shown = options;
    this.#wait();
    this.#host.requestUpdate();
  }

  /** Takes it away; what was done is final. */
  dismiss = (): void => this.#close()?.onGone?.();

  /** Belongs after what it is about, so that the next Tab reaches its button. */
  render(): unknown {
    const shown = this.#shown;
    return html`<div class="vk-toast-place" role="status">${
      shown
        ? html`<div class="vk-toast" @pointerenter=${this.#onPointer} @pointerleave=${this.#onPointer} @focusin=${this.#onFocus} @focusout=${this.#onFocus} @keydown=${this.#onKey}>
        <p>${shown.text}</p><button type="button" class="vk-text" @click=${this.#onUndo}>${shown.undo.text}</button>
      </div>`
        : nothing
    }</div>`;
  }

  #close(): ToastOptions | undefined {
    clearTimeout(this.#timer);
    const shown = this.#shown;
    this.#shown = undefined;
    this.#isPointed = this.#hasFocus = false;
    if (shown) this.#host.requestUpdate();
    return shown;
  }

  /** Starts the time again, unless somebody is about to use it. */
  #wait(): void {
    clearTimeout(this.#timer);
    if (!this.#isPointed && !this.#hasFocus) this.#timer = setTimeout(this.dismiss, TOAST_TIME);
  }

  #onUndo = (): void => this.#close()?.undo.run();

  #onPointer = ({ type }: Event): void => {
    this.#isPointed = type === 'pointerenter';
    this.#wait();
  };

  #onFocus = ({ type }: Event): void => {
    this.#hasFocus = type === 'focusin';
    this.#wait();
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // It would close a dialog around it, too.
    event.stopPropagation();
    this.dismiss();
  };
}
