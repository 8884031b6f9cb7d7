import { html, nothing } from 'lit';
import type {
  Application,
  ApplicationCase,
  ApplicationMessage,
  ApplicationStep,
  ClaimAttachment,
  VisitChoice,
} from '@vodokanal/contract';
import { applicationCasesOf, type Client } from '@vodokanal/client';
import { newIntent } from '@vodokanal/client/intent';
import { applicationFacts } from '@vodokanal/contract/rules/application-document';
import { applicationActions } from '@vodokanal/contract/rules/application-state';
import { textOf } from '@vodokanal/contract/rules/application-values';
import { daysBetween } from '@vodokanal/contract/rules/calendar';
import { formatMoney } from '@vodokanal/contract/rules/money-text';
import { documentIcon } from '../generated/icons/document.ts';
import { fileIcon } from '../generated/icons/file.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { LazyPart } from '../kit/controllers/lazy-part.ts';
import { LoadTask } from '../kit/controllers/load-task.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages, type Translate } from '../kit/i18n/messages.ts';
import { badge } from '../kit/parts/badge.ts';
import { deadlineBar } from '../kit/parts/deadline-bar.ts';
import { openDialog, question } from '../kit/parts/dialog.ts';
import { notice } from '../kit/parts/notice.ts';
import { outcome } from '../kit/parts/outcome.ts';
import { skeleton } from '../kit/parts/skeleton.ts';
import { timeline } from '../kit/parts/timeline.ts';
import { adopt } from '../kit/theme/adopt-styles.ts';
import { filesStyles } from '../kit/theme/files.styles.ts';
import { timeStyles } from '../kit/theme/time.styles.ts';
import { toastStyles } from '../kit/theme/toast.styles.ts';
import { typedStyles } from '../kit/theme/typed.styles.ts';
import { act, type ApplicationAct, type ApplicationChange } from './application-actions.ts';
import type { ApplicationsShown } from './applications-shown.ts';
import { ApplicationReply } from './application-reply.ts';
import { clockText, localText, stateText, toneOf } from './application-text.ts';
import type { HandoverForm } from './handover-form.ts';
import type { VisitChoiceField } from './visit-choice.ts';
import ru from './messages/case.ru.ts';
import type list from './messages/view.ru.ts';
import { styles } from './application-case-view.styles.ts';

/** One application: where it stands, what was filed, the conversation, and what the customer can do now. */
export class ApplicationCaseView {
  readonly #host: VkAccountElement;
  readonly #list: Translate<keyof typeof list>;
  readonly #onChanged: (applicationId: string, change: ApplicationChange) => void;
  readonly #t;
  readonly #format;
  readonly #case: LoadTask<ApplicationCase | undefined, readonly [string]>;
  readonly #act: SendTask<Client, ApplicationAct, unknown>;
  readonly #reply: ApplicationReply;
  readonly #visit: LazyPart<VisitChoiceField>;
  readonly #handover: LazyPart<HandoverForm>;
  readonly #read = new Set<string>();
  #id = '';
  #isNew = false;
  #isWriting = false;
  #isBooking = false;
  #choice: VisitChoice | undefined;
  #done: ApplicationChange | undefined;

