import type { ChargeDetail } from '@vodokanal/contract';

/** The chosen month and the one it is compared with, where there is one. */
export interface MonthFacts {
  readonly month: ChargeDetail;
  readonly other: ChargeDetail | undefined;
  /** `YYYY-MM`; undefined when no earlier month was billed. */
  readonly otherPeriod: string | undefined;
}
