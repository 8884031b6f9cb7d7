import { html, nothing } from 'lit';
import type { CaseKind, ResidentView } from '@vodokanal/contract/office';
import { field } from '../../../widgets/src/kit/parts/field.ts';
import { notice } from '../../../widgets/src/kit/parts/notice.ts';
import { callOffice } from '../office-api.ts';
import type { OfficeHost } from '../office-host.ts';
import { sentText } from '../sent-text.ts';
import { Task } from '../task.ts';
import { problemText } from '../texts.ts';

/** Opens the cabinet of the customer of a case for reading, for a reason. */
export class ViewLink {
  readonly #task: Task;
  #caseId = '';
  #view: ResidentView | undefined;

  constructor(host: OfficeHost) {
    this.#task = new Task(host);
  }

  render(kind: CaseKind | 'claim', caseId: string): unknown {
    const { problem } = this.#task;
    const view = caseId === this.#caseId ? this.#view : undefined;
    return html`
      <details>
        <summary>Посмотреть кабинет глазами жителя</summary>
        ${problem && caseId === this.#caseId ? notice({ tone: 'problem', text: problem === 'NOT_FOUND' ? 'У этого счёта нет личного кабинета.' : problemText(problem) }) : nothing}
        ${
          view
            ? html`<p><a class="vk-button view-link" target="_blank" href="view.html#${view.id}">Открыть кабинет</a> <span class="vk-muted">Только для чтения, закроется сам через 10 минут.</span></p>`
            : html`
              <form @submit=${(event: SubmitEvent) => this.#onSubmit(event, kind, caseId)}>
                ${field({ id: 'view-reason', label: 'Причина просмотра', hint: 'Житель увидит в своём журнале, что вы смотрели его кабинет и зачем.', control: html`<input id="view-reason" name="view-reason" required minlength="3" maxlength="300" aria-describedby="view-reason-hint">` })}
                <div class="vk-actions"><button class="vk-tonal" aria-disabled=${this.#task.isRunning}>Подготовить</button></div>
              </form>`
        }
      </details>`;
  }

  #onSubmit(event: SubmitEvent, kind: CaseKind | 'claim', caseId: string): void {
    event.preventDefault();
    const reason = sentText(event, 'view-reason');
    this.#caseId = caseId;
    void this.#task.run(async () => {
      this.#view = await callOffice('views.create', { body: { kind, caseId, reason } });
    }, '.view-link');
  }
}
