import { html, nothing } from 'lit';
import type { Config, Profile, ProfileField } from '@vodokanal/contract';
import { showPhone } from '@vodokanal/contract/rules/contact';
import { draftsOf, profileOf, type Client } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { formats } from '../kit/i18n/formats.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { notice, toneIcon } from '../kit/parts/notice.ts';
import { termText } from '../kit/parts/term-text.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import { noWrap } from '../kit/i18n/no-wrap.ts';
import type { ContactChange } from './contact-change.ts';
import type { Correction } from './correction.ts';
import { CONTACT_DRAFT, correctionDraft, type Contact, type ContactDraft, type CorrectionDraft } from './drafts.ts';
import ru from './messages/view.ru.ts';
import { styles } from './profile-view.styles.ts';

export interface Facts {
  readonly profile: Profile;
  readonly config: Config;
}

export interface ProfileContext {
  /** The last loaded profile; undefined while nobody is signed in. */
  profile(): Profile | undefined;
  onConfirmed(): void;
  onChangeRequested(id: string): void;
}

const REQUEST_FIELDS = ['holder', 'address', 'registeredPersons'] as const satisfies readonly ProfileField[];
const CONTACT_FIELDS = ['phone', 'email'] as const satisfies readonly Contact[];

const isContact = (field: ProfileField | Contact): field is Contact => field === 'phone' || field === 'email';

/** The customer's data and requested changes. The forms load when they are opened. */
export class ProfileView {
  readonly #host: VkAccountElement;
  readonly #context: ProfileContext;
  readonly #t: Translate<keyof typeof ru>;
  readonly #format;
  readonly #confirm: SendTask<Client, string, Profile>;
  readonly #corrections: LazyPart<Readonly<Record<ProfileField, Correction>>>;
  readonly #contact: LazyPart<ContactChange>;
  /** The lazy part that the last click opened. */
  #openedPart: LazyPart<unknown> | undefined;
  #task: ProfileField | Contact | undefined;
  #done: keyof typeof ru | undefined;

