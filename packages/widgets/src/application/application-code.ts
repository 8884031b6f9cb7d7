import { html, nothing } from 'lit';
import type { CodeTicketed, NewApplication } from '@vodokanal/contract';
import { applicationCasesOf, clientOf, profileOf, type Client, type Problem } from '@vodokanal/client';
import { CodeStep } from '../auth/code-step.ts';
import { fieldStyles } from '../auth/field.styles.ts';
import type { VkAccountElement } from '../kit/account-element.ts';
import { PageFields } from '../kit/controllers/page-fields.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import { messages } from '../kit/i18n/messages.ts';
import ru from './messages/code.ru.ts';

/** The step in which the customer signs: a code is sent, typed and checked. Its field is in the light DOM. */
export class ApplicationCode {
  readonly #host: VkAccountElement;
  readonly #t;
  readonly #send: SendTask<Client, { readonly accountId: string; readonly application: NewApplication }, CodeTicketed>;
  readonly #code: CodeStep<unknown>;
  readonly #fields: PageFields;
  #ticket: string | undefined;

  constructor(
    host: VkAccountElement,
    { onSigned, onCancelled }: { readonly onSigned: (ticket: string) => void; readonly onCancelled: () => void },
  ) {
    this.#host = host;
    const t = (this.#t = messages(host, ru, { en: () => import('./messages/code.en.ts') }));
    this.#send = new SendTask(host, {
      send: (client: Client, { accountId, application }, intent) =>
        applicationCasesOf(client).sendCode(accountId, application, intent),
    });
    const leave = () => {
      this.forget();
      onCancelled();
    };
    this.#code = new CodeStep<unknown>(host, t, {
      check: (client, ticket, code, intent) => profileOf(clientOf(client)).checkContact(ticket, code, intent),
      onChecked: () => {
        const ticket = this.#ticket ?? '';
        this.forget();
        onSigned(ticket);
      },
      onExpired: leave,
    });
    this.#fields = new PageFields(host, [fieldStyles], () =>
      this.#ticket === undefined
        ? nothing
        : html`<div class="vk-steps">${this.#code.render(html`<button type="button" class="vk-tonal" @click=${leave}>${t('back')}</button>`)}</div>`,
    );
  }

  get problem(): Problem | undefined {
    return this.#send.problem;
  }

  get isSending(): boolean {
    return this.#send.isSending;
  }

  forget(): void {
    this.#ticket = undefined;
    this.#code.stop();
    this.#send.edited();
    this.#host.requestUpdate();
  }

  /** Sends a code for this application; false when it is refused, see `problem`. */
  async begin(accountId: string, application: NewApplication): Promise<boolean> {
    const sent = await this.#send.send({ accountId, application });
    if (!sent) return false;
    this.#ticket = sent.value.ticket;
    this.#code.start(sent.value);
    this.#host.requestUpdate();
    void this.#focus();
    return true;
  }

  render(): unknown {
    return html`<h3 tabindex="-1">${this.#t('title')}</h3><slot name="vk-fields"></slot>`;
  }

  async #focus(): Promise<void> {
    await this.#host.updateComplete;
    await this.#host.updateComplete;
    this.#fields.root?.querySelector<HTMLElement>('input:not([hidden])')?.focus();
  }
}
