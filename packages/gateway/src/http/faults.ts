import type { Logger } from 'pino';
import { Busy } from '../database/transaction.ts';
import { ProblemError } from './problems.ts';

/**
 * Errors that pass by themselves or when somebody makes room. PostgreSQL: connection (08), resources and full disk (53),
 * shutdown and cancelled statements (57), input and output (58), read-only (25006), conflicts that remained after all
 * attempts (40), lost prepared statements (26000, 42P05). Operating system: network, full disk, too many open files.
 */
const PASSING_CODE =
  /^(?:(?:08|40|53|57|58)\w{3}|25006|26000|42P05|ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOST\w+|ENET\w+|ENOSPC|EDQUOT|EROFS|EMFILE|ENFILE|EIO)$/;

/** Whether an error code of PostgreSQL or of the operating system is one of those. */
export const isPassingFault = (code: string): boolean => PASSING_CODE.test(code);

/** Errors of `pg` and PGlite without a code. */
const PASSING_MESSAGE =
  /timeout exceeded when trying to connect|Connection terminated|not queryable|cached plan must not change|PGlite is clos|No space left on device/i;

/** A locked row or table, for which nobody should wait longer. */
const LOCKED = '55P03';

/** Seconds until a request may be repeated: a lock is short, a restart of the database takes longer. */
const WAIT = { lock: 1, database: 2 } as const;

/** Turns any thrown value into the problem that is answered, and logs what is not the visitor's doing. */
export function asProblem(fault: unknown, log: Logger | undefined): ProblemError {
  if (fault instanceof ProblemError) {
    if (fault.detail !== undefined) log?.warn({ problem: fault.code, cause: fault.detail }, 'refused');
    return fault;
  }
  const { code = '', name } = (fault ?? {}) as { readonly code?: string; readonly name?: string };
  if (fault instanceof Busy || code === LOCKED)
    return new ProblemError('SERVICE_UNAVAILABLE', { retryAfter: WAIT.lock });
  if (isPassingFault(code) || (fault instanceof Error && PASSING_MESSAGE.test(fault.message))) {
    log?.warn({ fault: code || name }, 'database or disk not available');
    return new ProblemError('SERVICE_UNAVAILABLE', { retryAfter: WAIT.database });
  }
  // The message may contain personal data; the stack lines never do.
  const place =
    fault instanceof Error
      ? (fault.stack ?? '')
          .split('\n')
          .filter((line) => line.includes('    at '))
          .slice(0, 6)
      : [];
  log?.error({ fault: code || name, place }, 'unexpected fault');
  return new ProblemError('INTERNAL');
}
