import { operations, type OperationId } from '../generated/operations.ts';
import { checkResponse } from './check-response.ts';

export interface Sent {
  readonly status: number;
  readonly headers: Headers;
  // Answers have many shapes; each case checks the one it expects.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

export interface SendOptions {
  readonly parameters?: Record<string, string>;
  /** Query string without the `?`. */
  readonly query?: string;
  readonly body?: unknown;
  /** Sent unchanged instead of a JSON body. */
  readonly raw?: BodyInit;
  readonly key?: string | null;
  readonly headers?: Record<string, string | null>;
  /** Called with the response before the browser takes it; throwing loses the answer. */
  readonly receive?: (response: Response) => Promise<void>;
}

let keys = 0;

/** Calls an endpoint like a page, with cookies and the kit's headers. Throws when an answer breaks the contract. */
export class Browser {
  readonly #send: (request: Request) => Promise<Response>;
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();

  constructor(send: (request: Request) => Promise<Response>, origin: string) {
    this.#send = send;
    this.#origin = origin;
  }

  async call(
    id: OperationId,
    { parameters = {}, query = '', body, raw, key, headers: extra = {}, receive }: SendOptions = {},
  ): Promise<Sent> {
    const { method, path, keyed } = operations[id];
    const headers = new Headers({ Accept: 'application/json' });
    if (method !== 'get' && method !== 'head') {
      headers.set('Origin', this.#origin);
      headers.set('X-VK', '1');
    }
    if (this.#cookies.size > 0)
      headers.set('Cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (body !== undefined || raw !== undefined) headers.set('Content-Type', 'application/json');
    if (keyed && key !== null) headers.set('Idempotency-Key', key ?? newKey());
    for (const [name, value] of Object.entries(extra))
      if (value === null) headers.delete(name);
      else headers.set(name, value);
    const url =
      this.#origin + path.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '') + (query && `?${query}`);
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await this.#send(
      new Request(url, { method: method.toUpperCase(), headers, ...(payload !== undefined && { body: payload }) }),
    );
    await receive?.(response);
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (/max-age=0/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const text = await response.text();
    const parsed: unknown = text && /json/.test(response.headers.get('Content-Type') ?? '') ? JSON.parse(text) : text;
    if (method !== 'head' || response.ok) checkResponse(id, response.status, response.headers, parsed);
    return { status: response.status, headers: response.headers, body: parsed };
  }
}

/** Makes an unused idempotency key. */
export const newKey = (): string => `conformance-${Date.now().toString(36)}-${String(++keys).padStart(6, '0')}`;
