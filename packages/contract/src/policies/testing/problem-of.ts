import { ProblemError } from '../../problem.ts';

/** Runs a policy and returns its problem code, then code and pointer of each finding; empty when it does not throw. */
export function problemOf(work: () => unknown): string {
  try {
    work();
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    return [fault.code, ...fault.errors.map(({ code, pointer }) => `${code} ${pointer}`)].join(', ');
  }
  return '';
}
