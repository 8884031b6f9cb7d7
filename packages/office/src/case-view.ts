import { html, nothing } from 'lit';
import type { ClaimAttachment, ClaimMessage, ClaimOutcome } from '@vodokanal/contract';
import type { AnswerTemplateList, ClaimContacts, OfficeCase, Staff, StaffList } from '@vodokanal/contract/office';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { CLAIM_ANSWERS, CLAIM_HEADINGS, claimFacts, evidenceText } from '@vodokanal/contract/rules/claim-document';
import { awaitsAnswer } from '@vodokanal/contract/rules/claim-state';
import { badge } from '../../widgets/src/kit/parts/badge.ts';
import { choiceChips } from '../../widgets/src/kit/parts/choice-chips.ts';
import { field } from '../../widgets/src/kit/parts/field.ts';
import { notice } from '../../widgets/src/kit/parts/notice.ts';
import { callOffice, officeAddress } from './office-api.ts';
import type { Desk, OfficeHost } from './office-host.ts';
import { sentText } from './sent-text.ts';
import { Task } from './task.ts';
import { deadlineText, MESSAGES, OUTCOMES, problemText, STATES } from './texts.ts';
import { ViewLink } from './view/view-link.ts';

type Reply = ClaimOutcome | 'question';

const REPLIES: readonly (readonly [Reply, string])[] = [
  ...(Object.entries(OUTCOMES) as [ClaimOutcome, string][]),
  ['question', 'Спросить жителя'],
];
const isFilled = (text: string): boolean => text.trim() !== '';

/** One claim: what it is about, the conversation, and the answer. */
export class CaseView {
  readonly id: string;
  readonly #host: OfficeHost;
  readonly #task: Task;
  readonly #me: Staff;
  readonly #viewLink: ViewLink;
  readonly #timeZone: string;
  #case: OfficeCase | undefined;
  #contacts: ClaimContacts | undefined;
  #staff: StaffList['items'] = [];
  #templates: AnswerTemplateList['items'] = [];
  #reply: Reply = 'granted';
  /** Texts that are not sent yet, by claim. */
  readonly #texts: Map<string, string>;
  #files: readonly ClaimAttachment[] = [];
  #intent = crypto.randomUUID();
  #done = '';

  /** `texts` keeps what is typed in all cases. */
  constructor(host: OfficeHost, { me, timeZone }: Desk, texts: Map<string, string>, id: string) {
    this.#host = host;
    this.id = id;
    this.#texts = texts;
    this.#task = new Task(host);
    this.#me = me;
    this.#viewLink = new ViewLink(host);
    this.#timeZone = timeZone;
  }

