import type { ReactiveControllerHost } from 'lit';

/**
 * Shows on the button that was pressed that its work has begun, also where the template knows nothing of it. Buttons that
 * submit a form change their own text.
 */
export class PressedButton {
  #pressed: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost) {
    if (!(host instanceof HTMLElement)) return;
    host.addEventListener(
      'click',
      (event) => {
        this.#pressed = event
          .composedPath()
          .find((node): node is HTMLElement => node instanceof HTMLElement && node.matches('button[type=button]'));
        // Work that begins later belongs to no press.
        setTimeout(() => {
          this.#pressed = undefined;
        });
      },
      true,
    );
  }

  /** Marks the pressed button with a text until the returned function is called. */
  mark(text: string): () => void {
    const button = this.#pressed;
    if (!button || button.hasAttribute('aria-busy')) return () => undefined;
    const label = document.createElement('span');
    label.textContent = ` ${text}`;
    button.append(label);
    // While it is busy the button is called by its text, because the name must contain what is seen.
    const name = button.getAttribute('aria-label');
    button.removeAttribute('aria-label');
    button.setAttribute('aria-busy', 'true');
    const wasDisabled = button.getAttribute('aria-disabled');
    button.setAttribute('aria-disabled', 'true');
    return () => {
      label.remove();
      if (name !== null) button.setAttribute('aria-label', name);
      button.removeAttribute('aria-busy');
      // The template may have set it meanwhile.
      if (wasDisabled === null) button.removeAttribute('aria-disabled');
      else button.setAttribute('aria-disabled', 'false');
    };
  }
}
