import { nothing } from 'lit';
import type { Session, SignIn } from '@vodokanal/contract';
import type { Connection } from '@vodokanal/client';
import type { FieldFault } from '../kit/parts/field-faults.ts';
import { messages } from '../kit/i18n/messages.ts';
import { errorSummary, focusSummary } from '../kit/parts/error-summary.ts';
import { SendTask } from '../kit/controllers/send-task.ts';
import type { SignInHost } from './sign-in-host.ts';
import ru from './messages/sending.ru.ts';
import type { SignInSteps } from './sign-in-steps.ts';

type Key = Parameters<ReturnType<typeof messages<typeof ru>>>[0];

/** What the form can do once somebody has touched it: send, say what is wrong with which field, lead on. */
export class SignInTask extends SendTask<Connection, SignIn, Session> {
  readonly #host: SignInHost;
  readonly #id: string;
  readonly #onSignedIn: () => Promise<void>;
  readonly #t: ReturnType<typeof messages<typeof ru>>;
  #passkeys: AbortController | undefined;
  /** Keys of what is wrong, by the ids of the fields: the words may still be on their way. */
  #faults: readonly { readonly id: string; readonly key: Key }[] = [];
  #isLeaving = false;
  /** What comes after the password, or in its place; loaded when it is met. */
  steps: SignInSteps | undefined;

  /** `id`: what the ids of the fields begin with. */
  constructor(host: SignInHost, id: string, onSignedIn: () => Promise<void>) {
    super(host, { isCancelable: true, send: (client, credentials) => client.session.signIn(credentials) });
    this.#host = host;
    this.#id = id;
    this.#onSignedIn = onSignedIn;
    this.#t = messages(host, ru, { en: () => import('./messages/sending.en.ts') });
  }

  faultOf(id: string): string | undefined {
    const key = this.#faults.find((fault) => fault.id === id)?.key;
    return key && this.#t(key);
  }

  summary(): unknown {
    const { problem } = this;
    const faults = problem ? [{ id: `${this.#id}-username`, text: () => this.#t.problem(problem) }] : this.#faults.map(({ id, key }): FieldFault => ({ id, text: () => this.#t(key) }));
    return faults.length > 0 ? errorSummary(this.#t('summary'), faults) : nothing;
  }

  override edited(id?: string): void {
    super.edited();
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
  }

  /** A passkey in the list of the login field: nothing to type at all. Where there is none, nobody notices. */
  async offerPasskeys(): Promise<void> {
    const host = this.#host;
    const view = host.ownerDocument.defaultView;
    if (this.#passkeys || !view || !('PublicKeyCredential' in view)) return;
    const { signal } = (this.#passkeys = new AbortController());
    // A page that waits for a key is not kept in the browser's memory.
    view.addEventListener('pagehide', () => this.stop(), { signal });
    try {
      const [{ offerPasskeys }, { authOf }] = await Promise.all([import('../auth/passkey.ts'), import('@vodokanal/client/resources/auth')]);
      const { client } = host;
      if (!client) return;
      const auth = authOf(client);
      let ticket = '';
      const answer = await offerPasskeys(view, async () => {
        const question = await auth.passkeyOptions();
        ({ ticket } = question);
        return question.options;
      }, signal);
      if (!answer) return;
      await auth.passkey(ticket, answer, host.querySelector<HTMLInputElement>('input[name=remember]')?.checked ?? false);
      await this.#onSignedIn();
    } catch { /* the form is there */ }
  }

  /** The form is gone, or sent, or out of sight: keys are offered no more until it is touched again. */
  stop(): void {
    this.#passkeys?.abort();
    this.#passkeys = undefined;
  }

  async submit(data: FormData): Promise<void> {
    if (this.isSending) return;
    this.stop();
    const login = (data.get('username') as string).trim();
    const password = data.get('password') as string;
    this.edited();
    this.#faults = [
      ...(login ? [] : [{ id: `${this.#id}-username`, key: 'loginRequired' as const }]),
      ...(password ? [] : [{ id: `${this.#id}-password`, key: 'passwordRequired' as const }]),
    ];
    const sent = this.#faults.length === 0 && (await this.send({ login, password, remember: data.has('remember') }));
    if (sent) return sent.value.state === 'signed-in' ? this.#onSignedIn() : this.go(sent.value);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    focusSummary(this.#host);
  }

  /** A further step of the sign-in, or another way in. */
  async go(to: Parameters<SignInSteps['go']>[0]): Promise<void> {
    if (this.#isLeaving) return;
    this.#isLeaving = true;
    const host = this.#host;
    const leave = () => {
      this.steps = undefined;
      this.#isLeaving = false;
    };
    try {
      const { SignInSteps } = await import('./sign-in-steps.ts');
      this.steps = new SignInSteps(host, this.problem, () => { leave(); void this.#onSignedIn(); }, async (login) => {
        leave();
        await host.focusCard();
        for (const field of host.querySelectorAll<HTMLInputElement>('input[name=username]')) field.value ||= login;
      });
      await this.steps.go(to);
    } catch {
      leave();
      this.#faults = [{ id: `${this.#id}-username`, key: 'kind-offline' }];
    }
    host.requestUpdate();
  }
}
