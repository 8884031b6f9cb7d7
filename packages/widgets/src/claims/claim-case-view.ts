import { html, nothing } from 'lit';
import type { Authority, Claim, ClaimAttachment, ClaimCase, ClaimMessage, Config } from '@vodokanal/contract';
import { awaitsAnswer, claimActions } from '@vodokanal/contract/rules/claim-state';
import { linkOf } from '@vodokanal/contract/rules/link';
import { claimsOf, type Client } from '@vodokanal/client';
import { newIntent } from '@vodokanal/client/intent';
import { documentIcon } from '../generated/icons/document.ts';
import { downloadIcon } from '../generated/icons/download.ts';
import { fileIcon } from '../generated/icons/file.ts';
import { receiptIcon } from '../generated/icons/receipt.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import { evidenceText } from '../kit/i18n/evidence-text.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { badge } from '../kit/parts/badge.ts';
import { deadlineBar } from '../kit/parts/deadline-bar.ts';
import { openDialog, question } from '../kit/parts/dialog.ts';
import { notice } from '../kit/parts/notice.ts';
import { outcome } from '../kit/parts/outcome.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { filesStyles } from '../kit/theme/files.styles.ts';
import { timeStyles } from '../kit/theme/time.styles.ts';
import { toastStyles } from '../kit/theme/toast.styles.ts';
import { typedStyles } from '../kit/theme/typed.styles.ts';
import { act, type ClaimAct, type ClaimChange } from './claim-actions.ts';
import { ClaimReply, type ReplyKind } from './claim-reply.ts';
import { clockText, languageOf, stateText, toneOf } from './claim-text.ts';
import ru from './messages/case.ru.ts';
import type view from './messages/view.ru.ts';
import { styles } from './claim-case-view.styles.ts';

/** One claim: its clock, its conversation, and what the customer can do now. */
export class ClaimCaseView {
  readonly #host: VkAccountElement;
  readonly #list: Translate<keyof typeof view>;
  readonly #onChanged: (claimId: string, change: ClaimChange) => void;
  readonly #t;
  readonly #format;
  readonly #case: LoadTask<ClaimCase | undefined, readonly [string]>;
  readonly #act: SendTask<Client, ClaimAct, ClaimCase>;
  readonly #reply: ClaimReply;
  readonly #read = new Set<string>();
  #claimId = '';
  #isWriting = false;
  #done: ClaimChange | undefined;

  /** `onChanged` is called when the customer has changed a claim. `list` are the texts of the list. */
  constructor(
    host: VkAccountElement,
    list: Translate<keyof typeof view>,
    onChanged: (claimId: string, change: ClaimChange) => void,
  ) {
    this.#host = host;
    this.#list = list;
    this.#onChanged = onChanged;
    const t = (this.#t = messages(host, ru, { en: () => import('./messages/case.en.ts') }));
    this.#format = formats(t);
    this.#case = new LoadTask<ClaimCase | undefined, readonly [string]>(host, {
      resources: ['claims'],
      watch: () => [this.#claimId] as const,
      load: async (client, accountId, [claimId], signal) =>
        claimId === '' ? undefined : claimsOf(client).get(accountId, claimId, signal),
    });
    this.#act = new SendTask(host, { send: act });
    this.#reply = new ClaimReply(host, t, (kind) => this.#finish(kind));
    adopt(host.renderRoot, filesStyles, timeStyles, toastStyles, typedStyles, styles);
  }

  show(claimId: string): void {
    this.forget();
    this.#claimId = claimId;
    this.#reply.start(claimId);
    this.#isWriting = this.#reply.isBegun;
    this.#host.requestUpdate();
  }

  /** Called when another claim, customer or account is shown. */
  forget(): void {
    this.#claimId = '';
    this.#isWriting = false;
    this.#done = undefined;
    this.#act.edited();
    this.#reply.forget();
  }