  async load(): Promise<void> {
    const id = this.id;
    await this.#task.run(async () => {
      const [found, staff, templates] = await Promise.all([
        callOffice('claims.get', { parameters: { claimId: id } }),
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
    return html`
      <section class="vk-card" aria-labelledby="title">
        <div><a href="#/">← К обращениям</a></div>
        <h1 id="title" tabindex="-1">${found ? `Обращение № ${found.claim.number}` : 'Обращение'}</h1>
        ${this.#task.problem ? notice({ tone: 'problem', text: problemText(this.#task.problem), action: found ? undefined : { text: 'Повторить', run: () => void this.load() } }) : nothing}
        ${this.#done ? html`<div class="vk-notice done" data-tone="good" role="status" tabindex=${next ? nothing : -1}><p>${this.#done}</p>${next ? html`<a class="vk-button" href="#/claims/${next}">Следующее обращение</a>` : nothing}</div>` : nothing}
        ${found ? this.#renderCase(found) : this.#task.problem ? nothing : html`<p role="status">Загружаем…</p>`}
      </section>`;
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
      ${isOpen ? this.#renderAssignment(assignee) : nothing}
      ${this.#renderContacts(account.number)}
      ${this.#viewLink.render('claim', this.id)}
      <h2>Переписка</h2>
      <ol class="talk">
        <li data-side="customer">${this.#renderWords('Обращение', claim.registeredAt, text, attachments)}</li>
        ${messages.map((message) => html`<li data-side=${message.side}>${this.#renderWords(titleOf(message), message.writtenAt, message.text, message.attachments)}</li>`)}
      </ol>
      ${isOpen ? this.#renderReply() : nothing}`;
  }

  #renderWords(title: string, at: string, text: string, files: readonly ClaimAttachment[]): unknown {
    const when = new Intl.DateTimeFormat('ru', {
      dateStyle: 'short',
      timeStyle: 'short',
      timeZone: this.#timeZone,
    }).format(new Date(at));
    return html`
      <p><strong>${title}</strong> <span class="vk-muted">${when}</span></p>
      ${text ? html`<p class="words">${text}</p>` : nothing}
      ${files.map(({ id, name }) => html`<p><a href=${officeAddress('claims.file', { parameters: { claimId: this.id, fileId: id } })} download=${name}>${name}</a></p>`)}`;
  }

  #renderAssignment(assignee: Staff | null): unknown {
    if (this.#me.role !== 'supervisor')
      return assignee?.id === this.#me.id
        ? nothing
        : html`<div><button type="button" class="vk-tonal" @click=${() => this.#assign(this.#me.id)}>Взять в работу</button></div>`;
    return html`
      <form @submit=${this.#onAssign}>
        ${field({
          id: 'assignee',
          label: 'Кому поручить',
          control: html`<div class="vk-actions"><select id="assignee" name="assignee">${this.#staff
            .filter(({ role }) => role === 'clerk' || role === 'supervisor')
            .map(
              ({ id, name }) => html`<option value=${id} ?selected=${id === assignee?.id}>${name}</option>`,
            )}</select><button class="vk-tonal">Поручить</button></div>`,
        })}
      </form>`;
  }

  #renderContacts(masked: string): unknown {
    const contacts = this.#contacts;
    if (contacts)
      return html`
        <dl class="vk-rows contacts" tabindex="-1">
          <div><dt>Лицевой счёт</dt><dd>${contacts.accountNumber}</dd></div>
          <div><dt>Владелец</dt><dd>${contacts.holder}</dd></div>
          <div><dt>Адрес</dt><dd>${contacts.address}</dd></div>
          <div><dt>Телефон</dt><dd>${contacts.phone ?? 'не указан'}</dd></div>
          <div><dt>Почта</dt><dd>${contacts.email ?? 'не указана'}</dd></div>
        </dl>`;
    return html`
      <details>
        <summary>Лицевой счёт ${masked}: показать контакты</summary>
        <form @submit=${this.#onReveal}>
          ${field({ id: 'reason', label: 'Зачем', hint: 'Причину увидит житель в своём журнале.', control: html`<input id="reason" name="reason" required minlength="3" maxlength="300" aria-describedby="reason-hint">` })}
          <div class="vk-actions"><button class="vk-tonal">Показать</button></div>
        </form>
      </details>`;
  }

  #renderReply(): unknown {
    const text = this.#texts.get(this.id) ?? '';
    const isQuestion = this.#reply === 'question';
    return html`
      <h2>${isQuestion ? 'Вопрос жителю' : 'Ответ'}</h2>
      <form @submit=${this.#onReply} @keydown=${this.#onKey}>
        ${choiceChips({ name: 'reply', label: 'Что делаем', value: this.#reply, choices: REPLIES, onChoice: (value) => this.#choose(value) })}
        ${
          isQuestion
            ? nothing
            : field({
                id: 'template',
                label: 'Начать с шаблона',
                control: html`<select id="template" @change=${this.#onTemplate}><option value="">Без шаблона</option>${this.#templates.map(({ title }, at) => html`<option value=${at}>${title}</option>`)}</select>`,
              })
        }
        ${field({
          id: 'text',
          label: isQuestion ? 'О чём спросить' : 'Текст ответа',
          hint: 'Житель увидит его в личном кабинете. Ctrl+Enter отправляет.',
          control: html`<textarea id="text" rows="6" maxlength="4000" required aria-describedby="text-hint" .value=${text} @input=${this.#onText}></textarea>`,
        })}
        ${field({ id: 'files', label: 'Файлы: фото или PDF', control: html`<input id="files" type="file" multiple accept="image/*,.heic,.pdf" @change=${this.#onFiles}>` })}
        ${this.#files.length > 0 ? html`<ul>${this.#files.map(({ name }) => html`<li>${name}</li>`)}</ul>` : nothing}
        <div class="vk-actions"><button aria-disabled=${this.#task.isRunning}>${isQuestion ? 'Отправить вопрос' : 'Отправить ответ'}</button></div>
      </form>`;
  }

  #choose(reply: Reply): void {
    this.#reply = reply;
    this.#edited();
  }

  #edited(): void {
    this.#intent = crypto.randomUUID();
    this.#host.requestUpdate();
  }

  #onText = ({ target }: Event): void => {
    this.#texts.set(this.id, (target as HTMLTextAreaElement).value);
    this.#edited();
  };

  #onTemplate = ({ target }: Event): void => {
    const template = this.#templates[Number((target as HTMLSelectElement).value || NaN)];
    if (!template) return;
    const typed = this.#texts.get(this.id) ?? '';
    // What was typed is kept behind the template.
    this.#texts.set(this.id, isFilled(typed) ? `${template.text}\n${typed}` : template.text);
    this.#reply = template.outcome;
    this.#edited();
  };

  #onFiles = ({ target }: Event): void => {
    const input = target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    void this.#task.run(async () => {
      for (const file of files)
        this.#files = [...this.#files, await callOffice('files.create', { query: { name: file.name }, file })];
      input.value = '';
      this.#intent = crypto.randomUUID();
    });
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
      (event.currentTarget as HTMLFormElement).requestSubmit();
  };

  #onReply = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = this.#texts.get(this.id) ?? '';
    if (!isFilled(text)) {
      void this.#host.focusOn('#text');
      return;
    }
    const uploadIds = this.#files.map(({ id }) => id);
    const reply = this.#reply;
    const request = { parameters: { claimId: this.id }, intent: this.#intent };
    void this.#task.run(async () => {
      this.#case =
        reply === 'question'
          ? await callOffice('claims.ask', { ...request, body: { text, uploadIds } })
          : await callOffice('claims.answer', { ...request, body: { outcome: reply, text, uploadIds } });
      this.#texts.delete(this.id);
      this.#files = [];
      this.#done = reply === 'question' ? 'Вопрос отправлен. Срок ответа не изменился.' : 'Ответ отправлен.';
    }, '.done a, .done[tabindex]');
  };

  #onAssign = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#assign(sentText(event, 'assignee'));
  };

  #assign(staffId: string): void {
    void this.#task.run(async () => {
      this.#case = await callOffice('claims.assign', { parameters: { claimId: this.id }, body: { staffId } });
    }, 'h1');
  }

  #onReveal = (event: SubmitEvent): void => {
    event.preventDefault();
    const reason = sentText(event, 'reason');
    void this.#task.run(async () => {
      this.#contacts = await callOffice('claims.reveal', { parameters: { claimId: this.id }, body: { reason } });
    }, '.contacts');
  };
}

function titleOf({ kind, outcome, isLate }: ClaimMessage): string {
  const text = kind === 'answer' && outcome ? `${MESSAGES.answer}: ${OUTCOMES[outcome].toLowerCase()}` : MESSAGES[kind];
  return isLate ? `${text}, после срока` : text;
}
