/** Milliseconds for which a value is used without a look at the database. */
export const FRESH_FOR = 5000;

/**
 * A small table that every request needs, cached in memory and read again when older than `FRESH_FOR`. It is refreshed
 * before a request starts its work and then read synchronously: PGlite has one connection, so a query outside an open
 * transaction would wait for ever.
 */
export class Snapshot<T> {
  readonly #read: () => Promise<T>;
  readonly #clock: () => number;
  #value: T | undefined;
  #readAt = -Infinity;
  #reading: Promise<void> | undefined;

  /** `clock` returns milliseconds. */
  constructor(read: () => Promise<T>, clock: () => number = Date.now) {
    this.#read = read;
    this.#clock = clock;
  }

  get isFresh(): boolean {
    // Also when the clock was set back.
    return Math.abs(this.#clock() - this.#readAt) < FRESH_FOR;
  }

  /** The cached value; undefined before the first `refresh`. */
  get known(): T | undefined {
    return this.#value;
  }

  /** The cached value; throws when `refresh` was never awaited. */
  get value(): T {
    if (this.#value === undefined) throw new Error('Asked before it was read');
    return this.#value;
  }

  /** Concurrent calls share one query. */
  async refresh(): Promise<void> {
    if (this.isFresh) return;
    this.#reading ??= this.#load().finally(() => {
      this.#reading = undefined;
    });
    await this.#reading;
  }

  /** Makes the next `refresh` read again; call it after a change in this process. */
  forget(): void {
    this.#readAt = -Infinity;
  }

  async #load(): Promise<void> {
    const asked = this.#clock();
    this.#value = await this.#read();
    this.#readAt = asked;
  }
}
