import { html, nothing } from 'lit';
import type { DataRecipient } from '@vodokanal/contract';
import { accountsOf, consentsOf, dataRequestsOf, type Client } from '@vodokanal/client';
import type { VkAccountElement } from '../kit/account-element.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import { formats } from '../kit/i18n/formats.ts';
import { messages } from '../kit/i18n/messages.ts';
import { outcome } from '../kit/parts/outcome.ts';
import ru from './messages/recipients.ru.ts';

type Withdrawal = NonNullable<DataRecipient['withdrawal']>;

/** Who gets the data, for what, on which ground, and what the customer can end. */
export class DataRecipients {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #format;
  readonly #end: SendTask<Client, Withdrawal, Withdrawal>;
  #isDone = false;

  constructor(host: VkAccountElement) {
    this.#host = host;
    this.#t = messages(host, ru, { en: () => import('./messages/recipients.en.ts') });
    this.#format = formats(this.#t);
    this.#end = new SendTask(host, {
      send: async (client, withdrawal, intent) => {
        const { of, id, accountId = '' } = withdrawal;
        if (of === 'consent') await consentsOf(client).withdraw(id, intent);
        else if (of === 'connection') await dataRequestsOf(client).disconnect(id, intent);
        else await accountsOf(client).endHelper(accountId, id, intent);
        return withdrawal;
      },
    });
  }

  forget(): void {
    this.#isDone = false;
    this.#end.edited();
  }

  render(recipients: readonly DataRecipient[]): unknown {
    const t = this.#t;
    const { problem } = this.#end;
    return html`
      <div class="recipients">
        ${outcome({ problem: problem && t.problem(problem), done: this.#isDone ? t('ended') : undefined })}
        ${this.#end.renderWait()}
        ${recipients.map((recipient, at) => this.#renderRecipient(recipient, at))}
      </div>`;
  }

  #renderRecipient({ kind, name, ground, since, until, detail, withdrawal }: DataRecipient, at: number): unknown {
    const t = this.#t;
    const { date } = this.#format;
    const title = name || t(`name-${kind}`);
    const times = [since && t('since', { date: date(since) }), until && t('until', { date: date(until) })].filter(
      Boolean,
    );
    return html`
      <article class="recipient" aria-labelledby="recipient-${at}">
        <h4 id="recipient-${at}" lang=${name ? 'ru' : nothing}>${title}</h4>
        <p>${detail ? html`<span lang="ru">${detail}.</span>` : t(`why-${kind}`)}</p>
        ${detail ? nothing : html`<p>${t('passed', { what: t(`what-${kind}`) })}</p>`}
        ${times.length > 0 ? html`<p class="vk-muted">${times.join(', ')}</p>` : nothing}
        <p class="vk-muted" lang="ru">${ground}</p>
        ${withdrawal ? html`<button type="button" class="vk-tonal" aria-disabled=${this.#end.isSending} aria-label=${t(`endNamed-${withdrawal.of}`, { name: title })} @click=${() => this.#onEnd(withdrawal)}>${t(`end-${withdrawal.of}`)}</button>` : nothing}
      </article>`;
  }

  async #onEnd(withdrawal: Withdrawal): Promise<void> {
    this.#isDone = false;
    this.#end.edited();
    const ended = await this.#end.send(withdrawal);
    if (!ended) return;
    this.#isDone = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('.recipients .vk-summary')?.focus();
  }
}
