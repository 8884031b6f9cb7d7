import { html, nothing } from 'lit';
import type { Incident, Security, TotpSecret } from '@vodokanal/contract';
import { Problem, securityOf, type Client } from '@vodokanal/client';
import { MIN_LENGTH } from '@vodokanal/contract/rules/password';
import { fieldStyles } from '../entry/field.styles.ts';
import { newPassword } from '../entry/new-password.ts';
import { makePasskey } from '../entry/passkey.ts';
import { StepUp } from '../entry/step-up.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/adopt.ts';
import { focusOpener } from '../kit/focus.ts';
import { FormTask } from '../kit/form-task.ts';
import { formats } from '../kit/formats.ts';
import { LazyPart } from '../kit/lazy-part.ts';
import { messages, type Say } from '../kit/messages.ts';
import { PageFields } from '../kit/page-fields.ts';
import { outcome } from '../kit/parts/outcome.ts';
import { printLines } from '../kit/print.ts';
import { SendTask } from '../kit/send-task.ts';
import ru from './messages/actions.ru.ts';
import { styles } from './security-actions.styles.ts';

/** What is being done, and so where the form is shown. */
export type Task = 'password' | 'passkey' | 'totp' | 'sms' | 'codes' | `remove ${string}` | 'incident';

export interface SecurityContext {
  /** As it was loaded last; undefined while nobody is signed in. */
  security(): Security | undefined;
  onIncident(id: string): void;
}

type Change = (client: Client) => Promise<unknown>;

/** What is changed of a sign-in, one thing at a time, with the password asked for once more where it must be. */
export class SecurityActions {
  readonly #host: VkAccountElement;
  readonly #context: SecurityContext;
  readonly #say: Say<keyof typeof ru>;
  readonly #write;
  readonly #change: SendTask<Client, Change, unknown>;
  readonly #stepUp: StepUp;
  readonly #password: FormTask<'password', unknown, Client>;
  readonly #totp: FormTask<'totpCode', readonly string[], Client>;
  readonly #report: FormTask<'incidentWords', Incident, Client>;
  readonly #fields: PageFields;
  readonly #qrFile: LazyPart<typeof import('./qr.ts')>;
  #task: Task | undefined;
  #secret: (TotpSecret & { readonly image: unknown }) | undefined;
  #codes: readonly string[] | undefined;
  #done: keyof typeof ru | undefined;
  #incident: Incident | undefined;
  #copied: 'copied' | 'notCopied' | undefined;

