import { html, nothing } from 'lit';
import type {
  CaseAction,
  CaseContacts,
  CaseDecision,
  CaseKind,
  QueuedCase,
  Staff,
  StaffCase,
  StaffList,
} from '@vodokanal/contract/office';
import { caseRoles, officeOperations, type Role } from '@vodokanal/contract/office';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { badge } from '../../../widgets/src/kit/parts/badge.ts';
import { choiceChips } from '../../../widgets/src/kit/parts/choice-chips.ts';
import { field } from '../../../widgets/src/kit/parts/field.ts';
import { notice } from '../../../widgets/src/kit/parts/notice.ts';
import { callOffice, officeAddress } from '../office-api.ts';
import type { Desk, OfficeHost } from '../office-host.ts';
import { sentText } from '../sent-text.ts';
import { Task } from '../task.ts';
import { deadlineText, problemText } from '../texts.ts';
import { ViewLink } from '../view/view-link.ts';
import { actionText, CASE_STATES, CASES, DECISIONS, factText, QUEUES, subjectText } from './case-texts.ts';
import { addressOf } from './queue-menu.ts';

type Action = StaffCase['actions'][number];

/** What is typed for the decision of a case and not sent yet. */
export interface Draft {
  readonly action?: CaseAction;
  readonly text: string;
  readonly until: string;
  readonly phone: string;
}
const NOTHING: Draft = { text: '', until: '', phone: '' };

/** One case of the queues besides claims: its facts, its files, its decisions. */
export class StaffCaseView {
  readonly kind: CaseKind;
  readonly id: string;
  readonly #host: OfficeHost;
  readonly #me: Staff;
  readonly #timeZone: string;
  readonly #task: Task;
  readonly #viewLink: ViewLink;
  #case: StaffCase | undefined;
  #contacts: CaseContacts | undefined;
  #staff: StaffList['items'] = [];
  /** By case. */
  readonly #drafts: Map<string, Draft>;
  #intent = crypto.randomUUID();
  #done = '';

  /** `drafts` keeps what is typed in all cases. */
  constructor(host: OfficeHost, { me, timeZone }: Desk, drafts: Map<string, Draft>, kind: CaseKind, id: string) {
    this.#host = host;
    this.kind = kind;
    this.id = id;
    this.#drafts = drafts;
    this.#me = me;
    this.#timeZone = timeZone;
    this.#task = new Task(host);
    this.#viewLink = new ViewLink(host);
  }

  async load(): Promise<void> {
    await this.#task.run(async () => {
      const [found, staff] = await Promise.all([
        callOffice('cases.get', { parameters: this.#at }),
        callOffice('staff.list'),
      ]);
      this.#case = found;
      this.#staff = staff.items;
    });
  }

