import { html, nothing } from 'lit';
import type { CodeTicketed, ConsentDocument, NewRegistration, Session } from '@vodokanal/contract';
import { authOf } from '@vodokanal/client';
import { isEmail, parsePhone } from '@vodokanal/contract/rules/contact';
import { CodeStep } from '../auth/code-step.ts';
import type { AuthSteps } from '../auth/auth-element.ts';
import { newPassword } from '../auth/new-password.ts';
import type { VkElement } from '../kit/element.ts';
import type { FormFields } from '../kit/controllers/form-fields.ts';
import { FormSender } from '../kit/controllers/form-sender.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import ru from './messages/steps.ru.ts';

export type ProofKind = NewRegistration['proof']['kind'];
export type RegistrationField = 'accountNumber' | 'proof' | ProofKind | 'phone' | 'email';

/** A registration in progress, as stored on the device: no number and no name. */
interface Progress {
  readonly ticket: string;
  readonly recipient: string;
  readonly step: 'code' | 'password';
  readonly until: number;
}

export interface RegistrationSpec {
  /** Stores a registration in progress on the device; undefined removes it. */
  store(progress: string | undefined): void;
  /** Called after each change of the step. */
  onStep(): void;
  /** Called on the return to the first step. `isCodeExpired`: the code no longer works. */
  onRestart(isCodeExpired: boolean): void;
  onRegistered(): void;
}

/** Steps of a registration after the first: confirming the phone, choosing a password and consents. */
export class RegistrationSteps implements AuthSteps {
  /** Sends the first step. */
  readonly sender: FormSender<RegistrationField, CodeTicketed>;
  readonly #host: VkElement;
  readonly #account: FormFields<RegistrationField>;
  readonly #spec: RegistrationSpec;
  readonly #t;
  readonly #code: CodeStep<{ readonly expiresIn: number }>;
  readonly #password: FormTask<'password', Session>;
  #step: 'code' | 'password' | 'done' | undefined;
  #ticket: Pick<Progress, 'ticket' | 'recipient'> | undefined;
  #documents: readonly ConsentDocument[] = [];
  readonly #chosenConsents = new Set<string>();

  /** `account` holds the fields of the first step. */
  constructor(host: VkElement, account: FormFields<RegistrationField>, spec: RegistrationSpec) {
    this.#host = host;
    this.#account = account;
    this.#spec = spec;
    const t = messages(host, ru, { en: () => import('./messages/steps.en.ts') });
    this.#t = t;
    this.sender = new FormSender(host, t, account, {
      check: ({ phone, email }) => ({
        ...(!parsePhone(phone) && { phone: t('PHONE_FORMAT') }),
        ...(email.trim() && !isEmail(email) && { email: t('EMAIL_FORMAT') }),
      }),
      send: (client, values) => authOf(client).register(registrationOf(values)),
      onSent: (sent) => {
        this.#storeProgress(sent, 'code', sent.expiresIn);
        this.#code.start(sent);
        this.#showStep('code');
      },
      faultsOf: {
        PROOF_REFUSED: ['accountNumber'],
        '/proof/value': account.specOf('proof').choices as readonly ProofKind[],
      },
    });
    this.#code = new CodeStep(host, t, {
      check: (client, ticket, code) => authOf(client).checkCode(ticket, code),
      onChecked: ({ expiresIn }) => {
        if (this.#ticket) this.#storeProgress(this.#ticket, 'password', expiresIn);
        void this.#showPasswordStep();
      },
      onExpired: () => this.#restart(true),
    });
    this.#password = new FormTask<'password', Session>(host, t, {
      name: 'register-password',
      submit: 'finish',
      sending: 'sending',
      fields: { password: newPassword(t, () => this.#password.values.password) },
      send: (client, { password }) =>
        authOf(client).completeRegistration({
          ticket: this.#ticket?.ticket ?? '',
          password,
          consents: this.#documents
            .filter(({ document }) => this.#chosenConsents.has(document))
            .map(({ document, version }) => ({ document, version })),
        }),
      onSent: () => {
        spec.store(undefined);
        this.#showStep('done');
        spec.onRegistered();
      },
      onRefused: ({ code }) => {
        if (code !== 'CODE_EXPIRED') return false;
        this.#restart(true);
        return true;
      },
    });
  }

