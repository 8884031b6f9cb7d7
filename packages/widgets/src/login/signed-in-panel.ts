import { html, nothing } from 'lit';
import { messages } from '../kit/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { SendTask } from '../kit/send-task.ts';
import type { Connection } from '@vodokanal/client';
import type { VkLogin } from './login.ts';
import ru from './messages/panel.ru.ts';

/** What stands in the place of the form for somebody who is in: their accounts, and the way out. */
export class SignedInPanel {
  readonly #host: VkLogin;
  readonly #say: ReturnType<typeof messages<typeof ru>>;
  readonly #onSignedOut: () => void;
  readonly #leave: SendTask<Connection, undefined, void>;

  constructor(host: VkLogin, onSignedOut: () => void) {
    this.#host = host;
    this.#say = messages(host, ru, { en: () => import('./messages/panel.en.ts') });
    this.#onSignedOut = onSignedOut;
    this.#leave = new SendTask(host, { send: (client: Connection) => client.session.signOut() });
  }

  render(): unknown {
    const say = this.#say;
    const { accounts = [] } = this.#host.client?.session ?? {};
    const { isSending, problem } = this.#leave;
    return html`
      <ul>${accounts.map(({ number, address }) => html`<li>${say('accountNumber', { number })}<br><span class="vk-muted">${address}</span></li>`)}</ul>
      ${problem ? notice({ tone: 'problem', text: say.problem(problem) }) : nothing}
      <div class="vk-actions"><button class="vk-plain" aria-disabled=${isSending} @click=${this.#onSignOut}>${say('signOut')}</button></div>`;
  }

  #onSignOut = async (): Promise<void> => {
    if (await this.#leave.send(undefined)) this.#onSignedOut();
  };
}
