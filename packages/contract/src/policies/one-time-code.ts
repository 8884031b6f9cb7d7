import { blockingFinding, ProblemError } from '../problem.ts';

const SECOND = 1000;

/**
 * Milliseconds: lifetime of a code, time for the step after a right code, wait before the next code, and lifetime of a
 * recovery code in the mailbox.
 */
export const CODE_LIFE = {
  code: 600 * SECOND,
  step: 1800 * SECOND,
  resend: 60 * SECOND,
  mail: 24 * 3600 * SECOND,
} as const;
export const MOST_TRIES = 5;
/**
 * The recipient that a recovery shows for every login. Real digits would tell which logins belong to one customer, and
 * made-up ones would mislead their owner.
 */
export const RECOVERY_RECIPIENT = '+7 ··· ···-··-··';
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
  const passed = sentAt ? now.getTime() - sentAt.getTime() : Infinity;
  // A time far in the future was written before the clock was set back; it must not become a long wait.
  const isWaiting = passed < CODE_LIFE.resend && passed > -CODE_LIFE.resend;
  if (isWaiting)
    throw new ProblemError('RATE_LIMITED', { retryAfter: (CODE_LIFE.resend - Math.max(0, passed)) / SECOND });
}

export const codeExpired = (): ProblemError => new ProblemError('CODE_EXPIRED');

/** Makes the answer to a wrong code; `tries` includes this one. */
export const wrongCode = (tries: number): ProblemError =>
  tries >= MOST_TRIES
    ? codeExpired()
    : new ProblemError('CODE_WRONG', {
        errors: [blockingFinding('CODE_WRONG', '/code', { left: MOST_TRIES - tries })],
      });
