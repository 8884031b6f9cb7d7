import { html, nothing } from 'lit';
import type { FactorKind, Session } from '@vodokanal/contract';
import { asProblem, entry, type Problem } from '@vodokanal/client';
import { CodeStep } from '../entry/code-step.ts';
import { newPassword } from '../entry/new-password.ts';
import { FormTask } from '../kit/form-task.ts';
import { messages } from '../kit/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import type { VkLogin } from './login.ts';
import ru from './messages/onward.ru.ts';

/** Another way in, which has a widget of its own. */
type Way = 'recovery' | 'register' | 'unlock-form';

const WAYS: Readonly<Record<Way, () => Promise<unknown>>> = { recovery: () => import('../define/recovery.ts'), register: () => import('../define/register.ts'), 'unlock-form': () => import('../define/unlock-form.ts') };

/** What comes after a right password (a second factor, a new password), or in its place (recovery, registration). */
export class Onward {
  readonly #host: VkLogin;
  readonly #onSignedIn: () => void;
  readonly #onBack: () => void;
  readonly #say: ReturnType<typeof messages<typeof ru>>;
  readonly #factor: FormTask<'kind' | 'totp' | 'recoveryCode', Session>;
  readonly #sms: CodeStep<Session>;
  readonly #password: FormTask<'password', Session>;
  /** Why the sign-in was refused: whoever is shut out is told by whom. */
  readonly #refusal: Problem | undefined;
  #kinds: readonly FactorKind[] = [];
  #ticket = '';
  #step: 'factor' | 'password' | undefined;
  #isSmsSent = false;
  #isOver = false;
  #problem: Problem | undefined;
  #way: HTMLElement | undefined;

  constructor(host: VkLogin, refusal: Problem | undefined, onSignedIn: () => void, onBack: () => void) {
    this.#host = host;
    this.#refusal = refusal;
    this.#onSignedIn = onSignedIn;
    this.#onBack = onBack;
    this.#say = messages(host, ru, { en: () => import('./messages/onward.en.ts') });
    const onSent = (session: Session) => { if (session.state === 'signed-in') onSignedIn(); else void this.go(session); };
    const onRefused = ({ code }: Problem) => {
      if (code !== 'CODE_EXPIRED') return false;
      this.#over();
      return true;
    };
    this.#factor = new FormTask<'kind' | 'totp' | 'recoveryCode', Session>(host, this.#say, {
      name: 'factor', submit: 'confirm', sending: 'sending',
      fields: { kind: { type: 'choice', choices: ['totp', 'sms', 'recoveryCode'] }, totp: { inputmode: 'numeric', autocomplete: 'one-time-code' }, recoveryCode: {} },
      send: (client, { kind, ...codes }) => entry(client).confirm({ ticket: this.#ticket, kind: kind as FactorKind, code: codes[kind as 'totp'] }),
      onSent, onRefused,
      faultsOf: { '/code': 'totp' },
    });
    this.#sms = new CodeStep<Session>(host, this.#say, { check: (client, ticket, code) => entry(client).confirm({ ticket, kind: 'sms', code }), onChecked: onSent, onOver: () => this.#over() });
    this.#password = new FormTask<'password', Session>(host, this.#say, {
      name: 'renew', submit: 'renew', sending: 'sending', fields: { password: newPassword(this.#say, () => this.#password.values.password) },
      send: (client, { password }) => entry(client).renewPassword(this.#ticket, password), onSent, onRefused,
    });
  }

  /** On from a session that is not yet one, or to another widget, which stands in the page in place of the form. */
  async go(to: Session | Way): Promise<void> {
    const host = this.#host;
    if (typeof to === 'string') {
      await WAYS[to]();
      this.#way = document.createElement(`vk-${to}`);
      this.#way.slot = 'vk-fields';
      this.#way.addEventListener('vk-registered', () => this.#leave(this.#onSignedIn));
      const reason = this.#refusal?.code === 'CUSTOMER_BLOCKED' ? this.#refusal.findings[0]?.params : undefined;
      Object.assign(this.#way, { ...(reason && { reason }), login: host.querySelector<HTMLInputElement>('input[name=username]')?.value });
      host.append(this.#way);
    } else {
      this.#ticket = to.ticket ?? '';
      this.#kinds = to.factors ?? [];
      this.#step = to.state === 'second-factor' ? 'factor' : 'password';
      const [first] = this.#kinds;
      if (first) this.#factor.fill('kind', first);
    }
    host.requestUpdate();
    await host.updateComplete;
    if (this.#way) this.#way.focus();
    else host.querySelector<HTMLElement>('[data-focus]')?.focus();
  }

  render(): unknown {
    const say = this.#say;
    const back = html`<button type="button" class="vk-plain" @click=${() => this.#leave(this.#onBack)}>${say('toSignIn')}</button>`;
    if (this.#way) return back;
    if (this.#isOver) return html`${notice({ tone: 'warning', text: say('CODE_EXPIRED') })}${back}`;
    if (this.#step === 'password') return html`<p data-focus tabindex="-1">${say('expired')}</p>${this.#password.render({ actions: back })}`;
    return this.#renderFactor(back);
  }

  #renderFactor(back: unknown): unknown {
    const say = this.#say;
    const { kind } = this.#factor.values;
    const choice = this.#kinds.length > 1 ? html`<label>${say('kind')} <select name="kind" @change=${({ target }: Event) => { this.#factor.fill('kind', (target as HTMLSelectElement).value); this.#isSmsSent = false; this.#sms.stop(); }}>${this.#kinds.map((each) => html`<option value=${each} .selected=${each === kind}>${say(`kind-${each}`)}</option>`)}</select></label>` : nothing;
    return html`
      <p data-focus tabindex="-1"><strong>${say('factorTitle')}</strong></p>
      ${choice}
      ${kind !== 'sms' ? this.#factor.render({ names: [kind as 'totp' | 'recoveryCode'], actions: back })
      : this.#isSmsSent ? this.#sms.render(back)
      : html`${this.#problem ? notice({ tone: 'problem', text: say.problem(this.#problem) }) : nothing}<div class="vk-actions"><button type="button" @click=${this.#onSms}>${say('sendSms')}</button>${back}</div>`}`;
  }

  #onSms = async (): Promise<void> => {
    const { client } = this.#host;
    if (!client) return;
    this.#problem = undefined;
    try {
      this.#sms.start({ ticket: this.#ticket, ...(await entry(client).sendCode(this.#ticket)) });
      this.#isSmsSent = true;
    } catch (fault) {
      this.#problem = asProblem(fault);
      if (this.#problem.code === 'CODE_EXPIRED') this.#over();
    }
    this.#host.requestUpdate();
  };

  #over(): void {
    this.#isOver = true;
    this.#host.requestUpdate();
  }

  #leave(then: () => void): void {
    this.#sms.stop();
    this.#way?.remove();
    then();
  }
}
