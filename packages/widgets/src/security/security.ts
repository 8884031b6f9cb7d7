import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { Factor, Incident, Journal, OpenSession, Security, TotpSecret } from '@vodokanal/contract';
import { securityOf, type Client } from '@vodokanal/client';
import { MIN_LENGTH } from '@vodokanal/contract/rules/password';
import { fieldStyles } from '../entry/field.styles.ts';
import { newPassword } from '../entry/new-password.ts';
import { knowsPasskeys, makePasskey } from '../entry/passkey.ts';
import { StepUp } from '../entry/step-up.ts';
import { VkAccountElement } from '../kit/account-element.ts';
import { focusOpener } from '../kit/focus.ts';
import { FormTask } from '../kit/form-task.ts';
import { formats } from '../kit/formats.ts';
import { LoadTask } from '../kit/load-task.ts';
import { messages } from '../kit/messages.ts';
import { PageFields } from '../kit/page-fields.ts';
import { card } from '../kit/parts/card.ts';
import { notice } from '../kit/parts/notice.ts';
import { printLines } from '../kit/print.ts';
import { unbroken } from '../kit/unbroken.ts';
import { SendTask } from '../kit/send-task.ts';
import ru from './messages/ru.ts';
import { styles } from './security.styles.ts';

/** Somebody reported that another person was in their account; the id of the incident, nothing else. */
export class IncidentReportedEvent extends CustomEvent<{ readonly incidentId: string }> {
  constructor(incidentId: string) {
    super('vk-incident-reported', { bubbles: true, composed: true, detail: { incidentId } });
  }
}

interface Facts { readonly security: Security; readonly sessions: readonly OpenSession[]; readonly journal: Journal['items'] }
type Act = (client: Client) => Promise<unknown>;
/** What is being done, and so where the form stands. */
type Task = 'password' | 'passkey' | 'totp' | 'sms' | 'codes' | `remove ${string}` | 'incident';

const SHORT_JOURNAL = 6;

/**
 * How a customer's sign-in is guarded: password, second factor, sessions, journal, and «Это был не я». The password is
 * asked for once more before anything sensitive.
 *
 * @tag vk-security
 * @slot heading - Replaces the heading.
 * @slot sign-in - The way to sign in, shown while nobody is.
 * @csspart card - The frame around everything.
 * @csspart heading - The heading.
 * @cssprop [--vk-accent] - Colour of buttons, links and focus.
 * @cssprop [--vk-surface] - Background.
 * @cssprop [--vk-text] - Text colour.
 * @cssprop [--vk-radius=0.5em] - Roundness of corners.
 * @cssprop [--vk-gap=1em] - Space between fields.
 * @fires {IncidentReportedEvent} vk-incident-reported - Somebody reported another person in their account.
 */
export class VkSecurity extends VkAccountElement {
  static override styles = [VkAccountElement.styles, styles];

  @state() private task: Task | undefined;
  @state() private secret: (TotpSecret & { readonly image: unknown }) | undefined;
  @state() private codes: readonly string[] | undefined;
  @state() private done: keyof typeof ru | undefined;
  @state() private incident: Incident | undefined;
  @state() private isWholeJournal = false;
  @state() private copied: 'copied' | 'notCopied' | undefined;

