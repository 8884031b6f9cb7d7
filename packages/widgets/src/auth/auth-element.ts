import { html, nothing, type CSSResultGroup } from 'lit';
import type { Session } from '@vodokanal/client';
import { VkElement } from '../kit/element.ts';
import type { Translate } from '../kit/i18n/messages.ts';
import { inTime } from '../kit/controllers/in-time.ts';
import { PageFields } from '../kit/controllers/page-fields.ts';
import { notice } from '../kit/parts/notice.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { styles } from './auth.styles.ts';
import { fieldStyles } from './field.styles.ts';

/** The steps after the first one. */
export interface AuthSteps {
  readonly isDone: boolean;
  /** Undefined until the first step is done. */
  render(): unknown;
}

/**
 * Base of registration and recovery. Passwords and codes are typed only on pages of the utility, in light-DOM fields. The
 * code of the steps after the first one loads when the form is first focused.
 */
export abstract class VkAuthElement<Steps extends AuthSteps> extends VkElement {
  static override styles: CSSResultGroup = [VkElement.styles, styles];

  /** @internal */
  protected abstract readonly t: Translate<'title' | 'titleDone' | 'elsewhere' | 'elsewhereLink' | 'CODE_EXPIRED'>;

  /** @internal Undefined until loaded. */
  protected steps: Steps | undefined;

  /** @internal */
  protected readonly fields = new PageFields(this, [fieldStyles], () =>
    this.#mayTakePassword && !this.#isResuming
      ? html`<div class="vk-steps" @focusin=${this.#prefetch}>${this.steps?.render() ?? this.#renderFirst()}</div>`
      : nothing,
  );
  #session: Session | undefined;
  #unsubscribe: (() => void) | undefined;
  #mayTakePassword: boolean | undefined;
  /** The code has expired, so the person starts again. */
  #isCodeExpired = false;
  /** Steps begun in another visit are loading. */
  #isResuming = false;
  #hasFailed = false;

  /** @internal Loads the steps after the first, once. */
  protected abstract loadSteps(): Promise<Steps>;

  /** @internal Renders the first step. */
  protected abstract renderFirstStep(): unknown;

  /** @internal Whether a flow begun in another visit can be resumed. */
  protected hasStarted?(): boolean;

  /** @internal Resumes that flow. */
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
    // Ask for the session only if somebody was signed in here before.
    if (client.session.state === 'unknown' && client.session.isLikely) client.session.check().catch(() => undefined);
    if (this.hasStarted?.()) void this.#resume();
    const may = client.mayTakePassword();
    this.#mayTakePassword = may === true || undefined;
    if (may !== true)
      void Promise.resolve(may).then((answer) => {
        this.#mayTakePassword = answer;
        this.requestUpdate();
      });
  }

  override render(): unknown {
    const { t } = this;
    return html`
      <section class="vk-card" part="card" aria-labelledby="title" tabindex="-1">
        <slot name="heading"><h2 id="title" part="heading">${t(this.steps?.isDone ? 'titleDone' : 'title')}</h2></slot>
        ${
          this.#mayTakePassword === false
            ? notice({ text: html`${t('elsewhere')} <a href="${this.client?.endpoint}/">${t('elsewhereLink')}</a>` })
            : this.#hasFailed
              ? notice({
                  tone: 'problem',
                  text: t('kind-offline'),
                  action: { text: t('retry'), run: () => void this.#resume() },
                })
              : this.#mayTakePassword && !this.#isResuming
                ? html`<slot name="vk-fields"></slot><slot name="links"></slot>`
                : skeleton(t('loading'), 4)
        }
      </section>`;
  }

  #renderFirst(): unknown {
    return html`${this.#isCodeExpired ? notice({ tone: 'warning', text: this.t('CODE_EXPIRED') }) : nothing}${this.renderFirstStep()}`;
  }

  /** @internal Focuses a new step, so that screen readers announce it and the focus is not lost. */
  protected async focusStep(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    (
      this.fields.root?.querySelector<HTMLElement>('.vk-summary,[data-focus]') ??
      this.renderRoot.querySelector('section')
    )?.focus();
  }

  /** @internal Returns to the first step with its values. `isCodeExpired`: the code no longer works. */
  protected restart(isCodeExpired: boolean): void {
    this.#isCodeExpired = isCodeExpired;
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
      const steps = await inTime(this.loadSteps());
      if (!steps) throw new Error('late');
      this.resume?.(steps);
      this.#isResuming = false;
    } catch {
      this.#hasFailed = true;
    }
    this.requestUpdate();
  }
}