  constructor(host: VkAccountElement, context: SecurityContext) {
    this.#host = host;
    this.#context = context;
    const say = (this.#say = messages(host, ru, { en: () => import('./messages/actions.en.ts') }));
    this.#write = formats(say);
    this.#change = new SendTask<Client, Change, unknown>(host, { send: (client, change) => change(client) });
    this.#stepUp = new StepUp(host, say);
    this.#qrFile = new LazyPart(host, () => import('./qr.ts'));
    this.#password = new FormTask<'password', unknown, Client>(host, say, {
      name: 'security', submit: 'savePassword', sending: 'sending', fields: { password: newPassword(say, () => this.#password.values.password, () => context.security()?.minPasswordLength ?? MIN_LENGTH) },
      send: (client, { password }) => securityOf(client).changePassword(password),
      onSent: () => {
        this.#password.clear();
        this.#finish('passwordChanged');
      },
      onRefused: ({ code }) => this.#asksAgain(code),
    });
    this.#totp = new FormTask<'totpCode', readonly string[], Client>(host, say, {
      name: 'totp', submit: 'turnOn', sending: 'sending', fields: { totpCode: { inputmode: 'numeric', autocomplete: 'one-time-code' } },
      send: (client, { totpCode }) => securityOf(client).confirmTotp(totpCode),
      onSent: (codes) => {
        this.#totp.clear();
        this.#showCodes(codes);
      },
      onRefused: ({ code }) => this.#asksAgain(code),
      faultsOf: { '/code': ['totpCode'] },
    });
    this.#report = new FormTask<'incidentWords', Incident, Client>(host, say, {
      name: 'incident', submit: 'report', sending: 'sending', fields: { incidentWords: { type: 'textarea', isOptional: true } },
      send: (client, { incidentWords }, intent) => securityOf(client).report(incidentWords.trim(), intent),
      onSent: (incident) => {
        this.#incident = incident;
        this.#finish(undefined);
        context.onIncident(incident.id);
      },
    });
    this.#fields = new PageFields(host, [fieldStyles], () => this.#renderFields());
    adopt(host.renderRoot, styles);
  }

  get task(): Task | undefined {
    return this.#task;
  }

  /** Recovery codes that are shown once. */
  get codes(): readonly string[] | undefined {
    return this.#codes;
  }

  get incident(): Incident | undefined {
    return this.#incident;
  }

  get isSending(): boolean {
    return this.#change.isSending;
  }

  begin(task: Task): void {
    this.#open(task);
    // By the clock of the endpoint when it was last asked; where that is no longer so, it says so itself.
    if (task !== 'incident' && this.#context.security()?.steppedUpUntil === null) this.#stepUp.ask(() => this.#go(task));
    else this.#go(task);
  }

  endSession(id: string): void {
    void this.#run((client) => securityOf(client).endSession(id), () => this.#tell('sessionEnded'));
  }

  endOtherSessions(): void {
    void this.#run((client) => securityOf(client).endOtherSessions(), () => this.#tell('othersEnded'));
  }

  /** Somebody else: nothing of the one before stays. */
  forget(): void {
    this.#leave();
    this.#codes = undefined;
    this.#incident = undefined;
    for (const form of [this.#password, this.#totp, this.#report]) form.clear();
  }

  /** What came of what was done last. */
  renderOutcome(): unknown {
    const say = this.#say;
    const { problem } = this.#change;
    return outcome({ problem: problem && say.problem(problem), done: this.#done && say(this.#done) });
  }

  renderSecret(): unknown {
    if (!this.#secret) return nothing;
    const say = this.#say;
    const { secret, uri, image } = this.#secret;
    return html`
      <p tabindex="-1" class="secret">${say('totpScan')}</p>${image}<p>${say('totpText', { secret })}</p>
      <div class="vk-actions">
        <a class="vk-button vk-plain" href=${uri}>${say('totpOpen')}</a>
        <button type="button" class="vk-plain" @click=${() => this.#copy(secret.replaceAll(' ', ''))}>${say('totpCopy')}</button>
      </div>
      ${this.#copied ? html`<p role="status">${say(this.#copied)}</p>` : nothing}`;
  }

  renderCodes(codes: readonly string[]): unknown {
    const say = this.#say;
    return html`
      <div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1">
        <p><strong>${say('codesTitle')}</strong></p><p>${say('codesText')}</p>
        <ul class="codes">${codes.map((code) => html`<li>${code}</li>`)}</ul>
        ${this.#copied ? html`<p>${say(this.#copied)}</p>` : nothing}
      </div>
      <div class="vk-actions">
        <button type="button" @click=${() => printLines(this.#host.ownerDocument, say('codesTitle'), [say('codesText'), ...codes])}>${say('print')}</button>
        <button type="button" class="vk-plain" @click=${() => this.#copy(codes.join('\n'))}>${say('copy')}</button>
        <button type="button" class="vk-plain" @click=${this.#onCodesKept}>${say('codesKept')}</button>
      </div>`;
  }

  renderIncident({ number, registeredAt }: Incident): unknown {
    const say = this.#say;
    const moment = this.#write.moment(registeredAt);
    const { incidentWords } = this.#report.values;
    const statement = () => printLines(this.#host.ownerDocument, say('policeTitle'), [say('police1'), say('police2'), say('police3'), say('police4', { number, moment }), say('police5', { words: incidentWords || '______________________________' }), say('police6')]);
    return html`
      <div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1">
        <p><strong>${say('incidentDone', { number, moment })}</strong></p>
        <p>${say('incidentNext1')}</p><p>${say('incidentNext2')}</p><p>${say('incidentNext3')}</p>
      </div>
      <div class="vk-actions">
        <button type="button" @click=${() => void this.#host.client?.session.signOut().catch(() => undefined)}>${say('signOut')}</button>
        <button type="button" class="vk-plain" @click=${statement}>${say('policePrint')}</button>
      </div>`;
  }

  /** The form of the task, in the page. */
  #renderFields(): unknown {
    const say = this.#say;
    if (!this.#task || !this.#context.security()) return nothing;
    const actions = html`<button type="button" class="vk-plain" @click=${this.#onCancel}>${say('cancel')}</button>`;
    const username = html`<input hidden name="username" autocomplete="username" .value=${this.#host.client?.session.account?.number ?? ''}>`;
    const form = this.#stepUp.isAsking ? this.#stepUp.render(actions)
      : this.#task === 'password' ? this.#password.render({ before: username, actions })
      : this.#task === 'incident' ? this.#report.render({ actions })
      : this.#task === 'totp' && this.#secret ? this.#totp.render({ actions })
      : html`<p role="status">${say('sending')}</p>`;
    return html`<div class="vk-steps">${form}</div>`;
  }

  /** One thing is done at a time: what was begun before is left. */
  #open(task: Task): void {
    this.#leave();
    this.#task = task;
    void this.#focusForm();
  }

  #go(task: Task): void {
    const change = <T>(send: (noun: ReturnType<typeof securityOf>) => Promise<T>, then: (value: T) => void) => void this.#run((client) => send(securityOf(client)), then);
    switch (task) {
      case 'password':
      case 'incident': return void this.#focusForm();
      case 'passkey': return this.#addPasskey();
      case 'totp': return change((noun) => this.#startTotp(noun), () => void this.#focusSecret());
      case 'sms': return change((noun) => noun.enableSms(), (codes) => this.#showCodes(codes));
      case 'codes': return change((noun) => noun.renewRecoveryCodes(), (codes) => this.#showCodes(codes));
      default: return change((noun) => noun.removeFactor(task.slice('remove '.length)), () => this.#finish('removed'));
    }
  }

  /** The form waits, as it was filled, until the password was said. */
  #asksAgain(code: string): boolean {
    return this.#stepUp.asksAgain(code, () => void this.#focusForm());
  }

  async #focusForm(): Promise<void> {
    await this.#host.updateComplete;
    this.#fields.root?.querySelector<HTMLElement>('input:not([hidden]),textarea')?.focus();
  }

  /** Does it, and once more after the password where the endpoint asks for it. */
  async #run<T>(change: (client: Client) => Promise<T>, then: (value: T) => void): Promise<void> {
    if (this.#change.isSending) return;
    const sent = await this.#change.send(change);
    if (sent) return then(sent.value as T);
    if (!this.#stepUp.asksAgain(this.#change.problem?.code, () => void this.#run(change, then))) return this.#onCancel();
    this.#change.edited();
    await this.#focusForm();
  }

  /** A secret that cannot be shown is not asked for. */
  async #startTotp(noun: ReturnType<typeof securityOf>): Promise<void> {
    const file = await this.#qrFile.load();
    if (!file) throw new Problem('offline', 'CHUNK_FAILED');
    const secret = await noun.startTotp();
    if (this.#task === 'totp') this.#secret = { ...secret, image: file.qrCode(secret.uri, this.#say('totpImage')) };
  }

  async #focusSecret(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    // The instructions are above the field.
    this.#host.renderRoot.querySelector<HTMLElement>('.secret')?.focus();
  }

  #addPasskey(): void {
    const view = this.#host.ownerDocument.defaultView;
    const make = async (client: Client) => {
      const noun = securityOf(client);
      const { ticket, options } = await noun.passkeyOptions();
      const made = view && (await makePasskey(view, options));
      return made && noun.addPasskey(ticket, made);
    };
    void this.#run(make, (added) => this.#finish(added ? 'passkeyAdded' : undefined));
  }

  #showCodes(codes: readonly string[]): void {
    this.#codes = codes.length > 0 ? codes : undefined;
    this.#secret = undefined;
    this.#finish(codes.length > 0 ? undefined : 'factorOn');
  }

  #finish(done: keyof typeof ru | undefined): void {
    this.#leave();
    this.#tell(done);
  }

  #tell(done: keyof typeof ru | undefined): void {
    this.#done = done;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('.vk-summary')?.focus());
  }

  #leave(): void {
    this.#task = undefined;
    this.#secret = undefined;
    this.#copied = undefined;
    this.#done = undefined;
    this.#stepUp.cancel();
    this.#host.requestUpdate();
  }

  #onCancel = (): void => {
    const task = this.#task;
    this.#leave();
    void focusOpener(this.#host, task);
  };

  #onCodesKept = (): void => {
    this.#codes = undefined;
    this.#copied = undefined;
    this.#host.requestUpdate();
    void focusOpener(this.#host, 'codes');
  };

  async #copy(text: string): Promise<void> {
    try {
      await this.#host.ownerDocument.defaultView?.navigator.clipboard.writeText(text);
      this.#copied = 'copied';
    } catch {
      this.#copied = 'notCopied';
    }
    this.#host.requestUpdate();
  }
}
