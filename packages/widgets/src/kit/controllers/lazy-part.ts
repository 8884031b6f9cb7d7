import type { ReactiveControllerHost } from 'lit';
import type { VkElement } from '../element.ts';
import { messages } from '../i18n/messages.ts';
import { SLOW } from './in-time.ts';
import { PressedButton } from './pressed-button.ts';

/**
 * A lazily loaded part of a widget. The button that was pressed says that it loads. A failed load is retried by the next
 * call; one that takes longer than eight seconds counts as failed until it arrives.
 */
export class LazyPart<T> {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<T>;
  readonly #button: PressedButton;
  readonly #t: ((key: 'loading') => string) | undefined;
  #loading: Promise<T | undefined> | undefined;
  #value: T | undefined;
  #isUnreachable = false;

  constructor(host: ReactiveControllerHost, load: () => Promise<T>) {
    this.#host = host;
    this.#load = load;
    this.#button = new PressedButton(host);
    if (host instanceof HTMLElement)
      this.#t = messages(host as unknown as VkElement, {}, { en: () => Promise.resolve({ default: {} }) });
  }

  /** Undefined until loaded. */
  get value(): T | undefined {
    return this.#value;
  }

  /** The last load failed or is late, and no other has started since. */
  get isUnreachable(): boolean {
    return this.#isUnreachable;
  }

  /** Resolves to the part, or to undefined when the load fails or is late; never rejects. */
  load(): Promise<T | undefined> {
    return (this.#loading ??= this.#start());
  }

  async #start(): Promise<T | undefined> {
    // Remove a notice that is still shown, so that screen readers announce a second failure.
    if (this.#isUnreachable) this.#host.requestUpdate();
    this.#isUnreachable = false;
    const unmark = this.#button.mark(this.#t?.('loading') ?? '');
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isLate = new Promise<'late'>((done) => {
      timer = setTimeout(() => done('late'), SLOW);
    });
    const loading = this.#load();
    try {
      const loaded = await Promise.race([loading.then((value) => ({ value })), isLate]);
      if (loaded !== 'late') return (this.#value = loaded.value);
      this.#fail();
      // It may still arrive.
      loading.then(
        (value) => {
          this.#value = value;
          this.#isUnreachable = false;
          this.#host.requestUpdate();
        },
        () => undefined,
      );
    } catch {
      this.#fail();
    } finally {
      clearTimeout(timer);
      unmark();
      this.#host.requestUpdate();
    }
    return undefined;
  }

  #fail(): void {
    this.#isUnreachable = true;
    this.#loading = undefined;
  }
}
