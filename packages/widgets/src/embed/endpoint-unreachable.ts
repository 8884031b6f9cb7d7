import type { Problem } from '@vodokanal/client';
import { diagnose } from './diagnosis.ts';

/** The endpoint was not found where the page says it is: finds out why and says so in the console, once for a page. */
export function reportUnreachable(problem: Problem, endpoint: string): void {
  void diagnose(endpoint, problem);
}
