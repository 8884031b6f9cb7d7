import { html } from 'lit';
import type { CaseContacts } from '@vodokanal/contract/office';
import { field } from '../../../widgets/src/kit/parts/field.ts';
import { sentText } from '../sent-text.ts';
import type { Task } from '../task.ts';

/** The contacts of a case. They are shown for a reason only. */
export class Contacts {
  readonly #task: Task;
  readonly #load: (reason: string) => Promise<CaseContacts>;
  #contacts: CaseContacts | undefined;

  constructor(task: Task, load: (reason: string) => Promise<CaseContacts>) {
    this.#task = task;
    this.#load = load;
  }

  /** `masked` is the account number as everybody who works on the case sees it; null when it is unknown. */
  render(masked: string | null): unknown {
    const contacts = this.#contacts;
    if (!contacts)
      return html`
        <details>
          <summary>Лицевой счёт ${masked ?? 'неизвестен'}: показать контакты</summary>
          <form @submit=${this.#onSubmit}>
            ${field({ id: 'reason', label: 'Зачем', hint: 'Причину увидит житель в своём журнале.', control: html`<input id="reason" name="reason" required minlength="3" maxlength="300" aria-describedby="reason-hint">` })}
            <div class="vk-actions"><button class="vk-tonal">Показать</button></div>
          </form>
        </details>`;
    const { accountNumber, holder, address, phone, email } = contacts;
    return html`
      <dl class="vk-rows contacts" tabindex="-1">
        <div><dt>Лицевой счёт</dt><dd>${accountNumber ?? 'неизвестен'}</dd></div>
        <div><dt>Владелец</dt><dd>${holder ?? 'неизвестен'}</dd></div>
        <div><dt>Адрес</dt><dd>${address ?? 'неизвестен'}</dd></div>
        <div><dt>Телефон</dt><dd>${phone ?? 'не указан'}</dd></div>
        <div><dt>Почта</dt><dd>${email ?? 'не указана'}</dd></div>
      </dl>`;
  }

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const reason = sentText(event, 'reason');
    void this.#task.run(async () => {
      this.#contacts = await this.#load(reason);
    }, '.contacts');
  };
}
