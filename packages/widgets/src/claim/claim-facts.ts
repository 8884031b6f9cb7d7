import type { Config, Meter } from '@vodokanal/contract';

/** What the form is made from. */
export interface ClaimFacts {
  readonly config: Config;
  readonly meters: readonly Meter[];
  readonly today: string;
}
