import { sql } from 'kysely';
import type { Database } from './open.ts';

/** Milliseconds until the difference to the database's clock is measured again. */
const MEASURED_FOR = 30_000;

/**
 * The time of the database server. All processes of a gateway share it, so that what one has written is neither old nor
 * in the future for another whose own clock differs.
 */
export class DatabaseClock {
  readonly #db: Database;
  /** The database's time when the monotonic clock of this process showed 0, in milliseconds. */
  #zero = Date.now() - performance.now();
  #measuredAt = -Infinity;
  #measuring: Promise<void> | undefined;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The present time; when the last measurement is old, another one is begun for later calls. */
  readonly now = (): Date => {
    const passed = performance.now();
    // While the database does not answer, the last difference still holds.
    if (passed - this.#measuredAt > MEASURED_FOR) void this.refresh().catch(() => undefined);
    return new Date(this.#zero + passed);
  };

  /** Measures the difference. Concurrent calls share one query. */
  async refresh(): Promise<void> {
    this.#measuring ??= this.#measure().finally(() => {
      this.#measuring = undefined;
    });
    await this.#measuring;
  }

  async #measure(): Promise<void> {
    const asked = performance.now();
    this.#measuredAt = asked;
    const { rows } = await sql<{ ms: number }>`
      select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`.execute(this.#db);
    // The database has read its clock about half way between question and answer.
    this.#zero = (rows[0]?.ms ?? Date.now()) - (asked + performance.now()) / 2;
  }
}
