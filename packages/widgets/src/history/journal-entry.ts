import type { Meter, Reading, Service } from '@vodokanal/contract';

/** A reading with the meter it belongs to. */
export interface JournalEntry extends Reading {
  readonly meter: Meter;
}

/** What the customer disputes: codes and an opaque id. */
export interface DisputedReading {
  readonly readingId: string;
  /** `YYYY-MM`. */
  readonly period: string;
  readonly service: Service;
}
