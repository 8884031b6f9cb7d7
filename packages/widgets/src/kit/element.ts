import { ContextEvent } from '@lit/context';
import type { CSSResultGroup, PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Connection } from '@vodokanal/client';
import { clientContext, pageDirectory } from './client-directory.ts';
import { StyledElement } from './theme/styled-element.ts';
import { base } from './theme/theme.ts';

/** Base of all widgets: finds the client and sets the look. */
export class VkElement extends StyledElement {
  static override styles: CSSResultGroup = [base];

  /** Base address of the endpoint; that of the surrounding `vk-utility` or of the page when left out. `demo` needs none. */
  @property() endpoint?: string;

  /** `light` or `dark`; follows the `color-scheme` of the page when left out. */
  @property({ reflect: true }) theme?: 'light' | 'dark';

  /** Texts of this widget that replace the kit's own, by their keys. */
  @property({ attribute: false }) texts?: Record<string, string>;

  #inherited: Connection | undefined;
  #own: Connection | undefined;
  #leaveProvider: (() => void) | undefined;
  #prerendered: ChildNode[] | undefined;

  /** @internal Texts that must load before anything is rendered. */
  loading: Promise<unknown> | undefined;

  /** @internal */
  get client(): Connection | undefined {
    return this.#own ?? this.#inherited;
  }

  /** @internal Somebody is signed in, or was here before and the session check has not answered yet. */
  get mayBeSignedIn(): boolean {
    const { state, isLikely } = this.client?.session ?? {};
    return state === 'signed-in' || (state === 'unknown' && isLikely === true);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    pageDirectory();
    this.dispatchEvent(
      new ContextEvent(
        clientContext,
        this,
        (client, leave) => {
          // A nearer provider has replaced the previous one.
          if (leave !== this.#leaveProvider) this.#leaveProvider?.();
          this.#leaveProvider = leave;
          this.#inherited = client;
          this.requestUpdate();
        },
        true,
      ),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaveProvider?.();
    this.#leaveProvider = undefined;
  }

  /** Takes over a declarative shadow root: its content stays until the first render. */
  protected override async scheduleUpdate(): Promise<void> {
    while (this.loading) await this.loading;
    const root = this.shadowRoot;
    const prerendered = (this.#prerendered ??= [...(root?.childNodes ?? [])]);
    const name = prerendered.length > 0 && root?.activeElement?.getAttribute('name');
    await super.scheduleUpdate();
    for (const node of prerendered.splice(0)) node.remove();
    if (name) root?.querySelector<HTMLElement>(`[name=${name}]`)?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('endpoint')) this.#own = this.endpoint ? pageDirectory().clientFor(this.endpoint) : undefined;
    this.toggleAttribute('data-demo', this.client?.isDemo === true);
  }
}
