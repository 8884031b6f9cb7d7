import { ProblemError } from '@vodokanal/contract/problem';
import type { MockState } from './state.ts';

/** Failures before the mock asks to wait. The wait is always five seconds, because its clock may stand still. */
const FREE_FAILURES = 5;
const WAIT = 5;

/** Counts an attempt as a failure before checking it. Throws RATE_LIMITED after too many. */
export function countFailure(state: MockState, source: string): void {
  const failures = failuresOf(state, source);
  if (state.throttled > 0 || failures >= FREE_FAILURES)
    throw new ProblemError('RATE_LIMITED', { retryAfter: state.throttled || WAIT });
  state.failures.set(source, failures + 1);
}

export const failuresOf = (state: MockState, source: string): number => state.failures.get(source) ?? 0;

export const forgetFailures = (state: MockState, source: string): void => {
  state.failures.delete(source);
};
