import { ContextProvider } from '@lit/context';
import { css, html, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { clientContext, defaultEndpoint, pageDirectory } from '../kit/client-directory.ts';
import { StyledElement } from '../kit/theme/styled-element.ts';

/**
 * Says which utility the widgets inside talk to. Adds no box of its own.
 *
 * @tag vk-utility
 * @slot - The widgets.
 */
export class VkUtility extends StyledElement {
  static override styles = css`:host { display: contents; }`;

  /** Base address of the endpoint, that of the page when left out; `demo` needs none. */
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
  interface HTMLElementTagNameMap { 'vk-utility': VkUtility }
}
