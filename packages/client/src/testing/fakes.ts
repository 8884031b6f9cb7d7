import type { Channel, ConnectOptions, Storage } from '../connection.ts';
import type { OutboxStore, Queued } from '../outbox.ts';
import { asProblem, type Problem } from '../problem.ts';
import type { Clock } from '../transport.ts';

export const ENDPOINT = 'https://lk.example.org';

export const ok = (body: unknown = {}): Response => Response.json(body);
export const empty = (headers: Record<string, string> = {}): Response => new Response(null, { status: 204, headers });
export const problem = (
  status: number,
  code: string,
  more: { readonly headers?: Record<string, string>; readonly errors?: readonly object[] } = {},
): Response =>
  new Response(
    JSON.stringify({ type: 'urn:x', title: code, status, code, ...(more.errors && { errors: more.errors }) }),
    { status, headers: { 'Content-Type': 'application/problem+json', ...more.headers } },
  );
/** Fails as `fetch` does without a network. */
export const networkError = (): never => {
  throw new TypeError('Failed to fetch');
};

/** Resolves to the problem with which the work fails. */
export async function fails(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (fault) {
    return asProblem(fault);
  }
  throw new Error('It succeeded.');
}

/** Waits until everything started has gone as far as it can without new input. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((done) => setImmediate(done));
}

export interface MemoryStorage extends Storage {
  readonly entries: Map<string, string>;
}

export function memoryStorage(entries = new Map<string, string>()): MemoryStorage {
  return {
    entries,
    get: (key) => entries.get(key) ?? null,
    set(key, value) {
      entries.set(key, value);
      return true;
    },
    remove: (key) => {
      entries.delete(key);
    },
    removeAll(prefix) {
      for (const key of [...entries.keys()]) if (key.startsWith(prefix)) entries.delete(key);
    },
  };
}

/** A browser that cannot store anything. */
export const noStorage: Storage = {
  get: () => null,
  set: () => false,
  remove: () => undefined,
  removeAll: () => undefined,
};

/** A clock whose time passes only by `sleep`. */
export function fakeClock(): Clock & { readonly waits: number[] } {
  let now = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    sleep(ms) {
      waits.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}

/** The tabs of one browser: each receives the messages of the others. */
export function fakeTabs() {
  const tabs = new Set<Channel>();
  const posted: unknown[] = [];
  return {
    posted,
    open(): Channel {
      const tab: Channel = {
        onmessage: null,
        postMessage(message) {
          posted.push(message);
          for (const other of tabs)
            if (other !== tab) queueMicrotask(() => other.onmessage?.({ data: structuredClone(message) }));
        },
      };
      tabs.add(tab);
      return tab;
    },
  };
}

type Answer = (request: Request) => Response | Promise<Response>;

/** An endpoint that answers by method and path, e.g. `'GET /v1/session'`; `answers` may be changed at any time. */
export function fakeEndpoint(answers: Record<string, Answer>) {
  const requests: Request[] = [];
  return {
    answers,
    requests,
    /** The requests so far, each as `GET /v1/session`. */
    get asked(): readonly string[] {
      return requests.map(({ method, url }) => `${method} ${url.slice(ENDPOINT.length)}`);
    },
    fetch: (async (input, init) => {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      requests.push(request);
      const answer = answers[`${request.method} ${request.url.slice(ENDPOINT.length)}`];
      if (!answer) throw new Error(`no answer for ${request.method} ${request.url}`);
      const ended = new Promise<never>((_, fail) => {
        request.signal.addEventListener('abort', () => {
          fail(request.signal.reason as Error);
        });
      });
      return Promise.race([ended, answer(request.clone())]);
    }) as typeof globalThis.fetch,
  };
}

/** An answer that waits until `give` is called. */
export function held(): { readonly answer: Answer; readonly give: (response: Response) => void } {
  const { promise, resolve } = Promise.withResolvers<Response>();
  return { answer: () => promise, give: resolve };
}

export const optionsFor = (fetch: typeof globalThis.fetch, more: Partial<ConnectOptions> = {}): ConnectOptions => ({
  endpoint: ENDPOINT,
  fetch,
  storage: memoryStorage(),
  clock: fakeClock(),
  ...more,
});

export const signedIn = (id = 'anna', accounts: readonly string[] = ['a1', 'a2']) => ({
  state: 'signed-in',
  customer: { id, name: '' },
  accounts: accounts.map((account) => ({ id: account, number: account })),
  expiresAt: '2026-11-22T21:00:00Z',
});

export interface MemoryOutboxStore extends OutboxStore {
  readonly entries: Map<string, Queued>;
  readonly log: string[];
}

/** An outbox store in memory; `withLock` runs one work at a time, like the locks of a browser. */
export function memoryOutboxStore(entries = new Map<string, Queued>()): MemoryOutboxStore {
  const log: string[] = [];
  let last: Promise<unknown> = Promise.resolve();
  return {
    entries,
    log,
    all: () => Promise.resolve([...entries.values()]),
    put(queued) {
      log.push(`put ${queued.key}`);
      entries.set(queued.key, queued);
      return Promise.resolve();
    },
    remove(key) {
      log.push(`remove ${key}`);
      entries.delete(key);
      return Promise.resolve();
    },
    withLock<T>(work: () => Promise<T>): Promise<T> {
      const mine = last.then(work);
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
