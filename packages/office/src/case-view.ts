import { html, nothing } from 'lit';
import type { ClaimAttachment, ClaimMessage, ClaimOutcome } from '@vodokanal/contract';
import type { AnswerTemplateList, OfficeCase, Staff, StaffList } from '@vodokanal/contract/office';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { CLAIM_ANSWERS, CLAIM_HEADINGS, claimFacts, evidenceText } from '@vodokanal/contract/rules/claim-document';
import { awaitsAnswer } from '@vodokanal/contract/rules/claim-state';
import { badge } from '../../widgets/src/kit/parts/badge.ts';
import { field } from '../../widgets/src/kit/parts/field.ts';
import { momentText } from './moment-text.ts';
import { callOffice, officeAddress } from './office-api.ts';
import type { Desk, OfficeHost } from './office-host.ts';
import { assignment } from './parts/assignment.ts';
import { casePage } from './parts/case-page.ts';
import { Contacts } from './parts/contacts.ts';
import { ReplyForm, type SentReply } from './parts/reply-form.ts';
import { Task } from './task.ts';
import { deadlineText, MESSAGES, OUTCOMES, STATES } from './texts.ts';
import { ViewLink } from './view/view-link.ts';

type Reply = ClaimOutcome | 'question';

const REPLIES: readonly (readonly [Reply, string])[] = [
  ...(Object.entries(OUTCOMES) as [ClaimOutcome, string][]),
  ['question', 'Спросить жителя'],
];

/** One claim: what it is about, the conversation, and the answer. */
export class CaseView {
  readonly id: string;
  readonly #task: Task;
  readonly #me: Staff;
  readonly #viewLink: ViewLink;
  readonly #timeZone: string;
  #case: OfficeCase | undefined;
  readonly #contacts: Contacts;
  readonly #reply: ReplyForm<Reply>;
  #staff: StaffList['items'] = [];
  #templates: AnswerTemplateList['items'] = [];
  #done = '';

