import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { CodeTicketed, Config, Profile, ProfileChange, ProfileField } from '@vodokanal/contract';
import { showPhone } from '@vodokanal/contract/rules/contact';
import { clientOf, configOf, draftsOf, profileOf, uploadsOf, type Client, type Drafts, type Problem } from '@vodokanal/client';
import { CodeStep } from '../entry/code-step.ts';
import { fieldStyles } from '../entry/field.styles.ts';
import { StepUp } from '../entry/step-up.ts';
import { VkAccountElement } from '../kit/account-element.ts';
import { Attachments, type Attachment } from '../kit/attachments.ts';
import { filesStyles } from '../kit/files.styles.ts';
import { focusOpener } from '../kit/focus.ts';
import { FormTask } from '../kit/form-task.ts';
import { formats } from '../kit/formats.ts';
import { LoadTask } from '../kit/load-task.ts';
import { messages } from '../kit/messages.ts';
import { PageFields } from '../kit/page-fields.ts';
import { card } from '../kit/parts/card.ts';
import { filesField } from '../kit/parts/files.ts';
import { notice } from '../kit/parts/notice.ts';
import { unbroken } from '../kit/unbroken.ts';
import { SendTask } from '../kit/send-task.ts';
import ru from './messages/ru.ts';
import { styles } from './profile.styles.ts';

/** The customer has looked at their data and said that all is right. */
export class ProfileConfirmedEvent extends CustomEvent<Record<string, never>> {
  constructor() {
    super('vk-profile-confirmed', { bubbles: true, composed: true, detail: {} });
  }
}

/** The office was asked for a change; its id, nothing else. */
export class ProfileChangeRequestedEvent extends CustomEvent<{ readonly changeId: string }> {
  constructor(changeId: string) {
    super('vk-profile-change-requested', { bubbles: true, composed: true, detail: { changeId } });
  }
}

type Contact = 'phone' | 'email';
/** What is kept on the device until it is sent: of the office's fields what was typed, of a contact the ticket of its code. */
interface KeptCorrection { readonly newValue: string; readonly comment: string; readonly files: readonly Attachment[] }
interface KeptContact { readonly kind: Contact; readonly ticket: string; readonly recipient: string; readonly until: number }
interface Facts { readonly profile: Profile; readonly config: Config }

/** What the office is asked to change of one field, with documents. */
interface Correction { readonly form: FormTask<'newValue' | 'comment', ProfileChange, Client>; readonly files: Attachments }

const OFFICE = ['holder', 'address', 'registeredPersons'] as const satisfies readonly ProfileField[];
const CONTACTS = ['phone', 'email'] as const;
const CONTACT = 'contact';
const keyOf = (accountId: string, field: ProfileField): string => `profile:${accountId}:${field}`;

/**
 * «Моя информация»: who is registered where, how to reach them. Contacts are changed by a code, all else by the office;
 * once a year the customer says that all is right.
 *
 * @tag vk-profile
 * @slot heading - Replaces the heading.
 * @slot sign-in - The way to sign in, shown while nobody is.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @csspart files - The place for files.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {ProfileConfirmedEvent} vk-profile-confirmed - The customer has said that all is right.
 * @fires {ProfileChangeRequestedEvent} vk-profile-change-requested - The office was asked for a change.
 */
export class VkProfile extends VkAccountElement {
  static override styles = [VkAccountElement.styles, filesStyles, styles];

  @state() private task: ProfileField | Contact | undefined;
  @state() private isCodeSent = false;
  @state() private isOver = false;
  @state() private done: keyof typeof ru | undefined;