  get hasStarted(): boolean {
    return this.#step !== undefined;
  }

  get isDone(): boolean {
    return this.#step === 'done';
  }

  /** Resumes a registration progress in an earlier visit, unless it has expired. */
  resume(stored: string | null | undefined): void {
    const progress = parseProgress(stored);
    if (!progress || progress.until < Date.now()) return;
    this.#ticket = progress;
    if (progress.step === 'password') void this.#showPasswordStep();
    else {
      this.#code.start({ ...progress, resendIn: 0 });
      this.#step = 'code';
    }
  }

  render(): unknown {
    const t = this.#t;
    switch (this.#step) {
      case undefined:
        return undefined;
      case 'code':
        return this.#code.render(
          html`<button type="button" class="vk-plain" @click=${() => this.#restart(false)}>${t('startAgain')}</button>`,
        );
      case 'password':
        return html`<p data-focus tabindex="-1">${t('choosePassword')}</p>${this.#password.render({ before: html`<input hidden name="username" autocomplete="username" .value=${this.#account.values.accountNumber}>`, after: this.#renderConsents() })}`;
      case 'done':
        return html`<div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1"><p>${t('done')}</p></div>`;
    }
  }

  #renderConsents(): unknown {
    const t = this.#t;
    if (this.#documents.length === 0) return nothing;
    return html`
      <div><h3>${t('consents')}</h3><p class="vk-hint">${t('consentsHint')}</p></div>
      ${this.#documents.map(
        ({ document, title, text }) => html`
        <div>
          <label class="vk-check"><input type="checkbox" .checked=${this.#chosenConsents.has(document)} @change=${({
            target,
          }: Event) => {
            if ((target as HTMLInputElement).checked) this.#chosenConsents.add(document);
            else this.#chosenConsents.delete(document);
          }}><span lang="ru">${title}</span></label>
          <details><summary>${t('consentText')}</summary><p lang="ru">${text}</p></details>
        </div>`,
      )}`;
  }

  #showStep(step: 'code' | 'password' | 'done'): void {
    this.#step = step;
    this.#spec.onStep();
  }

  async #showPasswordStep(): Promise<void> {
    this.#showStep('password');
    // Consents are optional: the step neither waits for them nor fails without them.
    const { client } = this.#host;
    this.#documents = client
      ? await authOf(client)
          .documents()
          .catch(() => [])
      : [];
    this.#host.requestUpdate();
  }

  #storeProgress(
    { ticket, recipient }: Pick<Progress, 'ticket' | 'recipient'>,
    step: Progress['step'],
    seconds: number,
  ): void {
    this.#ticket = { ticket, recipient };
    this.#spec.store(
      JSON.stringify({ ticket, recipient, step, until: Date.now() + seconds * 1000 } satisfies Progress),
    );
  }

  #restart(isCodeExpired: boolean): void {
    this.#code.stop();
    this.#spec.store(undefined);
    this.#ticket = undefined;
    this.#step = undefined;
    this.#spec.onRestart(isCodeExpired);
  }
}

function registrationOf({
  accountNumber,
  proof,
  phone,
  email,
  ...values
}: Readonly<Record<RegistrationField, string>>): NewRegistration {
  return {
    accountNumber,
    proof: { kind: proof as ProofKind, value: values[proof as ProofKind] },
    phone,
    ...(email.trim() && { email: email.trim() }),
  };
}

function parseProgress(stored: string | null | undefined): Progress | undefined {
  try {
    return (JSON.parse(stored ?? 'null') as Progress | null) ?? undefined;
  } catch {
    return undefined;
  }
}
