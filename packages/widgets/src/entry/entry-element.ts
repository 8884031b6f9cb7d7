import { html, nothing, type CSSResultGroup } from 'lit';
import type { Session } from '@vodokanal/client';
import { VkElement } from '../kit/element.ts';
import type { Say } from '../kit/messages.ts';
import { PageFields } from '../kit/page-fields.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { styles } from './entry.styles.ts';
import { fieldStyles } from './field.styles.ts';

/** A way in: passwords and codes are typed only on pages of the utility, in fields that stand in the page itself. */
export abstract class VkEntryElement extends VkElement {
  static override styles: CSSResultGroup = [VkElement.styles, styles];

  /** @internal */
  protected abstract readonly say: Say<'title' | 'elsewhere' | 'elsewhereLink'>;

  /** @internal */
  protected readonly fields = new PageFields(this, [fieldStyles], () => (this.#mayType ? html`<div class="vk-steps">${this.renderStep()}</div>` : nothing));
  #session: Session | undefined;
  #unsubscribe: (() => void) | undefined;
  #mayType: boolean | undefined;

  /** @internal What is to be done now. */
  protected abstract renderStep(): unknown;

  /** @internal Key of the heading. */
  protected abstract readonly heading: 'title';

  /** @internal There is a client now: something may have been begun before. */
  protected resume?(): void;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#session = undefined;
  }

  protected override willUpdate(...changed: Parameters<VkElement['willUpdate']>): void {
    super.willUpdate(...changed);
    const { client } = this;
    if (!client || client.session === this.#session || !this.isConnected) return;
    this.#unsubscribe?.();
    this.#session = client.session;
    this.#unsubscribe = client.session.subscribe(() => this.requestUpdate());
    // Only where somebody was in before is it worth asking.
    if (client.session.state === 'unknown' && client.session.isLikely) client.session.check().catch(() => undefined);
    this.resume?.();
    const may = client.mayTakePassword();
    this.#mayType = may === true || undefined;
    if (may !== true) void Promise.resolve(may).then((answer) => {
      this.#mayType = answer;
      this.requestUpdate();
    });
  }

  override render(): unknown {
    const { say } = this;
    return html`
      <section class="vk-card" part="card" aria-labelledby="title" tabindex="-1">
        <slot name="heading"><h2 id="title" part="heading">${say(this.heading)}</h2></slot>
        ${this.#mayType ? html`<slot name="vk-fields"></slot><slot name="links"></slot>` : this.#mayType === false ? notice({ text: html`${say('elsewhere')} <a href="${this.client?.endpoint}/">${say('elsewhereLink')}</a>` }) : skeleton(say('loading'), 4)}
      </section>`;
  }

  /** @internal A step has taken the place of another: whoever reads the screen is told, and focus is not lost. */
  protected async focusStep(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    (this.fields.root?.querySelector<HTMLElement>('.vk-summary,[data-focus]') ?? this.renderRoot.querySelector('section'))?.focus();
  }
}
