import type { Finding } from '../index.ts';
import { ProblemError } from '../problem.ts';

/** Time a guest has to send the reading, in milliseconds. */
export const GUEST_TICKET_LIFE = 15 * 60_000;

/** Removes the parameters of findings: a guest is not signed in and must not see previous readings. */
export const problemForGuest = (fault: unknown): unknown =>
  fault instanceof ProblemError && fault.errors.length > 0
    ? new ProblemError(fault.code, {
        errors: fault.errors.map(({ code, severity, pointer }): Finding => ({ code, severity, pointer })),
      })
    : fault;
