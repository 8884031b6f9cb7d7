import { asProblem } from './problem.ts';
import { createSession, type Channel, type Session } from './session.ts';
import { createTransport, type Clock, type Send } from './transport.ts';

export type { Channel };

/** What is kept on the device between visits; every fault of the browser's storage reads as nothing kept. */
export interface Storage {
  get(key: string): string | null;
  set(key: string, value: string): boolean;
  remove(key: string): void;
  /** Removes every key that begins with the prefix. */
  removeAll(prefix: string): void;
}

export interface ConnectOptions {
  /** Base address of the endpoint, e.g. `https://lk.example.org`; paths begin with `/v1`. */
  readonly endpoint: string;
  readonly fetch: typeof globalThis.fetch;
  readonly storage: Storage;
  readonly clock: Clock;
  /** For news from other tabs; left out, tabs do not hear of one another. */
  readonly channel?: Channel;
  /** The utility is made up, and so is everything it says. */
  readonly isDemo?: boolean;
}

/** A way to an endpoint and who is signed in there: all that a sign-in needs. `createClient` puts the nouns on top. */
export interface Connection {
  readonly endpoint: string;
  readonly isDemo: boolean;
  readonly session: Session;
  readonly storage: Storage;
  readonly send: Send;
  /** The phone of the utility as last heard, for when nothing else can be had. */
  readonly phone: string | null;
}

export const PHONE = 'phone';

export function connect({ endpoint, fetch, storage, clock, channel, isDemo = false }: ConnectOptions): Connection {
  const base = endpoint.replace(/\/+$|\/v1\/?$/g, '');
  const transport = createTransport(base, fetch, clock);
  const session = createSession(transport, storage, channel);
  return Object.freeze({
    endpoint: base,
    isDemo,
    session,
    storage,
    get phone() { return storage.get(PHONE); },
    async send(...call) {
      try {
        return await transport(...call);
      } catch (fault) {
        if (asProblem(fault).kind === 'signed-out') session.expire();
        throw fault;
      }
    },
  } satisfies Connection);
}
