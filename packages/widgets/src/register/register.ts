import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { accountOfPaymentCode } from '@vodokanal/contract/rules/payment-code';
import { VkAuthElement } from '../auth/auth-element.ts';
import { fieldsOfProof, proofFields } from '../auth/proof-fields.ts';
import { FormFields } from '../kit/controllers/form-fields.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import ru from './messages/ru.ts';
import type { RegistrationField, RegistrationSteps } from './registration-steps.ts';

/** A customer has registered, is signed in and has done all steps. */
export class RegisteredEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-registered', { bubbles: true, composed: true, detail: {} });
  }
}

/** Storage key of a registration in progress; its steps store it. */
const PROGRESS = 'registration';

/**
 * Registers a customer who proves that an account is theirs and confirms a phone number. A registration resumes after a
 * reload; typed numbers are not stored on the device.
 *
 * @tag vk-register
 * @slot heading - Replaces the heading.
 * @slot links - Links below the form, e.g. back to the sign-in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {RegisteredEvent} vk-registered - A customer has registered and is signed in.
 */
export class VkRegister extends VkAuthElement<RegistrationSteps> {
  @state() private scan: 'running' | 'scanFailed' | 'kind-offline' | undefined;

  protected readonly t = messages(this, ru, { en: () => import('./messages/en.ts') });

  readonly #account: FormFields<RegistrationField> = new FormFields<RegistrationField>(
    this,
    this.t,
    {
      name: 'register',
      submit: 'submit',
      sending: 'sending',
      fields: {
        accountNumber: { inputmode: 'text', normalize: accountOfPaymentCode },
        ...proofFields,
        phone: { inputmode: 'tel', autocomplete: 'tel' },
        email: { inputmode: 'email', autocomplete: 'email', isOptional: true },
      },
    },
    async () => (await this.loadSteps()).sender,
  );

  protected async loadSteps(): Promise<RegistrationSteps> {
    const { RegistrationSteps } = await import('./registration-steps.ts');
    return (this.steps ??= new RegistrationSteps(this, this.#account, {
      progressKey: PROGRESS,
      onStep: () => void this.focusStep(),
      onRestart: (isCodeExpired) => {
        this.scan = undefined;
        this.restart(isCodeExpired);
      },
      onRegistered: () => this.dispatchEvent(new RegisteredEvent()),
    }));
  }

  protected override hasStarted(): boolean {
    return Boolean(this.client?.storage.get(PROGRESS)) && !this.steps?.hasStarted;
  }

  protected override resume(steps: RegistrationSteps): void {
    steps.resume();
  }

  protected renderFirstStep(): unknown {
    const { t } = this;
    if (this.client?.session.state === 'signed-in') return notice({ text: t('alreadyIn') });
    const { proof } = this.#account.values;
    const canScan = 'BarcodeDetector' in globalThis;
    return html`
      ${this.scan === 'scanFailed' || this.scan === 'kind-offline' ? notice({ tone: 'warning', text: t(this.scan) }) : nothing}
      ${this.#account.render({
        names: ['accountNumber', 'proof', ...fieldsOfProof(proof), 'phone', 'email'],
        before: canScan
          ? html`<label class="vk-button vk-text vk-again">${t(this.scan === 'running' ? 'sending' : 'scan')}<input hidden type="file" accept="image/*" capture="environment" @change=${this.#onPhoto}></label>`
          : nothing,
      })}`;
  }

  #onPhoto = async ({ target }: Event): Promise<void> => {
    const [file] = (target as HTMLInputElement).files ?? [];
    if (!file) return;
    this.scan = 'running';
    try {
      const { photographCode } = await import('../kit/scan.ts');
      const text = await photographCode(file);
      this.scan = text ? undefined : 'scanFailed';
      if (text) this.#account.fill('accountNumber', accountOfPaymentCode(text));
    } catch {
      this.scan = 'kind-offline';
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'vk-register': VkRegister;
  }
  interface HTMLElementEventMap {
    'vk-registered': RegisteredEvent;
  }
}
