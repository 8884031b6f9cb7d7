/** Milliseconds for which what another process has changed may still be unknown here; docs/security.md promises it. */
export const FRESH_FOR = 5000;

/**
 * A small table that every request needs, held in memory and read again when it is older than `FRESH_FOR`. It is read
 * before the work of a request begins and asked synchronously then: PGlite has one connection, and whoever holds it in
 * a transaction must never wait for a query outside of it.
 */
export class Snapshot<T> {
  readonly #read: () => Promise<T>;
  #value: T | undefined;
  #readAt = -Infinity;
  #reading: Promise<void> | undefined;

  constructor(read: () => Promise<T>) {
    this.#read = read;
  }

  get isFresh(): boolean {
    return performance.now() - this.#readAt < FRESH_FOR;
  }

  /** Undefined until it was read once. */
  get known(): T | undefined {
    return this.#value;
  }

  /** What is known; `refresh` must have been awaited before. */
  get value(): T {
    if (this.#value === undefined) throw new Error('Asked before it was read');
    return this.#value;
  }

  /** Requests that come while it is read wait for the same answer. */
  async refresh(): Promise<void> {
    if (this.isFresh) return;
    this.#reading ??= this.#load().finally(() => {
      this.#reading = undefined;
    });
    await this.#reading;
  }

  /** It has changed here: the next request reads it again. */
  forget(): void {
    this.#readAt = -Infinity;
  }

  async #load(): Promise<void> {
    const asked = performance.now();
    this.#value = await this.#read();
    this.#readAt = asked;
  }
}
