import { html, nothing } from 'lit';
import type { Session } from '@vodokanal/contract';
import type { Problem } from '@vodokanal/client';
import { fieldStyles } from '../auth/field.styles.ts';
import { openAuthFlow, type AuthFlow } from '../auth/auth-flow.ts';
import type { VkElement } from '../kit/element.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { adoptInPage } from '../kit/theme/adopt-in-page.ts';
import ru from './messages/sign-in-steps.ru.ts';
import type { SignInHost } from './sign-in-host.ts';
import type { SignInStep } from './sign-in-step.ts';

/** Other widgets that a sign-in continues with. */
const FLOWS = {
  recovery: { name: 'recovery', load: () => import('../define/recovery.ts') },
  register: { name: 'register', load: () => import('../define/register.ts') },
  'unlock-form': { name: 'unlock-form', load: () => import('../define/unlock-form.ts') },
} as const satisfies Readonly<Record<string, AuthFlow>>;

/** Steps after the password (second factor, new password) and flows instead of it (recovery, registration, unlocking). */
export class SignInSteps {
  readonly #host: SignInHost;
  /** Why the sign-in was refused; the unlock form shows a blocked customer the reason. */
  readonly #refusal: Problem | undefined;
  readonly #onSignedIn: () => void;
  readonly #onBack: (login: string) => void;
  readonly #login: string;
  readonly #t: Translate<keyof typeof ru>;
  #step: SignInStep | undefined;
  #isExpired = false;
  #flow: VkElement | undefined;
  #isRegistering = false;

  constructor(host: SignInHost, refusal: Problem | undefined, onSignedIn: () => void, onBack: (login: string) => void) {
    this.#host = host;
    this.#refusal = refusal;
    this.#onSignedIn = onSignedIn;
    this.#onBack = onBack;
    this.#login = host.querySelector<HTMLInputElement>('input[name=username]')?.value ?? '';
    this.#t = messages(host, ru, { en: () => import('./messages/sign-in-steps.en.ts') });
  }

  /** A registration signs in before its last step, the code of the e-mail, which must stay. */
  get isRegistering(): boolean {
    return this.#isRegistering;
  }

  /** Continues with the next step of the session, or opens another flow in place of the form. */
  async go(to: Session | keyof typeof FLOWS): Promise<void> {
    const host = this.#host;
    adoptInPage(host, fieldStyles);
    if (typeof to === 'string') {
      this.#step?.stop?.();
      this.#step = undefined;
      this.#isRegistering = to === 'register';
      const reason = this.#refusal?.code === 'CUSTOMER_BLOCKED' ? this.#refusal.findings[0]?.params : undefined;
      this.#flow = await openAuthFlow(host, FLOWS[to], { ...(reason && { reason }), login: this.#login });
      this.#flow.addEventListener('vk-registered', () => this.#close(this.#onSignedIn));
      return;
    }
    const Steps =
      to.state === 'second-factor'
        ? (await import('./factor.ts')).FactorStep
        : (await import('./password-renewal.ts')).RenewalStep;
    this.#step = new Steps({
      host,
      t: this.#t,
      session: to,
      onSession: (session) => {
        if (session.state === 'signed-in') this.#onSignedIn();
        else void this.go(session);
      },
      onExpired: () => {
        this.#isExpired = true;
        host.requestUpdate();
      },
      onLost: () => void this.go('unlock-form'),
    });
    host.requestUpdate();
    await host.updateComplete;
    host.querySelector<HTMLElement>('[data-focus]')?.focus();
  }

  render(): unknown {
    const t = this.#t;
    const back = html`<button type="button" class="vk-tonal" @click=${() => this.#close(() => this.#onBack(this.#login))}>${t('toSignIn')}</button>`;
    const step = this.#isExpired ? notice({ text: t('over') }) : this.#step?.render(back);
    return html`<div class="vk-steps">${step}${step && !this.#isExpired ? nothing : html`<div class="vk-actions">${back}</div>`}</div>`;
  }

  #close(then: () => void): void {
    this.#step?.stop?.();
    this.#flow?.remove();
    then();
  }
}
