import { nothing, render, type CSSResult, type ReactiveController } from 'lit';
import type { VkElement } from '../element.ts';
import { important, inPage, inPageText } from '../theme/theme.ts';

const sheets = new Map<string, CSSStyleSheet>();

/**
 * Fields that stand in the page itself, below their widget, shown where it has `<slot name="vk-fields">`: password
 * managers and the codes of a phone do not see into shadow roots.
 */
export class PageFields implements ReactiveController {
  readonly #host: VkElement;
  readonly #render: () => unknown;
  readonly #styles: readonly CSSResult[];
  #fields: HTMLElement | undefined;

  constructor(host: VkElement, styles: readonly CSSResult[], draw: () => unknown) {
    this.#host = host;
    this.#styles = styles;
    this.#render = draw;
    host.addController(this);
  }

  /** Where the fields are; undefined while there are none. */
  get root(): HTMLElement | undefined {
    return this.#fields;
  }

  hostConnected(): void {
    const { localName, ownerDocument } = this.#host;
    const { adoptedStyleSheets } = this.#host.getRootNode() as Document | ShadowRoot;
    const selector = `${localName}>[data-vk-owned]`;
    let sheet = sheets.get(localName);
    if (!sheet) sheets.set(localName, (sheet = inPage(`${inPageText(selector)}@layer vk{${selector}{${this.#styles.map(important).join('')}}}`)));
    // A sheet belongs to the document it was made in.
    if (ownerDocument === document && !adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  }

  hostUpdated(): void {
    const host = this.#host;
    // What a copy of the page brought along: nobody serves it.
    for (const copy of host.querySelectorAll(':scope>[data-vk-owned]')) if (copy !== this.#fields) copy.remove();
    const content = this.#render();
    if (content === nothing) {
      this.#fields?.remove();
      this.#fields = undefined;
      return;
    }
    if (!this.#fields) {
      this.#fields = document.createElement('div');
      this.#fields.slot = 'vk-fields';
      this.#fields.dataset['vkOwned'] = '';
    }
    // A framework of the page may have cleared its children away.
    if (this.#fields.parentNode !== host) host.append(this.#fields);
    render(content, this.#fields, { host });
  }
}
