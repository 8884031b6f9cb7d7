import { initialState, Task, TaskStatus } from '@lit/task';
import type { ReactiveController } from 'lit';
import { asProblem, Problem, type Client, type ResourceName } from '@vodokanal/client';
import type { VkAccountElement } from '../account-element.ts';

/** The render branches of a loading widget, in this order. */
export interface LoadBranches<T, View = undefined> {
  signedOut(): unknown;
  pending(): unknown;
  failed(problem: Problem): unknown;
  empty(value: T): unknown;
  ready(value: T, view: View): unknown;
}

export interface LoadOptions<T, Watched extends readonly unknown[], View> {
  /** Other values the load depends on. */
  watch?(): Watched;
  /** Resources whose change makes the value stale. */
  readonly resources: readonly ResourceName[];
  /** `customer`: the value does not depend on the chosen account. */
  readonly scope?: 'customer';
  load(client: Client, accountId: string, watched: Watched, signal: AbortSignal): Promise<T>;
  /**
   * Imports what renders the value, in parallel with the session check and the first load; visitors who are signed out
   * never download it. A failed import is retried with the next load.
   */
  view?(): Promise<View>;
  isEmpty?(value: T): boolean;
  /** Another customer or account is shown: clear what belongs to the previous one. */
  forget?(): void;
}

const SLOW = 8_000;

/** To the visitor, a chunk that fails to load is a lost connection. */
const chunkFailed = (): never => {
  throw new Problem('offline', 'CHUNK_FAILED');
};

/**
 * Loads data for the signed-in customer and the chosen account, again when either or a watched value changes, or when a
 * write makes it stale. Keeps the last value while reloading, aborts when the widget is removed, resumes when it is
 * added again, and after eight seconds without an answer says so while it goes on waiting.
 */
export class LoadTask<
  T,
  Watched extends readonly unknown[] = readonly [],
  View = undefined,
> implements ReactiveController {
  readonly #host: VkAccountElement;
  readonly #options: LoadOptions<T, Watched, View>;
  readonly #task: Task<readonly unknown[], T>;
  #client: Client | undefined;
  #unsubscribes: (() => void)[] = [];
  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  #isSlow = false;
  #loadNumber = 0;
  #shownOwner: string | undefined;
  #view: View | undefined;
  #loadingView: Promise<View | undefined> | undefined;
  #last: { readonly key: string | undefined; readonly value: T } | undefined;

  constructor(host: VkAccountElement, options: LoadOptions<T, Watched, View>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#task = new Task<readonly unknown[], T>(host, {
      task: ([client, key], { signal }) => this.#run(client as Client | undefined, key as string | undefined, signal),
      args: () => [this.#client, this.#key, this.#loadNumber, ...this.#watched],
    });
  }

  get isOfAccount(): boolean {
    return !this.#options.scope;
  }

  /** The last loaded value, also while it is reloaded. */
  get value(): T | undefined {
    return this.#last?.key === this.#key ? this.#last?.value : undefined;
  }

  get view(): View | undefined {
    return this.#view;
  }

  retry = (): void => {
    this.#loadNumber++;
    this.#isSlow = false;
    this.#host.requestUpdate();
  };

  hostUpdate(): void {
    const { client, isConnected } = this.#host;
    if (!isConnected) return;
    if (client !== this.#client) this.#setClient(client);
    const session = client?.session;
    // An expired session still belongs to the same customer, whose typed values must stay.
    if (!session || session.state === 'expired') return;
    const owner = [session.customerId, this.#accountId].join();
    if (this.#shownOwner !== undefined && owner !== this.#shownOwner) this.#options.forget?.();
    this.#shownOwner = session.customerId && owner;
  }

  hostConnected(): void {
    this.#setClient(this.#host.client);
    this.#loadNumber++;
  }

  hostDisconnected(): void {
    this.#setClient(undefined);
    this.#task.abort();
    this.#stopSlowTimer();
  }

  render(branches: LoadBranches<T, View>): unknown {
    const session = this.#client?.session;
    // A visitor who was never signed in here gets the signed-out branch without waiting for the session check.
    if (session && !this.#host.mayBeSignedIn) return branches.signedOut();
    if (session?.state === 'signed-in' && this.#accountId === undefined)
      return branches.failed(new Problem('rejected', 'NO_ACCOUNT'));
    const { value } = this;
    if (value !== undefined)
      return this.#options.isEmpty?.(value) ? branches.empty(value) : branches.ready(value, this.#view as View);
    if (this.#task.status === TaskStatus.ERROR) return branches.failed(asProblem(this.#task.error));
    return this.#isSlow ? branches.failed(new Problem('busy', 'SLOW')) : branches.pending();
  }

  get #watched(): readonly unknown[] {
    return this.#options.watch?.() ?? [];
  }

  /** Empty for customer data; undefined while no account is shown. */
  get #accountId(): string | undefined {
    return this.isOfAccount ? this.#client?.session.account?.id : '';
  }

  /** Identifies the value by customer, account and watched values; undefined while they are unknown. */
  get #key(): string | undefined {
    const session = this.#client?.session;
    return session?.state === 'signed-in' && this.#accountId !== undefined
      ? [session.customerId, this.#accountId, ...this.#watched].join(' ')
      : undefined;
  }

  async #run(client: Client | undefined, key: string | undefined, signal: AbortSignal): Promise<T> {
    const isUnknown = client?.session.state === 'unknown';
    if (!client || (key === undefined && !isUnknown)) return initialState as never;
    this.#startSlowTimer();
    try {
      if (isUnknown) {
        if (this.#host.mayBeSignedIn) void this.#loadView().catch(() => undefined);
        // If a session exists, its change event re-runs this task.
        await client.session.check();
        return initialState as never;
      }
      const [value] = await Promise.all([
        this.#options.load(client, this.#accountId ?? '', this.#watched as unknown as Watched, signal),
        this.#loadView(),
      ]);
      // A superseded load must not replace the newer value.
      signal.throwIfAborted();
      this.#last = { key, value };
      return value;
    } finally {
      if (!signal.aborted) this.#stopSlowTimer();
    }
  }

  /** Imports the view once; a failed import is retried. */
  async #loadView(): Promise<void> {
    if (!this.#options.view) return;
    this.#loadingView ??= this.#options.view();
    try {
      this.#view = await this.#loadingView;
    } catch {
      this.#loadingView = undefined;
      chunkFailed();
    }
  }

  #stopSlowTimer(): void {
    clearTimeout(this.#slowTimer);
    this.#isSlow = false;
  }

  #startSlowTimer(): void {
    this.#stopSlowTimer();
    this.#slowTimer = setTimeout(() => {
      this.#isSlow = true;
      this.#host.requestUpdate();
    }, SLOW);
  }

  #setClient(client: Client | undefined): void {
    for (const unsubscribe of this.#unsubscribes.splice(0)) unsubscribe();
    this.#client = client;
    if (!client) return;
    const update = () => this.#host.requestUpdate();
    this.#unsubscribes = [
      client.session.subscribe(update),
      client.subscribe((resource) => {
        if (this.#options.resources.includes(resource)) this.retry();
      }),
    ];
  }
}