  /** `texts` keeps what is typed in all cases. */
  constructor(host: OfficeHost, { me, timeZone }: Desk, texts: Map<string, string>, id: string) {
    this.id = id;
    this.#task = new Task(host);
    this.#contacts = new Contacts(this.#task, (reason) =>
      callOffice('claims.reveal', { parameters: this.#at, body: { reason } }),
    );
    this.#reply = new ReplyForm<Reply>(host, this.#task, { texts, id, first: 'granted' }, async (reply, sent) => {
      this.#case = await this.#answer(reply, sent);
      this.#done = reply === 'question' ? 'Вопрос отправлен. Срок ответа не изменился.' : 'Ответ отправлен.';
    });
    this.#me = me;
    this.#viewLink = new ViewLink(host);
    this.#timeZone = timeZone;
  }

  async load(): Promise<void> {
    await this.#task.run(async () => {
      const [found, staff, templates] = await Promise.all([
        callOffice('claims.get', { parameters: this.#at }),
        callOffice('staff.list'),
        callOffice('templates.list'),
      ]);
      this.#case = found;
      this.#staff = staff.items;
      this.#templates = templates.items;
    });
  }

  /** `next` is the claim that follows in the queue. */
  render(next: string | undefined): unknown {
    const found = this.#case;
    return casePage({
      back: { address: '#/', text: 'К обращениям' },
      title: found ? `Обращение № ${found.claim.number}` : 'Обращение',
      problem: this.#task.problem,
      done: this.#done,
      next: next === undefined ? undefined : { address: `#/claims/${next}`, text: 'Следующее обращение' },
      onRetry: () => void this.load(),
      content: found && this.#renderCase(found),
    });
  }

  get #at(): { readonly claimId: string } {
    return { claimId: this.id };
  }

  #renderCase({ claim, messages, assignee, account }: OfficeCase): unknown {
    const { state, isLate, text, registeredOn, attachments, law } = claim;
    const isOpen = awaitsAnswer(state);
    const rows = [
      ...claimFacts(claim, { serialNumber: account.meter ?? undefined }),
      ['Как ответить', CLAIM_ANSWERS[claim.answerBy]],
      ['Получено', russianDate(registeredOn)],
      ['Основание срока', law],
      ['Сотрудник', assignee?.name ?? 'не назначен'],
    ] as const;
    return html`
      <p>${badge(isLate && isOpen ? 'problem' : 'plain', STATES[state])} ${isOpen ? html`<span class=${isLate ? 'vk-error' : 'vk-muted'}>${deadlineText(claim)}</span>` : nothing}</p>
      <dl class="vk-rows">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
      ${claim.evidence.length > 0 ? html`<h2>${CLAIM_HEADINGS.evidence}</h2><ol>${claim.evidence.map((each) => html`<li>${evidenceText(each)}</li>`)}</ol>` : nothing}
      ${isOpen ? assignment({ me: this.#me, assignee, staff: this.#staff, roles: ['clerk', 'supervisor'], mayGive: this.#me.role === 'supervisor', onAssign: this.#onAssign }) : nothing}
      ${this.#contacts.render(account.number)}
      ${this.#viewLink.render('claim', this.id)}
      <h2>Переписка</h2>
      <ol class="talk">
        <li data-side="customer">${this.#renderWords('Обращение', claim.registeredAt, text, attachments)}</li>
        ${messages.map((message) => html`<li data-side=${message.side}>${this.#renderWords(titleOf(message), message.writtenAt, message.text, message.attachments)}</li>`)}
      </ol>
      ${isOpen ? this.#renderReply() : nothing}`;
  }

  #renderWords(title: string, at: string, text: string, files: readonly ClaimAttachment[]): unknown {
    return html`
      <p><strong>${title}</strong> <span class="vk-muted">${momentText(at, this.#timeZone)}</span></p>
      ${text ? html`<p class="words">${text}</p>` : nothing}
      ${files.map(({ id, name }) => html`<p><a href=${officeAddress('claims.file', { parameters: { ...this.#at, fileId: id } })} download=${name}>${name}</a></p>`)}`;
  }

  #renderReply(): unknown {
    const isQuestion = this.#reply.reply === 'question';
    const template = field({
      id: 'template',
      label: 'Начать с шаблона',
      control: html`<select id="template" @change=${this.#onTemplate}><option value="">Без шаблона</option>${this.#templates.map(({ title }, at) => html`<option value=${at}>${title}</option>`)}</select>`,
    });
    return this.#reply.render({
      title: isQuestion ? 'Вопрос жителю' : 'Ответ',
      replies: REPLIES,
      label: isQuestion ? 'О чём спросить' : 'Текст ответа',
      hint: 'Житель увидит его в личном кабинете.',
      button: isQuestion ? 'Отправить вопрос' : 'Отправить ответ',
      before: isQuestion ? nothing : template,
    });
  }

  #answer(reply: Reply, { body, intent }: SentReply): Promise<OfficeCase> {
    const request = { parameters: this.#at, intent };
    return reply === 'question'
      ? callOffice('claims.ask', { ...request, body })
      : callOffice('claims.answer', { ...request, body: { outcome: reply, ...body } });
  }

  #onTemplate = ({ target }: Event): void => {
    const template = this.#templates[Number((target as HTMLSelectElement).value || NaN)];
    if (!template) return;
    this.#reply.startWith(template.text);
    this.#reply.choose(template.outcome);
  };

  #onAssign = (staffId: string): void => {
    void this.#task.run(async () => {
      this.#case = await callOffice('claims.assign', { parameters: this.#at, body: { staffId } });
    }, 'h1');
  };
}

function titleOf({ kind, outcome, isLate }: ClaimMessage): string {
  const text = kind === 'answer' && outcome ? `${MESSAGES.answer}: ${OUTCOMES[outcome].toLowerCase()}` : MESSAGES[kind];
  return isLate ? `${text}, после срока` : text;
}
