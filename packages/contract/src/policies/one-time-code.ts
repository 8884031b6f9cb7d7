import { blockingFinding, ProblemError } from '../problem.ts';

const SECOND = 1000;

/** Milliseconds: lifetime of a code, time for the step after a right code, and wait before the next code. */
export const CODE_LIFE = { code: 600 * SECOND, step: 1800 * SECOND, resend: 60 * SECOND } as const;
export const MOST_TRIES = 5;
const MOST_SENDS = 5;

/** The state of a ticket that a code was sent for. */
export interface CodeTicket {
  readonly sends: number;
  readonly sentAt: Date | null;
  readonly isVerified: boolean;
  readonly isDone: boolean;
}

/** Throws CODE_EXPIRED when no further code is allowed, RATE_LIMITED when it is too soon for one. */
export function assertMaySend({ sends, sentAt, isVerified, isDone }: CodeTicket, now: Date): void {
  if (isVerified || isDone || sends >= MOST_SENDS) throw codeExpired();
  const wait = sentAt ? sentAt.getTime() + CODE_LIFE.resend - now.getTime() : 0;
  if (wait > 0) throw new ProblemError('RATE_LIMITED', { retryAfter: wait / SECOND });
}

export const codeExpired = (): ProblemError => new ProblemError('CODE_EXPIRED');

/** Makes the answer to a wrong code; `tries` includes this one. */
export const wrongCode = (tries: number): ProblemError =>
  tries >= MOST_TRIES
    ? codeExpired()
    : new ProblemError('CODE_WRONG', {
        errors: [blockingFinding('CODE_WRONG', '/code', { left: MOST_TRIES - tries })],
      });
