import { connect, type Connection, type ConnectOptions } from './connection.ts';
import { jsonOf, type SendOptions } from './transport.ts';

export type ResourceName =
  | 'balance'
  | 'bills'
  | 'charges'
  | 'debts'
  | 'instalments'
  | 'payments'
  | 'meters'
  | 'applications'
  | 'claims'
  | 'documents'
  | 'config'
  | 'consents'
  | 'dataRequests'
  | 'security'
  | 'profile'
  | 'helpers'
  | 'buildings';

export interface Client extends Connection {
  /** @internal HTTP calls for the resources. */
  readonly http: ResourceHttp;
  /** Calls the listener when a resource has changed, in this tab or another. Returns the function that unsubscribes. */
  subscribe(listener: (resource: ResourceName) => void): () => void;
}

/** HTTP calls for the resources. */
export interface ResourceHttp extends Connection {
  /** Reads JSON. Concurrent calls for one path share a request; it is aborted when every caller has aborted. */
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  post<T>(path: string, sending?: SendOptions): Promise<T>;
  /** Sends a call whose success has no body. */
  command(method: string, path: string, sending?: SendOptions): Promise<void>;
  invalidate(resource: ResourceName): void;
}

/** One registry for every copy of the kit on a page, so that a change made by one widget reaches the others. */
const CLIENTS = Symbol.for('vk.clients/1');
const clients = ((globalThis as { [CLIENTS]?: WeakMap<Connection, Client> })[CLIENTS] ??= new WeakMap());
/** Makes a resource from its own file, so that a page loads only the resources it uses: `readingsOf(client).submit()`. */
export const defineResource =
  <T>(resource: (http: ResourceHttp) => T) =>
  (client: Client): T =>
    resource(client.http);

/** Creates a client with its own connection. */
export function createClient(options: ConnectOptions): Client {
  return clientOf(connect(options));
}

/** Returns the client of a connection, always the same one. */
export function clientOf(connection: Connection): Client {
  // A client is a connection too: then it is returned as it is.
  if ('http' in connection) return connection as Client;
  let client = clients.get(connection);
  if (!client) clients.set(connection, (client = buildClient(connection)));
  return client;
}

/** Extends a connection. The connection stays the prototype, so its later changes are visible. */
const extend = <T extends Connection>(connection: Connection, more: Omit<T, keyof Connection>): T =>
  Object.assign(Object.create(connection) as T, more);

function buildClient(connection: Connection): Client {
  const { send, channel } = connection;
  const listeners = new Set<(resource: ResourceName) => void>();
  const { get, stopSharing } = sharedGet(connection);
  const notifyListeners = (resource: ResourceName) => {
    stopSharing();
    for (const listener of [...listeners]) listener(resource);
  };
  // A change in another tab makes the data of this tab stale too.
  const previousHandler = channel?.onmessage;
  if (channel)
    channel.onmessage = (event) => {
      previousHandler?.(event);
      notifyListeners(event.data as ResourceName);
    };
  const http = extend<ResourceHttp>(connection, {
    get,
    post: async (path, sending) => jsonOf(await send('POST', path, sending)),
    command: async (method, path, sending) => void (await send(method, path, sending)),
    invalidate(resource) {
      notifyListeners(resource);
      channel?.postMessage(resource);
    },
  });
  return Object.freeze(
    extend<Client>(connection, {
      http,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
  );
}

/** `stopSharing` is called after a change: requests already running may return old data and are not shared any more. */
function sharedGet({ send }: Connection): { readonly get: ResourceHttp['get']; readonly stopSharing: () => void } {
  const running = new Map<
    string,
    { readonly answer: Promise<unknown>; readonly stop: AbortController; waiting: number }
  >();
  const get = async <T>(path: string, signal?: AbortSignal): Promise<T> => {
    let shared = running.get(path);
    if (!shared) {
      const stop = new AbortController();
      const answer = send('GET', path, { signal: stop.signal })
        .then(jsonOf)
        .finally(() => {
          if (running.get(path)?.stop === stop) running.delete(path);
        });
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
      mine.answer
        .finally(() => signal?.removeEventListener('abort', leave))
        .then(done as (value: unknown) => void, fail);
    });
  };
  return {
    get,
    stopSharing: () => {
      running.clear();
    },
  };
}
