import { asProblem, Problem } from './problem.ts';
import { createSession, type Channel, type Session } from './session.ts';
import type { Storage } from './storage.ts';
import { createTransport, jsonOf, type Clock, type Send } from './transport.ts';

export type { Channel, Storage };

export interface ConnectOptions {
  /** Base address of the endpoint, e.g. `https://lk.example.org`; paths begin with `/v1`. */
  readonly endpoint: string;
  readonly fetch: typeof globalThis.fetch;
  readonly storage: Storage;
  readonly clock: Clock;
  /** Messages between tabs; without it tabs do not notify each other. */
  readonly channel?: Channel;
  /** Whether the page may run the widgets inline: it is one of the endpoint's own, or registered for that. True by default. */
  readonly isInline?: boolean;
  /** Called once, when the first call finds no endpoint at this address. The message is for the webmaster, not the visitor. */
  readonly onEndpointUnreachable?: (problem: Problem) => void;
  /** The utility and its data are made up. */
  readonly isDemo?: boolean;
}

/** An endpoint and its session: all that a sign-in needs. `createClient` adds the resources. */
export interface Connection {
  readonly endpoint: string;
  readonly isDemo: boolean;
  readonly session: Session;
  /** Whether a password may be typed on this page; asks the endpoint's site registry when that is not known yet. */
  mayTakePassword(): boolean | Promise<boolean>;
  readonly storage: Storage;
  readonly channel: Channel | undefined;
  readonly send: Send;
  readonly clock: Clock;
  /** The utility's phone number as last received; shown when the endpoint cannot be reached. */
  readonly phone: string | null;
}

export const PHONE = 'phone';
/** Storage key that says that readings are queued on this device, so that a page without any loads no outbox. */
export const QUEUED = 'outbox';

export function connect({
  endpoint,
  fetch,
  storage,
  clock,
  channel,
  isInline = true,
  onEndpointUnreachable,
  isDemo = false,
}: ConnectOptions): Connection {
  const base = endpoint.replace(/\/+$|\/v1\/?$/g, '');
  const transport = createTransport(base, fetch, clock);
  let reportUnreachable = onEndpointUnreachable;
  const send: Send = async (...call) => {
    try {
      const answer = await transport(...call);
      // HTML in place of JSON means a wrong address, or the sign-in page of a network.
      if (/html/.test(answer.headers.get('Content-Type') ?? '')) throw new Problem('broken', 'NOT_JSON');
      reportUnreachable = undefined;
      return answer;
    } catch (fault) {
      const problem = asProblem(fault);
      if (problem.kind === 'signed-out') session.expire();
      if (problem.kind === 'offline' || problem.code === 'NOT_JSON') reportUnreachable?.(problem);
      reportUnreachable = undefined;
      throw fault;
    }
  };
  const session = createSession(send, storage, channel);
  let mayTake: boolean | Promise<boolean> = isInline;
  return Object.freeze({
    endpoint: base,
    isDemo,
    session,
    mayTakePassword: () =>
      (mayTake ||= send('GET', '/v1/site')
        .then(jsonOf<{ mode: string; crossSite?: boolean }>)
        .then(
          ({ mode, crossSite }) => (mayTake = mode === 'inline' && !crossSite),
          () => (mayTake = false),
        )),
    storage,
    channel,
    send,
    clock,
    get phone() {
      return storage.get(PHONE);
    },
  } satisfies Connection);
}