  /** `texts` are those of the list. */
  constructor(
    host: VkAccountElement,
    texts: Translate<keyof typeof list>,
    onChanged: (applicationId: string, change: ApplicationChange) => void,
  ) {
    this.#host = host;
    this.#list = texts;
    this.#onChanged = onChanged;
    const t = (this.#t = messages(host, ru, { en: () => import('./messages/case.en.ts') }));
    this.#format = formats(t);
    this.#case = new LoadTask<ApplicationCase | undefined, readonly [string]>(host, {
      resources: ['applications'],
      watch: () => [this.#id] as const,
      load: async (client, accountId, [id], signal) =>
        id === '' ? undefined : applicationCasesOf(client).get(accountId, id, signal),
    });
    this.#act = new SendTask(host, { send: act });
    this.#reply = new ApplicationReply(host, t, () => this.#finish('written'));
    this.#visit = new LazyPart(host, async () => new (await import('./visit-choice.ts')).VisitChoiceField(host));
    this.#handover = new LazyPart(
      host,
      async () =>
        new (await import('./handover-form.ts')).HandoverForm(
          host,
          (handover) => void this.#run('handedOver', { handover }),
        ),
    );
    adopt(host.renderRoot, filesStyles, timeStyles, toastStyles, typedStyles, styles);
  }

  /** `isNew`: it was registered just now. */
  show(id: string, isNew: boolean): void {
    this.forget();
    this.#id = id;
    this.#isNew = isNew;
    this.#reply.start(id);
    this.#isWriting = this.#reply.isBegun;
    this.#host.requestUpdate();
  }

  /** Called when another application, customer or account is shown. */
  forget(): void {
    this.#id = '';
    this.#isNew = this.#isWriting = this.#isBooking = false;
    this.#done = this.#choice = undefined;
    this.#act.edited();
    this.#reply.forget();
    this.#handover.value?.forget();
  }

  render(application: Application, shown: ApplicationsShown): unknown {
    const t = this.#t;
    const { problem } = this.#act;
    const found = this.#case.value;
    if (found) this.#markRead(found);
    const { number, title, registeredOn } = application;
    const name = localText(title, t.language());
    const date = this.#format.date(registeredOn);
    return html`
      <h3 tabindex="-1" lang=${name.lang ?? nothing}>${name.text}</h3>
      <p class="vk-muted">${this.#list('numberAndDate', { number, date })}</p>
      <p class="states">${badge(toneOf(application), stateText(application, this.#list))}</p>
      ${this.#renderClock(application)}
      ${outcome({
        problem:
          problem && problem.kind !== 'signed-out' ? this.#problemText(problem.code, t.problem(problem)) : undefined,
        done: this.#done ? t(`done-${this.#done}`) : this.#isNew ? t('filedNow', { number }) : undefined,
      })}
      ${this.#case.render({
        signedOut: () => nothing,
        pending: () => skeleton(t('loading'), 6),
        failed: (fault) =>
          notice({ tone: 'problem', text: t.problem(fault), action: { text: t('retry'), run: this.#case.retry } }),
        empty: () => nothing,
        ready: (value) => (value ? this.#renderCase(value, shown) : skeleton(t('loading'), 6)),
      })}`;
  }

  #problemText(code: string, text: string): string {
    return code === 'INVALID' ? this.#t('checkReadings') : text;
  }

  #renderClock(application: Application): unknown {
    const { daysLeft, law, registeredOn, dueOn } = application;
    const text = clockText(application, this.#list, this.#format);
    if (daysLeft === null) return text ? html`<p>${text}</p>` : nothing;
    const total = Math.max(daysLeft, daysBetween(registeredOn, dueOn), 1);
    return html`${deadlineBar({ text, left: daysLeft, total })}<p class="vk-muted" lang="ru">${this.#t('law', { law })}</p>`;
  }

  #renderCase({ application, messages: talk }: ApplicationCase, shown: ApplicationsShown): unknown {
    const t = this.#t;
    const { decision, steps, values, fields, attachments } = application;
    const facts = applicationFacts(application);
    const texts = fields.flatMap(({ name, kind, label }) => {
      const text = textOf(values[name]);
      return kind === 'longText' && text ? [[label.ru, text] as const] : [];
    });
    const can = applicationActions(application);
    // The last decision is shown first.
    const decided = talk.filter(({ kind, text }) => kind === 'decision' && text === decision).at(-1);
    const others = talk.filter((message) => message !== decided);
    return html`
      ${decision ? this.#renderDecision(decision, decided?.attachments ?? []) : nothing}
      ${
        steps.length > 0
          ? html`<section><h4>${t('steps')}</h4>${timeline(
              t('steps'),
              steps.map((step) => this.#eventOf(step)),
            )}</section>`
          : nothing
      }
      ${can.includes('handOver') ? this.#renderHandover(shown) : nothing}
      ${application.visitKind !== null ? this.#renderVisit(application, can.includes('visit')) : nothing}
      ${others.length > 0 ? html`<ol class="talk" aria-label=${t('talk')}>${others.map((message) => this.#renderMessage(message, shown.config.utility.timeZone))}</ol>` : nothing}
      ${can.includes('write') ? this.#renderReply(application, shown) : nothing}
      <details>
        <summary>${t('content')}</summary>
        <dl class="vk-rows" lang="ru">${[...facts, ...texts].map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
        ${attachments.length > 0 ? html`<ul class="attached">${attachments.map((file) => this.#renderFile(file))}</ul>` : nothing}
        ${application.isConfirmed ? html`<p class="vk-muted">${t('confirmed')}</p>` : nothing}
      </details>
      <div class="vk-actions">
        <a class="vk-button vk-text" href=${this.#applications?.documentAddress(application.accountId, application.id) ?? ''} download>${documentIcon()}${t('document')}</a>
        ${can.includes('withdraw') ? html`<button type="button" class="vk-text" @click=${() => openDialog(this.#host.renderRoot)}>${t('withdraw')}</button>` : nothing}
      </div>
      ${question({ title: t('withdrawTitle'), text: t('withdrawText'), confirm: t('withdraw'), cancel: t('withdrawCancel'), onConfirm: () => void this.#run('withdrawn') })}`;
  }

  #renderDecision(text: string, files: readonly ClaimAttachment[]): unknown {
    return html`
      <section class="vk-panel decision">
        <h4>${this.#t('decision')}</h4>
        <p class="words" lang="ru">${text}</p>
        ${files.length > 0 ? html`<ul class="attached">${files.map((file) => this.#renderFile(file))}</ul>` : nothing}
      </section>`;
  }

  #eventOf({ name, state, doneOn, text, amount }: ApplicationStep) {
    const t = this.#t;
    const sum = amount === null ? '' : formatMoney(amount, t.language());
    const detail = [sum, text].filter(Boolean).join('. ');
    return {
      title: t(`step-${name}`),
      when: doneOn ? this.#format.date(doneOn) : '',
      text: state === 'done' ? html`<span lang="ru">${detail}</span>` : state === 'current' ? t(`now-${name}`) : '',
      state: ({ done: 'past', current: 'current', waiting: 'future' } as const)[state],
    };
  }

  #renderHandover(shown: ApplicationsShown): unknown {
    const t = this.#t;
    const part = this.#handover;
    return html`
      <section class="vk-panel">
        <h4>${t('handoverTitle')}</h4>
        ${
          part.value
            ? part.value.render(shown.facts, this.#act.isSending)
            : html`<p>${t('handoverWhat')}</p>
              ${part.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
              <div><button type="button" data-handover @click=${this.#onHandover}>${t('handoverOpen')}</button></div>`
        }
        ${part.value ? this.#act.renderWait() : nothing}
      </section>`;
  }

  #renderVisit({ visit, visitKind }: Application, canChange: boolean): unknown {
    const t = this.#t;
    if (!visit && !canChange) return nothing;
    const kind = visitKind ?? 'controller';
    const isBusy = this.#act.isSending;
    const words = visit
      ? t('visitAt', { date: this.#format.date(visit.on), from: visit.from, to: visit.to })
      : t('visitNone');
    const field = this.#visit.value;
    return html`
      <section class="vk-panel">
        <h4>${t(`visit-${kind}`)}</h4>
        <p>${words}</p>
        ${
          this.#isBooking && field
            ? field.render({
                kind,
                chosen: this.#choice,
                error: undefined,
                none: t('visitChoose'),
                onChoice: (choice) => {
                  this.#choice = choice;
                  this.#act.edited();
                  this.#host.requestUpdate();
                },
              })
            : nothing
        }
        ${this.#visit.isUnreachable ? notice({ tone: 'problem', text: t('kind-offline') }) : nothing}
        ${
          canChange
            ? html`<div class="vk-actions">
              ${
                this.#isBooking && field
                  ? html`<button type="button" aria-disabled=${isBusy || !this.#choice} @click=${this.#onBook}>${t(isBusy ? 'sending' : 'book')}</button>
                    <button type="button" class="vk-text" @click=${this.#onCancel}>${t('cancel')}</button>`
                  : html`<button type="button" class="vk-tonal" data-visit @click=${this.#onVisit}>${t(visit ? 'move' : 'chooseTime')}</button>
                    ${visit ? html`<button type="button" class="vk-text" aria-disabled=${isBusy} @click=${() => void this.#run('visitCancelled')}>${t('cancelVisit')}</button>` : nothing}`
              }
            </div>`
            : nothing
        }
      </section>`;
  }

  #renderReply({ state }: Application, { config }: ApplicationsShown): unknown {
    const t = this.#t;
    if (state === 'needsMore') return html`<section class="vk-panel">${this.#reply.render(config)}</section>`;
    return this.#isWriting
      ? html`<section class="vk-panel">${this.#reply.render(config, html`<button type="button" class="vk-text" @click=${this.#onCancel}>${t('cancel')}</button>`)}</section>`
      : html`<div class="vk-actions"><button type="button" class="vk-tonal" data-write @click=${this.#onWrite}>${t('add')}</button></div>`;
  }

  #renderMessage({ side, kind, text, writtenAt, attachments }: ApplicationMessage, timeZone: string): unknown {
    return html`
      <li data-side=${side}>
        <p class="title"><strong>${this.#t(`kind-${kind}`)}</strong><br><span class="vk-muted">${this.#t(side)}, ${this.#format.moment(writtenAt, timeZone)}</span></p>
        ${text ? html`<p class="words" lang="ru">${text}</p>` : nothing}
        ${attachments.length > 0 ? html`<ul class="attached">${attachments.map((file) => this.#renderFile(file))}</ul>` : nothing}
      </li>`;
  }

  #renderFile({ id, name }: ClaimAttachment): unknown {
    const address = this.#applications?.fileAddress(this.#accountId, this.#id, id) ?? '';
    return html`<li><a href=${address} download=${name}>${fileIcon()}<span lang="ru">${name}</span></a></li>`;
  }

  get #applications() {
    return this.#host.client && applicationCasesOf(this.#host.client);
  }

  get #accountId(): string {
    return this.#host.client?.session.account?.id ?? '';
  }

  /** Once the customer sees the newest message, all are read. A failure is tried again with the next load. */
  #markRead({ application, messages: talk }: ApplicationCase): void {
    const last = talk.filter(({ side }) => side === 'utility').at(-1);
    if (application.unread === 0 || !last || this.#read.has(last.id)) return;
    this.#read.add(last.id);
    this.#applications
      ?.markRead(application.accountId, application.id, last.id, newIntent())
      .catch(() => this.#read.delete(last.id));
  }

  async #run(change: ApplicationChange, more: Pick<ApplicationAct, 'choice' | 'handover'> = {}): Promise<void> {
    const applicationId = this.#id;
    const sent = await this.#act.send({ change, accountId: this.#accountId, applicationId, ...more });
    // Another application may be open by now.
    if (applicationId !== this.#id) return;
    if (sent) this.#finish(change);
    else if (this.#act.problem?.code === 'SLOT_TAKEN') {
      this.#choice = undefined;
      this.#visit.value?.reload();
    }
    this.#host.requestUpdate();
  }

  #finish(change: ApplicationChange): void {
    this.#done = change;
    this.#isWriting = this.#isBooking = false;
    this.#choice = undefined;
    this.#onChanged(this.#id, change);
    void this.#focus('.vk-summary');
  }

  #onWrite = (): void => {
    this.#isWriting = true;
    this.#done = undefined;
    void this.#focus('#reply');
  };

  #onVisit = async (): Promise<void> => {
    this.#isBooking = (await this.#visit.load()) !== undefined;
    this.#done = undefined;
    this.#visit.value?.reload();
    await this.#focus('#visit');
  };

  #onHandover = async (): Promise<void> => {
    await this.#handover.load();
    await this.#focus('#takenOn');
  };

  #onBook = (): void => {
    if (this.#choice) void this.#run('booked', { choice: this.#choice });
  };

  #onCancel = (): void => {
    const opener = this.#isBooking ? '[data-visit]' : '[data-write]';
    this.#isWriting = this.#isBooking = false;
    void this.#focus(opener);
  };

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
