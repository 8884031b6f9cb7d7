import type { Service } from '../index.ts';
import type { DayRange } from './month-parts.ts';

/** One step from the readings to the sum, for a page to show. */
export type ChargeStep =
  | {
      readonly step: 'readings';
      readonly previous: string;
      readonly current: string;
      readonly volume: string;
      readonly isRollover: boolean;
    }
  | { readonly step: 'average'; readonly volume: string; readonly law: string }
  | {
      readonly step: 'norm';
      readonly norm: string;
      readonly persons: number;
      readonly volume: string;
      readonly law: string;
    }
  | {
      readonly step: 'supplied';
      readonly volumes: readonly { readonly service: Service; readonly volume: string }[];
      readonly volume: string;
      readonly law: string;
    }
  | {
      readonly step: 'area';
      readonly whole: string;
      readonly area: string;
      readonly wholeArea: string;
      readonly volume: string;
      readonly law: string;
    }
  | {
      readonly step: 'heat';
      readonly volume: string;
      readonly heat: string;
      readonly quantity: string;
      readonly law: string;
    }
  /** Days of the month when not all of it is charged, or a value changes inside it; the quantity is rounded to be shown. */
  | ({ readonly step: 'days'; readonly days: number; readonly of: number; readonly quantity: string } & DayRange)
  /** The part above the norm: `times` is the factor less one. */
  | { readonly step: 'coefficient'; readonly factor: string; readonly times: string; readonly law: string }
  /** Price in kopecks; `exact` is the product in kopecks before rounding, with up to six digits. */
  | {
      readonly step: 'price';
      readonly price: number;
      readonly validFrom: string;
      readonly exact: string;
      readonly law: string;
    }
  | { readonly step: 'rounding'; readonly exact: string; readonly amount: number }
  | {
      readonly step: 'recalculation';
      readonly period: string;
      readonly billed: number;
      readonly correct: number;
      readonly reason: string;
      readonly law: string;
    };

/** A line of a bill in kopecks; negative for a recalculation in the customer's favour. */
export interface ChargeLine {
  readonly service: Service;
  readonly kind: 'volume' | 'heat' | 'coefficient' | 'recalculation';
  /** Where the quantity comes from; null for a recalculation. */
  readonly basis: 'meter' | 'average' | 'norm' | 'supplied' | 'area' | 'heat' | null;
  /** m³, or gigacalories of heat, of the days that are charged; null for a recalculation. */
  readonly quantity: string | null;
  readonly amount: number;
  readonly steps: readonly ChargeStep[];
}

/** A recalculation of an earlier month: what was billed, what is correct, and why (ПП РФ № 354, п. 61, 69); kopecks. */
export function recalculationLine(
  service: Service,
  given: Omit<Extract<ChargeStep, { step: 'recalculation' }>, 'step'>,
): ChargeLine {
  const amount = given.correct - given.billed;
  return {
    service,
    kind: 'recalculation',
    basis: null,
    quantity: null,
    amount,
    steps: [{ step: 'recalculation', ...given }],
  };
}

/** The sums of a bill in kopecks. */
export interface BillTotals {
  /** What the month adds; negative when its recalculations are larger. */
  readonly month: number;
  /** Never negative: a credit is not asked for. */
  readonly toPay: number;
  /** What the next month takes first. */
  readonly credit: number;
}

/** The sums of a bill from its lines and the balance before it (kopecks, negative for a credit). */
export function billTotals(lines: readonly Pick<ChargeLine, 'amount'>[], before: number): BillTotals {
  const month = lines.reduce((sum, { amount }) => sum + amount, 0);
  return { month, toPay: Math.max(0, before + month), credit: Math.max(0, -before - month) };
}
