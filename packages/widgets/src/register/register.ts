import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { CodeTicketed, ConsentDocument, NewRegistration, Session } from '@vodokanal/contract';
import { entry } from '@vodokanal/client';
import { accountOfPaymentCode, isEmail, parsePhone } from '@vodokanal/contract/rules/contact';
import { CodeStep } from '../entry/code-step.ts';
import { VkEntryElement } from '../entry/entry-element.ts';
import { newPassword } from '../entry/new-password.ts';
import { FormTask } from '../kit/form-task.ts';
import { messages } from '../kit/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import ru from './messages/ru.ts';
import { photographCode } from './scan.ts';

/** Somebody has registered and is signed in. */
export class RegisteredEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-registered', { bubbles: true, composed: true, detail: {} });
  }
}

const PROOFS = ['meterSerial', 'lastPayment', 'billCode'] as const;
type ProofKind = (typeof PROOFS)[number];
type Name = 'accountNumber' | 'proof' | ProofKind | 'phone' | 'email';

/** What is kept on the device between two visits: no number and no name. */
interface Begun { readonly ticket: string; readonly recipient: string; readonly step: 'code' | 'password'; readonly until: number }
const BEGUN = 'registration';

/**
 * Opens a sign-in for somebody who proves that an account is theirs and confirms a phone. What was begun goes on after a
 * reload; the numbers typed are not kept on the device.
 *
 * @tag vk-register
 * @slot heading - Replaces the heading.
 * @slot links - Ways out below the form: back to the sign-in.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {RegisteredEvent} vk-registered - Somebody has registered and is signed in.
 */
export class VkRegister extends VkEntryElement {
  @state() private step: 'account' | 'code' | 'password' | 'done' = 'account';
  @state() private documents: readonly ConsentDocument[] = [];
  @state() private isScanFailed = false;
  @state() private isOver = false;

  protected readonly say = messages(this, ru, { en: () => import('./messages/en.ts') });
  #ticket: CodeTicketed | Pick<Begun, 'ticket' | 'recipient'> | undefined;
  #given = new Set<string>();

