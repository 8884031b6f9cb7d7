import { html, nothing } from 'lit';
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

/** Sends the sign-in form, knows its field errors, and opens the next steps. Loaded when the form is first focused. */
export class SignInTask extends SendTask<Connection, SignIn, Session> {
  readonly #host: SignInHost;
  readonly #id: string;
  readonly #onSignedIn: () => Promise<void>;
  readonly #t: ReturnType<typeof messages<typeof ru>>;
  #passkeys: AbortController | undefined;
  /** Message keys of the errors by field id; their texts may still be loading. */
  #faults: readonly { readonly id: string; readonly key: Key }[] = [];
  #isOpeningStep = false;
  /** Steps after the password or instead of it; loaded when needed. */
  steps: SignInSteps | undefined;

  /** `id` is the prefix of the field ids. */
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
    const faults = problem
      ? [{ id: `${this.#id}-username`, text: () => this.#t.problem(problem) }]
      : this.#faults.map(({ id, key }): FieldFault => ({ id, text: () => this.#t(key) }));
    return html`${faults.length > 0 ? errorSummary(this.#t('summary'), faults) : nothing}${this.renderWait()}`;
  }

  override edited(id?: string): void {
    super.edited();
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
  }

  /** Offers a passkey in the autofill of the login field; does nothing when there is none. */
  async offerPasskeys(): Promise<void> {
    const host = this.#host;
    const view = host.ownerDocument.defaultView;
    if (this.#passkeys || !view || !('PublicKeyCredential' in view)) return;
    const { signal } = (this.#passkeys = new AbortController());
    // A pending credential request would keep the page out of the back-forward cache.
    view.addEventListener('pagehide', () => this.stop(), { signal });
    try {
      const [{ offerPasskeys }, { authOf }] = await Promise.all([
        import('../auth/passkey.ts'),
        import('@vodokanal/client/resources/auth'),
      ]);
      const { client } = host;
      if (!client) return;
      const auth = authOf(client);
      let ticket = '';
      const answer = await offerPasskeys(
        view,
        async () => {
          const question = await auth.passkeyOptions();
          ({ ticket } = question);
          return question.options;
        },
        signal,
      );
      if (!answer) return;
      await auth.passkey(
        ticket,
        answer,
        host.querySelector<HTMLInputElement>('input[name=remember]')?.checked ?? false,
      );
      await this.#onSignedIn();
    } catch {
      /* the form still works */
    }
  }

  /** Stops offering passkeys, e.g. when the form is sent, until it is focused again. */
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

  /** Opens the next step of the sign-in, or another flow. */
  async go(to: Parameters<SignInSteps['go']>[0]): Promise<void> {
    if (this.#isOpeningStep) return;
    this.#isOpeningStep = true;
    const host = this.#host;
    const closeSteps = () => {
      this.steps = undefined;
      this.#isOpeningStep = false;
    };
    try {
      const { SignInSteps } = await import('./sign-in-steps.ts');
      this.steps = new SignInSteps(
        host,
        this.problem,
        () => {
          closeSteps();
          void this.#onSignedIn();
        },
        async (login) => {
          closeSteps();
          await host.focusCard();
          for (const field of host.querySelectorAll<HTMLInputElement>('input[name=username]')) field.value ||= login;
        },
      );
      await this.steps.go(to);
    } catch {
      closeSteps();
      this.#faults = [{ id: `${this.#id}-username`, key: 'kind-offline' }];
    }
    host.requestUpdate();
  }
}
