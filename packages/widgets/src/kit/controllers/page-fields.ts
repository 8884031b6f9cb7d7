import { nothing, type CSSResult, type ReactiveController } from 'lit';
import type { VkElement } from '../element.ts';
import { LightFields } from './light-fields.ts';
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
  readonly #fields: LightFields;

  constructor(host: VkElement, styles: readonly CSSResult[], renderFields: () => unknown) {
    this.#host = host;
    this.#styles = styles;
    this.#render = renderFields;
    this.#fields = new LightFields(host);
    host.addController(this);
  }

  /** The element around the fields; undefined while there are none. */
  get root(): HTMLElement | undefined {
    return this.#fields.root;
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
    for (const copy of host.querySelectorAll(':scope>[data-vk-owned]')) if (copy !== this.#fields.root) copy.remove();
    const content = this.#render();
    if (content === nothing) this.#fields.hide();
    else this.#fields.show(content);
  }
}
