import type { Session } from '@vodokanal/contract';
import type { Translate } from '../kit/i18n/messages.ts';
import type ru from './messages/sign-in-steps.ru.ts';
import type { SignInHost } from './sign-in-host.ts';

/** What a step of the sign-in is given. */
export interface SignInStepContext {
  readonly host: SignInHost;
  readonly t: Translate<keyof typeof ru>;
  /** What the endpoint has answered to the password. */
  readonly session: Session;
  /** The endpoint has gone on: somebody is in, or the next step is due. */
  onSession(session: Session): void;
  /** Nothing but the password again helps. */
  onOver(): void;
  /** None of what is asked for is at hand any more. */
  onLost(): void;
}

export interface SignInStep {
  render(back: unknown): unknown;
  stop?(): void;
}
