import type { Finding } from '../index.ts';
import { ProblemError } from '../problem.ts';

/** How long a guest may take to send the reading, in milliseconds. */
export const GUEST_TICKET_LIFE = 15 * 60_000;

/** What a guest is told of a refusal: they have proven nothing but two numbers of a bill, so no previous reading is quoted. */
export const problemForGuest = (fault: unknown): unknown =>
  fault instanceof ProblemError && fault.errors.length > 0
    ? new ProblemError(fault.code, {
        errors: fault.errors.map(({ code, severity, pointer }): Finding => ({ code, severity, pointer })),
      })
    : fault;
