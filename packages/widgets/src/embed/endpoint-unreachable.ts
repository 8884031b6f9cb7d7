import type { Problem } from '@vodokanal/client';
import { diagnose } from './diagnosis.ts';

/** Reports in the console, once a page, why the endpoint cannot be reached. */
export function reportUnreachable(problem: Problem, endpoint: string): void {
  void diagnose(endpoint, problem);
}
