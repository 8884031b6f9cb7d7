import { ContextProvider } from '@lit/context';
import { css, html, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { clientContext, defaultEndpoint, pageDirectory } from '../kit/client-directory.ts';
import { applyLook } from '../kit/theme/apply-look.ts';
import { StyledElement } from '../kit/theme/styled-element.ts';

/**
 * Sets the utility of the widgets inside. Has no box of its own.
 *
 * @tag vk-utility
 * @slot - The widgets.
 */
export class VkUtility extends StyledElement {
  static override styles = css`:host { display: contents; } :host([theme='light']) { color-scheme: light; } :host([theme='dark']) { color-scheme: dark; }`;

  /** Base address of the endpoint; the page's by default; `demo` for the demo utility. */
  @property() endpoint?: string;

  /** As `theme` of a widget, for all widgets inside. */
  @property() theme?: 'light' | 'dark' | 'auto';

  /** As `brand` of a widget, for all widgets inside. */
  @property() brand?: string;

  /** As `density` of a widget, for all widgets inside. */
  @property() density?: 'compact' | 'cosy' | 'touch';

  /** As `appearance` of a widget, for all widgets inside. */
  @property() appearance?: string;

  #look: Promise<unknown> | undefined;
  #client: ContextProvider<typeof clientContext> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const initialValue = pageDirectory().clientFor(this.endpoint ?? defaultEndpoint());
    this.#client ??= new ContextProvider(this, { context: clientContext, initialValue });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('endpoint')) this.#client?.setValue(pageDirectory().clientFor(this.endpoint ?? defaultEndpoint()));
  }

  protected override async scheduleUpdate(): Promise<void> {
    this.#look ??= applyLook(this);
    await this.#look;
    await super.scheduleUpdate();
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
