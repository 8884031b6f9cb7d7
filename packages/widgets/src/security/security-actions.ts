import { html, nothing } from 'lit';
import type { Incident, Security, TotpSecret } from '@vodokanal/contract';
import { Problem, securityOf, type Client } from '@vodokanal/client';
import { MIN_LENGTH } from '@vodokanal/contract/rules/password';
import { fieldStyles } from '../auth/field.styles.ts';
import { newPassword } from '../auth/new-password.ts';
import { createPasskey } from '../auth/passkey.ts';
import { StepUp } from '../auth/step-up.ts';
import { copyText } from '../kit/copy-text.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adoptInPage } from '../kit/theme/adopt-in-page.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { codeFieldStyles } from '../kit/theme/code-field.styles.ts';
import { focusOpener } from '../kit/focus.ts';
import { FormTask } from '../kit/controllers/form-task.ts';
import { formats } from '../kit/i18n/formats.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { PageFields } from '../kit/controllers/page-fields.ts';
import { codeField, codeOf } from '../kit/parts/code-field.ts';
import { outcome } from '../kit/parts/outcome.ts';
import { printLines } from '../kit/print.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import ru from './messages/actions.ru.ts';
import { styles } from './security-actions.styles.ts';
import { toneIcon } from '../kit/parts/notice.ts';

/** The operation in progress; decides where its form is shown. */
export type Task = 'password' | 'passkey' | 'totp' | 'sms' | 'codes' | `remove ${string}` | 'incident';

export interface SecurityContext {
  /** The last loaded data; undefined while nobody is signed in. */
  security(): Security | undefined;
  onIncident(id: string): void;
}

type Change = (client: Client) => Promise<unknown>;

/** Changes of password and second factors, one at a time, with the password asked for again where required. */
export class SecurityActions {
  readonly #host: VkAccountElement;
  readonly #context: SecurityContext;
  readonly #t: Translate<keyof typeof ru>;
  readonly #format;
  readonly #change: SendTask<Client, Change, unknown>;
  readonly #stepUp: StepUp;
  readonly #password: FormTask<'password', unknown, Client>;
  readonly #totp: FormTask<'totpCode', readonly string[], Client>;
  readonly #report: FormTask<'incidentWords', Incident, Client>;
  readonly #fields: PageFields;
  readonly #qrFile: LazyPart<typeof import('../kit/parts/qr-code.ts')>;
  #task: Task | undefined;
  #secret: (TotpSecret & { readonly image: unknown }) | undefined;
  #codes: readonly string[] | undefined;
  #done: keyof typeof ru | undefined;
  #incident: Incident | undefined;
  #copied: 'copied' | 'notCopied' | undefined;

