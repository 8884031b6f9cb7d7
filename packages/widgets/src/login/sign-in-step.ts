import type { Session } from '@vodokanal/contract';
import type { Translate } from '../kit/i18n/messages.ts';
import type ru from './messages/sign-in-steps.ru.ts';
import type { SignInHost } from './sign-in-host.ts';

/** What a step of the sign-in is given. */
export interface SignInStepContext {
  readonly host: SignInHost;
  readonly t: Translate<keyof typeof ru>;
  /** The answer of the endpoint to the password. */
  readonly session: Session;
  /** The sign-in is complete, or another step follows. */
  onSession(session: Session): void;
  /** The sign-in must start again with the password. */
  onExpired(): void;
  /** The person has none of the requested factors. */
  onLost(): void;
}

export interface SignInStep {
  render(back: unknown): unknown;
  stop?(): void;
}