  readonly #account = new FormTask<Name, CodeTicketed>(this, this.say, {
    name: 'register', submit: 'submit', sending: 'sending',
    fields: {
      accountNumber: { inputmode: 'text', tidy: accountOfPaymentCode },
      proof: { type: 'choice', choices: PROOFS },
      meterSerial: {}, lastPayment: { inputmode: 'decimal' }, billCode: {},
      phone: { inputmode: 'tel', autocomplete: 'tel' },
      email: { inputmode: 'email', autocomplete: 'email', isOptional: true },
    },
    check: ({ phone, email }) => ({ ...(!parsePhone(phone) && { phone: this.say('PHONE_FORMAT') }), ...(email.trim() && !isEmail(email) && { email: this.say('EMAIL_FORMAT') }) }),
    send: (client, values) => entry(client).register(registrationOf(values)),
    onSent: (sent) => {
      this.isOver = false;
      this.#remember(sent, 'code', sent.expiresIn);
      this.#code.start(sent);
      this.#go('code');
    },
    faultsOf: { PROOF_REFUSED: ['accountNumber'], '/proof/value': PROOFS },
  });

  readonly #code = new CodeStep<{ readonly expiresIn: number }>(this, this.say, {
    check: (client, ticket, code) => entry(client).checkCode(ticket, code),
    onChecked: ({ expiresIn }) => {
      if (this.#ticket) this.#remember(this.#ticket, 'password', expiresIn);
      void this.#toPassword();
    },
    onOver: () => this.#restart(),
  });

  readonly #password: FormTask<'password', Session> = new FormTask<'password', Session>(this, this.say, {
    name: 'register-password', submit: 'finish', sending: 'sending',
    fields: { password: newPassword(this.say, () => this.#password.values.password) },
    send: (client, { password }) => entry(client).completeRegistration({ ticket: this.#ticket?.ticket ?? '', password, consents: this.documents.filter(({ document }) => this.#given.has(document)).map(({ document, version }) => ({ document, version })) }),
    onSent: () => {
      this.client?.storage.remove(BEGUN);
      this.#go('done');
      this.dispatchEvent(new RegisteredEvent());
    },
    onRefused: ({ code }) => {
      if (code !== 'CODE_EXPIRED') return false;
      this.#restart();
      return true;
    },
  });

  protected get heading(): 'title' {
    return (this.step === 'done' ? 'titleDone' : 'title') as 'title';
  }

  protected override resume(): void {
    const { storage } = this.client ?? {};
    const begun = read(storage?.get(BEGUN));
    if (!begun || begun.until < Date.now() || this.step !== 'account') return;
    this.#ticket = begun;
    if (begun.step === 'password') void this.#toPassword();
    else {
      this.#code.start({ ...begun, resendIn: 0 });
      this.step = 'code';
    }
  }

  protected renderStep(): unknown {
    const { say } = this;
    switch (this.step) {
      case 'account': return this.client?.session.state === 'signed-in' ? notice({ text: say('alreadyIn') }) : this.#renderAccount();
      case 'code': return this.#code.render(html`<button type="button" class="vk-plain" @click=${() => this.#restart(true)}>${say('startAgain')}</button>`);
      case 'password': return html`<p data-focus tabindex="-1">${say('choosePassword')}</p>${this.#password.render({ before: html`<input hidden name="username" autocomplete="username" .value=${this.#account.values.accountNumber}>`, after: this.#renderConsents() })}`;
      case 'done': return html`<div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1"><p>${say('done')}</p></div>`;
    }
  }

  #renderAccount(): unknown {
    const { say } = this;
    const { proof } = this.#account.values;
    const canScan = 'BarcodeDetector' in globalThis;
    return html`
      ${this.isOver ? notice({ tone: 'warning', text: say('CODE_EXPIRED') }) : nothing}
      ${this.isScanFailed ? notice({ tone: 'warning', text: say('scanFailed') }) : nothing}
      ${this.#account.render({
        names: ['accountNumber', 'proof', proof as ProofKind, 'phone', 'email'],
        before: canScan ? html`<label class="vk-button vk-plain vk-again">${say('scan')}<input hidden type="file" accept="image/*" capture="environment" @change=${this.#onPhoto}></label>` : nothing,
      })}`;
  }

  #renderConsents(): unknown {
    const { say } = this;
    if (this.documents.length === 0) return nothing;
    return html`
      <div><h3>${say('consents')}</h3><p class="vk-hint">${say('consentsHint')}</p></div>
      ${this.documents.map(({ document, title, text }) => html`
        <div>
          <label class="vk-check"><input type="checkbox" .checked=${this.#given.has(document)} @change=${({ target }: Event) => { if ((target as HTMLInputElement).checked) this.#given.add(document); else this.#given.delete(document); }}><span lang="ru">${title}</span></label>
          <details><summary>${say('consentText')}</summary><p lang="ru">${text}</p></details>
        </div>`)}`;
  }

  #go(step: VkRegister['step']): void {
    this.step = step;
    void this.focusStep();
  }

  async #toPassword(): Promise<void> {
    this.#go('password');
    // Optional, so nobody waits for them, and nobody is held up where they cannot be had.
    const { client } = this;
    this.documents = client ? await entry(client).documents().catch(() => []) : [];
  }

  #remember({ ticket, recipient }: Pick<Begun, 'ticket' | 'recipient'>, step: Begun['step'], seconds: number): void {
    this.#ticket = { ticket, recipient };
    this.client?.storage.set(BEGUN, JSON.stringify({ ticket, recipient, step, until: Date.now() + seconds * 1000 } satisfies Begun));
  }

  /** What was typed into the first step is still there. */
  #restart(isWished = false): void {
    this.#code.stop();
    this.client?.storage.remove(BEGUN);
    this.#ticket = undefined;
    this.isScanFailed = false;
    this.isOver = !isWished;
    this.#go('account');
  }

  #onPhoto = async ({ target }: Event): Promise<void> => {
    const [file] = (target as HTMLInputElement).files ?? [];
    const text = file && (await photographCode(file));
    this.isScanFailed = !text;
    if (text) this.#account.fill('accountNumber', accountOfPaymentCode(text));
  };
}

function registrationOf({ accountNumber, proof, phone, email, ...values }: Readonly<Record<Name, string>>): NewRegistration {
  return { accountNumber, proof: { kind: proof as ProofKind, value: values[proof as ProofKind] }, phone, ...(email.trim() && { email: email.trim() }) };
}

function read(kept: string | null | undefined): Begun | undefined {
  try {
    return (JSON.parse(kept ?? 'null') as Begun | null) ?? undefined;
  } catch {
    return undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'vk-register': VkRegister }
  interface HTMLElementEventMap { 'vk-registered': RegisteredEvent }
}
