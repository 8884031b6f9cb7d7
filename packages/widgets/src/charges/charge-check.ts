import type { ChargeDetail } from '@vodokanal/contract';
import { chargeLines, type ChargeFacts } from '@vodokanal/contract/rules/charge';
import type { ChargeLine } from '@vodokanal/contract/rules/charge-line';

export type BilledLine = ChargeDetail['lines'][number];

/** A line computed from the facts of its month, with the law behind its volume. */
export interface ComputedLine extends ChargeLine {
  readonly law: string;
}

export interface CheckedLine {
  readonly line: BilledLine;
  readonly computed?: ComputedLine;
  /**
   * `unknown`: the utility gives no calculation for the line. `plain`: a late fee or a recalculation, which do not
   * come from the volume of the month.
   */
  readonly state: 'equal' | 'different' | 'unknown' | 'plain';
}

/** The lines of one service; none when no price of the month is known. */
function linesOf(facts: ChargeFacts): ComputedLine[] {
  try {
    return chargeLines(facts).map((line) => ({ ...line, law: facts.law }));
  } catch (fault) {
    if (fault instanceof RangeError) return [];
    throw fault;
  }
}

/**
 * Computes the lines of a month again and compares them with the amounts that were billed. A computed line that is not on
 * the bill stands at the end, with the amount 0.
 */
export function checkedLines({ lines, facts }: ChargeDetail): CheckedLine[] {
  const left = facts.flatMap(linesOf);
  const take = (billed: BilledLine): ComputedLine | undefined => {
    const same = left.filter(({ service, kind }) => service === billed.service && kind === billed.kind);
    const found = same.find(({ basis }) => basis === billed.basis) ?? same[0];
    if (found) left.splice(left.indexOf(found), 1);
    return found;
  };
  const checked = lines.map((line): CheckedLine => {
    if (line.kind === 'recalculation' || line.kind === 'lateFee') return { line, state: 'plain' };
    const computed = take(line);
    if (!computed) return { line, state: 'unknown' };
    return { line, computed, state: computed.amount === line.amount ? 'equal' : 'different' };
  });
  const missing = left.filter(({ amount }) => amount !== 0);
  return [
    ...checked,
    ...missing.map((computed): CheckedLine => {
      const { service, kind, basis, quantity } = computed;
      return { line: { service, kind, basis, quantity, amount: 0 }, computed, state: 'different' };
    }),
  ];
}
