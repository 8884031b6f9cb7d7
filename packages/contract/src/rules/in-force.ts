/** A value of law or price and the dates it holds: from `validFrom`, both days included, to `validTo` or for good. */
export interface Dated<T> {
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly value: T;
}

/** The value in force on a local date (`YYYY-MM-DD`): of several the one that came last; undefined when there is none. */
export function inForce<T>(values: readonly Dated<T>[], date: string): T | undefined {
  return values
    .filter(({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo))
    .reduce<Dated<T> | undefined>(
      (latest, value) => (latest && latest.validFrom > value.validFrom ? latest : value),
      undefined,
    )?.value;
}
