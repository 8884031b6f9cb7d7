import type { Meter, Reading } from '@vodokanal/contract';

/** A reading with the meter it belongs to. */
export interface JournalEntry extends Reading {
  readonly meter: Meter;
}
