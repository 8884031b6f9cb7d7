import { ContextProvider } from '@lit/context';
import { css, html, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { clientContext, defaultEndpoint, pageDirectory } from '../kit/client-directory.ts';
import { StyledElement } from '../kit/theme/styled-element.ts';

/**
 * Sets the utility of the widgets inside. Has no box of its own.
 *
 * @tag vk-utility
 * @slot - The widgets.
 */
export class VkUtility extends StyledElement {
  static override styles = css`:host { display: contents; }`;

  /** Base address of the endpoint; the page's by default; `demo` for the demo utility. */
  @property() endpoint?: string;

  #client: ContextProvider<typeof clientContext> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const initialValue = pageDirectory().clientFor(this.endpoint ?? defaultEndpoint());
    this.#client ??= new ContextProvider(this, { context: clientContext, initialValue });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('endpoint')) this.#client?.setValue(pageDirectory().clientFor(this.endpoint ?? defaultEndpoint()));
  }

  override render(): unknown {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-utility': VkUtility;
  }
}
