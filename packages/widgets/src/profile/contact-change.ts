import { html, nothing } from 'lit';
import type { CodeTicketed } from '@vodokanal/contract';
import { clientOf, draftsOf, profileOf, type Client, type Drafts } from '@vodokanal/client';
import { CodeStep } from '../auth/code-step.ts';
import { fieldStyles } from '../auth/field.styles.ts';
import { StepUp } from '../auth/step-up.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { focusOpener } from '../kit/focus.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { PageFields } from '../kit/controllers/page-fields.ts';
import { notice } from '../kit/parts/notice.ts';
import { CONTACT_DRAFT, type Contact, type ContactDraft } from './drafts.ts';
import ru from './messages/contact.ru.ts';

export interface ContactContext {
  /** Whether the profile is on screen; the form is shown only with it. */
  isShown(): boolean;
  onChanged(): void;
  onClosed(): void;
}

/** Changes the phone or e-mail address: the password if required, then a code that proves the contact. In light-DOM fields. */
export class ContactChange {
  readonly #host: VkAccountElement;
  readonly #context: ContactContext;
  readonly #t: Translate<keyof typeof ru>;
  readonly #stepUp: StepUp;
  readonly #contact: FormTask<'newPhone' | 'newEmail', CodeTicketed, Client>;
  readonly #code: CodeStep<unknown>;
  readonly #fields: PageFields;
  #kind: Contact | undefined;
  #isCodeSent = false;
  #isCodeExpired = false;

  constructor(host: VkAccountElement, context: ContactContext) {
    this.#host = host;
    this.#context = context;
    const t = (this.#t = messages(host, ru, { en: () => import('./messages/contact.en.ts') }));
    this.#stepUp = new StepUp(host, t);
    this.#contact = new FormTask<'newPhone' | 'newEmail', CodeTicketed, Client>(host, t, {
      name: 'contact',
      submit: 'getCode',
      sending: 'sending',
      fields: {
        newPhone: { inputmode: 'tel', autocomplete: 'tel' },
        newEmail: { inputmode: 'email', autocomplete: 'email' },
      },
      send: (client, { newPhone, newEmail }, intent) =>
        profileOf(client).changeContact(this.#kind as Contact, this.#kind === 'phone' ? newPhone : newEmail, intent),
      onSent: (sent) => {
        this.#isCodeSent = true;
        this.#isCodeExpired = false;
        this.#drafts?.save(CONTACT_DRAFT, {
          kind: this.#kind as Contact,
          ticket: sent.ticket,
          recipient: sent.recipient,
          until: Date.now() + sent.expiresIn * 1000,
        } satisfies ContactDraft);
        this.#code.start(sent);
        void this.focus();
      },
      onRefused: ({ code }) => this.#askForPassword(code),
      faultsOf: { '/value': ['newPhone', 'newEmail'] },
    });
    this.#code = new CodeStep<unknown>(host, t, {
      check: (client, ticket, code, intent) => profileOf(clientOf(client)).checkContact(ticket, code, intent),
      onChecked: () => {
        this.#clear();
        context.onChanged();
      },
      onExpired: () => {
        this.#drafts?.remove(CONTACT_DRAFT);
        this.#isCodeSent = false;
        this.#isCodeExpired = true;
        host.requestUpdate();
        void this.focus();
      },
    });
    this.#fields = new PageFields(host, [fieldStyles], () => this.#renderFields());
  }

  open(kind: Contact): void {
    this.#kind = kind;
    this.#host.requestUpdate();
  }

  /** Continues after a reload with a code that was sent before. */
  restore({ kind, ...sent }: ContactDraft): void {
    this.open(kind);
    this.#isCodeSent = true;
    this.#code.start({ ...sent, resendIn: 0 });
  }

  /** Closes the form; typed values stay for the next time. */
  close(): void {
    this.#kind = undefined;
    this.#isCodeSent = false;
    this.#isCodeExpired = false;
    this.#code.stop();
    this.#stepUp.cancel();
    this.#host.requestUpdate();
  }

  /** Clears the form for another customer. */
  forget(): void {
    this.close();
    this.#contact.clear();
  }

  async focus(): Promise<void> {
    await this.#host.updateComplete;
    this.#fields.root?.querySelector<HTMLElement>('input:not([hidden])')?.focus();
  }

  get #drafts(): Drafts | undefined {
    return this.#host.client && draftsOf(this.#host.client);
  }

  /** Renders the fields for passwords, contacts and codes in the light DOM. */
  #renderFields(): unknown {
    if (!this.#kind || !this.#context.isShown()) return nothing;
    const t = this.#t;
    const actions = html`<button type="button" class="vk-tonal" @click=${this.#onCancel}>${t('cancel')}</button>`;
    const form = this.#stepUp.isOpen
      ? this.#stepUp.render(actions)
      : this.#isCodeSent
        ? this.#code.render(actions)
        : this.#contact.render({
            names: [this.#kind === 'phone' ? 'newPhone' : 'newEmail'],
            before: this.#isCodeExpired ? notice({ tone: 'warning', text: t('CODE_EXPIRED') }) : nothing,
            actions,
          });
    return html`<div class="vk-steps">${form}</div>`;
  }

  /** Asks for the password when it is required, then sends the unchanged form. */
  #askForPassword(code: string): boolean {
    const isOpen = this.#stepUp.askIfRequired(code, () => void this.#sendContact());
    if (isOpen) void this.focus();
    return isOpen;
  }

  async #sendContact(): Promise<void> {
    await this.#host.updateComplete;
    const form = this.#fields.root?.querySelector('form');
    if (form) await this.#contact.submit(form);
  }

  #clear(): void {
    this.#contact.clear();
    this.#drafts?.remove(CONTACT_DRAFT);
  }

  #onCancel = (): void => {
    const kind = this.#kind;
    this.#clear();
    this.#context.onClosed();
    void focusOpener(this.#host, kind);
  };
}
