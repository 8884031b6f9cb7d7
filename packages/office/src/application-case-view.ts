import { html, nothing } from 'lit';
import type { Application, ClaimAttachment, HandoverStep } from '@vodokanal/contract';
import type { OfficeApplication, Staff, StaffList } from '@vodokanal/contract/office';
import { applicationFacts } from '@vodokanal/contract/rules/application-document';
import { awaitsDecision, hasEnded } from '@vodokanal/contract/rules/application-state';
import { textOf } from '@vodokanal/contract/rules/application-values';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { parseMoney } from '@vodokanal/contract/rules/money';
import { formatMoney } from '@vodokanal/contract/rules/money-text';
import { badge } from '../../widgets/src/kit/parts/badge.ts';
import { field } from '../../widgets/src/kit/parts/field.ts';
import { APPLICATION_MESSAGES, APPLICATION_STATES, STEPS, visitText } from './application-texts.ts';
import { momentText } from './moment-text.ts';
import { callOffice, officeAddress } from './office-api.ts';
import type { Desk, OfficeHost } from './office-host.ts';
import { assignment } from './parts/assignment.ts';
import { casePage, DONE } from './parts/case-page.ts';
import { Contacts } from './parts/contacts.ts';
import { ReplyForm, type SentReply } from './parts/reply-form.ts';
import { sentText } from './sent-text.ts';
import { Task } from './task.ts';
import { deadlineText } from './texts.ts';

type Reply = 'approved' | 'done' | 'refused' | 'question';

const REPLIES: Readonly<Record<Reply, string>> = {
  approved: 'Одобрить',
  done: 'Готово',
  refused: 'Отказать',
  question: 'Спросить жителя',
};

/** What can be said of an application in this state. */
function repliesOf({ state, steps }: Application): readonly Reply[] {
  const hasSteps = steps.some((step) => step.state !== 'done');
  if (state === 'approved') return hasSteps ? [] : ['done'];
  return hasSteps ? ['approved', 'refused', 'question'] : ['approved', 'done', 'refused', 'question'];
}

/** One application: what was filed, the conversation, the decision, and the steps of a task. */
export class ApplicationCaseView {
  readonly id: string;
  readonly #host: OfficeHost;
  readonly #task: Task;
  readonly #me: Staff;
  readonly #timeZone: string;
  #case: OfficeApplication | undefined;
  readonly #contacts: Contacts;
  readonly #reply: ReplyForm<Reply>;
  #staff: StaffList['items'] = [];
  #done = '';

