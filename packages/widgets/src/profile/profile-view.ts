import { html, nothing } from 'lit';
import type { Profile, ProfileField } from '@vodokanal/contract';
import { showPhone } from '@vodokanal/contract/rules/contact';
import { draftsOf, profileOf, type Client } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/adopt.ts';
import { formats } from '../kit/formats.ts';
import { messages, type Say } from '../kit/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { SendTask } from '../kit/send-task.ts';
import { unbroken } from '../kit/unbroken.ts';
import type { ContactChange } from './contact-change.ts';
import type { Correction } from './correction.ts';
import { CONTACT_DRAFT, correctionDraft, type Contact, type KeptContact, type KeptCorrection } from './drafts.ts';
import ru from './messages/view.ru.ts';
import type { Facts } from './profile.ts';
import { styles } from './profile-view.styles.ts';

export interface ProfileContext {
  /** As it was loaded last; undefined while nobody is signed in. */
  profile(): Profile | undefined;
  onConfirmed(): void;
  onChangeRequested(id: string): void;
}

const OFFICE = ['holder', 'address', 'registeredPersons'] as const satisfies readonly ProfileField[];
const CONTACTS = ['phone', 'email'] as const satisfies readonly Contact[];

const isContact = (field: ProfileField | Contact): field is Contact => field === 'phone' || field === 'email';

/** The data of a customer with what was asked of the office. The forms that change them load when they are opened. */
export class ProfileView {
  readonly #host: VkAccountElement;
  readonly #context: ProfileContext;
  readonly #say: Say<keyof typeof ru>;
  readonly #write;
  readonly #confirm: SendTask<Client, string, Profile>;
  #corrections: Readonly<Record<ProfileField, Correction>> | undefined;
  #contact: ContactChange | undefined;
  #task: ProfileField | Contact | undefined;
  #done: keyof typeof ru | undefined;
  #isUnreachable = false;

  constructor(host: VkAccountElement, context: ProfileContext) {
    this.#host = host;
    this.#context = context;
    this.#say = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#write = formats(this.#say);
    this.#confirm = new SendTask<Client, string, Profile>(host, { send: (client, accountId) => profileOf(client).confirm(accountId) });
    adopt(host.renderRoot, styles);
  }

  /** What was begun before a reload is open again. */
  async recall(client: Client, accountId: string, signal: AbortSignal): Promise<void> {
    if (this.#task) return;
    const drafts = draftsOf(client);
    const kept = OFFICE.flatMap((field) => {
      const draft = drafts.load<KeptCorrection>(correctionDraft(accountId, field));
      return draft ? [{ field, draft }] : [];
    });
    const ticket = drafts.load<KeptContact>(CONTACT_DRAFT);
    const sent = ticket && ticket.until >= Date.now() ? ticket : undefined;
    const [corrections, contact] = await Promise.all([kept.length > 0 ? this.#loadCorrections() : undefined, sent && this.#loadContact()]);
    if (signal.aborted || this.#task) return;
    for (const { field, draft } of kept) if (corrections?.[field].restore(draft)) this.#task = field;
    if (!sent || !contact) return;
    this.#task = sent.kind;
    contact.restore(sent);
  }

  /** Another account or person: nothing of the one before stays. */
  forget(): void {
    this.#finish(undefined);
    this.#contact?.forget();
    for (const correction of Object.values(this.#corrections ?? {})) correction.release();
  }

  render({ profile, config }: Facts): unknown {
    const say = this.#say;
    const { problem } = this.#confirm;
    return html`
      ${this.#isUnreachable ? notice({ tone: 'problem', text: say('kind-offline') }) : nothing}
      ${this.#done ? html`<div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1"><p>${say(this.#done)}</p></div>` : nothing}
      ${problem ? notice({ tone: 'problem', text: say.problem(problem) }) : nothing}
      <dl>${OFFICE.map((field) => this.#renderRow(field, String(profile[field]), 'fix', this.#task === field ? this.#corrections?.[field].render(config) : nothing))}</dl>
      <p class="vk-hint">${say('office')}</p>
      <h3>${say('contacts')}</h3>
      <dl>${CONTACTS.map((field) => this.#renderRow(field, field === 'phone' && profile.phone ? unbroken(showPhone(profile.phone)) : (profile[field] ?? say('none')), 'change', this.#task === field ? html`<slot name="vk-fields"></slot>` : nothing))}</dl>
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

  /** What was typed into the form before waits there. */
  async #begin(field: ProfileField | Contact): Promise<void> {
    const form = isContact(field) ? await this.#loadContact() : (await this.#loadCorrections())?.[field];
    this.#finish(undefined);
    this.#isUnreachable = !form;
    if (!form) return;
    this.#task = field;
    if (isContact(field)) this.#contact?.open(field);
    void form.focus();
  }

  async #loadCorrections(): Promise<Readonly<Record<ProfileField, Correction>> | undefined> {
    const loaded = await import('./correction.ts').catch(() => undefined);
    if (!loaded) return undefined;
    const make = (field: ProfileField) => new loaded.Correction(this.#host, field, { profile: () => this.#context.profile(), onSent: (id) => this.#onRequested(id), onClosed: () => this.#finish(undefined) });
    return (this.#corrections ??= { holder: make('holder'), address: make('address'), registeredPersons: make('registeredPersons') });
  }

  async #loadContact(): Promise<ContactChange | undefined> {
    const loaded = await import('./contact-change.ts').catch(() => undefined);
    return loaded && (this.#contact ??= new loaded.ContactChange(this.#host, { isShown: () => this.#context.profile() !== undefined, onChanged: () => this.#finish('contactChanged'), onClosed: () => this.#finish(undefined) }));
  }

  #onRequested(id: string): void {
    this.#finish(this.#context.profile()?.email ? 'changeSent' : 'changeSentHere');
    this.#context.onChangeRequested(id);
  }

  async #onConfirm(accountId: string): Promise<void> {
    if (!(await this.#confirm.send(accountId))) return;
    this.#finish('thanks');
    this.#context.onConfirmed();
  }

  #finish(done: keyof typeof ru | undefined): void {
    this.#task = undefined;
    this.#done = done;
    this.#contact?.close();
    this.#host.requestUpdate();
    if (done) void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('.vk-summary')?.focus());
  }
}