  readonly #say = messages(this, ru, { en: () => import('./messages/en.ts') });
  readonly #write = formats(this.#say);
  readonly #facts = new LoadTask<Facts>(this, {
    nouns: ['security'],
    of: 'customer',
    load: async (client, _accountId, _watched, signal) => {
      const noun = securityOf(client);
      const [security, sessions, journal] = await Promise.all([noun.get(signal), noun.sessions(signal), noun.journal(signal)]);
      return { security, sessions, journal };
    },
    forget: () => this.#forget(),
  });
  readonly #act = new SendTask<Client, Act, unknown>(this, { send: (client, act) => act(client) });

  readonly #stepUp = new StepUp(this, this.#say);
  readonly #password: FormTask<'password', unknown, Client> = new FormTask<'password', unknown, Client>(this, this.#say, {
    name: 'security', submit: 'savePassword', sending: 'sending', fields: { password: newPassword(this.#say, () => this.#password.values.password, () => this.#facts.value?.security.minPasswordLength ?? MIN_LENGTH) },
    send: (client, { password }) => securityOf(client).changePassword(password),
    onSent: () => {
      this.#password.clear();
      this.#finish('passwordChanged');
    },
    onRefused: ({ code }) => this.#asksAgain(code),
  });
  readonly #totp = new FormTask<'totpCode', readonly string[], Client>(this, this.#say, {
    name: 'totp', submit: 'turnOn', sending: 'sending', fields: { totpCode: { inputmode: 'numeric', autocomplete: 'one-time-code' } },
    send: (client, { totpCode }) => securityOf(client).confirmTotp(totpCode),
    onSent: (codes) => {
      this.#totp.clear();
      this.#showCodes(codes);
    },
    onRefused: ({ code }) => this.#asksAgain(code),
    faultsOf: { '/code': ['totpCode'] },
  });
  readonly #incident = new FormTask<'incidentWords', Incident, Client>(this, this.#say, {
    name: 'incident', submit: 'report', sending: 'sending', fields: { incidentWords: { type: 'textarea', isOptional: true } },
    send: (client, { incidentWords }, intent) => securityOf(client).report(incidentWords.trim(), intent),
    onSent: (incident) => {
      this.incident = incident;
      this.#finish(undefined);
      this.dispatchEvent(new IncidentReportedEvent(incident.id));
    },
  });
  readonly #fields: PageFields = new PageFields(this, [fieldStyles], () => this.#renderFields());

  override render(): unknown {
    const say = this.#say;
    return card(this, say, this.#facts, {
      lines: 8,
      ready: (facts) => this.#renderFacts(facts),
    });
  }

  #renderFacts({ security, sessions, journal }: Facts): unknown {
    const say = this.#say;
    const { problem } = this.#act;
    return html`
      ${security.frozen && !this.incident ? notice({ tone: 'warning', text: say('frozen') }) : nothing}
      ${problem ? notice({ tone: 'problem', text: say.problem(problem) }) : nothing}
      ${this.done ? html`<div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1"><p>${say(this.done)}</p></div>` : nothing}
      ${this.#section('passwordTitle', html`<p>${say('passwordSince', { moment: this.#write.moment(security.passwordChangedAt) })}</p>${security.frozen ? nothing : this.#place('password', 'changePassword', () => this.#guard('password', () => void this.#focusForm()))}`)}
      ${this.#section('factorsTitle', this.#renderFactors(security))}
      ${this.#section('sessionsTitle', this.#renderSessions(sessions))}
      ${this.#section('journalTitle', this.#renderJournal(journal))}
      ${this.#section('incidentTitle', this.incident ? this.#renderIncident(this.incident) : html`<p>${say('incidentText')}</p>${this.#place('incident', 'incident', () => this.#open('incident'))}`)}`;
  }

  #section(title: keyof typeof ru, content: unknown): unknown {
    return html`<section aria-labelledby=${title}><h3 id=${title}>${this.#say(title)}</h3>${content}</section>`;
  }

  /** A button, or in its place the form that it opened. */
  #place(task: Task, text: keyof typeof ru, onClick: () => void): unknown {
    return this.task === task ? html`<slot name="vk-fields"></slot>` : html`<button type="button" class="vk-plain act" data-opens=${task} aria-disabled=${this.#act.isSending} @click=${onClick}>${this.#say(text)}</button>`;
  }

  #renderFactors({ factors, recoveryCodesLeft, phone, frozen }: Security): unknown {
    const say = this.#say;
    if (this.codes) return this.#renderCodes(this.codes);
    const has = (kind: Factor['kind']) => factors.some((factor) => factor.kind === kind);
    return html`
      ${factors.length === 0 ? html`<p>${say('factorsOff')}</p>` : html`<ul>${factors.map(({ id, kind, name, createdAt }) => html`
        <li><span><strong>${say(`factor-${kind}`)}${name ? `: ${name}` : ''}</strong><br><span class="vk-muted">${say('factorSince', { moment: this.#write.moment(createdAt) })}</span></span>
          ${frozen ? nothing : this.task === `remove ${id}` ? html`<slot name="vk-fields"></slot>` : html`<button type="button" class="vk-plain" aria-label=${say('removeNamed', { name: say(`factor-${kind}`) + (name ? `: ${name}` : '') })} data-opens=${`remove ${id}`} @click=${() => this.#guard(`remove ${id}`, () => this.#run((client) => securityOf(client).removeFactor(id), () => this.#finish('removed')))}>${say('remove')}</button>`}</li>`)}</ul>`}
      ${frozen ? nothing : this.#renderNewFactors(has, phone, recoveryCodesLeft)}`;
  }

  #renderNewFactors(has: (kind: Factor['kind']) => boolean, phone: string | null, recoveryCodesLeft: number): unknown {
    const say = this.#say;
    return html`
      ${knowsPasskeys(this.ownerDocument.defaultView) ? this.#place('passkey', 'addPasskey', () => this.#guard('passkey', () => this.#addPasskey())) : nothing}
      ${this.secret ? this.#renderSecret(this.secret) : nothing}
      ${has('totp') ? nothing : this.#place('totp', 'addTotp', () => this.#guard('totp', () => this.#run((client) => securityOf(client).startTotp(), (secret) => void this.#showSecret(secret))))}
      ${has('sms') || !phone ? nothing : html`${this.#place('sms', 'addSms', () => this.#guard('sms', () => this.#run((client) => securityOf(client).enableSms(), (codes) => this.#showCodes(codes))))}<p class="vk-hint">${say('smsWarning', { phone: unbroken(phone) })}</p>`}
      ${!has('totp') && !has('sms') ? nothing : html`<p>${say('codesLeft', { count: recoveryCodesLeft })} ${recoveryCodesLeft < 3 ? say('codesFew') : ''}</p>${this.#place('codes', 'renewCodes', () => this.#guard('codes', () => this.#run((client) => securityOf(client).renewRecoveryCodes(), (codes) => this.#showCodes(codes))))}`}`;
  }

  #renderSecret({ secret, uri, image }: TotpSecret & { readonly image: unknown }): unknown {
    const say = this.#say;
    return html`
      <p tabindex="-1" class="secret">${say('totpScan')}</p>${image}<p>${say('totpText', { secret })}</p>
      <div class="vk-actions">
        <a class="vk-button vk-plain" href=${uri}>${say('totpOpen')}</a>
        <button type="button" class="vk-plain" @click=${() => this.#copy(secret.replaceAll(' ', ''))}>${say('totpCopy')}</button>
      </div>
      ${this.copied ? html`<p role="status">${say(this.copied)}</p>` : nothing}`;
  }

  #renderCodes(codes: readonly string[]): unknown {
    const say = this.#say;
    return html`
      <div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1">
        <p><strong>${say('codesTitle')}</strong></p><p>${say('codesText')}</p>
        <ul class="codes">${codes.map((code) => html`<li>${code}</li>`)}</ul>
        ${this.copied ? html`<p>${say(this.copied)}</p>` : nothing}
      </div>
      <div class="vk-actions">
        <button type="button" @click=${() => printLines(this.ownerDocument, say('codesTitle'), [say('codesText'), ...codes])}>${say('print')}</button>
        <button type="button" class="vk-plain" @click=${() => this.#copy(codes.join('\n'))}>${say('copy')}</button>
        <button type="button" class="vk-plain" @click=${() => { this.codes = undefined; this.copied = undefined; void focusOpener(this, 'codes'); }}>${say('codesKept')}</button>
      </div>`;
  }

  #renderSessions(sessions: readonly OpenSession[]): unknown {
    const say = this.#say;
    return html`
      <ul>${sessions.map(({ id, device, seenAt, isThis }) => {
        const name = device || say('unknownDevice');
        return html`<li><span><strong>${name}</strong>${isThis ? ` · ${say('thisSession')}` : ''}<br><span class="vk-muted">${say('seen', { moment: this.#write.moment(seenAt) })}</span></span>
          ${isThis ? nothing : html`<button type="button" class="vk-plain" aria-label=${say('endNamed', { name })} @click=${() => this.#run((client) => securityOf(client).endSession(id), () => this.#tell('sessionEnded'))}>${say('endSession')}</button>`}</li>`;
      })}</ul>
      ${sessions.length > 1 ? html`<button type="button" class="vk-plain act" aria-disabled=${this.#act.isSending} @click=${() => this.#run((client) => securityOf(client).endOtherSessions(), () => this.#tell('othersEnded'))}>${say('endOthers')}</button>` : nothing}`;
  }

  #renderJournal(journal: Facts['journal']): unknown {
    const say = this.#say;
    if (journal.length === 0) return html`<p>${say('journalEmpty')}</p>`;
    const nameOf = (action: string) => { const key = `act-${action}`; return say((key in ru ? key : 'act-other') as keyof typeof ru); };
    return html`
      <ul class="journal">${journal.slice(0, this.isWholeJournal ? undefined : SHORT_JOURNAL).map(({ at, action, network = '' }) => html`<li><span>${nameOf(action)}</span><span class="vk-muted">${this.#write.moment(at)}${network ? html`<br>${network}` : nothing}</span></li>`)}</ul>
      ${journal.length > SHORT_JOURNAL && !this.isWholeJournal ? html`<button type="button" class="vk-plain act" @click=${() => { this.isWholeJournal = true; }}>${say('journalMore')}</button>` : nothing}`;
  }

  #renderIncident({ number, registeredAt }: Incident): unknown {
    const say = this.#say;
    const moment = this.#write.moment(registeredAt);
    const { incidentWords } = this.#incident.values;
    const statement = () => printLines(this.ownerDocument, say('policeTitle'), [say('police1'), say('police2'), say('police3'), say('police4', { number, moment }), say('police5', { words: incidentWords || '______________________________' }), say('police6')]);
    return html`
      <div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1">
        <p><strong>${say('incidentDone', { number, moment })}</strong></p>
        <p>${say('incidentNext1')}</p><p>${say('incidentNext2')}</p><p>${say('incidentNext3')}</p>
      </div>
      <div class="vk-actions">
        <button type="button" @click=${() => void this.client?.session.signOut().catch(() => undefined)}>${say('signOut')}</button>
        <button type="button" class="vk-plain" @click=${statement}>${say('policePrint')}</button>
      </div>`;
  }

  /** The form of the task, in the page. */
  #renderFields(): unknown {
    const say = this.#say;
    if (!this.task || !this.#facts.value) return nothing;
    const actions = html`<button type="button" class="vk-plain" @click=${this.#onCancel}>${say('cancel')}</button>`;
    const username = html`<input hidden name="username" autocomplete="username" .value=${this.client?.session.account?.number ?? ''}>`;
    const form = this.#stepUp.isAsking ? this.#stepUp.render(actions)
      : this.task === 'password' ? this.#password.render({ before: username, actions })
      : this.task === 'incident' ? this.#incident.render({ actions })
      : this.task === 'totp' && this.secret ? this.#totp.render({ actions })
      : html`<p role="status">${say('sending')}</p>`;
    return html`<div class="vk-steps">${form}</div>`;
  }

  /** Goes on at once, or after the password. */
  #guard(task: Task, next: () => void): void {
    this.#open(task);
    // By the clock of the endpoint when it was last asked; where that is no longer so, it says so itself.
    if (this.#facts.value?.security.steppedUpUntil === null) this.#stepUp.ask(next);
    else next();
  }

  /** One thing is done at a time: what was begun before is left. */
  #open(task: Task): void {
    this.#leave();
    this.task = task;
    void this.#focusForm();
  }

  /** The form waits, as it was filled, until the password was said. */
  #asksAgain(code: string): boolean {
    return this.#stepUp.asksAgain(code, () => void this.#focusForm());
  }

  async #focusForm(): Promise<void> {
    await this.updateComplete;
    this.#fields.root?.querySelector<HTMLElement>('input:not([hidden]),textarea')?.focus();
  }

  /** Does it, and once more after the password where the endpoint asks for it. */
  async #run<T>(act: (client: Client) => Promise<T>, then: (value: T) => void): Promise<void> {
    if (this.#act.isSending) return;
    const sent = await this.#act.send(act);
    if (sent) return then(sent.value as T);
    if (!this.#stepUp.asksAgain(this.#act.problem?.code, () => void this.#run(act, then))) return this.#onCancel();
    this.#act.edited();
    await this.#focusForm();
  }

  async #showSecret(secret: TotpSecret): Promise<void> {
    const { qrCode } = await import('./qr.ts');
    this.secret = { ...secret, image: qrCode(secret.uri, this.#say('totpImage')) };
    await this.updateComplete;
    // What is to be done stands above the field.
    this.renderRoot.querySelector<HTMLElement>('.secret')?.focus();
  }

  #addPasskey(): void {
    const view = this.ownerDocument.defaultView;
    const make = async (client: Client) => {
      const noun = securityOf(client);
      const { ticket, options } = await noun.passkeyOptions();
      const made = view && (await makePasskey(view, options));
      return made && noun.addPasskey(ticket, made);
    };
    void this.#run(make, (added) => this.#finish(added ? 'passkeyAdded' : undefined));
  }

  #showCodes(codes: readonly string[]): void {
    this.codes = codes.length > 0 ? codes : undefined;
    this.secret = undefined;
    this.#finish(codes.length > 0 ? undefined : 'factorOn');
  }

  #finish(done: keyof typeof ru | undefined): void {
    this.#leave();
    this.#tell(done);
  }

  #tell(done: keyof typeof ru | undefined): void {
    this.done = done;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.vk-summary')?.focus());
  }

  #leave(): void {
    this.task = undefined;
    this.secret = undefined;
    this.copied = undefined;
    this.done = undefined;
    this.#stepUp.cancel();
  }

  #onCancel = (): void => {
    const { task } = this;
    this.#leave();
    void focusOpener(this, task);
  };

  async #copy(text: string): Promise<void> {
    try {
      await this.ownerDocument.defaultView?.navigator.clipboard.writeText(text);
      this.copied = 'copied';
    } catch {
      this.copied = 'notCopied';
    }
  }

  /** Somebody else: nothing of the one before stays. */
  #forget(): void {
    this.#leave();
    this.codes = undefined;
    this.incident = undefined;
    for (const form of [this.#password, this.#totp, this.#incident]) form.clear();
  }
}

declare global {
  interface HTMLElementTagNameMap { 'vk-security': VkSecurity }
  interface HTMLElementEventMap { 'vk-incident-reported': IncidentReportedEvent }
}
