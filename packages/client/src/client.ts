import { connect, type Connection, type ConnectOptions } from './connection.ts';
import { jsonOf, type Sending } from './transport.ts';

export type ResourceName = 'balance' | 'meters' | 'claims' | 'config' | 'consents' | 'security' | 'profile' | 'helpers' | 'buildings';

export interface Client extends Connection {
  /** @internal How the nouns reach the endpoint. */
  readonly http: ResourceHttp;
  /** To be told when something of a noun was changed; returns how to stop that. */
  subscribe(listener: (resource: ResourceName) => void): () => void;
}

/** How the resources reach the endpoint. */
export interface ResourceHttp extends Connection {
  /** Reads JSON; calls for the same path at the same time share one request, which ends when nobody waits any more. */
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  post<T>(path: string, sending?: Sending): Promise<T>;
  /** For what is answered without words. */
  tell(method: string, path: string, sending?: Sending): Promise<void>;
  invalidate(resource: ResourceName): void;
}

/** Shared by every copy of the kit on a page: what one widget changed, the others reload. */
const CLIENTS = Symbol.for('vk.clients/1');
const clients = ((globalThis as { [CLIENTS]?: WeakMap<Connection, Client> })[CLIENTS] ??= new WeakMap());
/** Every noun comes with its own file and costs only those who ask for it: `readingsOf(client).submit()`. */
export const defineResource = <T>(resource: (http: ResourceHttp) => T) => (client: Client): T => resource(client.http);

/** A client of its own for an endpoint. */
export function createClient(options: ConnectOptions): Client {
  return clientOf(connect(options));
}

/** The client on a connection; the same one for everybody who asks. */
export function clientOf(connection: Connection): Client {
  // A client is a connection, too: it is its own.
  if ('http' in connection) return connection as Client;
  let client = clients.get(connection);
  if (!client) clients.set(connection, (client = build(connection)));
  return client;
}

/** A connection that can do more: what changes of the one is seen through the other. */
const over = <T extends Connection>(connection: Connection, more: Omit<T, keyof Connection>): T => Object.assign(Object.create(connection) as T, more);

function build(connection: Connection): Client {
  const { send, channel } = connection;
  const listeners = new Set<(resource: ResourceName) => void>();
  const { get, forget } = sharedGet(connection);
  const tell = (resource: ResourceName) => {
    forget();
    for (const listener of [...listeners]) listener(resource);
  };
  // What was changed in another tab is stale here, too.
  const hear = channel?.onmessage;
  if (channel) channel.onmessage = (event) => {
    hear?.(event);
    tell(event.data as ResourceName);
  };
  const http = over<ResourceHttp>(connection, {
    get,
    post: async (path, sending) => jsonOf(await send('POST', path, sending)),
    tell: async (method, path, sending) => void (await send(method, path, sending)),
    invalidate(resource) {
      tell(resource);
      channel?.postMessage(resource);
    },
  });
  return Object.freeze(over<Client>(connection, {
    http,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  }));
}

/** `forget`: what is under way was asked before a change, and is not shared with those who ask after it. */
function sharedGet({ send }: Connection): { readonly get: ResourceHttp['get']; readonly forget: () => void } {
  const running = new Map<string, { readonly answer: Promise<unknown>; readonly stop: AbortController; waiting: number }>();
  const get = async <T>(path: string, signal?: AbortSignal): Promise<T> => {
    let shared = running.get(path);
    if (!shared) {
      const stop = new AbortController();
      const answer = send('GET', path, { signal: stop.signal }).then(jsonOf).finally(() => { if (running.get(path)?.stop === stop) running.delete(path); });
      answer.catch(() => undefined);
      running.set(path, (shared = { answer, stop, waiting: 0 }));
    }
    const mine = shared;
    mine.waiting++;
    return new Promise<T>((done, fail) => {
      const leave = () => {
        if (--mine.waiting === 0) {
          if (running.get(path) === mine) running.delete(path);
          mine.stop.abort();
        }
        fail(signal?.reason as Error);
      };
      if (signal?.aborted) leave();
      signal?.addEventListener('abort', leave, { once: true });
      mine.answer.finally(() => signal?.removeEventListener('abort', leave)).then(done as (value: unknown) => void, fail);
    });
  };
  return { get, forget: () => { running.clear(); } };
}
