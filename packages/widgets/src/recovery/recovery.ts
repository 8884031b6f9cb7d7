import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { VkAuthElement } from '../auth/auth-element.ts';
import { FormFields } from '../kit/controllers/form-fields.ts';
import { messages } from '../kit/i18n/messages.ts';
import ru from './messages/ru.ts';
import type { RecoverySteps } from './recovery-steps.ts';

/** A new password is set; this does not sign the customer in. */
export class RecoveredEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-recovered', { bubbles: true, composed: true, detail: {} });
  }
}

/**
 * Sets a new password for somebody who forgot theirs, with a code to their phone and the second factor if it is on. Never
 * reveals whether a login exists.
 *
 * @tag vk-recovery
 * @slot heading - Replaces the heading.
 * @slot links - Links below the form, e.g. back to the sign-in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {RecoveredEvent} vk-recovered - A new password is set; this does not sign the customer in.
 */
export class VkRecovery extends VkAuthElement<RecoverySteps> {
  /** Account number or e-mail address typed at the sign-in. */
  @property({ attribute: false }) login?: string;

  protected readonly t = messages(this, ru, { en: () => import('./messages/en.ts') });

  readonly #login: FormFields<'login'> = new FormFields<'login'>(
    this,
    this.t,
    {
      name: 'recovery',
      submit: 'submit',
      sending: 'sending',
      fields: { login: { autocomplete: 'username' } },
    },
    async () => (await this.loadSteps()).sender,
  );

  protected async loadSteps(): Promise<RecoverySteps> {
    const { RecoverySteps } = await import('./recovery-steps.ts');
    return (this.steps ??= new RecoverySteps(this, this.#login, {
      onStep: () => void this.focusStep(),
      onRestart: (isCodeExpired) => this.restart(isCodeExpired),
      onRecovered: () => this.dispatchEvent(new RecoveredEvent()),
    }));
  }

  protected override willUpdate(...changed: Parameters<VkAuthElement<RecoverySteps>['willUpdate']>): void {
    super.willUpdate(...changed);
    if (changed[0].has('login') && this.login) this.#login.fill('login', this.login);
  }

  protected renderFirstStep(): unknown {
    return this.#login.render({ before: html`<p>${this.t('intro')}</p>` });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-recovery': VkRecovery;
  }
  interface HTMLElementEventMap {
    'vk-recovered': RecoveredEvent;
  }
}