  /** `next` is the case that follows in the queue. */
  render(next: QueuedCase | undefined): unknown {
    const found = this.#case;
    const { problem } = this.#task;
    return html`
      <section class="vk-card" aria-labelledby="title">
        <div><a href=${addressOf(this.kind)}>← ${QUEUES[this.kind]}</a></div>
        <h1 id="title" tabindex="-1">${CASES[this.kind]}${found ? ` № ${found.case.number}` : nothing}</h1>
        ${problem ? notice({ tone: 'problem', text: problemText(problem), action: found ? undefined : { text: 'Повторить', run: () => void this.load() } }) : nothing}
        ${this.#done ? html`<div class="vk-notice done" data-tone="good" role="status" tabindex=${next ? nothing : -1}><p>${this.#done}</p>${next ? html`<a class="vk-button" href=${addressOf(next.kind, next.id)}>Следующее</a>` : nothing}</div>` : nothing}
        ${found ? this.#renderCase(found) : problem ? nothing : html`<p role="status">Загружаем…</p>`}
      </section>`;
  }

  #renderCase({ case: of, facts, text, files, actions, decisions }: StaffCase): unknown {
    const isOpen = of.daysLeft !== null;
    const rows: (readonly [string, string])[] = [
      ...(of.subject && !facts.some(({ name }) => name === 'way' || name === 'field')
        ? [['О чём', subjectText(of.subject)] as const]
        : []),
      ...facts.map(factText),
      ['Получено', russianDate(of.registeredOn)],
      ['Сотрудник', of.assignee?.name ?? 'не назначен'],
    ];
    const mayView = (officeOperations['views.create'].roles as readonly Role[]).includes(this.#me.role);
    return html`
      <p>${badge(of.isLate ? 'problem' : of.state === 'proposed' ? 'warning' : 'plain', CASE_STATES[of.state])} ${isOpen ? html`<span class=${of.isLate ? 'vk-error' : 'vk-muted'}>${deadlineText(of)}</span>` : nothing}</p>
      <dl class="vk-rows">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
      ${text ? html`<h2>Что написал житель</h2><p class="words">${text}</p>` : nothing}
      ${files.length > 0 ? html`<h2>Файлы</h2><ul>${files.map(({ id, name }) => html`<li><a href=${officeAddress('cases.file', { parameters: { ...this.#at, fileId: id } })} download=${name}>${name}</a></li>`)}</ul>` : nothing}
      ${isOpen ? this.#renderAssignment(of.assignee) : nothing}
      ${this.#renderContacts(of.account)}
      ${mayView ? this.#viewLink.render(this.kind, this.id) : nothing}
      ${decisions.map((decision) => this.#renderDecision(decision, isOpen))}
      ${actions.length > 0 ? this.#renderForm(actions) : nothing}`;
  }

  get #at(): { readonly kind: CaseKind; readonly caseId: string } {
    return { kind: this.kind, caseId: this.id };
  }

  #renderAssignment(assignee: Staff | null): unknown {
    const isMine = assignee?.id === this.#me.id;
    const take = html`<div><button type="button" class="vk-tonal" @click=${() => this.#assign(this.#me.id)}>Взять в работу</button></div>`;
    if (!isMine && this.#me.role !== 'supervisor') return take;
    const others = this.#staff.filter(
      ({ id, role }) => id !== assignee?.id && (caseRoles[this.kind] as readonly Role[]).includes(role),
    );
    return html`
      ${isMine ? nothing : take}
      ${
        others.length > 0
          ? html`
            <form @submit=${this.#onAssign}>
              ${field({ id: 'assignee', label: isMine ? 'Передать' : 'Кому поручить', control: html`<div class="vk-actions"><select id="assignee" name="assignee">${others.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select><button class="vk-tonal">${isMine ? 'Передать' : 'Поручить'}</button></div>` })}
            </form>`
          : nothing
      }`;
  }

  #renderContacts(masked: string | null): unknown {
    const contacts = this.#contacts;
    if (contacts)
      return html`
        <dl class="vk-rows contacts" tabindex="-1">
          <div><dt>Лицевой счёт</dt><dd>${contacts.accountNumber ?? 'неизвестен'}</dd></div>
          <div><dt>Владелец</dt><dd>${contacts.holder ?? 'неизвестен'}</dd></div>
          <div><dt>Адрес</dt><dd>${contacts.address ?? 'неизвестен'}</dd></div>
          <div><dt>Телефон</dt><dd>${contacts.phone ?? 'не указан'}</dd></div>
          <div><dt>Почта</dt><dd>${contacts.email ?? 'не указана'}</dd></div>
        </dl>`;
    return html`
      <details>
        <summary>Лицевой счёт ${masked ?? 'неизвестен'}: показать контакты</summary>
        <form @submit=${this.#onReveal}>
          ${field({ id: 'reason', label: 'Зачем', hint: 'Причину увидит житель в своём журнале.', control: html`<input id="reason" name="reason" required minlength="3" maxlength="300" aria-describedby="reason-hint">` })}
          <div class="vk-actions"><button class="vk-tonal">Показать</button></div>
        </form>
      </details>`;
  }

  #renderDecision(decision: CaseDecision, isOpen: boolean): unknown {
    const { action, state, text, until, proposedBy, proposedAt, secondBy } = decision;
    const when = new Intl.DateTimeFormat('ru', {
      dateStyle: 'short',
      timeStyle: 'short',
      timeZone: this.#timeZone,
    }).format(new Date(proposedAt));
    return html`
      <div class="vk-panel" data-decision=${state}>
        <p><strong>${actionText(this.kind, action)}</strong>: ${DECISIONS[state]}</p>
        <p class="vk-muted">${proposedBy.name}, ${when}${secondBy ? `; ${state === 'done' ? 'подтвердил(а)' : 'вернул(а)'} ${secondBy.name}` : nothing}</p>
        ${until ? html`<p>Поверка действует до ${russianDate(until)}</p>` : nothing}
        ${text ? html`<p class="words">${text}</p>` : nothing}
        ${state === 'proposed' && isOpen ? this.#renderProposal(decision) : nothing}
      </div>`;
  }

  #renderProposal({ id, proposedBy }: CaseDecision): unknown {
    const isMine = proposedBy.id === this.#me.id;
    return html`
      ${isMine ? html`<p>Деньги и личность меняют вдвоём: решение подтвердит другой сотрудник.</p>` : html`<div class="vk-actions"><button type="button" aria-disabled=${this.#task.isRunning} @click=${() => this.#confirm(id)}>Подтвердить</button></div>`}
      <details>
        <summary>${isMine ? 'Забрать решение' : 'Вернуть коллеге'}</summary>
        <form @submit=${(event: SubmitEvent) => this.#onReject(event, id)}>
          ${field({ id: 'rejection', label: 'Почему', control: html`<input id="rejection" name="rejection" required minlength="3" maxlength="300">` })}
          <div class="vk-actions"><button class="vk-tonal">${isMine ? 'Забрать' : 'Вернуть'}</button></div>
        </form>
      </details>`;
  }

  #renderForm(actions: readonly Action[]): unknown {
    const { text, until, phone } = this.#draft;
    const chosen = this.#chosen(actions);
    if (!chosen) return nothing;
    const { action, needsSecond, needsText, takes } = chosen;
    return html`
      <h2>Решение</h2>
      <form @submit=${this.#onDecide} @keydown=${this.#onKey}>
        ${choiceChips({ name: 'action', label: 'Что делаем', value: action, choices: actions.map((each) => [each.action, actionText(this.kind, each.action)] as const), onChoice: (value) => this.#edit({ action: value }) })}
        ${needsSecond ? html`<p class="vk-muted">Решение вступит в силу, когда его подтвердит другой сотрудник.</p>` : nothing}
        ${takes === 'until' ? field({ id: 'until', label: 'Поверка действует до', control: html`<input id="until" type="date" required .value=${until} @input=${this.#onInput}>` }) : nothing}
        ${takes === 'phone' ? field({ id: 'phone', label: 'Новый телефон, если просят сменить', control: html`<input id="phone" type="tel" maxlength="40" .value=${phone} @input=${this.#onInput}>` }) : nothing}
        ${field({
          id: 'text',
          label: needsText ? 'Ответ жителю' : 'Ответ жителю, если нужен',
          hint: 'Ctrl+Enter отправляет.',
          control: html`<textarea id="text" rows="4" maxlength="2000" ?required=${needsText} aria-describedby="text-hint" .value=${text} @input=${this.#onInput}></textarea>`,
        })}
        <div class="vk-actions"><button aria-disabled=${this.#task.isRunning}>${needsSecond ? 'Отправить на подтверждение' : 'Отправить решение'}</button></div>
      </form>`;
  }

  get #draft(): Draft {
    return this.#drafts.get(this.id) ?? NOTHING;
  }

  #chosen(actions: readonly Action[]): Action | undefined {
    return actions.find(({ action }) => action === this.#draft.action) ?? actions[0];
  }

  #edit(change: Partial<Draft>): void {
    this.#drafts.set(this.id, { ...this.#draft, ...change });
    this.#intent = crypto.randomUUID();
    this.#host.requestUpdate();
  }

  #onInput = ({ target }: Event): void => {
    const { id, value } = target as HTMLInputElement;
    this.#edit({ [id]: value });
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
      (event.currentTarget as HTMLFormElement).requestSubmit();
  };

  #onDecide = (event: SubmitEvent): void => {
    event.preventDefault();
    const chosen = this.#chosen(this.#case?.actions ?? []);
    if (!chosen) return;
    const { action, takes, needsSecond } = chosen;
    const { text, until, phone } = this.#draft;
    const body = {
      action,
      text,
      ...(takes === 'until' && { until }),
      ...(takes === 'phone' && phone.trim() !== '' && { phone }),
    };
    void this.#task.run(async () => {
      this.#case = await callOffice('cases.decide', { parameters: this.#at, intent: this.#intent, body });
      this.#drafts.delete(this.id);
      this.#done = needsSecond ? 'Решение ждёт подтверждения коллеги.' : 'Решение принято.';
    }, '.done a, .done[tabindex]');
  };

  #confirm(decisionId: string): void {
    void this.#task.run(async () => {
      this.#case = await callOffice('cases.confirm', { parameters: { ...this.#at, decisionId } });
      this.#done = 'Решение подтверждено и выполнено.';
    }, '.done a, .done[tabindex]');
  }

  #onReject(event: SubmitEvent, decisionId: string): void {
    event.preventDefault();
    const reason = sentText(event, 'rejection');
    void this.#task.run(async () => {
      this.#case = await callOffice('cases.reject', { parameters: { ...this.#at, decisionId }, body: { reason } });
      this.#done = 'Решение возвращено.';
    }, 'h1');
  }

  #onAssign = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#assign(sentText(event, 'assignee'));
  };

  #assign(staffId: string): void {
    void this.#task.run(async () => {
      this.#case = await callOffice('cases.assign', { parameters: this.#at, body: { staffId } });
    }, 'h1');
  }

  #onReveal = (event: SubmitEvent): void => {
    event.preventDefault();
    const reason = sentText(event, 'reason');
    void this.#task.run(async () => {
      this.#contacts = await callOffice('cases.reveal', { parameters: this.#at, body: { reason } });
    }, '.contacts');
  };
}
