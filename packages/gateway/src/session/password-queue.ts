import { availableParallelism } from 'node:os';
import pLimit, { type LimitFunction } from 'p-limit';
import { ProblemError } from '../http/problems.ts';

/** Most requests that wait for their password to be hashed, in total and from one network. */
const MOST_WAITING = { total: 256, network: 128 } as const;

/** Milliseconds for one password until some have been measured. */
const USUAL_DURATION = 50;

export interface QueueOptions {
  /** How many run at once. */
  readonly slots: number;
  readonly most?: { readonly total: number; readonly network: number };
}

/** Whose password is hashed: `key` is the login, `network` the counted network of the visitor. */
export interface QueuedFor {
  readonly key: string;
  readonly network: string;
}

/**
 * Hashing a password occupies a core for tens of milliseconds, so it waits here for its turn: on all cores at once it
 * would make every other request wait. Attempts on one login run one after another, so that each knows the result of
 * those before it, and a right password is not refused because of others that are still being compared.
 */
export class PasswordQueue {
  readonly #slots: LimitFunction;
  readonly #concurrency: number;
  readonly #most: { readonly total: number; readonly network: number };
  readonly #logins = new Map<string, { readonly turn: LimitFunction; waiting: number }>();
  readonly #networks = new Map<string, number>();
  #waiting = 0;
  #duration = USUAL_DURATION;

  constructor({ slots, most = MOST_WAITING }: QueueOptions) {
    this.#slots = pLimit(slots);
    this.#concurrency = slots;
    this.#most = most;
  }

  /**
   * Runs the work in its turn; `waited` is how long it has waited, in milliseconds. Throws `SERVICE_UNAVAILABLE` with
   * the seconds until half of the queue is done when too many wait.
   */
  async run<T>(work: (waited: number) => Promise<T>, { key = '', network = '' }: Partial<QueuedFor> = {}): Promise<T> {
    const fromNetwork = this.#networks.get(network) ?? 0;
    if (this.#waiting >= this.#most.total || (network !== '' && fromNetwork >= this.#most.network))
      throw new ProblemError('SERVICE_UNAVAILABLE', {
        retryAfter: (this.#waiting * this.#duration) / this.#concurrency / 2000,
      });
    const asked = performance.now();
    this.#waiting++;
    this.#networks.set(network, fromNetwork + 1);
    try {
      return await this.#inTurn(key, () => this.#slots(() => this.#measured(() => work(performance.now() - asked))));
    } finally {
      this.#waiting--;
      const left = (this.#networks.get(network) ?? 1) - 1;
      if (left > 0) this.#networks.set(network, left);
      else this.#networks.delete(network);
    }
  }

  async #inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    if (key === '') return work();
    const login = this.#logins.get(key) ?? { turn: pLimit(1), waiting: 0 };
    this.#logins.set(key, login);
    login.waiting++;
    try {
      return await login.turn(work);
    } finally {
      if (--login.waiting === 0) this.#logins.delete(key);
    }
  }

  async #measured<T>(work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await work();
    } finally {
      this.#duration += (performance.now() - started - this.#duration) / 16;
    }
  }
}

/** The queue of this process. One core stays free for everything else. */
export const passwordQueue = new PasswordQueue({ slots: Math.max(1, availableParallelism() - 1) });
