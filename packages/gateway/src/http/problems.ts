export { ProblemError, problemResponse } from '@vodokanal/contract/problem';

/** Whole seconds until an instant, for `Retry-After`: at least 1. */
export const secondsUntil = (instant: Date, now: Date): number =>
  Math.max(1, Math.ceil((instant.getTime() - now.getTime()) / 1000));
