import type { Reading, ReadingVerdict } from '@vodokanal/contract';
import { canonical } from '../decimal.ts';

/** A row of the table `reading`. */
export interface ReadingRow {
  readonly id: string;
  readonly meter_id: string;
  readonly period: string;
  readonly value: string;
  readonly volume: string | null;
  readonly taken_on: string;
  readonly received_at: Date | string;
  readonly source: Reading['source'];
  readonly status: Reading['status'];
  readonly receipt_number: string | null;
  readonly photo_id?: string | null;
  readonly verdict?: ReadingVerdict['outcome'] | null;
  readonly verdict_text?: string;
  readonly verdict_on?: string | null;
}

export function readingBody(row: ReadingRow): Reading {
  return {
    id: row.id,
    meterId: row.meter_id,
    period: row.period,
    value: canonical(row.value),
    volume: row.volume === null ? null : canonical(row.volume),
    takenOn: row.taken_on,
    receivedAt: new Date(row.received_at).toISOString(),
    source: row.source,
    status: row.status,
    receiptNumber: row.receipt_number,
    ...(row.photo_id && { photoId: row.photo_id }),
    ...(row.verdict &&
      row.verdict_on && {
        verdict: { outcome: row.verdict, text: row.verdict_text ?? '', decidedOn: row.verdict_on },
      }),
  };
}