  constructor(host: VkAccountElement, context: ProfileContext) {
    this.#host = host;
    this.#context = context;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#confirm = new SendTask<Client, string, Profile>(host, {
      send: (client, accountId, intent) => profileOf(client).confirm(accountId, intent),
    });
    this.#corrections = new LazyPart(host, async () => {
      const { Correction } = await import('./correction.ts');
      const make = (field: ProfileField) =>
        new Correction(host, field, {
          profile: () => context.profile(),
          onSent: (id) => this.#onRequested(id),
          onClosed: () => this.#closeForms(undefined),
        });
      return { holder: make('holder'), address: make('address'), registeredPersons: make('registeredPersons') };
    });
    this.#contact = new LazyPart(
      host,
      async () =>
        new (await import('./contact-change.ts')).ContactChange(host, {
          isShown: () => context.profile() !== undefined,
          onChanged: () => this.#closeForms('contactChanged'),
          onClosed: () => this.#closeForms(undefined),
        }),
    );
    adopt(host.renderRoot, dataStyles, styles);
  }

  /** Reopens forms with drafts from before a reload. A form that fails to load is restored when it is opened. */
  async restoreDrafts(client: Client, accountId: string, signal: AbortSignal): Promise<void> {
    if (this.#task) return;
    const drafts = draftsOf(client);
    const kept = REQUEST_FIELDS.flatMap((field) => {
      const draft = drafts.load<CorrectionDraft>(correctionDraft(accountId, field));
      return draft ? [{ field, draft }] : [];
    });
    const ticket = drafts.load<ContactDraft>(CONTACT_DRAFT);
    const sent = ticket && ticket.until >= Date.now() ? ticket : undefined;
    const [corrections, contact] = await Promise.all([
      kept.length > 0 ? this.#corrections.load() : undefined,
      sent && this.#contact.load(),
    ]);
    if (signal.aborted || this.#task) return;
    for (const { field, draft } of kept) if (corrections?.[field].restore(draft)) this.#task = field;
    if (!sent || !contact) return;
    this.#task = sent.kind;
    contact.restore(sent);
  }

  /** Clears the view for another customer or account. */
  forget(): void {
    this.#closeForms(undefined);
    this.#contact.value?.forget();
    for (const correction of Object.values(this.#corrections.value ?? {})) correction.release();
  }

  render({ profile, config }: Facts): unknown {
    const t = this.#t;
    const { problem } = this.#confirm;
    return html`
      ${this.#openedPart?.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
      ${this.#done ? html`<div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1">${toneIcon('good')}<p>${t(this.#done)}</p></div>` : nothing}
      ${problem ? notice({ tone: 'problem', text: t.problem(problem) }) : nothing}
      ${this.#confirm.renderWait()}
      <dl>${REQUEST_FIELDS.map((field) => this.#renderRow(field, String(profile[field]), 'fix', this.#task === field ? this.#corrections.value?.[field].render(config) : nothing))}</dl>
      <p class="vk-hint">${t('office')}</p>
      <h3>${t('contacts')}</h3>
      <dl>${CONTACT_FIELDS.map((field) => this.#renderRow(field, field === 'phone' && profile.phone ? noWrap(showPhone(profile.phone)) : (profile[field] ?? t('none')), 'change', this.#task === field ? html`<slot name="vk-fields"></slot>` : nothing))}</dl>
      <p class="vk-hint">${t('contactsHint')}</p>
      ${profile.isConfirmationDue ? notice({ text: t('due') }) : html`<p>${t('confirmed', { date: this.#format.date(profile.confirmedOn ?? '') })}</p>`}
      ${profile.isConfirmationDue ? html`<button type="button" class="act" aria-disabled=${this.#confirm.isSending} @click=${() => this.#onConfirm(profile.accountId)}>${t('allRight')}</button>` : nothing}
      ${profile.changes.length === 0 ? nothing : html`<h3>${t('changes')}</h3><ul>${profile.changes.map(({ field, value, state, ground, sentAt, ...term }) => html`<li>${t(field)}: <span lang="ru">${value}</span>. <strong>${t(`state-${state}`)}</strong>${ground ? html`<br>${t('ground', { ground: '' })}<span lang="ru">${ground}</span>` : nothing}<br><span class="vk-muted">${this.#format.moment(sentAt)}. ${termText(t, this.#format, term, state === 'inReview')}</span></li>`)}</ul>`}`;
  }

  #renderRow(field: ProfileField | Contact, value: string, verb: 'fix' | 'change', form: unknown): unknown {
    const t = this.#t;
    return html`
      <div>
        <dt>${t(field)}</dt><dd lang="ru">${value}</dd>
        ${form === nothing ? html`<dd class="do"><button type="button" class="vk-text" data-opens=${field} aria-label=${t(`${verb}Named`, { name: t(field) })} @click=${() => this.#openForm(field)}>${t(verb)}</button></dd>` : html`<dd class="wide">${form}</dd>`}
      </div>`;
  }

  /** Opens a form; values typed into it before are still there. */
  async #openForm(field: ProfileField | Contact): Promise<void> {
    const form = await (isContact(field) ? this.#openContact(field) : this.#openCorrection(field));
    void form?.focus();
  }

  async #openContact(kind: Contact): Promise<ContactChange | undefined> {
    this.#openedPart = this.#contact;
    const contact = await this.#contact.load();
    this.#closeForms(undefined);
    if (!contact) return undefined;
    this.#task = kind;
    contact.open(kind);
    return contact;
  }

  /** Restores the draft before the form opens, because an empty form would overwrite it. */
  async #openCorrection(field: ProfileField): Promise<Correction | undefined> {
    this.#openedPart = this.#corrections;
    const correction = (await this.#corrections.load())?.[field];
    this.#closeForms(undefined);
    const accountId = this.#context.profile()?.accountId;
    const { client } = this.#host;
    if (!correction || !client || accountId === undefined) return undefined;
    const draft = draftsOf(client).load<CorrectionDraft>(correctionDraft(accountId, field));
    if (draft) correction.restore(draft);
    this.#task = field;
    return correction;
  }

  #onRequested(id: string): void {
    this.#closeForms(this.#context.profile()?.email ? 'changeSent' : 'changeSentHere');
    this.#context.onChangeRequested(id);
  }

  async #onConfirm(accountId: string): Promise<void> {
    if (!(await this.#confirm.send(accountId))) return;
    this.#closeForms('thanks');
    this.#context.onConfirmed();
  }

  #closeForms(done: keyof typeof ru | undefined): void {
    this.#task = undefined;
    this.#done = done;
    this.#contact.value?.close();
    this.#host.requestUpdate();
    if (done)
      void this.#host.updateComplete.then(() =>
        this.#host.renderRoot.querySelector<HTMLElement>('.vk-summary')?.focus(),
      );
  }
}
