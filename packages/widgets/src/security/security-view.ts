import { html, nothing } from 'lit';
import type { Factor, OpenSession, Security } from '@vodokanal/contract';
import { knowsPasskeys } from '../entry/passkey.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/adopt.ts';
import { formats } from '../kit/formats.ts';
import { LazyPart } from '../kit/lazy-part.ts';
import { messages } from '../kit/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { unbroken } from '../kit/unbroken.ts';
import ru from './messages/view.ru.ts';
import type { SecurityActions, SecurityContext, Task } from './security-actions.ts';
import type { Facts } from './security.ts';
import { styles } from './security-view.styles.ts';

const SHORT_JOURNAL = 6;

/** How the sign-in is guarded, by sections. Forms and the password that is asked for before them load with the first click. */
export class SecurityView {
  readonly #host: VkAccountElement;
  readonly #say;
  readonly #write;
  readonly #loader: LazyPart<SecurityActions>;
  #isWholeJournal = false;

  constructor(host: VkAccountElement, context: SecurityContext) {
    this.#host = host;
    this.#say = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#write = formats(this.#say);
    this.#loader = new LazyPart(host, async () => new (await import('./security-actions.ts')).SecurityActions(host, context));
    adopt(host.renderRoot, styles);
  }

  /** Another person is shown from now on. */
  forget(): void {
    this.#actions?.forget();
  }

  render({ security, sessions, journal }: Facts): unknown {
    const say = this.#say;
    const { incident } = this.#actions ?? {};
    return html`
      ${security.frozen && !incident ? notice({ tone: 'warning', text: say('frozen') }) : nothing}
      ${this.#loader.isUnreachable ? notice({ tone: 'problem', text: say('kind-offline') }) : nothing}
      ${this.#actions?.renderOutcome()}
      ${this.#section('passwordTitle', html`<p>${say('passwordSince', { moment: this.#write.moment(security.passwordChangedAt) })}</p>${security.frozen ? nothing : this.#renderOpenerOrForm('password', 'changePassword')}`)}
      ${this.#section('factorsTitle', this.#actions?.codes ? this.#actions.renderCodes(this.#actions.codes) : this.#renderFactors(security))}
      ${this.#section('sessionsTitle', this.#renderSessions(sessions))}
      ${this.#section('journalTitle', this.#renderJournal(journal))}
      ${this.#section('incidentTitle', incident ? this.#actions?.renderIncident(incident) : html`<p>${say('incidentText')}</p>${this.#renderOpenerOrForm('incident', 'incident')}`)}`;
  }

  #section(title: keyof typeof ru, content: unknown): unknown {
    return html`<section aria-labelledby=${title}><h3 id=${title}>${this.#say(title)}</h3>${content}</section>`;
  }

  /** A button, or in its place the form that it opened. */
  #renderOpenerOrForm(task: Task, text: keyof typeof ru): unknown {
    return this.#actions?.task === task ? html`<slot name="vk-fields"></slot>` : html`<button type="button" class="vk-plain act" data-opens=${task} aria-disabled=${this.#isSending} @click=${() => this.#change((actions) => actions.begin(task))}>${this.#say(text)}</button>`;
  }

  #renderFactors({ factors, recoveryCodesLeft, phone, frozen }: Security): unknown {
    const say = this.#say;
    return html`
      ${factors.length === 0 ? html`<p>${say('factorsOff')}</p>` : html`<ul>${factors.map(({ id, kind, name, createdAt }) => html`
        <li><span><strong>${say(`factor-${kind}`)}${name ? `: ${name}` : ''}</strong><br><span class="vk-muted">${say('factorSince', { moment: this.#write.moment(createdAt) })}</span></span>
          ${frozen ? nothing : this.#actions?.task === `remove ${id}` ? html`<slot name="vk-fields"></slot>` : html`<button type="button" class="vk-plain" aria-label=${say('removeNamed', { name: say(`factor-${kind}`) + (name ? `: ${name}` : '') })} data-opens=${`remove ${id}`} @click=${() => this.#change((actions) => actions.begin(`remove ${id}`))}>${say('remove')}</button>`}</li>`)}</ul>`}
      ${frozen ? nothing : this.#renderNewFactors(factors, phone, recoveryCodesLeft)}`;
  }

  #renderNewFactors(factors: readonly Factor[], phone: string | null, recoveryCodesLeft: number): unknown {
    const say = this.#say;
    const has = (wanted: Factor['kind']) => factors.some(({ kind }) => kind === wanted);
    return html`
      ${knowsPasskeys(this.#host.ownerDocument.defaultView) ? this.#renderOpenerOrForm('passkey', 'addPasskey') : nothing}
      ${this.#actions?.renderSecret()}
      ${has('totp') ? nothing : this.#renderOpenerOrForm('totp', 'addTotp')}
      ${has('sms') || !phone ? nothing : html`${this.#renderOpenerOrForm('sms', 'addSms')}<p class="vk-hint">${say('smsWarning', { phone: unbroken(phone) })}</p>`}
      ${!has('totp') && !has('sms') ? nothing : html`<p>${say('codesLeft', { count: recoveryCodesLeft })} ${recoveryCodesLeft < 3 ? say('codesFew') : ''}</p>${this.#renderOpenerOrForm('codes', 'renewCodes')}`}`;
  }

  #renderSessions(sessions: readonly OpenSession[]): unknown {
    const say = this.#say;
    return html`
      <ul>${sessions.map(({ id, device, seenAt, isThis }) => {
        const name = device || say('unknownDevice');
        return html`<li><span><strong>${name}</strong>${isThis ? ` · ${say('thisSession')}` : ''}<br><span class="vk-muted">${say('seen', { moment: this.#write.moment(seenAt) })}</span></span>
          ${isThis ? nothing : html`<button type="button" class="vk-plain" aria-label=${say('endNamed', { name })} @click=${() => this.#change((actions) => actions.endSession(id))}>${say('endSession')}</button>`}</li>`;
      })}</ul>
      ${sessions.length > 1 ? html`<button type="button" class="vk-plain act" aria-disabled=${this.#isSending} @click=${() => this.#change((actions) => actions.endOtherSessions())}>${say('endOthers')}</button>` : nothing}`;
  }

  #renderJournal(journal: Facts['journal']): unknown {
    const say = this.#say;
    if (journal.length === 0) return html`<p>${say('journalEmpty')}</p>`;
    const nameOf = (action: string) => { const key = `act-${action}`; return say((key in ru ? key : 'act-other') as keyof typeof ru); };
    return html`
      <ul class="journal">${journal.slice(0, this.#isWholeJournal ? undefined : SHORT_JOURNAL).map(({ at, action, network = '' }) => html`<li><span>${nameOf(action)}</span><span class="vk-muted">${this.#write.moment(at)}${network ? html`<br>${network}` : nothing}</span></li>`)}</ul>
      ${journal.length > SHORT_JOURNAL && !this.#isWholeJournal ? html`<button type="button" class="vk-plain act" @click=${this.#onWholeJournal}>${say('journalMore')}</button>` : nothing}`;
  }

  get #isSending(): boolean {
    return this.#actions?.isSending === true;
  }

  #onWholeJournal = (): void => {
    this.#isWholeJournal = true;
    this.#host.requestUpdate();
  };

  async #change(change: (actions: SecurityActions) => void): Promise<void> {
    const actions = await this.#loader.load();
    if (actions) change(actions);
  }

  /** Undefined until the first click. */
  get #actions(): SecurityActions | undefined {
    return this.#loader.value;
  }
}
