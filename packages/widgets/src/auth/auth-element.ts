import { html, nothing, type CSSResultGroup } from 'lit';
import type { Session } from '@vodokanal/client';
import { VkElement } from '../kit/element.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import { PageFields } from '../kit/controllers/page-fields.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { styles } from './auth.styles.ts';
import { fieldStyles } from './field.styles.ts';

/** What comes after the first step. */
export interface AuthSteps {
  readonly isDone: boolean;
  /** Undefined while the first step is due. */
  render(): unknown;
}

/**
 * A way in: passwords and codes are typed only on pages of the utility, in fields that stand in the page itself. The
 * steps after the first one come with its first touch.
 */
export abstract class VkAuthElement<Steps extends AuthSteps> extends VkElement {
  static override styles: CSSResultGroup = [VkElement.styles, styles];

  /** @internal */
  protected abstract readonly t: Translate<'title' | 'titleDone' | 'elsewhere' | 'elsewhereLink' | 'CODE_EXPIRED'>;

  /** @internal Undefined until they are needed. */
  protected steps: Steps | undefined;

  /** @internal */
  protected readonly fields = new PageFields(this, [fieldStyles], () => (this.#mayType && !this.#isResuming ? html`<div class="vk-steps" @focusin=${this.#prefetch}>${this.steps?.render() ?? this.#renderFirst()}</div>` : nothing));
  #session: Session | undefined;
  #unsubscribe: (() => void) | undefined;
  #mayType: boolean | undefined;
  /** The code is over: somebody begins again. */
  #isOver = false;
  /** The steps of what was begun on another visit are still to come. */
  #isResuming = false;
  #hasFailed = false;

  /** @internal Makes the steps after the first, or gives those that are there. */
  protected abstract loadSteps(): Promise<Steps>;

  /** @internal What is to be done first. */
  protected abstract renderFirstStep(): unknown;

  /** @internal Whether something was begun on another visit. */
  protected hasBegun?(): boolean;

  /** @internal Goes on with it. */
  protected resume?(steps: Steps): void;

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
    if (this.hasBegun?.()) void this.#resume();
    const may = client.mayTakePassword();
    this.#mayType = may === true || undefined;
    if (may !== true) void Promise.resolve(may).then((answer) => {
      this.#mayType = answer;
      this.requestUpdate();
    });
  }

  override render(): unknown {
    const { t } = this;
    return html`
      <section class="vk-card" part="card" aria-labelledby="title" tabindex="-1">
        <slot name="heading"><h2 id="title" part="heading">${t(this.steps?.isDone ? 'titleDone' : 'title')}</h2></slot>
        ${this.#mayType === false ? notice({ text: html`${t('elsewhere')} <a href="${this.client?.endpoint}/">${t('elsewhereLink')}</a>` })
          : this.#hasFailed ? notice({ tone: 'problem', text: t('kind-offline'), action: { text: t('retry'), run: () => void this.#resume() } })
          : this.#mayType && !this.#isResuming ? html`<slot name="vk-fields"></slot><slot name="links"></slot>` : skeleton(t('loading'), 4)}
      </section>`;
  }

  #renderFirst(): unknown {
    return html`${this.#isOver ? notice({ tone: 'warning', text: this.t('CODE_EXPIRED') }) : nothing}${this.renderFirstStep()}`;
  }

  /** @internal A step has taken the place of another: whoever reads the screen is told, and focus is not lost. */
  protected async focusStep(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    (this.fields.root?.querySelector<HTMLElement>('.vk-summary,[data-focus]') ?? this.renderRoot.querySelector('section'))?.focus();
  }

  /** @internal Back to the first step, with what was typed there. `isOver`: because the code no longer works. */
  protected restart(isOver: boolean): void {
    this.#isOver = isOver;
    void this.focusStep();
  }

  #prefetch = (): void => {
    this.loadSteps().catch(() => undefined);
  };

  async #resume(): Promise<void> {
    this.#isResuming = true;
    this.#hasFailed = false;
    this.requestUpdate();
    try {
      const steps = await this.loadSteps();
      this.resume?.(steps);
      this.#isResuming = false;
    } catch {
      this.#hasFailed = true;
    }
    this.requestUpdate();
  }
}
