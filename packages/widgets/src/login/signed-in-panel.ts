import { html, nothing } from 'lit';
import { signOutIcon } from '../generated/icons/signOut.ts';
import { accountSelect } from '../kit/parts/account-choice.ts';
import { messages } from '../kit/i18n/messages.ts';
import { notice } from '../kit/parts/notice.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import type { Connection } from '@vodokanal/client';
import type { Outbox, Queued } from '@vodokanal/client/outbox';
import type { SignInHost } from './sign-in-host.ts';
import ru from './messages/panel.ru.ts';

/** The panel of a signed-in customer: accounts and sign-out. */
export class SignedInPanel {
  readonly #host: SignInHost;
  readonly #t: ReturnType<typeof messages<typeof ru>>;
  readonly #onSignedOut: () => void;
  #isRefused = false;
  /** Queued readings of this device. */
  #queued: readonly Queued[] = [];
  readonly #signOutTask: SendTask<Connection, undefined, void>;

  constructor(host: SignInHost, onSignedOut: () => void) {
    this.#host = host;
    this.#t = messages(host, ru, { en: () => import('./messages/panel.en.ts') });
    this.#onSignedOut = onSignedOut;
    this.#signOutTask = new SendTask(host, { send: (client: Connection) => client.session.signOut() });
  }

  render(): unknown {
    const t = this.#t;
    const { session } = this.#host.client ?? {};
    const [account, ...others] = session?.accounts ?? [];
    const { isSending, problem } = this.#signOutTask;
    return html`
      ${session && others.length > 0 ? accountSelect(session, t('account')) : account ? html`<p class="vk-muted">${t('accountNumber', { number: account.number })}</p>` : nothing}
      ${problem ? notice({ tone: 'problem', text: t.problem(problem) }) : nothing}
      ${this.#signOutTask.renderWait()}
      ${this.#isRefused ? notice({ tone: 'problem', text: t('refused') }) : nothing}
      ${this.#queued.length > 0 ? notice({ tone: 'warning', text: t('waiting', { count: this.#queued.length }) }) : nothing}
      <div class="vk-actions">${
        this.#queued.length > 0
          ? html`
        <button aria-disabled=${isSending} @click=${this.#onSendFirst}>${t('sendFirst')}</button>
        <button class="vk-tonal" aria-disabled=${isSending} @click=${this.#signOut}>${t('leaveThem')}</button>
        <button class="vk-tonal" @click=${this.#onStay}>${t('stay')}</button>`
          : html`
        <button class="vk-text sign-out" aria-disabled=${isSending} @click=${this.#onSignOut}>${signOutIcon()}${t('signOut')}</button>`
      }
      </div>`;
  }

  /** Asks first when queued readings would be lost. */
  #onSignOut = async (): Promise<void> => {
    this.#isRefused = false;
    await this.#loadQueued();
    if (this.#queued.length === 0) await this.#signOut();
    else await this.#host.focusCard();
  };

  #onSendFirst = async (): Promise<void> => {
    const deliveries = (await (await this.#outbox())?.flush()) ?? [];
    this.#isRefused = deliveries.some(({ isAccepted, isWaiting }) => !isAccepted && !isWaiting);
    if (!this.#isRefused) return this.#onSignOut();
    // The refused reading is in its form; the customer must see it before signing out.
    this.#queued = [];
    await this.#host.focusCard();
  };

  #onStay = (): void => {
    this.#queued = [];
    void this.#host.focusCard();
  };

  #signOut = async (): Promise<void> => {
    if (!(await this.#signOutTask.send(undefined))) return;
    const abandoned = this.#queued;
    this.#queued = [];
    this.#onSignedOut();
    const outbox = await this.#outbox();
    for (const { key } of abandoned) await outbox?.remove(key);
  };

  async #loadQueued(): Promise<void> {
    this.#queued = (await (await this.#outbox())?.waiting().catch(() => undefined)) ?? [];
    this.#host.requestUpdate();
  }

  /** Undefined when the lazy chunk failed to load; then the sign-out will fail too. */
  async #outbox(): Promise<Outbox | undefined> {
    const { client } = this.#host;
    return (
      client &&
      import('../kit/storage/outbox.ts').then(
        ({ outboxOf }) => outboxOf(client),
        () => undefined,
      )
    );
  }
}
