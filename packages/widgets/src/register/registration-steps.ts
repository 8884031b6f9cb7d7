import { html, nothing } from 'lit';
import type { CodeTicketed, ConsentDocument, NewRegistration, Session } from '@vodokanal/contract';
import { asProblem, authOf, type Connection } from '@vodokanal/client';
import { isEmail, parsePhone } from '@vodokanal/contract/rules/contact';
import { CodeStep } from '../auth/code-step.ts';
import type { AuthSteps } from '../auth/auth-element.ts';
import { stepProgress, type StepProgress } from '../auth/step-progress.ts';
import { newPassword } from '../auth/new-password.ts';
import type { ProofField } from '../auth/proof-fields.ts';
import { isPaidOn, proofFaults, proofOf } from '../auth/proof-of.ts';
import type { VkElement } from '../kit/element.ts';
import type { FormFields } from '../kit/controllers/form-fields.ts';
import { FormSender } from '../kit/controllers/form-sender.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import ru from './messages/steps.ru.ts';
import { toneIcon } from '../kit/parts/notice.ts';
import { adoptInPage } from '../kit/theme/adopt-in-page.ts';
import { stepperStyles } from '../kit/theme/stepper.styles.ts';

export type RegistrationField = 'accountNumber' | 'proof' | ProofField | 'phone' | 'email';

type Step = 'code' | 'password' | 'email' | 'done';

/** A registration in progress, as stored on the device: no number and no name. */
interface Progress {
  readonly ticket: string;
  readonly recipient: string;
  readonly step: 'code' | 'password';
  readonly until: number;
}

export interface RegistrationSpec {
  /** Key under which the device stores a registration in progress. */
  readonly progressKey: string;
  /** Called after each change of the step. */
  onStep(): void;
  /** Called on the return to the first step. `isCodeExpired`: the code no longer works. */
  onRestart(isCodeExpired: boolean): void;
  /** Called after the last step, so that a page which goes on then does not take the e-mail step away. */
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
  readonly #email: CodeStep<unknown>;
  #step: Step | undefined;
  /** A registration was sent from this page, perhaps without an answer. */
  #wasSent = false;
  #ticket: Pick<Progress, 'ticket' | 'recipient'> | undefined;
  #documents: readonly ConsentDocument[] = [];
  readonly #chosenConsents = new Set<string>();

  /** `account` holds the fields of the first step. */
  constructor(host: VkElement, account: FormFields<RegistrationField>, spec: RegistrationSpec) {
    this.#host = host;
    this.#account = account;
    this.#spec = spec;
    adoptInPage(host, stepperStyles);
    const t = messages(host, ru, { en: () => import('./messages/steps.en.ts') });
    this.#t = t;
    this.sender = new FormSender(host, t, account, {
      check: ({ phone, email, paidOn }) => ({
        ...(!isPaidOn(paidOn) && { paidOn: t('paidOnFormat') }),
        ...(!parsePhone(phone) && { phone: t('PHONE_FORMAT') }),
        ...(email.trim() && !isEmail(email) && { email: t('EMAIL_FORMAT') }),
      }),
      send: (client, values, intent) => authOf(client).register(registrationOf(values), intent),
      onSent: (sent) => {
        this.#storeProgress(sent, 'code', sent.expiresIn);
        this.#code.start(sent);
        this.#showStep('code');
      },
      faultsOf: proofFaults,
    });
    this.#code = new CodeStep(host, t, {
      check: (client, ticket, code, intent) => authOf(client).checkCode(ticket, code, intent),
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
      send: (client, { password }, intent) => this.#complete(client, password, intent),
      onSent: ({ emailCode }) => {
        this.#forgetProgress();
        if (!emailCode) return this.#finish();
        this.#email.start(emailCode);
        this.#showStep('email');
      },
      onRefused: ({ code }) => {
        if (code !== 'CODE_EXPIRED') return false;
        this.#restart(true);
        return true;
      },
    });
    this.#email = new CodeStep(host, t, {
      check: (client, ticket, code, intent) => authOf(client).checkCode(ticket, code, intent),
      onChecked: () => this.#finish(),
      onExpired: () => this.#finish(),
    });
  }

  get hasStarted(): boolean {
    return this.#step !== undefined;
  }

  get isDone(): boolean {
    return this.#step === 'done';
  }

  /** Resumes a registration begun in an earlier visit, unless it has expired. */
  resume(): void {
    const progress = parseProgress(this.#host.client?.storage.get(this.#spec.progressKey));
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
      case 'code': {
        const { list, lead } = this.#progress(1);
        const back = html`<button type="button" class="vk-text" @click=${() => this.#restart(false)}>${t('startAgain')}</button>`;
        return html`${list}${this.#code.render(back, lead)}`;
      }
      case 'password': {
        const { list, lead } = this.#progress(2);
        return html`${list}<p data-focus tabindex="-1">${lead}${t('choosePassword')}</p>${this.#password.render({ before: html`<input hidden name="username" autocomplete="username" .value=${this.#account.values.accountNumber}>`, after: this.#renderConsents() })}`;
      }
      case 'email': {
        const { list, lead } = this.#progress(3);
        const later = html`<button type="button" class="vk-text" @click=${() => this.#finish()}>${t('emailLater')}</button>`;
        return html`${list}<p>${t('emailLeft')}</p>${this.#email.render(later, lead)}`;
      }
      case 'done':
        return html`<div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1">${toneIcon('good')}<p>${t('done')}</p></div>`;
    }
  }

  /**
   * Finishes the registration. When an earlier answer was lost, the account is registered already; then it signs in
   * with what is in the form.
   */
  async #complete(client: Connection, password: string, intent: string): Promise<Session> {
    const consents = this.#documents
      .filter(({ document }) => this.#chosenConsents.has(document))
      .map(({ document, version }) => ({ document, version }));
    try {
      return await authOf(client).completeRegistration(
        { ticket: this.#ticket?.ticket ?? '', password, consents },
        intent,
      );
    } catch (fault) {
      const login = this.#account.values.accountNumber;
      if (asProblem(fault).code !== 'ALREADY_REGISTERED' || !this.#wasSent || !login) throw fault;
      return client.session.signIn({ login, password, remember: false });
    } finally {
      this.#wasSent = true;
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

  /** The e-mail is the last step for those who gave one. */
  get #stepNames(): readonly string[] {
    const t = this.#t;
    const hasEmail = this.#step === 'email' || this.#account.values.email.trim() !== '';
    return [t('stepAccount'), t('stepPhone'), t('stepPassword'), ...(hasEmail ? [t('stepEmail')] : [])];
  }

  #progress(current: number): StepProgress {
    return stepProgress(this.#t, this.#stepNames, current);
  }

  #showStep(step: Step): void {
    this.#step = step;
    this.#spec.onStep();
  }

  #finish(): void {
    this.#showStep('done');
    this.#spec.onRegistered();
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
    this.#host.client?.storage.set(
      this.#spec.progressKey,
      JSON.stringify({ ticket, recipient, step, until: Date.now() + seconds * 1000 } satisfies Progress),
    );
  }

  #forgetProgress(): void {
    this.#host.client?.storage.remove(this.#spec.progressKey);
  }

  #restart(isCodeExpired: boolean): void {
    this.#code.stop();
    this.#forgetProgress();
    this.#ticket = undefined;
    this.#wasSent = false;
    this.#step = undefined;
    this.#spec.onRestart(isCodeExpired);
  }
}

function registrationOf({
  accountNumber,
  phone,
  email,
  ...values
}: Readonly<Record<RegistrationField, string>>): NewRegistration {
  return {
    accountNumber,
    proof: proofOf(values),
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