  render(claim: Claim, config: Config): unknown {
    const t = this.#t;
    const { problem } = this.#act;
    const found = this.#case.value;
    if (found) this.#markRead(found);
    return html`
      <h3 tabindex="-1">${this.#list(`type-${claim.type}`)}</h3>
      <p class="vk-muted">${this.#list('numberAndDate', { number: claim.number, date: this.#format.date(claim.registeredOn) })}</p>
      <p class="states">${badge(toneOf(claim), stateText(claim, this.#list))}</p>
      ${this.#renderClock(claim, config)}
      ${outcome({ problem: problem && problem.kind !== 'signed-out' ? t.problem(problem) : undefined, done: this.#done && this.#doneText(this.#done, claim) })}
      ${this.#case.render({
        signedOut: () => nothing,
        pending: () => skeleton(t('loading'), 6),
        failed: (fault) =>
          notice({ tone: 'problem', text: t.problem(fault), action: { text: t('retry'), run: this.#case.retry } }),
        empty: () => nothing,
        ready: (value) => (value ? this.#renderCase(value, config) : skeleton(t('loading'), 6)),
      })}`;
  }

  #renderClock(claim: Claim, { claimTypes }: Config): unknown {
    const { type, daysLeft, law, unit } = claim;
    const text = clockText(claim, this.#list, this.#format);
    if (daysLeft === null) return text ? html`<p>${text}</p>` : nothing;
    const total = claimTypes.find((each) => each.type === type && each.unit === unit)?.term ?? Math.max(daysLeft, 1);
    return html`${deadlineBar({ text, left: daysLeft, total })}<p class="vk-muted">${this.#t('law', { law })}</p>`;
  }