  readonly #say = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #write = formats(this.#say);
  readonly #facts = new LoadTask<Facts>(this, {
    nouns: ['profile'],
    load: async (client, accountId, _watched, signal) => {
      const [profile, config] = await Promise.all([profileOf(client).get(accountId, signal), configOf(client).get(signal)]);
      this.#recall(client, accountId);
      return { profile, config };
    },
    forget: () => this.#forget(),
  });
  readonly #confirm = new SendTask<Client, string, Profile>(this, { send: (client, accountId) => profileOf(client).confirm(accountId) });
  readonly #corrections = Object.fromEntries(OFFICE.map((field) => [field, this.#correction(field)])) as Readonly<Record<ProfileField, Correction>>;
  readonly #stepUp = new StepUp(this, this.#say);
  readonly #contact: FormTask<'newPhone' | 'newEmail', CodeTicketed, Client> = new FormTask<'newPhone' | 'newEmail', CodeTicketed, Client>(this, this.#say, {
    name: 'contact', submit: 'getCode', sending: 'sending',
    fields: { newPhone: { inputmode: 'tel', autocomplete: 'tel' }, newEmail: { inputmode: 'email', autocomplete: 'email' } },
    send: (client, { newPhone, newEmail }) => profileOf(client).changeContact(this.task as Contact, this.task === 'phone' ? newPhone : newEmail),
    onSent: (sent) => {
      this.isCodeSent = true;
      this.isOver = false;
      this.#drafts?.save(CONTACT, { kind: this.task as Contact, ticket: sent.ticket, recipient: sent.recipient, until: Date.now() + sent.expiresIn * 1000 } satisfies KeptContact);
      this.#code.start(sent);
      void this.#focusForm();
    },
    onRefused: ({ code }) => this.#asksAgain(code),
    faultsOf: { '/value': ['newPhone', 'newEmail'] },
  });
  readonly #code = new CodeStep<unknown>(this, this.#say, {
    check: (client, ticket, code) => profileOf(clientOf(client)).checkContact(ticket, code),
    onChecked: () => {
      this.#contact.clear();
      this.#drafts?.remove(CONTACT);
      this.#finish('contactChanged');
    },
    onOver: () => {
      this.#drafts?.remove(CONTACT);
      this.isCodeSent = false;
      this.isOver = true;
      void this.#focusForm();
    },
  });
  readonly #fields: PageFields = new PageFields(this, [fieldStyles], () => this.#renderFields());

  get #drafts(): Drafts | undefined {
    return this.client && draftsOf(this.client);
  }

  override render(): unknown {
    const say = this.#say;
    return card(this, say, this.#facts, {
      lines: 7,
      ready: (facts) => this.#renderFacts(facts),
    });
  }

  #renderFacts({ profile, config }: Facts): unknown {
    const say = this.#say;
    const { problem } = this.#confirm;
    return html`
      ${this.done ? html`<div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1"><p>${say(this.done)}</p></div>` : nothing}
      ${problem ? notice({ tone: 'problem', text: say.problem(problem) }) : nothing}
      <dl>${OFFICE.map((field) => this.#renderRow(field, String(profile[field]), 'fix', this.task === field ? this.#renderCorrection(field, config) : nothing))}</dl>
      <p class="vk-hint">${say('office')}</p>
      <h3>${say('contacts')}</h3>
      <dl>${CONTACTS.map((field) => this.#renderRow(field, field === 'phone' && profile.phone ? unbroken(showPhone(profile.phone)) : (profile[field] ?? say('none')), 'change', this.task === field ? html`<slot name="vk-fields"></slot>` : nothing))}</dl>
      <p class="vk-hint">${say('contactsHint')}</p>
      ${profile.isConfirmationDue ? notice({ text: say('due') }) : html`<p>${say('confirmed', { date: this.#write.date(profile.confirmedOn ?? '') })}</p>`}
      ${profile.isConfirmationDue ? html`<button type="button" class="act" aria-disabled=${this.#confirm.isSending} @click=${() => this.#onConfirm(profile.accountId)}>${say('allRight')}</button>` : nothing}
      ${profile.changes.length === 0 ? nothing : html`<h3>${say('changes')}</h3><ul>${profile.changes.map(({ field, value, state: stands, ground, sentAt }) => html`<li>${say(field)}: ${value}. <strong>${say(`state-${stands}`)}</strong>${ground ? html`<br>${say('ground', { ground })}` : nothing}<br><span class="vk-muted">${this.#write.moment(sentAt)}</span></li>`)}</ul>`}`;
  }

  #renderRow(field: ProfileField | Contact, value: string, verb: 'fix' | 'change', form: unknown): unknown {
    const say = this.#say;
    return html`
      <div>
        <dt>${say(field)}</dt><dd lang="ru">${value}</dd>
        ${form === nothing ? html`<dd class="do"><button type="button" class="vk-plain" data-opens=${field} aria-label=${say(`${verb}Named`, { name: say(field) })} @click=${() => this.#begin(field)}>${say(verb)}</button></dd>` : html`<dd class="wide">${form}</dd>`}
      </div>`;
  }

  #renderCorrection(field: ProfileField, { uploads }: Config): unknown {
    const say = this.#say;
    const { form, files } = this.#corrections[field];
    const after = filesField({ say, attachments: files, limits: uploads, problem: (problem: Problem) => say.problem(problem) });
    return html`<div @input=${() => this.#keep(field)} @paste=${({ clipboardData }: ClipboardEvent) => files.add(clipboardData?.files ?? [], uploads)}>${form.render({ after, actions: this.#renderCancel() })}</div>`;
  }

  /** What is typed of passwords, phones and codes, in the page. */
  #renderFields(): unknown {
    if ((this.task !== 'phone' && this.task !== 'email') || !this.#facts.value) return nothing;
    const form = this.#stepUp.isAsking ? this.#stepUp.render(this.#renderCancel())
      : this.isCodeSent ? this.#code.render(this.#renderCancel())
      : this.#contact.render({ names: [this.task === 'phone' ? 'newPhone' : 'newEmail'], before: this.isOver ? notice({ tone: 'warning', text: this.#say('CODE_EXPIRED') }) : nothing, actions: this.#renderCancel() });
    return html`<div class="vk-steps">${form}</div>`;
  }

  #renderCancel(): unknown {
    return html`<button type="button" class="vk-plain" @click=${this.#onCancel}>${this.#say('cancel')}</button>`;
  }

  #correction(field: ProfileField): Correction {
    const files = new Attachments(this, { send: (file, options) => this.client && uploadsOf(this.client).send(file, options), remove: (id) => this.client && uploadsOf(this.client).remove(id) }, () => this.#keep(field));
    const form = new FormTask<'newValue' | 'comment', ProfileChange, Client>(this, this.#say, {
      name: 'profile', submit: 'send', sending: 'sending',
      fields: { newValue: { hint: () => this.#say('newValueHint', { present: String(this.#facts.value?.profile[field] ?? '') }) }, comment: { type: 'textarea', isOptional: true } },
      check: () => (files.isUnfinished ? { comment: this.#say('filesUnfinished') } : {}),
      send: (client, { newValue, comment }, intent) => profileOf(client).change(this.#facts.value?.profile.accountId ?? '', { field, value: newValue, ...(comment.trim() && { comment: comment.trim() }), uploadIds: [...files.ids] }, intent),
      onSent: ({ id }) => {
        form.clear();
        files.release();
        this.#finish(this.#facts.value?.profile.email ? 'changeSent' : 'changeSentHere');
        this.dispatchEvent(new ProfileChangeRequestedEvent(id));
      },
      faultsOf: { '/value': ['newValue'] },
    });
    return { form, files };
  }

  /** What was typed into the form before waits there. */
  #begin(field: ProfileField | Contact): void {
    this.#finish(undefined);
    this.task = field;
    void this.#focusForm();
  }

  /** The password is asked for; then what was typed is sent as it stands. */
  #asksAgain(code: string): boolean {
    const isAsking = this.#stepUp.asksAgain(code, () => void this.#sendContact());
    if (isAsking) void this.#focusForm();
    return isAsking;
  }

  async #sendContact(): Promise<void> {
    await this.updateComplete;
    const form = this.#fields.root?.querySelector('form');
    if (form) await this.#contact.submit(form);
  }

  async #focusForm(): Promise<void> {
    await this.updateComplete;
    (this.#fields.root ?? this.renderRoot.querySelector('.wide'))?.querySelector<HTMLElement>('input:not([hidden]),textarea')?.focus();
  }

  async #onConfirm(accountId: string): Promise<void> {
    if (!(await this.#confirm.send(accountId))) return;
    this.#finish('thanks');
    this.dispatchEvent(new ProfileConfirmedEvent());
  }

  #onCancel = (): void => {
    const { task } = this;
    if (task === 'phone' || task === 'email') {
      this.#contact.clear();
      this.#drafts?.remove(CONTACT);
    } else if (task) {
      this.#corrections[task].form.clear();
      this.#corrections[task].files.clear();
      this.#keep(task);
    }
    this.#finish(undefined);
    void focusOpener(this, task);
  };

  /** Kept on the device until it is sent, cancelled, or the person leaves. */
  #keep(field: ProfileField): void {
    const { form, files } = this.#corrections[field];
    const { newValue, comment } = form.values;
    const accountId = this.#facts.value?.profile.accountId;
    if (!accountId) return;
    const arrived = files.items.flatMap(({ id, name, bytes }) => (id ? [{ id, name, bytes, share: 1 }] : []));
    if (newValue || comment || arrived.length > 0) this.#drafts?.save(keyOf(accountId, field), { newValue, comment, files: arrived } satisfies KeptCorrection);
    else this.#drafts?.remove(keyOf(accountId, field));
  }

  /** What was begun before a reload is open again. */
  #recall(client: Client, accountId: string): void {
    if (this.task) return;
    for (const field of OFFICE) {
      const kept = draftsOf(client).load<KeptCorrection>(keyOf(accountId, field));
      const { form, files } = this.#corrections[field];
      if (!kept || form.values.newValue) continue;
      form.fill('newValue', kept.newValue);
      form.fill('comment', kept.comment);
      files.restore(kept.files);
      this.task = field;
    }
    const contact = draftsOf(client).load<KeptContact>(CONTACT);
    if (!contact || contact.until < Date.now()) return;
    this.task = contact.kind;
    this.isCodeSent = true;
    this.#code.start({ ...contact, resendIn: 0 });
  }

  #finish(done: keyof typeof ru | undefined): void {
    this.task = undefined;
    this.isCodeSent = false;
    this.isOver = false;
    this.done = done;
    this.#code.stop();
    this.#stepUp.cancel();
    if (done) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.vk-summary')?.focus());
  }

  /** Another account or person: nothing of the one before stays. */
  #forget(): void {
    this.#finish(undefined);
    this.#contact.clear();
    for (const { form, files } of Object.values(this.#corrections)) {
      form.clear();
      files.release();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap { 'vk-profile': VkProfile }
  interface HTMLElementEventMap { 'vk-profile-confirmed': ProfileConfirmedEvent; 'vk-profile-change-requested': ProfileChangeRequestedEvent }
}
