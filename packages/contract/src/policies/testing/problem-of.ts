import { ProblemError } from '../../problem.ts';

/** What a policy refuses with: the code, then code and pointer of each finding; empty when it refuses nothing. */
export function problemOf(work: () => unknown): string {
  try {
    work();
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    return [fault.code, ...fault.errors.map(({ code, pointer }) => `${code} ${pointer}`)].join(', ');
  }
  return '';
}
