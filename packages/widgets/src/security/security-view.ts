import { html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Factor, Journal, OpenSession, Security } from '@vodokanal/contract';
import { supportsPasskeys } from '../auth/passkey.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { dataStyles } from '../kit/theme/data.styles.ts';
import { formats } from '../kit/i18n/formats.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { noWrap } from '../kit/i18n/no-wrap.ts';
import ru from './messages/view.ru.ts';
import type { SecurityActions, SecurityContext, Task } from './security-actions.ts';
import { styles } from './security-view.styles.ts';

export interface Facts {
  readonly security: Security;
  readonly sessions: readonly OpenSession[];
  readonly journal: Journal['items'];
}

const SHORT_JOURNAL = 6;

/** The security settings by sections. Forms load with the first click. */
export class SecurityView {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #format;
  readonly #loader: LazyPart<SecurityActions>;
  #isWholeJournal = false;

  constructor(host: VkAccountElement, context: SecurityContext) {
    this.#host = host;
    this.#t = messages(host, ru, { en: () => import('./messages/view.en.ts') });
    this.#format = formats(this.#t);
    this.#loader = new LazyPart(
      host,
      async () => new (await import('./security-actions.ts')).SecurityActions(host, context),
    );
    adopt(host.renderRoot, dataStyles, styles);
  }

  /** Called when another customer is shown. */
  forget(): void {
    this.#actions?.forget();
  }

  render({ security, sessions, journal }: Facts): unknown {
    const t = this.#t;
    const { incident } = this.#actions ?? {};
    return html`
      ${security.frozen && !incident ? notice({ tone: 'warning', text: t('frozen') }) : nothing}
      ${this.#loader.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
      ${this.#actions?.renderOutcome()}
      ${this.#section('passwordTitle', html`<p>${t('passwordSince', { moment: this.#format.moment(security.passwordChangedAt) })}</p>${security.frozen ? nothing : this.#renderOpenerOrForm('password', 'changePassword')}`)}
      ${this.#section('factorsTitle', this.#actions?.codes ? this.#actions.renderCodes(this.#actions.codes) : this.#renderFactors(security))}
      ${this.#section('sessionsTitle', this.#renderSessions(sessions))}
      ${this.#section('journalTitle', this.#renderJournal(journal))}
      ${this.#section('incidentTitle', incident ? this.#actions?.renderIncident(incident) : html`<p>${t('incidentText')}</p>${this.#renderOpenerOrForm('incident', 'incident')}`)}`;
  }

  #section(title: keyof typeof ru, content: unknown): unknown {
    return html`<section aria-labelledby=${title}><h3 id=${title}>${this.#t(title)}</h3>${content}</section>`;
  }

  /** A button, or the form it opened in its place. */
  #renderOpenerOrForm(task: Task, text: keyof typeof ru): unknown {
    return this.#actions?.task === task
      ? html`<slot name="vk-fields"></slot>`
      : html`<button type="button" class=${task === 'totp' || task === 'sms' || task === 'codes' ? 'vk-text act' : 'vk-tonal act'} data-tone=${ifDefined(task === 'incident' ? 'problem' : undefined)} data-opens=${task} aria-disabled=${this.#isSending} @click=${() => this.#change((actions) => actions.begin(task))}>${this.#t(text)}</button>`;
  }

  #renderFactors({ factors, recoveryCodesLeft, phone, frozen }: Security): unknown {
    const t = this.#t;
    return html`
      ${
        factors.length === 0
          ? html`<p>${t('factorsOff')}</p>`
          : html`<ul>${factors.map(
              ({ id, kind, name, createdAt }) => html`
        <li><span><strong>${t(`factor-${kind}`)}${name ? `: ${name}` : ''}</strong><br><span class="vk-muted">${t('factorSince', { moment: this.#format.moment(createdAt) })}</span></span>
          ${frozen ? nothing : this.#actions?.task === `remove ${id}` ? html`<slot name="vk-fields"></slot>` : html`<button type="button" class="vk-text" aria-label=${t('removeNamed', { name: t(`factor-${kind}`) + (name ? `: ${name}` : '') })} data-opens=${`remove ${id}`} @click=${() => this.#change((actions) => actions.begin(`remove ${id}`))}>${t('remove')}</button>`}</li>`,
            )}</ul>`
      }
      ${frozen ? nothing : this.#renderNewFactors(factors, phone, recoveryCodesLeft)}`;
  }

  #renderNewFactors(factors: readonly Factor[], phone: string | null, recoveryCodesLeft: number): unknown {
    const t = this.#t;
    const has = (wanted: Factor['kind']) => factors.some(({ kind }) => kind === wanted);
    return html`
      ${supportsPasskeys(this.#host.ownerDocument.defaultView) ? this.#renderOpenerOrForm('passkey', 'addPasskey') : nothing}
      ${this.#actions?.renderSecret()}
      ${has('totp') ? nothing : this.#renderOpenerOrForm('totp', 'addTotp')}
      ${has('sms') || !phone ? nothing : html`${this.#renderOpenerOrForm('sms', 'addSms')}<p class="vk-hint">${t('smsWarning', { phone: noWrap(phone) })}</p>`}
      ${!has('totp') && !has('sms') ? nothing : html`<p>${t('codesLeft', { count: recoveryCodesLeft })} ${recoveryCodesLeft < 3 ? t('codesFew') : ''}</p>${this.#renderOpenerOrForm('codes', 'renewCodes')}`}`;
  }

  #renderSessions(sessions: readonly OpenSession[]): unknown {
    const t = this.#t;
    return html`
      <ul>${sessions.map(({ id, device, seenAt, isThis }) => {
        const name = device || t('unknownDevice');
        return html`<li><span><strong>${name}</strong>${isThis ? ` · ${t('thisSession')}` : ''}<br><span class="vk-muted">${t('seen', { moment: this.#format.moment(seenAt) })}</span></span>
          ${isThis ? nothing : html`<button type="button" class="vk-text" aria-label=${t('endNamed', { name })} @click=${() => this.#change((actions) => actions.endSession(id))}>${t('endSession')}</button>`}</li>`;
      })}</ul>
      ${sessions.length > 1 ? html`<button type="button" class="vk-tonal act" aria-disabled=${this.#isSending} @click=${() => this.#change((actions) => actions.endOtherSessions())}>${t('endOthers')}</button>` : nothing}`;
  }

  #renderJournal(journal: Facts['journal']): unknown {
    const t = this.#t;
    if (journal.length === 0) return html`<p>${t('journalEmpty')}</p>`;
    const nameOf = (action: string) => {
      const key = `act-${action}`;
      return t((key in ru ? key : 'act-other') as keyof typeof ru);
    };
    return html`
      <ul class="journal">${journal.slice(0, this.#isWholeJournal ? undefined : SHORT_JOURNAL).map(({ at, action, network = '', reason }) => html`<li><span>${nameOf(action)}${reason ? html`<br><span class="vk-muted" lang="ru">${t('reason', { reason })}</span>` : nothing}</span><span class="vk-muted">${this.#format.moment(at)}${network ? html`<br>${network}` : nothing}</span></li>`)}</ul>
      ${journal.length > SHORT_JOURNAL && !this.#isWholeJournal ? html`<button type="button" class="vk-text act" @click=${this.#onWholeJournal}>${t('journalMore')}</button>` : nothing}`;
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
