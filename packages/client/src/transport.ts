import { Problem, problemOf } from './problem.ts';

export interface Clock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Sending {
  readonly body?: unknown;
  /** Idempotency key: with one, a call may be repeated though it changes something. */
  readonly key?: string;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal | undefined;
}

export type Send = (method: string, path: string, sending?: Sending) => Promise<Response>;

const ATTEMPTS = 4;
const TIMEOUT = 20_000;
const LONGEST_WAIT = 8_000;
/** Repetitions the whole page may make at once, and how fast they come back: no storm from fifty widgets. */
const BUDGET = 10;
const BUDGET_REFILL = 5_000;

/**
 * Sends to the endpoint and repeats what may be repeated: reads and keyed calls, after a cut connection, 502–504, an
 * identical call still running, or a short `Retry-After`; with full jitter, and never beyond the page's budget.
 */
export function createTransport(endpoint: string, fetch: typeof globalThis.fetch, clock: Clock): Send {
  let tokens = BUDGET;
  let filledAt = clock.now();
  const spend = () => {
    const now = clock.now();
    tokens = Math.min(BUDGET, tokens + (now - filledAt) / BUDGET_REFILL);
    filledAt = now;
    return tokens >= 1 && tokens-- > 0;
  };

  return async (method, path, sending) => {
    // Without a prototype, here and below: what a page has put on all objects must not become part of a request.
    const { body, key, headers, signal } = { __proto__: null, ...sending } as Sending;
    const mayRepeat = method === 'GET' || method === 'HEAD' || key !== undefined;
    const request = {
      __proto__: null,
      method,
      credentials: 'include',
      headers: { Accept: 'application/json', ...(method !== 'GET' && { 'X-VK': '1' }), ...(key && { 'Idempotency-Key': key }), ...(body !== undefined && !headers && { 'Content-Type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: headers ? (body as BodyInit) : JSON.stringify(body) }),
    } as RequestInit;
    for (let attempt = 1; ; attempt++) {
      const problem = await once(request, signal);
      if (!(problem instanceof Problem)) return problem;
      const passing = problem.kind === 'offline' || (problem.kind === 'busy' && (problem.retryAfter ?? 0) * 1000 <= LONGEST_WAIT) || problem.code === 'IN_FLIGHT';
      if (!mayRepeat || !passing || attempt === ATTEMPTS || !spend()) throw problem;
      await clock.sleep((problem.retryAfter ?? 0) * 1000 + Math.random() * Math.min(LONGEST_WAIT, 300 * 2 ** attempt), signal);
    }

    async function once(init: RequestInit, outer: AbortSignal | undefined): Promise<Response | Problem> {
      const limit = AbortSignal.timeout(TIMEOUT);
      try {
        const response = await fetch(endpoint + path, { __proto__: null, ...init, signal: outer ? AbortSignal.any([outer, limit]) : limit } as RequestInit);
        return response.ok ? response : await problemOf(response);
      } catch (fault) {
        if (outer?.aborted) throw fault;
        return limit.aborted ? new Problem('busy', 'TIMEOUT') : new Problem('offline', 'OFFLINE');
      }
    }
  };
}

/** The JSON of a success; what only calls itself JSON is none. */
export async function jsonOf<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch {
    throw new Problem('broken', 'NOT_JSON');
  }
}
