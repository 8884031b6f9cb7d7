import type { BulkRow, Finding } from '../index.ts';
import { blockingFinding } from '../problem.ts';

/** Returns a finding for each row whose number was used by an earlier row. */
export function repeatedRows(rows: readonly Pick<BulkRow, 'row'>[]): Finding[] {
  const seen = new Set<number>();
  return rows.flatMap(({ row }, index) =>
    seen.size === seen.add(row).size ? [blockingFinding('DUPLICATE_ROW', `/rows/${index}/row`)] : [],
  );
}
