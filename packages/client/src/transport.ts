import { newIntent } from './intent.ts';
import { withMethodFallback } from './method-fallback.ts';
import { Problem, problemOf } from './problem.ts';

export interface Clock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface SendOptions {
  readonly body?: unknown;
  /** Idempotency key of the intent. By default a POST, PUT or DELETE gets a new key, shared by the retries of this call. */
  readonly key?: string | undefined;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal | undefined;
  /** The body may arrive slowly: only its beginning is waited for with a limit. */
  readonly isDownload?: boolean;
}

export type Send = (method: string, path: string, options?: SendOptions) => Promise<Response>;

const ATTEMPTS = 4;
/** Milliseconds until an attempt is given up. */
const TIMEOUT = 20_000;
/** Milliseconds between two attempts; an endpoint that asks for more is not asked again. */
const LONGEST_WAIT = 8_000;
/** Retries a page may make at once, and milliseconds until one more is allowed: fifty widgets must not flood the endpoint. */
const BUDGET = 10;
const BUDGET_REFILL = 5_000;

/**
 * Sends to the endpoint. Calls are retried after a lost connection, 502–504, an identical call still running, or a short
 * `Retry-After`, with full jitter and within the retry budget of the page. Every change carries an idempotency key, so
 * that it has one effect. A PATCH sends a piece of a file: it has no key and is not retried, because the uploader asks
 * the endpoint how much has arrived.
 */
export function createTransport(endpoint: string, fetch: typeof globalThis.fetch, clock: Clock): Send {
  const send = withMethodFallback(fetch);
  let tokens = BUDGET;
  let filledAt = clock.now();
  /** Takes one retry from the budget; false when none is left. */
  const takeRetry = () => {
    const now = clock.now();
    tokens = Math.min(BUDGET, tokens + (now - filledAt) / BUDGET_REFILL);
    filledAt = now;
    return tokens >= 1 && tokens-- > 0;
  };

  return async (method, path, options) => {
    // No prototype: properties that a page has added to Object.prototype must not become part of a request.
    const { body, key: given, headers, signal, isDownload } = { __proto__: null, ...options } as SendOptions;
    const isRead = method === 'GET' || method === 'HEAD';
    const key = given ?? (isRead || method === 'PATCH' ? undefined : newIntent());
    const mayRetry = isRead || key !== undefined;
    const request = {
      __proto__: null,
      method,
      credentials: 'include',
      headers: {
        Accept: 'application/json',
        ...(method !== 'GET' && { 'X-VK': '1' }),
        ...(key && { 'Idempotency-Key': key }),
        ...(body !== undefined && !headers && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: headers ? (body as BodyInit) : JSON.stringify(body) }),
    } as RequestInit;
    for (let attempt = 1; ; attempt++) {
      const problem = await once(request, signal);
      if (!(problem instanceof Problem)) return problem;
      const isTransient =
        problem.kind === 'offline' ||
        // The endpoint counts every change as an attempt, so a change that was refused as one too many is not repeated.
        (problem.kind === 'busy' &&
          (isRead || problem.code !== 'RATE_LIMITED') &&
          (problem.retryAfter ?? 0) * 1000 <= LONGEST_WAIT) ||
        problem.code === 'IN_FLIGHT';
      if (!mayRetry || !isTransient || attempt === ATTEMPTS || !takeRetry()) throw problem;
      await clock.sleep(
        (problem.retryAfter ?? 0) * 1000 + Math.random() * Math.min(LONGEST_WAIT, 300 * 2 ** attempt),
        signal,
      );
    }

    async function once(init: RequestInit, outer: AbortSignal | undefined): Promise<Response | Problem> {
      const limit = AbortSignal.timeout(TIMEOUT);
      const stop = new AbortController();
      const end = () => stop.abort(limit.reason);
      limit.addEventListener('abort', end);
      try {
        const response = await send(endpoint + path, {
          __proto__: null,
          ...init,
          signal: outer ? anyOf(outer, stop.signal) : stop.signal,
        } as RequestInit);
        if (isDownload) limit.removeEventListener('abort', end);
        return response.ok ? response : await problemOf(response);
      } catch (fault) {
        if (outer?.aborted) throw fault;
        return limit.aborted ? new Problem('busy', 'TIMEOUT') : new Problem('offline', 'OFFLINE');
      }
    }
  };
}

/** A signal that aborts with the first of the given ones, as `AbortSignal.any` of Safari 17.4 and Firefox 124 does. */
function anyOf(...signals: readonly AbortSignal[]): AbortSignal {
  const joined = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) joined.abort(signal.reason);
    else signal.addEventListener('abort', () => joined.abort(signal.reason), { signal: joined.signal });
  }
  return joined.signal;
}

/** Reads the JSON of a success; throws `NOT_JSON` when the body is something else. */
export async function jsonOf<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch {
    throw new Problem('broken', 'NOT_JSON');
  }
}
