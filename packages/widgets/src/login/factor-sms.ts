import type { CodeSent, Session } from '@vodokanal/contract';
import { authOf } from '@vodokanal/client/resources/auth';
import { CodeStep } from '../auth/code-step.ts';
import { messages } from '../kit/i18n/messages.ts';
import ru from '../auth/messages/code.ru.ts';
import type { SignInStep, SignInStepContext } from './sign-in-step.ts';

/** Second factor by SMS. */
export class SmsStep implements SignInStep {
  readonly #code: CodeStep<Session>;

  constructor({ host, onSession, onExpired }: SignInStepContext, sent: CodeSent & { readonly ticket: string }) {
    const t = messages(host, ru, { en: () => import('../auth/messages/code.en.ts') });
    this.#code = new CodeStep<Session>(host, t, {
      check: (client, ticket, code, intent) => authOf(client).confirm({ ticket, kind: 'sms', code }, intent),
      onChecked: onSession,
      onExpired,
    });
    this.#code.start(sent);
  }

  render(back: unknown): unknown {
    return this.#code.render(back);
  }

  stop(): void {
    this.#code.stop();
  }
}