  constructor(host: VkAccountElement, context: SecurityContext) {
    this.#host = host;
    this.#context = context;
    const t = (this.#t = messages(host, ru, { en: () => import('./messages/actions.en.ts') }));
    this.#format = formats(t);
    this.#change = new SendTask<Client, Change, unknown>(host, { send: (client, change) => change(client) });
    this.#stepUp = new StepUp(host, t);
    this.#qrFile = new LazyPart(host, () => import('../kit/parts/qr-code.ts'));
    this.#password = new FormTask<'password', unknown, Client>(host, t, {
      name: 'security',
      submit: 'savePassword',
      sending: 'sending',
      fields: {
        password: newPassword(
          t,
          () => this.#password.values.password,
          () => context.security()?.minPasswordLength ?? MIN_LENGTH,
        ),
      },
      send: (client, { password }, intent) => securityOf(client).changePassword(password, intent),
      onSent: () => {
        this.#password.clear();
        this.#close('passwordChanged');
      },
      onRefused: ({ code }) => this.#askForPassword(code),
    });
    this.#totp = new FormTask<'totpCode', readonly string[], Client>(host, t, {
      name: 'totp',
      submit: 'turnOn',
      sending: 'sending',
      fields: { totpCode: { normalize: codeOf, control: codeField } },
      send: (client, { totpCode }, intent) => securityOf(client).confirmTotp(totpCode, intent),
      onSent: (codes) => {
        this.#totp.clear();
        this.#showCodes(codes);
      },
      onRefused: ({ code }) => this.#askForPassword(code),
      faultsOf: { '/code': ['totpCode'] },
    });
    this.#report = new FormTask<'incidentWords', Incident, Client>(host, t, {
      name: 'incident',
      submit: 'report',
      sending: 'sending',
      fields: { incidentWords: { type: 'textarea', isOptional: true } },
      send: (client, { incidentWords }, intent) => securityOf(client).report(incidentWords.trim(), intent),
      onSent: (incident) => {
        this.#incident = incident;
        this.#close(undefined);
        context.onIncident(incident.id);
      },
    });
    this.#fields = new PageFields(host, [fieldStyles], () => this.#renderFields());
    adopt(host.renderRoot, styles);
    adoptInPage(host, codeFieldStyles);
  }

  get task(): Task | undefined {
    return this.#task;
  }

  /** Recovery codes, shown once. */
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
    // The time is the endpoint's at the last load; if it has passed since, the endpoint asks for the password itself.
    if (task !== 'incident' && this.#context.security()?.steppedUpUntil === null)
      this.#stepUp.ask(() => this.#start(task));
    else this.#start(task);
  }

  endSession(id: string): void {
    void this.#run(
      (client) => securityOf(client).endSession(id),
      () => this.#showResult('sessionEnded'),
    );
  }

  endOtherSessions(): void {
    void this.#run(
      (client) => securityOf(client).endOtherSessions(),
      () => this.#showResult('othersEnded'),
    );
  }

  /** Clears everything for another customer. */
  forget(): void {
    this.#reset();
    this.#codes = undefined;
    this.#incident = undefined;
    for (const form of [this.#password, this.#totp, this.#report]) form.clear();
  }

  /** The result of the last change. */
  renderOutcome(): unknown {
    const t = this.#t;
    const { problem } = this.#change;
    return html`${outcome({ problem: problem && t.problem(problem), done: this.#done && t(this.#done) })}${this.#change.renderWait()}`;
  }

  renderSecret(): unknown {
    if (!this.#secret) return nothing;
    const t = this.#t;
    const { secret, uri, image } = this.#secret;
    return html`
      <p tabindex="-1" class="secret">${t('totpScan')}</p>${image}<p>${t('totpText', { secret })}</p>
      <div class="vk-actions">
        <a class="vk-button vk-tonal" href=${uri}>${t('totpOpen')}</a>
        <button type="button" class="vk-tonal" @click=${() => this.#copy(secret.replaceAll(' ', ''))}>${t('totpCopy')}</button>
      </div>
      ${this.#copied ? html`<p role="status">${t(this.#copied)}</p>` : nothing}`;
  }

  renderCodes(codes: readonly string[]): unknown {
    const t = this.#t;
    return html`
      <div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1">${toneIcon('good')}
        <p><strong>${t('codesTitle')}</strong></p><p>${t('codesText')}</p>
        <ul class="codes">${codes.map((code) => html`<li>${code}</li>`)}</ul>
        ${this.#copied ? html`<p>${t(this.#copied)}</p>` : nothing}
      </div>
      <div class="vk-actions">
        <button type="button" @click=${() => printLines(this.#host.ownerDocument, t('codesTitle'), [t('codesText'), ...codes])}>${t('print')}</button>
        <button type="button" class="vk-tonal" @click=${() => this.#copy(codes.join('\n'))}>${t('copy')}</button>
        <button type="button" class="vk-tonal" @click=${this.#onCodesKept}>${t('codesKept')}</button>
      </div>`;
  }

  renderIncident({ number, registeredAt }: Incident): unknown {
    const t = this.#t;
    const moment = this.#format.moment(registeredAt);
    const { incidentWords } = this.#report.values;
    const statement = () =>
      printLines(this.#host.ownerDocument, t('policeTitle'), [
        t('police1'),
        t('police2'),
        t('police3'),
        t('police4', { number, moment }),
        t('police5', { words: incidentWords || '______________________________' }),
        t('police6'),
      ]);
    return html`
      <div class="vk-notice vk-summary" data-tone="good" role="status" tabindex="-1">${toneIcon('good')}
        <p><strong>${t('incidentDone', { number, moment })}</strong></p>
        <p>${t('incidentNext1')}</p><p>${t('incidentNext2')}</p><p>${t('incidentNext3')}</p>
      </div>
      <div class="vk-actions">
        <button type="button" @click=${() => void this.#host.client?.session.signOut().catch(() => undefined)}>${t('signOut')}</button>
        <button type="button" class="vk-tonal" @click=${statement}>${t('policePrint')}</button>
      </div>`;
  }

  /** The form of the task, in the light DOM. */
  #renderFields(): unknown {
    const t = this.#t;
    if (!this.#task || !this.#context.security()) return nothing;
    const actions = html`<button type="button" class="vk-tonal" @click=${this.#onCancel}>${t('cancel')}</button>`;
    const username = html`<input hidden name="username" autocomplete="username" .value=${this.#host.client?.session.account?.number ?? ''}>`;
    const form = this.#stepUp.isOpen
      ? this.#stepUp.render(actions)
      : this.#task === 'password'
        ? this.#password.render({ before: username, actions })
        : this.#task === 'incident'
          ? this.#report.render({ actions })
          : this.#task === 'totp' && this.#secret
            ? this.#totp.render({ actions })
            : html`<p role="status">${t('sending')}</p>`;
    return html`<div class="vk-steps">${form}</div>`;
  }

  /** Opens a task and closes the previous one. */
  #open(task: Task): void {
    this.#reset();
    this.#task = task;
    void this.#focusForm();
  }

  #start(task: Task): void {
    const change = <T>(send: (resource: ReturnType<typeof securityOf>) => Promise<T>, then: (value: T) => void) =>
      void this.#run((client) => send(securityOf(client)), then);
    switch (task) {
      case 'password':
      case 'incident':
        return void this.#focusForm();
      case 'passkey':
        return this.#addPasskey();
      case 'totp':
        return change(
          (resource) => this.#startTotp(resource),
          () => void this.#focusSecret(),
        );
      case 'sms':
        return change(
          (resource) => resource.enableSms(),
          (codes) => this.#showCodes(codes),
        );
      case 'codes':
        return change(
          (resource) => resource.renewRecoveryCodes(),
          (codes) => this.#showCodes(codes),
        );
      default:
        return change(
          (resource) => resource.removeFactor(task.slice('remove '.length)),
          () => this.#close('removed'),
        );
    }
  }

  /** Asks for the password when it is required; the filled form stays. */
  #askForPassword(code: string): boolean {
    return this.#stepUp.askIfRequired(code, () => void this.#focusForm());
  }

  async #focusForm(): Promise<void> {
    await this.#host.updateComplete;
    this.#fields.root?.querySelector<HTMLElement>('input:not([hidden]),textarea')?.focus();
  }

  /** Runs a change, and repeats it after the password if the endpoint asks for it. */
  async #run<T>(change: (client: Client) => Promise<T>, then: (value: T) => void): Promise<void> {
    if (this.#change.isSending) return;
    const sent = await this.#change.send(change);
    if (sent) return then(sent.value as T);
    if (!this.#stepUp.askIfRequired(this.#change.problem?.code, () => void this.#run(change, then)))
      return this.#onCancel();
    this.#change.edited();
    await this.#focusForm();
  }

  /** Loads the QR code first, because a secret that cannot be shown must not be requested. */
  async #startTotp(resource: ReturnType<typeof securityOf>): Promise<void> {
    const file = await this.#qrFile.load();
    if (!file) throw new Problem('offline', 'CHUNK_FAILED');
    const secret = await resource.startTotp();
    if (this.#task === 'totp') this.#secret = { ...secret, image: file.qrCode(secret.uri, this.#t('totpImage')) };
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
      const resource = securityOf(client);
      const { ticket, options } = await resource.passkeyOptions();
      const made = view && (await createPasskey(view, options));
      return made && resource.addPasskey(ticket, made);
    };
    void this.#run(make, (added) => this.#close(added ? 'passkeyAdded' : undefined));
  }

  #showCodes(codes: readonly string[]): void {
    this.#codes = codes.length > 0 ? codes : undefined;
    this.#secret = undefined;
    this.#close(codes.length > 0 ? undefined : 'factorOn');
  }

  #close(done: keyof typeof ru | undefined): void {
    this.#reset();
    this.#showResult(done);
  }

  #showResult(done: keyof typeof ru | undefined): void {
    this.#done = done;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('.vk-summary')?.focus());
  }

  #reset(): void {
    this.#task = undefined;
    this.#secret = undefined;
    this.#copied = undefined;
    this.#done = undefined;
    this.#stepUp.cancel();
    this.#host.requestUpdate();
  }

  #onCancel = (): void => {
    const task = this.#task;
    this.#reset();
    void focusOpener(this.#host, task);
  };

  #onCodesKept = (): void => {
    this.#codes = undefined;
    this.#copied = undefined;
    this.#host.requestUpdate();
    void focusOpener(this.#host, 'codes');
  };

  async #copy(text: string): Promise<void> {
    this.#copied = (await copyText(this.#host.ownerDocument, text)) ? 'copied' : 'notCopied';
    this.#host.requestUpdate();
  }
}