  #doneText(change: ClaimChange, { dueOn }: Claim): string {
    return this.#t(`done-${change}`, { date: this.#format.date(dueOn) });
  }

  #renderCase({ claim, messages: talk, escalation }: ClaimCase, config: Config): unknown {
    const { timeZone } = config.utility;
    return html`
      <ol class="talk" aria-label=${this.#t('talk')}>
        ${this.#renderMessage('customer', this.#t('filed'), claim, claim.registeredAt, timeZone)}
        ${talk.map((message) => this.#renderMessage(message.side, this.#titleOf(message), message, message.writtenAt, timeZone))}
      </ol>
      ${this.#renderActions(claim, config)}
      ${escalation ? this.#renderEscalation(claim, escalation) : nothing}
      <div class="vk-actions">
        <a class="vk-button vk-text" href=${this.#claims?.documentAddress(claim.accountId, claim.id) ?? ''} download>${documentIcon()}${this.#t('document')}</a>
        ${claimActions(claim.state).includes('withdraw') ? html`<button type="button" class="vk-text" @click=${() => openDialog(this.#host.renderRoot)}>${this.#t('withdraw')}</button>` : nothing}
      </div>
      ${question({ title: this.#t('withdrawTitle'), text: this.#t('withdrawText'), confirm: this.#t('withdraw'), cancel: this.#t('withdrawCancel'), onConfirm: () => void this.#run('withdrawn') })}`;
  }

  #titleOf({ kind, outcome: result, isLate }: ClaimMessage): string {
    const t = this.#t;
    if (kind !== 'answer') return t(`kind-${kind}`);
    const text = t(`outcome-${result ?? 'explained'}`);
    return isLate ? `${text}. ${t('answerWasLate')}` : text;
  }

  #renderMessage(
    side: ClaimMessage['side'],
    title: string,
    { text, attachments, evidence = [] }: Pick<ClaimMessage, 'text' | 'attachments'> & Partial<Pick<Claim, 'evidence'>>,
    at: string,
    timeZone: string,
  ): unknown {
    return html`
      <li data-side=${side}>
        <p class="title"><strong>${title}</strong><br><span class="vk-muted">${this.#t(side)}, ${this.#format.moment(at, timeZone)}</span></p>
        ${text ? html`<p class="words" lang=${languageOf(text) ?? nothing}>${text}</p>` : nothing}
        ${evidence.length > 0 ? html`<ul class="attached">${evidence.map((each) => html`<li>${receiptIcon()} <span>${evidenceText(each, this.#t, this.#format)}</span></li>`)}</ul>` : nothing}
        ${attachments.length > 0 ? html`<ul class="attached">${attachments.map((file) => this.#renderFile(file))}</ul>` : nothing}
      </li>`;
  }

  #renderFile({ id, name, bytes }: ClaimAttachment): unknown {
    const address = this.#claims?.fileAddress(this.#accountId, this.#claimId, id) ?? '';
    return html`<li><a href=${address} download=${name}>${fileIcon()}<span lang=${languageOf(name) ?? nothing}>${name}</span></a> <span class="vk-muted">${this.#t('size', { kilobytes: Math.max(1, Math.round(bytes / 1024)) })}</span></li>`;
  }

  #renderActions(claim: Claim, config: Config): unknown {
    const t = this.#t;
    const can = claimActions(claim.state);
    const isDisabled = this.#act.isSending;
    const cancel = html`<button type="button" class="vk-text" @click=${this.#onCancel}>${t('cancel')}</button>`;
    if (can.includes('write')) {
      if (claim.state === 'needInfo')
        return html`<section class="vk-panel">${this.#reply.render('written', config)}</section>`;
      return this.#isWriting
        ? html`<section class="vk-panel">${this.#reply.render('written', config, cancel)}</section>`
        : html`<div class="vk-actions"><button type="button" class="vk-tonal" data-write @click=${this.#onWrite}>${t('add')}</button></div>`;
    }
    if (!can.includes('dispute')) return nothing;
    if (this.#isWriting)
      return html`<section class="vk-panel"><h4>${t('disputeTitle')}</h4><p>${t('disputeWhat')}</p>${this.#reply.render('disputed', config, cancel)}</section>`;
    return html`
      <section class="vk-panel">
        <h4>${t(claim.state === 'closed' ? 'reopenTitle' : 'solvedTitle')}</h4>
        ${this.#act.renderWait()}
        <div class="vk-actions">
          ${can.includes('close') ? html`<button type="button" aria-disabled=${isDisabled} @click=${() => void this.#run('solved')}>${t('solved')}</button>` : nothing}
          <button type="button" class="vk-tonal" data-write @click=${this.#onWrite}>${t(claim.state === 'closed' ? 'reopen' : 'notSolved')}</button>
        </div>
      </section>`;
  }

  #renderEscalation(claim: Claim, { reason, authorities }: NonNullable<ClaimCase['escalation']>): unknown {
    const t = this.#t;
    if (authorities.length === 0) return nothing;
    return html`
      <section class="vk-panel" aria-labelledby="escalation">
        <h4 id="escalation">${t(`escalation-${reason}`)}</h4>
        <p>${t(awaitsAnswer(claim.state) && reason === 'late' ? 'escalationLate' : 'escalationText')}</p>
        ${authorities.map((authority) => this.#renderAuthority(claim, authority))}
      </section>`;
  }

  #renderAuthority({ accountId, id }: Claim, { kind, name, address, url, text, law }: Authority): unknown {
    const t = this.#t;
    const link = linkOf(url);
    return html`
      <details>
        <summary>${t(`to-${kind}`)}</summary>
        <p lang="ru"><strong>${name}</strong>${address ? html`<br>${address}` : nothing}</p>
        <p lang="ru">${text}</p>
        <p class="vk-muted" lang="ru">${t('law', { law })}</p>
        <div class="vk-actions">
          <a class="vk-button vk-tonal" href=${this.#claims?.escalationAddress(accountId, id, kind) ?? ''} download>${downloadIcon()}${t(kind === 'court' ? 'downloadSuit' : 'downloadComplaint')}</a>
          ${link ? html`<a href=${link} target="_blank" rel="noreferrer">${t('site')}</a>` : nothing}
        </div>
      </details>`;
  }

  get #claims() {
    return this.#host.client && claimsOf(this.#host.client);
  }

  get #accountId(): string {
    return this.#host.client?.session.account?.id ?? '';
  }

  /** Once the customer sees the newest message, all are read. A failure is tried again with the next load. */
  #markRead({ claim, messages: talk }: ClaimCase): void {
    const last = talk.filter(({ side }) => side === 'utility').at(-1);
    if (claim.unread === 0 || !last || this.#read.has(last.id)) return;
    this.#read.add(last.id);
    this.#claims?.markRead(claim.accountId, claim.id, last.id, newIntent()).catch(() => this.#read.delete(last.id));
  }

  async #run(change: 'withdrawn' | 'solved'): Promise<void> {
    const claimId = this.#claimId;
    const sent = await this.#act.send({ change, accountId: this.#accountId, claimId });
    // Another claim may be open by now.
    if (sent && claimId === this.#claimId) this.#finish(change);
  }

  #finish(change: ClaimChange | ReplyKind): void {
    this.#done = change;
    this.#isWriting = false;
    this.#onChanged(this.#claimId, change);
    void this.#focus('.vk-summary');
  }

  #onWrite = (): void => {
    this.#isWriting = true;
    this.#done = undefined;
    void this.#focus('#reply');
  };

  #onCancel = (): void => {
    this.#isWriting = false;
    void this.#focus('[data-write]');
  };

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
