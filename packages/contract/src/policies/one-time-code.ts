import { blockingFinding, ProblemError } from '../problem.ts';

const SECOND = 1000;

/** Lifetimes in milliseconds: of a code, of the step after a right one, and the pause between two codes. */
export const CODE_LIFE = { code: 600 * SECOND, step: 1800 * SECOND, resend: 60 * SECOND } as const;
export const MOST_TRIES = 5;
const MOST_SENDS = 5;

/** A ticket for something that takes several steps. */
export interface CodeTicket {
  readonly sends: number;
  readonly sentAt: Date | null;
  readonly isVerified: boolean;
  readonly isDone: boolean;
}

/** Refuses another code: where none is needed any more, after the last one, and too soon. */
export function assertMaySend({ sends, sentAt, isVerified, isDone }: CodeTicket, now: Date): void {
  if (isVerified || isDone || sends >= MOST_SENDS) throw codeExpired();
  const wait = sentAt ? sentAt.getTime() + CODE_LIFE.resend - now.getTime() : 0;
  if (wait > 0) throw new ProblemError('RATE_LIMITED', { retryAfter: wait / SECOND });
}

export const codeExpired = (): ProblemError => new ProblemError('CODE_EXPIRED');

/** How a wrong code is answered after so many tries, this one included. */
export const wrongCode = (tries: number): ProblemError =>
  tries >= MOST_TRIES
    ? codeExpired()
    : new ProblemError('CODE_WRONG', {
        errors: [blockingFinding('CODE_WRONG', '/code', { left: MOST_TRIES - tries })],
      });