  /** `texts` keeps what is typed in all cases. */
  constructor(host: OfficeHost, { me, timeZone }: Desk, texts: Map<string, string>, id: string) {
    this.#host = host;
    this.id = id;
    this.#task = new Task(host);
    this.#contacts = new Contacts(this.#task, (reason) =>
      callOffice('applications.reveal', { parameters: this.#at, body: { reason } }),
    );
    this.#reply = new ReplyForm<Reply>(host, this.#task, { texts, id, first: 'approved' }, async (reply, sent) => {
      this.#show(await this.#answer(reply, sent));
      this.#done = reply === 'question' ? 'Вопрос отправлен. Срок решения не изменился.' : 'Решение отправлено.';
    });
    this.#me = me;
    this.#timeZone = timeZone;
  }

  async load(): Promise<void> {
    await this.#task.run(async () => {
      const [found, staff] = await Promise.all([
        callOffice('applications.get', { parameters: this.#at }),
        callOffice('staff.list'),
      ]);
      this.#show(found);
      this.#staff = staff.items;
    });
  }

  /** `next` is the application that follows in the queue. */
  render(next: string | undefined): unknown {
    const found = this.#case;
    return casePage({
      back: { address: '#/applications', text: 'К заявлениям' },
      title: found ? `Заявление № ${found.application.number}` : 'Заявление',
      problem: this.#task.problem,
      done: this.#done,
      next: next === undefined ? undefined : { address: `#/applications/${next}`, text: 'Следующее заявление' },
      onRetry: () => void this.load(),
      content: found && this.#renderCase(found),
    });
  }

  get #at(): { readonly applicationId: string } {
    return { applicationId: this.id };
  }

  #renderCase({ application, messages, assignee, accountNumber }: OfficeApplication): unknown {
    const { title, state, isLate, registeredOn, law, fields, values, visit, isConfirmed, attachments } = application;
    const isOpen = !hasEnded(state);
    const isOverdue = isLate && awaitsDecision(state);
    const texts = fields.flatMap(({ name, kind, label }) => {
      const text = textOf(values[name]);
      return kind === 'longText' && text ? [[label.ru, text] as const] : [];
    });
    const rows = [
      // The time is told beside the state.
      ...applicationFacts({ ...application, visit: null }),
      ...texts,
      ['Получено', russianDate(registeredOn)],
      ['Подпись', isConfirmed ? 'код из сообщения' : 'не требовалась'],
      ['Основание срока', law],
      ['Сотрудник', assignee?.name ?? 'не назначен'],
    ] as const;
    return html`
      <p><strong>${title.ru}</strong></p>
      <p>${badge(isOverdue ? 'problem' : 'plain', APPLICATION_STATES[state])} ${awaitsDecision(state) ? html`<span class=${isOverdue ? 'vk-error' : 'vk-muted'}>${deadlineText(application)}</span>` : nothing}</p>
      ${visit ? html`<p>${visitText(visit)}</p>` : nothing}
      <dl class="vk-rows">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
      ${this.#renderFiles(attachments)}
      ${isOpen ? assignment({ me: this.#me, assignee, staff: this.#staff, roles: ['clerk', 'supervisor'], mayGive: this.#me.role === 'supervisor', onAssign: this.#onAssign }) : nothing}
      ${this.#contacts.render(accountNumber)}
      ${this.#renderSteps(application)}
      ${
        messages.length > 0
          ? html`<h2>Переписка</h2><ol class="talk">${messages.map(
              ({ side, kind, text, writtenAt, attachments: files }) => html`
              <li data-side=${side}>
                <p><strong>${APPLICATION_MESSAGES[kind]}</strong> <span class="vk-muted">${momentText(writtenAt, this.#timeZone)}</span></p>
                ${text ? html`<p class="words">${text}</p>` : nothing}
                ${this.#renderFiles(files)}
              </li>`,
            )}</ol>`
          : nothing
      }
      ${isOpen ? this.#renderReply(application) : nothing}`;
  }

  #renderFiles(files: readonly ClaimAttachment[]): unknown {
    return files.map(
      ({ id, name }) =>
        html`<p><a href=${officeAddress('applications.file', { parameters: { ...this.#at, fileId: id } })} download=${name}>${name}</a></p>`,
    );
  }

  #renderSteps({ steps }: Application): unknown {
    if (steps.length === 0) return nothing;
    const current = steps.find(({ state }) => state === 'current');
    return html`
      <h2>Шаги</h2>
      <ol class="steps">${steps.map(
        ({ name, state, doneOn, text, amount }) => html`
        <li><strong>${STEPS[name]}</strong>: ${state === 'done' ? `сделано ${russianDate(doneOn ?? '')}` : state === 'current' ? 'сейчас' : 'позже'}${amount === null ? nothing : `, ${formatMoney(amount, 'ru')}`}${text ? html`<br><span class="vk-muted">${text}</span>` : nothing}</li>`,
      )}</ol>
      ${current ? this.#renderStep(current.name) : nothing}`;
  }

  #renderStep(name: HandoverStep): unknown {
    return html`
      <form class="step" @submit=${(event: SubmitEvent) => this.#onStep(event, name)}>
        <p><strong>${STEPS[name]}</strong>${name === 'closing' ? html`<br><span class="vk-muted">Лицевой счёт будет закрыт.</span>` : nothing}</p>
        ${name === 'finalBill' ? field({ id: 'amount', label: 'Сумма итогового счёта, ₽', control: html`<input id="amount" name="amount" inputmode="decimal" required>` }) : nothing}
        ${field({ id: 'step-text', label: 'Что сказать жителю', control: html`<input id="step-text" name="step-text" maxlength="1000">` })}
        <div class="vk-actions"><button class="vk-tonal" aria-disabled=${this.#task.isRunning}>Шаг сделан</button></div>
      </form>`;
  }

  #renderReply(application: Application): unknown {
    const replies = repliesOf(application);
    if (replies.length === 0) return nothing;
    const { reply } = this.#reply;
    const isQuestion = reply === 'question';
    return this.#reply.render({
      title: isQuestion ? 'Вопрос жителю' : 'Решение',
      replies: replies.map((each) => [each, REPLIES[each]] as const),
      label: isQuestion ? 'О чём спросить' : reply === 'refused' ? 'Причина отказа' : 'Что сказать жителю',
      hint: 'Житель увидит это в личном кабинете.',
      button: isQuestion ? 'Отправить вопрос' : 'Отправить решение',
    });
  }

  #answer(reply: Reply, { body, intent }: SentReply): Promise<OfficeApplication> {
    const request = { parameters: this.#at, intent };
    return reply === 'question'
      ? callOffice('applications.ask', { ...request, body })
      : callOffice('applications.decide', { ...request, body: { outcome: reply, ...body } });
  }

  #show(found: OfficeApplication): void {
    this.#case = found;
    const replies = repliesOf(found.application);
    if (!replies.includes(this.#reply.reply)) this.#reply.choose(replies[0] ?? 'approved');
  }

  #onStep = (event: SubmitEvent, step: HandoverStep): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const text = sentText(event, 'step-text');
    const amount = step === 'finalBill' ? parseMoney(sentText(event, 'amount')) : undefined;
    if (amount === null) {
      void this.#host.focusOn('#amount');
      return;
    }
    const body = { step, text, ...(amount !== undefined && { amount }) };
    void this.#task.run(async () => {
      this.#show(await callOffice('applications.completeStep', { parameters: this.#at, body }));
      form.reset();
      this.#done = `Шаг «${STEPS[step]}» сделан, житель об этом узнает.`;
    }, DONE);
  };

  #onAssign = (staffId: string): void => {
    void this.#task.run(async () => {
      this.#show(await callOffice('applications.assign', { parameters: this.#at, body: { staffId } }));
    }, 'h1');
  };
}
