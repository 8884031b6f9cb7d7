import { html, nothing } from 'lit';
import type { Application, ClaimAttachment, HandoverStep } from '@vodokanal/contract';
import type { ClaimContacts, OfficeApplication, Staff, StaffList } from '@vodokanal/contract/office';
import { applicationFacts } from '@vodokanal/contract/rules/application-document';
import { awaitsDecision, hasEnded } from '@vodokanal/contract/rules/application-state';
import { textOf } from '@vodokanal/contract/rules/application-values';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { parseMoney } from '@vodokanal/contract/rules/money';
import { formatMoney } from '@vodokanal/contract/rules/money-text';
import { badge } from '../../widgets/src/kit/parts/badge.ts';
import { choiceChips } from '../../widgets/src/kit/parts/choice-chips.ts';
import { field } from '../../widgets/src/kit/parts/field.ts';
import { notice } from '../../widgets/src/kit/parts/notice.ts';
import { APPLICATION_MESSAGES, APPLICATION_STATES, STEPS, visitText } from './application-texts.ts';
import { callOffice, officeAddress } from './office-api.ts';
import type { Desk, OfficeHost } from './office-host.ts';
import { sentText } from './sent-text.ts';
import { Task } from './task.ts';
import { deadlineText, problemText } from './texts.ts';

type Reply = 'approved' | 'done' | 'refused' | 'question';

const REPLIES: Readonly<Record<Reply, string>> = {
  approved: 'Одобрить',
  done: 'Готово',
  refused: 'Отказать',
  question: 'Спросить жителя',
};
const isFilled = (text: string): boolean => text.trim() !== '';

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
  #contacts: ClaimContacts | undefined;
  #staff: StaffList['items'] = [];
  #reply: Reply = 'approved';
  /** Texts that are not sent yet, by application. */
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
    this.#timeZone = timeZone;
  }

  async load(): Promise<void> {
    const id = this.id;
    await this.#task.run(async () => {
      const [found, staff] = await Promise.all([
        callOffice('applications.get', { parameters: { applicationId: id } }),
        callOffice('staff.list'),
      ]);
      this.#show(found);
      this.#staff = staff.items;
    });
  }

  /** `next` is the application that follows in the queue. */
  render(next: string | undefined): unknown {
    const found = this.#case;
    return html`
      <section class="vk-card" aria-labelledby="title">
        <div><a href="#/applications">← К заявлениям</a></div>
        <h1 id="title" tabindex="-1">${found ? `Заявление № ${found.application.number}` : 'Заявление'}</h1>
        ${this.#task.problem ? notice({ tone: 'problem', text: problemText(this.#task.problem), action: found ? undefined : { text: 'Повторить', run: () => void this.load() } }) : nothing}
        ${this.#done ? html`<div class="vk-notice done" data-tone="good" role="status" tabindex=${next ? nothing : -1}><p>${this.#done}</p>${next ? html`<a class="vk-button" href="#/applications/${next}">Следующее заявление</a>` : nothing}</div>` : nothing}
        ${found ? this.#renderCase(found) : this.#task.problem ? nothing : html`<p role="status">Загружаем…</p>`}
      </section>`;
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
      ${isOpen ? this.#renderAssignment(assignee) : nothing}
      ${this.#renderContacts(accountNumber)}
      ${this.#renderSteps(application)}
      ${
        messages.length > 0
          ? html`<h2>Переписка</h2><ol class="talk">${messages.map(
              ({ side, kind, text, writtenAt, attachments: files }) => html`
              <li data-side=${side}>
                <p><strong>${APPLICATION_MESSAGES[kind]}</strong> <span class="vk-muted">${this.#moment(writtenAt)}</span></p>
                ${text ? html`<p class="words">${text}</p>` : nothing}
                ${this.#renderFiles(files)}
              </li>`,
            )}</ol>`
          : nothing
      }
      ${isOpen ? this.#renderReply(application) : nothing}`;
  }

  #moment(instant: string): string {
    return new Intl.DateTimeFormat('ru', { dateStyle: 'short', timeStyle: 'short', timeZone: this.#timeZone }).format(
      new Date(instant),
    );
  }

  #renderFiles(files: readonly ClaimAttachment[]): unknown {
    return files.map(
      ({ id, name }) =>
        html`<p><a href=${officeAddress('applications.file', { parameters: { applicationId: this.id, fileId: id } })} download=${name}>${name}</a></p>`,
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

  #renderReply(application: Application): unknown {
    const replies = repliesOf(application);
    if (replies.length === 0) return nothing;
    const isQuestion = this.#reply === 'question';
    return html`
      <h2>${isQuestion ? 'Вопрос жителю' : 'Решение'}</h2>
      <form @submit=${this.#onReply} @keydown=${this.#onKey}>
        ${choiceChips({ name: 'reply', label: 'Что делаем', value: this.#reply, choices: replies.map((reply) => [reply, REPLIES[reply]] as const), onChoice: (value) => this.#choose(value) })}
        ${field({
          id: 'text',
          label: isQuestion ? 'О чём спросить' : this.#reply === 'refused' ? 'Причина отказа' : 'Что сказать жителю',
          hint: 'Житель увидит это в личном кабинете. Ctrl+Enter отправляет.',
          control: html`<textarea id="text" rows="5" maxlength="4000" required aria-describedby="text-hint" .value=${this.#texts.get(this.id) ?? ''} @input=${this.#onText}></textarea>`,
        })}
        ${field({ id: 'files', label: 'Файлы: фото или PDF', control: html`<input id="files" type="file" multiple accept="image/*,.heic,.pdf" @change=${this.#onFiles}>` })}
        ${this.#files.length > 0 ? html`<ul>${this.#files.map(({ name }) => html`<li>${name}</li>`)}</ul>` : nothing}
        <div class="vk-actions"><button aria-disabled=${this.#task.isRunning}>${isQuestion ? 'Отправить вопрос' : 'Отправить решение'}</button></div>
      </form>`;
  }

  #show(found: OfficeApplication): void {
    this.#case = found;
    const replies = repliesOf(found.application);
    if (!replies.includes(this.#reply)) this.#reply = replies[0] ?? 'approved';
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
    const request = { parameters: { applicationId: this.id }, intent: this.#intent };
    void this.#task.run(async () => {
      this.#show(
        reply === 'question'
          ? await callOffice('applications.ask', { ...request, body: { text, uploadIds } })
          : await callOffice('applications.decide', { ...request, body: { outcome: reply, text, uploadIds } }),
      );
      this.#texts.delete(this.id);
      this.#files = [];
      this.#done = reply === 'question' ? 'Вопрос отправлен. Срок решения не изменился.' : 'Решение отправлено.';
    }, '.done a, .done[tabindex]');
  };

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
      this.#show(await callOffice('applications.completeStep', { parameters: { applicationId: this.id }, body }));
      form.reset();
      this.#done = `Шаг «${STEPS[step]}» сделан, житель об этом узнает.`;
    }, '.done a, .done[tabindex]');
  };

  #onAssign = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#assign(sentText(event, 'assignee'));
  };

  #assign(staffId: string): void {
    void this.#task.run(async () => {
      this.#show(
        await callOffice('applications.assign', { parameters: { applicationId: this.id }, body: { staffId } }),
      );
    }, 'h1');
  }

  #onReveal = (event: SubmitEvent): void => {
    event.preventDefault();
    const reason = sentText(event, 'reason');
    void this.#task.run(async () => {
      this.#contacts = await callOffice('applications.reveal', {
        parameters: { applicationId: this.id },
        body: { reason },
      });
    }, '.contacts');
  };
}
