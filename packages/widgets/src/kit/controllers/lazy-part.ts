import type { ReactiveControllerHost } from 'lit';

/** A lazily loaded part of a widget. A failed load is retried by the next call. */
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

  /** Undefined until loaded. */
  get value(): T | undefined {
    return this.#value;
  }

  /** The last load failed and no other has started since. */
  get isUnreachable(): boolean {
    return this.#isUnreachable;
  }

  /** Resolves to the part, or to undefined when the load fails; never rejects. */
  load(): Promise<T | undefined> {
    return (this.#loading ??= this.#start());
  }

  async #start(): Promise<T | undefined> {
    // Remove a notice that is still shown, so that screen readers announce a second failure.
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
