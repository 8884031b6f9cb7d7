import { nothing, render, type CSSResult, type ReactiveController } from 'lit';
import type { VkElement } from '../element.ts';
import { important, lightDomSheet, lightDomText } from '../theme/theme.ts';

const sheets = new Map<string, CSSStyleSheet>();

/**
 * Fields in the light DOM of their widget, slotted into `<slot name="vk-fields">`: password managers and one-time code
 * autofill do not look into shadow roots.
 */
export class PageFields implements ReactiveController {
  readonly #host: VkElement;
  readonly #render: () => unknown;
  readonly #styles: readonly CSSResult[];
  #fields: HTMLElement | undefined;

  constructor(host: VkElement, styles: readonly CSSResult[], renderFields: () => unknown) {
    this.#host = host;
    this.#styles = styles;
    this.#render = renderFields;
    host.addController(this);
  }

  /** The element around the fields; undefined while there are none. */
  get root(): HTMLElement | undefined {
    return this.#fields;
  }

  hostConnected(): void {
    const { localName, ownerDocument } = this.#host;
    const { adoptedStyleSheets } = this.#host.getRootNode() as Document | ShadowRoot;
    const selector = `${localName}>[data-vk-owned]`;
    let sheet = sheets.get(localName);
    if (!sheet)
      sheets.set(
        localName,
        (sheet = lightDomSheet(
          `${lightDomText(selector)}@layer vk{${selector}{${this.#styles.map(important).join('')}}}`,
        )),
      );
    // A constructed style sheet works only in the document it was made in.
    if (ownerDocument === document && !adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  }

  hostUpdated(): void {
    const host = this.#host;
    // A cloned page brings fields that no widget controls.
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
    // A framework of the page may have removed the fields.
    if (this.#fields.parentNode !== host) host.append(this.#fields);
    render(content, this.#fields, { host });
  }
}
