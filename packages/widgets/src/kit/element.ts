import { ContextEvent } from '@lit/context';
import type { CSSResultGroup, PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Connection } from '@vodokanal/client';
import { clientContext, pageDirectory } from './client-directory.ts';
import { StyledElement } from './theme/styled-element.ts';
import { base } from './theme/theme.ts';

/** What all widgets share: where they get their client from, and their look. */
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
  #came: ChildNode[] | undefined;

  /** @internal Texts that must be there before anything is shown. */
  loading: Promise<unknown> | undefined;

  /** @internal */
  get client(): Connection | undefined {
    return this.#own ?? this.#inherited;
  }

  /** @internal Whether somebody is signed in, or was here before and the answer is not yet there. */
  get isInside(): boolean {
    const { state, isLikely } = this.client?.session ?? {};
    return state === 'signed-in' || (state === 'unknown' && isLikely === true);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    pageDirectory();
    this.dispatchEvent(new ContextEvent(clientContext, this, (client, leave) => {
      // A nearer provider has taken over from the one before.
      if (leave !== this.#leaveProvider) this.#leaveProvider?.();
      this.#leaveProvider = leave;
      this.#inherited = client;
      this.requestUpdate();
    }, true));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaveProvider?.();
    this.#leaveProvider = undefined;
  }

  /** A root that came with the page is taken over: what it shows stays until there is something in its place. */
  protected override async scheduleUpdate(): Promise<void> {
    while (this.loading) await this.loading;
    const root = this.shadowRoot;
    const came = (this.#came ??= [...(root?.childNodes ?? [])]);
    const name = came.length > 0 && root?.activeElement?.getAttribute('name');
    await super.scheduleUpdate();
    for (const node of came.splice(0)) node.remove();
    if (name) root?.querySelector<HTMLElement>(`[name=${name}]`)?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('endpoint')) this.#own = this.endpoint ? pageDirectory().clientFor(this.endpoint) : undefined;
    this.toggleAttribute('data-demo', this.client?.isDemo === true);
  }
}
