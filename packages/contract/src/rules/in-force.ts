/** A legal value or price with its dates, both included. `validTo` is null while no end is known. */
export interface Dated<T> {
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly value: T;
}

/** The value in force on a local date (`YYYY-MM-DD`), the latest when several are; undefined when none is. */
export const inForce = <T>(values: readonly Dated<T>[], date: string): T | undefined =>
  datedInForce(values, date)?.value;

/** As `inForce`, with the dates of the value. */
export function datedInForce<T>(values: readonly Dated<T>[], date: string): Dated<T> | undefined {
  return values
    .filter(({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo))
    .reduce<Dated<T> | undefined>(
      (latest, value) => (latest && latest.validFrom > value.validFrom ? latest : value),
      undefined,
    );
}
