import { initialState, Task, TaskStatus } from '@lit/task';
import type { ReactiveController } from 'lit';
import { asProblem, Problem, type Client, type ResourceName } from '@vodokanal/client';
import type { VkAccountElement } from '../account-element.ts';

/** The branches of a widget that shows something, in this order. */
export interface LoadBranches<T, View = undefined> {
  signedOut(): unknown;
  pending(): unknown;
  failed(problem: Problem): unknown;
  empty(value: T): unknown;
  ready(value: T, view: View): unknown;
}

export interface Loading<T, Watched extends readonly unknown[], View> {
  /** What else the load depends on. */
  watch?(): Watched;
  /** The nouns whose change makes this stale. */
  readonly resources: readonly ResourceName[];
  /** Whose it is: the account's that is shown, or the customer's, whichever account is shown, or none. */
  readonly of?: 'customer';
  load(client: Client, accountId: string, watched: Watched, signal: AbortSignal): Promise<T>;
  /**
   * Loads what renders the value, beside the session and the first value: visitors who are signed out never download
   * it. Tried again with the next load when its file did not arrive.
   */
  view?(): Promise<View>;
  isEmpty?(value: T): boolean;
  /** Another person or account is shown from now on: what belongs to the one before must go. */
  forget?(): void;
}

const SLOW = 8_000;

/** A chunk that does not arrive is a lost connection to the visitor. */
const chunkFailed = (): never => { throw new Problem('offline', 'CHUNK_FAILED'); };

/**
 * Loads for the signed-in customer and the chosen account: again when either or what is watched changes, or when a
 * write makes it stale. Keeps the last good value meanwhile, stops when its widget leaves the page, goes on when it
 * comes back, and after eight seconds without an answer says so while it still waits.
 */
export class LoadTask<T, Watched extends readonly unknown[] = readonly [], View = undefined> implements ReactiveController {
  readonly #host: VkAccountElement;
  readonly #loading: Loading<T, Watched, View>;
  readonly #task: Task<readonly unknown[], T>;
  #client: Client | undefined;
  #stops: (() => void)[] = [];
  #slow: ReturnType<typeof setTimeout> | undefined;
  #isSlow = false;
  #turn = 0;
  #shown: string | undefined;
  #view: View | undefined;
  #loadingView: Promise<View | undefined> | undefined;
  #last: { readonly key: string | undefined; readonly value: T } | undefined;

  constructor(host: VkAccountElement, loading: Loading<T, Watched, View>) {
    this.#host = host;
    this.#loading = loading;
    host.addController(this);
    this.#task = new Task<readonly unknown[], T>(host, {
      task: ([client, key], { signal }) => this.#run(client as Client | undefined, key as string | undefined, signal),
      args: () => [this.#client, this.#key, this.#turn, ...this.#watched],
    });
  }

  get isOfAccount(): boolean {
    return !this.#loading.of;
  }

  /** The last good value, also while it is refreshed. */
  get value(): T | undefined {
    return this.#last?.key === this.#key ? this.#last?.value : undefined;
  }

  get view(): View | undefined {
    return this.#view;
  }

  retry = (): void => {
    this.#turn++;
    this.#isSlow = false;
    this.#host.requestUpdate();
  };

  hostUpdate(): void {
    const { client, isConnected } = this.#host;
    if (!isConnected) return;
    if (client !== this.#client) this.#follow(client);
    const session = client?.session;
    // An ended session is still the same person's; what they typed waits for them.
    if (!session || session.state === 'expired') return;
    const shown = [session.customerId, this.#accountId].join();
    if (this.#shown !== undefined && shown !== this.#shown) this.#loading.forget?.();
    this.#shown = session.customerId && shown;
  }

  hostConnected(): void {
    this.#follow(this.#host.client);
    this.#turn++;
  }

  hostDisconnected(): void {
    this.#follow(undefined);
    this.#task.abort();
    this.#arrived();
  }

  render(branches: LoadBranches<T, View>): unknown {
    const session = this.#client?.session;
    // Where nobody was signed in before, nobody waits for the answer that nobody is.
    if (session && !this.#host.isInside) return branches.signedOut();
    if (session?.state === 'signed-in' && this.#accountId === undefined) return branches.failed(new Problem('rejected', 'NO_ACCOUNT'));
    const { value } = this;
    if (value !== undefined) return this.#loading.isEmpty?.(value) ? branches.empty(value) : branches.ready(value, this.#view as View);
    if (this.#task.status === TaskStatus.ERROR) return branches.failed(asProblem(this.#task.error));
    return this.#isSlow ? branches.failed(new Problem('busy', 'SLOW')) : branches.pending();
  }

  get #watched(): readonly unknown[] {
    return this.#loading.watch?.() ?? [];
  }

  /** Empty for what is the customer's; undefined while no account is shown. */
  get #accountId(): string | undefined {
    return this.isOfAccount ? this.#client?.session.account?.id : '';
  }

  /** Who and what is shown; undefined while that is not known. */
  get #key(): string | undefined {
    const session = this.#client?.session;
    return session?.state === 'signed-in' && this.#accountId !== undefined ? [session.customerId, this.#accountId, ...this.#watched].join(' ') : undefined;
  }

  async #run(client: Client | undefined, key: string | undefined, signal: AbortSignal): Promise<T> {
    const isUnknown = client?.session.state === 'unknown';
    if (!client || (key === undefined && !isUnknown)) return initialState as never;
    this.#await();
    try {
      if (isUnknown) {
        if (this.#host.isInside) void this.#loadView().catch(() => undefined);
        // The answer changes the session, and that starts the next run.
        await client.session.check();
        return initialState as never;
      }
      const [value] = await Promise.all([this.#loading.load(client, this.#accountId ?? '', this.#watched as unknown as Watched, signal), this.#loadView()]);
      // A load that was superseded must not take the place of the newer one.
      signal.throwIfAborted();
      this.#last = { key, value };
      return value;
    } finally {
      if (!signal.aborted) this.#arrived();
    }
  }

  /** Made once; another try after its file did not arrive. */
  async #loadView(): Promise<void> {
    if (!this.#loading.view) return;
    this.#loadingView ??= this.#loading.view();
    try {
      this.#view = await this.#loadingView;
    } catch {
      this.#loadingView = undefined;
      chunkFailed();
    }
  }

  #arrived(): void {
    clearTimeout(this.#slow);
    this.#isSlow = false;
  }

  #await(): void {
    this.#arrived();
    this.#slow = setTimeout(() => { this.#isSlow = true; this.#host.requestUpdate(); }, SLOW);
  }

  #follow(client: Client | undefined): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#client = client;
    if (!client) return;
    const update = () => this.#host.requestUpdate();
    this.#stops = [
      client.session.subscribe(update),
      client.subscribe((resource) => { if (this.#loading.resources.includes(resource)) this.retry(); }),
    ];
  }
}
