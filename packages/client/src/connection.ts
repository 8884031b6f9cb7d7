import { asProblem, Problem } from './problem.ts';
import { createSession, type Channel, type Session } from './session.ts';
import { createTransport, jsonOf, type Clock, type Send } from './transport.ts';

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
  /** The page is one of the endpoint's own, or its registry is known to let it run the widgets inline; true when left out. */
  readonly isInline?: boolean;
  /** Told of the first call that finds no endpoint where one should be: for the webmaster, not for the visitor. */
  readonly onEndpointUnreachable?: (problem: Problem) => void;
  /** The utility is made up, and so is everything it says. */
  readonly isDemo?: boolean;
}

/** A way to an endpoint and who is signed in there: all that a sign-in needs. `createClient` puts the nouns on top. */
export interface Connection {
  readonly endpoint: string;
  readonly isDemo: boolean;
  readonly session: Session;
  /** Whether a password may be typed on this page; asks the registry of the endpoint where that is not known. */
  mayTakePassword(): boolean | Promise<boolean>;
  readonly storage: Storage;
  readonly channel: Channel | undefined;
  readonly send: Send;
  readonly clock: Clock;
  /** The phone of the utility as last heard, for when nothing else can be had. */
  readonly phone: string | null;
}

export const PHONE = 'phone';
/** Storage key that says that readings are queued on this device, so that a page without any loads no outbox. */
export const QUEUED = 'outbox';

export function connect({ endpoint, fetch, storage, clock, channel, isInline = true, onEndpointUnreachable, isDemo = false }: ConnectOptions): Connection {
  const base = endpoint.replace(/\/+$|\/v1\/?$/g, '');
  const transport = createTransport(base, fetch, clock);
  let tell = onEndpointUnreachable;
  const send: Send = async (...call) => {
    try {
      const answer = await transport(...call);
      // A page in place of JSON is a wrong address, or the sign-in of some network.
      if (/html/.test(answer.headers.get('Content-Type') ?? '')) throw new Problem('broken', 'NOT_JSON');
      tell = undefined;
      return answer;
    } catch (fault) {
      const problem = asProblem(fault);
      if (problem.kind === 'signed-out') session.expire();
      if (problem.kind === 'offline' || problem.code === 'NOT_JSON') tell?.(problem);
      tell = undefined;
      throw fault;
    }
  };
  const session = createSession(send, storage, channel);
  let mode: boolean | Promise<boolean> = isInline;
  return Object.freeze({
    endpoint: base,
    isDemo,
    session,
    mayTakePassword: () => (mode ||= send('GET', '/v1/site').then(jsonOf<{ mode: string }>).then((site) => (mode = site.mode === 'inline'), () => (mode = false))),
    storage,
    channel,
    send,
    clock,
    get phone() { return storage.get(PHONE); },
  } satisfies Connection);
}
