import { render } from 'lit';
import type { VkElement } from '../element.ts';

/**
 * The element in the light DOM that holds the fields of a widget. It comes back when a library of the page removes it,
 * moves it or changes it, with what was typed. Nothing is inserted while the widget has the attribute `defer-hydration`.
 */
export class LightFields {
  readonly #host: VkElement;
  #root: HTMLElement | undefined;
  #inputs: readonly Element[] = [];
  #focused: HTMLElement | undefined;
  #observer: MutationObserver | undefined;

  constructor(host: VkElement) {
    this.#host = host;
  }

  /** Undefined while nothing is shown. */
  get root(): HTMLElement | undefined {
    return this.#root;
  }

  hide(): void {
    this.#root?.remove();
    this.#root = undefined;
    this.#inputs = [];
  }

  /** Renders the fields. Returns former fields that the page has torn out: they may hold typed values. */
  show(content: unknown): HTMLElement[] {
    const host = this.#host;
    if (!this.#observer)
      (this.#observer = new MutationObserver(() => {
        if (!this.#isWhole) host.requestUpdate();
      })).observe(host, { childList: true, subtree: true, attributeFilter: ['slot', 'defer-hydration'] });
    if (host.hasAttribute('defer-hydration')) return [];
    const torn: HTMLElement[] = [];
    if (this.#root && !this.#hasInputs) {
      const rest = document.createElement('div');
      rest.append(...this.#inputs);
      torn.push(rest);
      this.hide();
    }
    if (!this.#root) {
      this.#root = document.createElement('div');
      this.#root.dataset['vkOwned'] = '';
      this.#root.addEventListener('focusin', ({ target }) => (this.#focused = target as HTMLElement));
      // A removed field loses the focus, too; then it is still the one to focus when it is back.
      this.#root.addEventListener('focusout', () =>
        setTimeout(() => {
          if (this.#isWhole) this.#focused = undefined;
        }),
      );
    }
    const root = this.#root;
    root.slot = 'vk-fields';
    const isBack = root.parentNode !== host;
    if (isBack) host.append(root);
    render(content, root, { host });
    this.#inputs = [...root.querySelectorAll('input,select,textarea')];
    if (isBack && this.#focused?.isConnected) this.#focused.focus();
    return torn;
  }

  get #hasInputs(): boolean {
    return this.#inputs.every((input) => this.#root?.contains(input));
  }

  get #isWhole(): boolean {
    const root = this.#root;
    return root?.parentNode === this.#host && root.slot === 'vk-fields' && this.#hasInputs;
  }
}
