import { AsyncLocalStorage } from 'node:async_hooks';
import { ProblemError } from '../http/problems.ts';

/** Share of the connections that one operation may have. */
const SHARE = 0.7;
/** Connections of an operation that a lock or a slow statement has stopped, and for how many milliseconds. */
const SLOW = { connections: 2, duration: 5000 } as const;
/** Milliseconds that a request waits for the others of its operation. */
const LONGEST_WAIT = 3000;
const RETRY_AFTER = 2;

interface Operation {
  running: number;
  slowUntil: number;
  readonly waiting: Set<() => void>;
}

const current = new AsyncLocalStorage<string>();

/** Runs the work of a request; its connections count for the operation. */
export const runAsOperation = <T>(id: string, work: () => Promise<T>): Promise<T> => current.run(id, work);

/**
 * Keeps one operation from taking all connections of the pool, e.g. while its table is locked, so that the others go
 * on. Work outside an operation is not limited.
 */
export class Bulkhead {
  readonly #most: number;
  readonly #operations = new Map<string, Operation>();

  constructor(connections: number) {
    this.#most = Math.max(1, Math.floor(connections * SHARE));
  }

  /**
   * Waits until the present operation may have another connection, and returns the function that gives it back. Throws
   * `SERVICE_UNAVAILABLE` when that takes too long.
   */
  async enter(): Promise<() => void> {
    const id = current.getStore();
    if (id === undefined) return () => undefined;
    const operation = this.#operationOf(id);
    if (operation.running >= this.#mostOf(operation)) await waitForTurn(operation);
    else operation.running++;
    return () => {
      operation.running--;
      const [next] = operation.waiting;
      if (next && operation.running < this.#mostOf(operation)) next();
    };
  }

  /** The present operation was stopped by a lock or a slow statement. */
  stopped(): void {
    const id = current.getStore();
    if (id !== undefined) this.#operationOf(id).slowUntil = performance.now() + SLOW.duration;
  }

  #operationOf(id: string): Operation {
    let operation = this.#operations.get(id);
    if (!operation)
      this.#operations.set(id, (operation = { running: 0, slowUntil: -Infinity, waiting: new Set<() => void>() }));
    return operation;
  }

  #mostOf({ slowUntil }: Operation): number {
    return slowUntil > performance.now() ? Math.min(SLOW.connections, this.#most) : this.#most;
  }
}

function waitForTurn(operation: Operation): Promise<void> {
  return new Promise((done, fail) => {
    const go = () => {
      clearTimeout(timer);
      operation.waiting.delete(go);
      operation.running++;
      done();
    };
    const timer = setTimeout(() => {
      operation.waiting.delete(go);
      fail(new ProblemError('SERVICE_UNAVAILABLE', { retryAfter: RETRY_AFTER }));
    }, LONGEST_WAIT);
    operation.waiting.add(go);
  });
}
