import { ContextEvent } from '@lit/context';
import type { CSSResultGroup, PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Connection } from '@vodokanal/client';
import { clientContext, pageDirectory } from './client-directory.ts';
import { StyledElement } from './theme/styled-element.ts';
import { applyLook } from './theme/apply-look.ts';
import { base } from './theme/theme.ts';

/** Whether a page sets no font, by document. Its text is in the browser's serif font, which is not meant as a choice. */
const withoutFont = new WeakMap<Document, boolean>();

function hasNoFont(element: Element): boolean {
  const { ownerDocument } = element;
  let answer = withoutFont.get(ownerDocument);
  if (answer === undefined) {
    answer = /^("?Times( New Roman)?"?|serif|-webkit-standard)$/.test(getComputedStyle(ownerDocument.body).fontFamily);
    withoutFont.set(ownerDocument, answer);
  }
  return answer;
}

/** Base of all widgets: finds the client and sets the look. */
export class VkElement extends StyledElement {
  static override styles: CSSResultGroup = [base];

  /** Base address of the endpoint; that of the surrounding `vk-utility` or of the page when left out. `demo` needs none. */
  @property() endpoint?: string;

  /**
   * `light` or `dark`; follows the `color-scheme` of the page when left out. `auto` takes scheme, accent and corners from
   * the page around the widget and follows its changes.
   */
  @property({ reflect: true }) theme?: 'light' | 'dark' | 'auto';

  /** Brand colour, e.g. `#0a6`: the accent is made from it and stays readable in both schemes. */
  @property() brand?: string;

  /** Space and size of controls; `cosy` when left out. */
  @property() density?: 'compact' | 'cosy' | 'touch';

  /** JSON with values of design tokens by their names, e.g. `{"radius": "4px", "accent": "#0a6"}`. */
  @property() appearance?: string;

  /** Texts of this widget that replace the kit's own, by their keys. */
  @property({ attribute: false }) texts?: Record<string, string>;

  #inherited: Connection | undefined;
  #own: Connection | undefined;
  #leaveProvider: (() => void) | undefined;
  #prerendered: ChildNode[] | undefined;
  #look: Promise<unknown> | undefined;

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
    this.toggleAttribute('data-system-font', hasNoFont(this));
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
    this.#look ??= applyLook(this);
    await this.#look;
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
