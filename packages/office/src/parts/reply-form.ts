import { html, nothing } from 'lit';
import type { ClaimAttachment } from '@vodokanal/contract';
import { choiceChips } from '../../../widgets/src/kit/parts/choice-chips.ts';
import { field } from '../../../widgets/src/kit/parts/field.ts';
import { callOffice } from '../office-api.ts';
import type { OfficeHost } from '../office-host.ts';
import type { Task } from '../task.ts';
import { DONE } from './case-page.ts';
import { submitOnCtrlEnter } from './submit-on-ctrl-enter.ts';

/** What is sent: the words, the files, and the key of the intent. */
export interface SentReply {
  readonly body: { readonly text: string; readonly uploadIds: string[] };
  readonly intent: string;
}

export interface ReplyTexts<Reply extends string> {
  readonly title: string;
  readonly replies: readonly (readonly [Reply, string])[];
  readonly label: string;
  readonly hint: string;
  readonly button: string;
  /** Shown between the choice and the words. */
  readonly before?: unknown;
}

const isFilled = (text: string): boolean => text.trim() !== '';

/** Writes to a resident: a kind of reply, words and files. */
export class ReplyForm<Reply extends string> {
  readonly #host: OfficeHost;
  readonly #task: Task;
  readonly #texts: Map<string, string>;
  readonly #id: string;
  readonly #send: (reply: Reply, sent: SentReply) => Promise<void>;
  #reply: Reply;
  #files: readonly ClaimAttachment[] = [];
  #intent = crypto.randomUUID();

  /** `texts` keeps what is typed in all cases, by their ids. */
  constructor(
    host: OfficeHost,
    task: Task,
    { texts, id, first }: { readonly texts: Map<string, string>; readonly id: string; readonly first: Reply },
    send: (reply: Reply, sent: SentReply) => Promise<void>,
  ) {
    this.#host = host;
    this.#task = task;
    this.#texts = texts;
    this.#id = id;
    this.#reply = first;
    this.#send = send;
  }

  get reply(): Reply {
    return this.#reply;
  }

  choose(reply: Reply): void {
    this.#reply = reply;
    this.#edited();
  }

  /** Puts a text before what was typed. */
  startWith(text: string): void {
    const typed = this.#texts.get(this.#id) ?? '';
    this.#texts.set(this.#id, isFilled(typed) ? `${text}\n${typed}` : text);
    this.#edited();
  }

  render({ title, replies, label, hint, button, before = nothing }: ReplyTexts<Reply>): unknown {
    return html`
      <h2>${title}</h2>
      <form @submit=${this.#onSubmit} @keydown=${submitOnCtrlEnter}>
        ${choiceChips({ name: 'reply', label: 'Что делаем', value: this.#reply, choices: replies, onChoice: (value) => this.choose(value) })}
        ${before}
        ${field({
          id: 'text',
          label,
          hint: `${hint} Ctrl+Enter отправляет.`,
          control: html`<textarea id="text" rows="6" maxlength="4000" required aria-describedby="text-hint" .value=${this.#texts.get(this.#id) ?? ''} @input=${this.#onText}></textarea>`,
        })}
        ${field({ id: 'files', label: 'Файлы: фото или PDF', control: html`<input id="files" type="file" multiple accept="image/*,.heic,.pdf" @change=${this.#onFiles}>` })}
        ${this.#files.length > 0 ? html`<ul>${this.#files.map(({ name }) => html`<li>${name}</li>`)}</ul>` : nothing}
        <div class="vk-actions"><button aria-disabled=${this.#task.isRunning}>${button}</button></div>
      </form>`;
  }

  #edited(): void {
    this.#intent = crypto.randomUUID();
    this.#host.requestUpdate();
  }

  #onText = ({ target }: Event): void => {
    this.#texts.set(this.#id, (target as HTMLTextAreaElement).value);
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

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = this.#texts.get(this.#id) ?? '';
    if (!isFilled(text)) {
      void this.#host.focusOn('#text');
      return;
    }
    const body = { text, uploadIds: this.#files.map(({ id }) => id) };
    void this.#task.run(async () => {
      await this.#send(this.#reply, { body, intent: this.#intent });
      this.#texts.delete(this.#id);
      this.#files = [];
    }, DONE);
  };
}
