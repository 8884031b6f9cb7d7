import type { Reading } from '@vodokanal/contract';
import { isCounted } from '@vodokanal/contract/rules/reading-status';
import { isSameReading } from '@vodokanal/contract/rules/decimal';

/** A reading of the meter and period that the database has. */
export interface PresentReading {
  readonly id: string;
  readonly value: string;
  readonly volume: string | null;
  readonly taken_on: string;
  readonly source: Reading['source'];
  readonly status: Reading['status'];
  /** A reading with a receipt was accepted from somebody, who was told its value. */
  readonly receipt_number: string | null;
}

/** A reading as billing has it. */
export interface BilledReading {
  readonly value: string;
  readonly volume: string | null;
  readonly taken_on: string;
  readonly source: Reading['source'];
}

export interface Reconciled {
  readonly outcome: 'written' | 'unchanged' | 'different';
  /** A row to add, which counts from now on. */
  readonly added?: BilledReading;
  /** Rows that stop counting or count again. The value of a row never changes. */
  readonly changed: readonly ChangedReading[];
  /** The row that billing confirms. */
  readonly confirmed?: ChangedReading;
}

/** What a row becomes; without a volume of billing its own stays. */
export type ChangedReading = Pick<PresentReading, 'id' | 'status' | 'taken_on' | 'source' | 'volume'>;

const isTold = ({ receipt_number }: PresentReading) => receipt_number !== null;

/**
 * Compares a reading of billing with the rows of its meter and period. Nobody's value is overwritten: where billing has
 * another one, both rows stay, and the row of billing counts. Values that the meter shows alike are the same.
 */
export function reconcile(
  given: BilledReading,
  present: readonly PresentReading[],
  fractionDigits: number,
): Reconciled {
  const counted = present.find(isCounted);
  const isDisputed = present.some((row) => isTold(row) && row.status !== 'rejected');
  // A value that nobody sent is billing's own, whatever its file says.
  const billed = isDisputed && FROM_PEOPLE.includes(given.source) ? { ...given, source: 'billing' as const } : given;
  const isSame = (row: PresentReading) => isSameReading(row.value, billed.value, fractionDigits);
  /** The row with the facts of billing; what somebody was told of it stays. */
  const asBilled = (row: PresentReading): ChangedReading => {
    const { taken_on, source } = isTold(row) ? row : billed;
    return { id: row.id, status: 'billed', taken_on, source, volume: billed.volume };
  };
  if (counted && isSame(counted)) {
    const next = asBilled(counted);
    const isUnchanged =
      next.status === counted.status &&
      (next.volume ?? counted.volume) === counted.volume &&
      next.taken_on === counted.taken_on &&
      next.source === counted.source;
    return isUnchanged ? { outcome: 'unchanged', changed: [] } : { outcome: 'written', changed: [], confirmed: next };
  }
  // Billing may come back to a value that it did not use at first.
  const former =
    present.find((row) => row.status === 'different' && isSame(row)) ??
    present.find((row) => row.status === 'replaced' && !isTold(row) && isSame(row));
  const set: ChangedReading[] = counted
    ? [{ ...counted, status: isTold(counted) ? 'different' : 'replaced', volume: null }]
    : [];
  const outcome = counted && isTold(counted) ? 'different' : 'written';
  if (former) return { outcome, changed: [...set, asBilled(former)] };
  return { outcome, changed: set, added: billed };
}

const FROM_PEOPLE: readonly Reading['source'][] = ['resident', 'manager', 'phone', 'bulk'];
