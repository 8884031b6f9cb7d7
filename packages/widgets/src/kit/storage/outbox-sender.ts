import { clientOf, type Client, type Connection, type Problem } from '@vodokanal/client';
import type { Delivery, Outbox, Queued } from '@vodokanal/client/outbox';
import { outboxOf } from './outbox.ts';

/** Pause before a queued reading is sent again, in milliseconds; doubled after each failure. */
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 300_000;

export type OutboxListener = (settled: readonly Delivery[]) => void;

/**
 * Sends the queued readings of one client for the whole page: when the connection is back, when the page becomes visible,
 * and after growing pauses. Forms subscribe to the results, but it also works without them.
 */
export class OutboxSender {
  readonly #client: Client;
  readonly #outbox: Outbox;
  readonly #listeners = new Set<OutboxListener>();
  #queued: ReadonlyMap<string, Queued> = new Map();
  #isFlushing = false;
  #pause = FIRST_PAUSE;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isWatching = false;

  constructor(client: Client, outbox: Outbox) {
    this.#client = client;
    this.#outbox = outbox;
    client.session.subscribe(() => void this.resume());
  }

  get isFlushing(): boolean {
    return this.#isFlushing;
  }

  /** The reading that is queued for a meter. */
  queuedFor(meterId: string): Queued | undefined {
    return this.#queued.get(meterId);
  }

  /** Calls the listener after every change with the readings that were accepted or refused; returns the unsubscribe function. */
  subscribe(listener: OutboxListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Sends the queue now if a customer is signed in. */
  retry = (): void => {
    clearTimeout(this.#timer);
    if (this.#client.session.state !== 'signed-in' || this.#queued.size === 0 || this.#isFlushing) return;
    void this.#flush([]);
  };

  /** Reads the queue of the signed-in customer and sends it. */
  async resume(): Promise<void> {
    await this.#readQueue();
    this.retry();
  }

  /**
   * Queues readings and sends them. `isKept` is false where the browser keeps nothing: then a reading that was not sent
   * is lost with the page, and `problem` says why it was not sent.
   */
  async send(
    readings: readonly Queued[],
  ): Promise<{ readonly isKept: boolean; readonly problem: Problem | undefined }> {
    const isKept = await this.#outbox.put(readings);
    return { isKept, problem: await this.#flush(isKept ? [] : readings) };
  }

  /** Removes a reading from the queue; false when it is being sent. */
  async remove(meterId: string): Promise<boolean> {
    const queued = this.#queued.get(meterId);
    if (!queued || this.#isFlushing) return false;
    await this.#outbox.remove(queued.key);
    await this.#readQueue();
    return true;
  }

  /** Resolves to the problem of the readings that are still queued. */
  async #flush(unpersisted: readonly Queued[]): Promise<Problem | undefined> {
    this.#isFlushing = true;
    this.#notify([]);
    const before = [...this.#queued.keys()];
    const deliveries = await this.#outbox.flush(unpersisted).finally(() => {
      this.#isFlushing = false;
    });
    const settled = deliveries.filter(({ isWaiting }) => !isWaiting);
    await this.#readQueue();
    const waiting = deliveries.find(({ isWaiting }) => isWaiting);
    if (waiting && this.#queued.size > 0) this.#retryLater();
    else this.#pause = FIRST_PAUSE;
    this.#notify(settled);
    // Another tab may have sent some of them, so widgets with these meters must load them again.
    if (before.some((id) => !this.#queued.has(id) && !settled.some(({ queued }) => queued.meterId === id)))
      this.#client.http.invalidate('meters');
    return waiting?.problem;
  }

  #retryLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.retry, this.#pause * (0.75 + Math.random() / 2));
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }

  async #readQueue(): Promise<void> {
    const waiting = await this.#outbox.waiting().catch(() => []);
    this.#queued = new Map(waiting.map((queued) => [queued.meterId, queued]));
    this.#watch(this.#queued.size > 0);
    this.#notify([]);
  }

  /** Listens to the page only while something is queued. */
  #watch(isNeeded: boolean): void {
    if (isNeeded === this.#isWatching) return;
    this.#isWatching = isNeeded;
    const change = isNeeded ? 'addEventListener' : 'removeEventListener';
    window[change]('online', this.retry);
    document[change]('visibilitychange', this.#retryIfVisible);
  }

  readonly #retryIfVisible = (): void => {
    if (document.visibilityState === 'visible') this.retry();
  };

  #notify(settled: readonly Delivery[]): void {
    for (const listener of [...this.#listeners]) listener(settled);
  }
}

const senders = new WeakMap<Outbox, OutboxSender>();

/** The sender of an endpoint's queue, shared by the whole page. */
export function outboxSenderOf(client: Client): OutboxSender {
  const outbox = outboxOf(client);
  let sender = senders.get(outbox);
  if (!sender) senders.set(outbox, (sender = new OutboxSender(client, outbox)));
  return sender;
}

/** Sends the readings that an earlier visit left in the queue. */
export const resumeOutbox = (connection: Connection): Promise<void> => outboxSenderOf(clientOf(connection)).resume();
