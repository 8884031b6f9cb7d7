import type { Account, BulkRow, BulkRowResult, Finding, FindingCode, Meter, ReadingWindow } from '../index.ts';
import { checkReading, parseReading } from './reading.ts';
import { blockingReason } from './blocking-reason.ts';
import { serialFits } from './serial-number.ts';

/** The facts a row is checked against. */
export interface BulkFacts {
  /** The account named in the row, with its meters; undefined when it is in none of the manager's buildings. */
  readonly account: { readonly status: Account['status']; readonly meters: readonly Meter[] } | undefined;
  readonly window: ReadingWindow;
  /** Ids of the meters of earlier rows that were not rejected. */
  readonly seen: ReadonlySet<string>;
}

export interface JudgedRow {
  readonly result: BulkRowResult['result'];
  readonly errors: readonly Finding[];
  /** The reading to store; only when the row is accepted. */
  readonly reading?: {
    readonly meter: Meter;
    readonly value: string;
    readonly volume: string | null;
    readonly takenOn: string;
    /** Id of the manager's earlier reading that it replaces. */
    readonly replaces: string | undefined;
  };
  /** The meter of the row, when it was found. */
  readonly meterId?: string;
}

/**
 * Finds the meter of a row by its serial number, and by its service when several meters match or no number is given.
 * Returns a finding code when that does not give exactly one meter.
 */
export function meterOfRow<M extends Pick<Meter, 'serialNumber' | 'service' | 'state'>>(
  {
    serialNumber = '',
    service,
  }: { readonly serialNumber?: string | undefined; readonly service?: BulkRow['service'] | undefined },
  meters: readonly M[],
): M | 'METER_NOT_FOUND' | 'SEVERAL_METERS_MATCH' {
  const numbered = serialNumber.trim()
    ? meters.filter((meter) => serialFits(serialNumber, meter.serialNumber))
    : meters.filter(({ state }) => state !== 'removed');
  const found =
    (numbered.length > 1 || !serialNumber.trim()) && service
      ? numbered.filter((meter) => meter.service === service)
      : numbered;
  return found.length > 1 ? 'SEVERAL_METERS_MATCH' : (found[0] ?? 'METER_NOT_FOUND');
}

/**
 * Checks one row of a manager's file: account, meter, date, and then the reading itself. A row may replace only a
 * reading that the manager sent, and only until it is billed.
 */
export function judgeBulkRow(row: BulkRow, { account, window, seen }: BulkFacts): JudgedRow {
  const refuse = (
    code: FindingCode,
    pointer: string,
    params?: Finding['params'],
    result: BulkRowResult['result'] = 'rejected',
  ): JudgedRow => ({ result, errors: [{ code, severity: 'block', pointer, ...(params && { params }) }] });
  if (!account) return refuse('NOT_YOUR_BUILDING', '/accountNumber');
  const meter = meterOfRow(row, account.meters);
  if (typeof meter === 'string') return refuse(meter, '/serialNumber');
  const { current } = meter;
  const meterId = meter.id;
  if (seen.has(meterId)) return { ...refuse('DUPLICATE_ROW', '/serialNumber', undefined, 'duplicate'), meterId };
  if (current && current.value === parseReading(row.value)) return { result: 'unchanged', errors: [], meterId };
  const stop = blockingReason({ meter, accountStatus: account.status, windowOpen: window.open });
  if (stop) return { ...refuse(stop, '/value'), meterId };
  const takenOn = row.takenOn ?? window.today;
  if (takenOn > window.today) return { ...refuse('DATE_IN_FUTURE', '/takenOn'), meterId };
  if (takenOn < `${window.period}-01`)
    return { ...refuse('DATE_TOO_OLD', '/takenOn', { period: window.period }), meterId };
  const { value, volume, findings } = checkReading(row.value, {
    meter,
    accountStatus: account.status,
    windowOpen: window.open,
    otherMeters: account.meters.filter((other) => other !== meter && other.state !== 'removed'),
  });
  if (value === null || findings.some(({ severity }) => severity === 'block'))
    return { result: 'rejected', errors: findings, meterId };
  if (current?.status === 'billed') return { ...refuse('ALREADY_BILLED', '/value', { value: current.value }), meterId };
  if (current && current.source !== 'manager')
    return { ...refuse('ALREADY_SENT', '/value', { value: current.value }), meterId };
  const open = findings.filter(({ code, severity }) => severity === 'confirm' && !row.confirmed?.includes(code));
  if (open.length > 0) return { result: 'held', errors: findings, meterId };
  return { result: 'accepted', errors: [], meterId, reading: { meter, value, volume, takenOn, replaces: current?.id } };
}

/** Checks rows in order. A meter may appear again after its row was rejected. */
export function judgeBulkRows(
  { period, rows }: { readonly period?: string | undefined; readonly rows: readonly BulkRow[] },
  window: ReadingWindow,
  accountOf: (accountNumber: string) => BulkFacts['account'],
): { readonly row: BulkRow; readonly verdict: JudgedRow }[] {
  if (period !== undefined && period !== window.period)
    return rows.map((row) => ({
      row,
      verdict: {
        result: 'rejected',
        errors: [{ code: 'DATE_TOO_OLD', severity: 'block', pointer: '/period', params: { period } }],
      },
    }));
  const seen = new Set<string>();
  return rows.map((row) => {
    const verdict = judgeBulkRow(row, { account: accountOf(row.accountNumber), window, seen });
    if (verdict.meterId && verdict.result !== 'rejected') seen.add(verdict.meterId);
    return { row, verdict };
  });
}
