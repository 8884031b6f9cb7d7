import { html, nothing } from 'lit';
import type { CaseAction, CaseDecision, CaseKind, Staff, StaffCase, StaffList } from '@vodokanal/contract/office';
import { caseRoles, officeOperations, type Role } from '@vodokanal/contract/office';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { badge } from '../../../widgets/src/kit/parts/badge.ts';
import { choiceChips } from '../../../widgets/src/kit/parts/choice-chips.ts';
import { field } from '../../../widgets/src/kit/parts/field.ts';
import { momentText } from '../moment-text.ts';
import { callOffice, officeAddress } from '../office-api.ts';
import type { Desk, OfficeHost } from '../office-host.ts';
import { assignment } from '../parts/assignment.ts';
import { casePage, DONE } from '../parts/case-page.ts';
import { Contacts } from '../parts/contacts.ts';
import { submitOnCtrlEnter } from '../parts/submit-on-ctrl-enter.ts';
import { sentText } from '../sent-text.ts';
import { Task } from '../task.ts';
import { deadlineText } from '../texts.ts';
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
  readonly #contacts: Contacts;
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
    this.#contacts = new Contacts(this.#task, (reason) =>
      callOffice('cases.reveal', { parameters: this.#at, body: { reason } }),
    );
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
  render(next: string | undefined): unknown {
    const found = this.#case;
    return casePage({
      back: { address: addressOf(this.kind), text: QUEUES[this.kind] },
      title: `${CASES[this.kind]}${found ? ` № ${found.case.number}` : ''}`,
      problem: this.#task.problem,
      done: this.#done,
      next: next === undefined ? undefined : { address: addressOf(this.kind, next), text: 'Следующее' },
      onRetry: () => void this.load(),
      content: found && this.#renderCase(found),
    });
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
      ${this.#contacts.render(of.account)}
      ${mayView ? this.#viewLink.render(this.kind, this.id) : nothing}
      ${decisions.map((decision) => this.#renderDecision(decision, isOpen))}
      ${actions.length > 0 ? this.#renderForm(actions) : nothing}`;
  }

  get #at(): { readonly kind: CaseKind; readonly caseId: string } {
    return { kind: this.kind, caseId: this.id };
  }

  #renderAssignment(assignee: Staff | null): unknown {
    const me = this.#me;
    return assignment({
      me,
      assignee,
      staff: this.#staff,
      roles: caseRoles[this.kind],
      mayGive: assignee?.id === me.id || me.role === 'supervisor',
      onAssign: this.#onAssign,
    });
  }

  #renderDecision(decision: CaseDecision, isOpen: boolean): unknown {
    const { action, state, text, until, proposedBy, proposedAt, secondBy } = decision;
    return html`
      <div class="vk-panel" data-decision=${state}>
        <p><strong>${actionText(this.kind, action)}</strong>: ${DECISIONS[state]}</p>
        <p class="vk-muted">${proposedBy.name}, ${momentText(proposedAt, this.#timeZone)}${secondBy ? `; ${state === 'done' ? 'подтвердил(а)' : 'вернул(а)'} ${secondBy.name}` : nothing}</p>
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
      <form @submit=${this.#onDecide} @keydown=${submitOnCtrlEnter}>
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
    }, DONE);
  };

  #confirm(decisionId: string): void {
    void this.#task.run(async () => {
      this.#case = await callOffice('cases.confirm', { parameters: { ...this.#at, decisionId } });
      this.#done = 'Решение подтверждено и выполнено.';
    }, DONE);
  }

  #onReject(event: SubmitEvent, decisionId: string): void {
    event.preventDefault();
    const reason = sentText(event, 'rejection');
    void this.#task.run(async () => {
      this.#case = await callOffice('cases.reject', { parameters: { ...this.#at, decisionId }, body: { reason } });
      this.#done = 'Решение возвращено.';
    }, 'h1');
  }

  #onAssign = (staffId: string): void => {
    void this.#task.run(async () => {
      this.#case = await callOffice('cases.assign', { parameters: this.#at, body: { staffId } });
    }, 'h1');
  };
}
