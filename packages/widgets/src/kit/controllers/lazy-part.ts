import type { ReactiveControllerHost } from 'lit';

/** A part of a widget that loads when it is first needed. A load that failed is tried again by the next call. */
export class LazyPart<T> {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<T>;
  #loading: Promise<T | undefined> | undefined;
  #value: T | undefined;
  #isUnreachable = false;

  constructor(host: ReactiveControllerHost, load: () => Promise<T>) {
    this.#host = host;
    this.#load = load;
  }

  /** Undefined until it has loaded. */
  get value(): T | undefined {
    return this.#value;
  }

  /** The last load failed, and no other has begun since. */
  get isUnreachable(): boolean {
    return this.#isUnreachable;
  }

  /** The part, or undefined when it cannot be loaded now; never rejects. */
  load(): Promise<T | undefined> {
    return (this.#loading ??= this.#start());
  }

  async #start(): Promise<T | undefined> {
    // A notice that is still shown goes first, so that a second failure is announced again.
    if (this.#isUnreachable) this.#host.requestUpdate();
    this.#isUnreachable = false;
    try {
      return (this.#value = await this.#load());
    } catch {
      this.#isUnreachable = true;
      this.#loading = undefined;
      return undefined;
    } finally {
      this.#host.requestUpdate();
    }
  }
}
