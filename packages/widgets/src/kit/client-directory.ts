import { ContextEvent, createContext, type ContextCallback } from '@lit/context';
import { connect, QUEUED, type Channel, type Connection, type Storage } from '@vodokanal/client/connection';
import { loadDemo } from './demo-utility.ts';
import { inlineEndpoint, pageDefaults } from './page-defaults.ts';

/** The clients of a page: widgets with the same endpoint share one client, and so its session and requests. */
export interface Directory {
  clientFor(endpoint: string): Connection;
}

export const clientContext = createContext<Connection>(Symbol.for('vk.client/1'));
const directoryContext = createContext<Directory>(Symbol.for('vk.directory/1'));

/** Returns the page's directory; the first widget of any copy of the kit creates it. */
export function pageDirectory(): Directory {
  const root = document.documentElement;
  let found: Directory | undefined;
  root.dispatchEvent(
    new ContextEvent(
      directoryContext,
      root,
      (directory) => {
        found = directory;
      },
      false,
    ),
  );
  return found ?? provideDirectory(root);
}

/**
 * Answers every request for a client at the root of the page with the page's own client. When a nearer provider appears
 * later, the widgets ask again and get that one.
 */
function provideDirectory(root: HTMLElement): Directory {
  const clients = new Map<string, Connection>();
  const directory: Directory = {
    clientFor(given) {
      // Normalise the address: every spelling of an endpoint must give the same client, session and storage.
      const endpoint = given === 'demo' ? given : new URL(given, location.href).href.replace(/\/+$/, '');
      const client = clients.get(endpoint) ?? browserClient(endpoint);
      clients.set(endpoint, client);
      return client;
    },
  };
  const subscribers = new Map<ContextCallback<Connection>, Element>();
  root.addEventListener('context-request', (event) => {
    const { context, callback, subscribe, contextTarget } = event as unknown as {
      readonly context: unknown;
      readonly callback: ContextCallback<Connection>;
      readonly subscribe?: boolean;
      readonly contextTarget: Element;
    };
    const answer = (value: unknown, stop?: () => void) => {
      event.stopPropagation();
      callback(value as Connection, stop);
    };
    if (context === directoryContext) answer(directory);
    if (context !== clientContext) return;
    // Answer before subscribing: the callback unsubscribes the widget from its former provider, which may be this one.
    answer(directory.clientFor(defaultEndpoint()), () => subscribers.delete(callback));
    if (subscribe) subscribers.set(callback, contextTarget);
  });
  root.addEventListener('context-provider', () => {
    for (const [callback, element] of [...subscribers])
      element.dispatchEvent(new ContextEvent(clientContext, element, callback, true));
  });
  return directory;
}

export const defaultEndpoint = (): string => pageDefaults().endpoint ?? location.origin;

/** Connects with everything the kit takes from the browser. Tests, frames and the demo replace `fetch`. */
export function browserClient(endpoint: string, fetchFrom?: typeof fetch): Connection {
  const isDemo = endpoint === 'demo';
  const connection = connect({
    isDemo,
    endpoint: isDemo ? location.origin : endpoint,
    // The embed script has asked the endpoint already; without it the sign-in asks before it shows a password field on another origin.
    isInline: isDemo || new URL(endpoint).origin === location.origin || inlineEndpoint() === endpoint,
    fetch: fetchFrom ?? (isDemo ? demoFetch : (input, init) => fetch(input, init)),
    onEndpointUnreachable: (problem) => {
      void import('../embed/endpoint-unreachable.ts').then(
        ({ reportUnreachable }) => reportUnreachable(problem, endpoint),
        () => undefined,
      );
    },
    storage: browserStorage(`vk:${endpoint}:`),
    clock: {
      now: () => Date.now(),
      sleep: (ms, signal) =>
        new Promise((resolve, reject) => {
          const timer = setTimeout(resolve, ms);
          signal?.addEventListener(
            'abort',
            () => {
              clearTimeout(timer);
              reject(signal.reason as Error);
            },
            { once: true },
          );
        }),
    },
    ...browserChannel(`vk:${endpoint}`),
  });
  // Readings queued on another visit are sent whatever widgets the page has.
  connection.session.subscribe(() => {
    if (connection.session.state === 'signed-in' && connection.storage.get(QUEUED))
      void import('./storage/outbox-sender.ts').then(
        ({ resumeOutbox }) => resumeOutbox(connection),
        () => undefined,
      );
  });
  return connection;
}

/** Browsers that deny storage may deny the channel too; then tabs do not notify each other. */
function browserChannel(name: string): { channel?: Channel } {
  try {
    return { channel: new BroadcastChannel(name) as Channel };
  } catch {
    return {};
  }
}

const demoFetch: typeof fetch = async (input, init) => (await loadDemo())(input, init);

function browserStorage(prefix: string): Storage {
  const attempt = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch {
      return otherwise;
    }
  };
  return {
    get: (key) => attempt(() => localStorage.getItem(prefix + key), null),
    set: (key, value) =>
      attempt(() => {
        localStorage.setItem(prefix + key, value);
        return true;
      }, false),
    remove: (key) => attempt(() => localStorage.removeItem(prefix + key), undefined),
    removeAll: (start) =>
      attempt(() => {
        for (const key of Object.keys(localStorage)) if (key.startsWith(prefix + start)) localStorage.removeItem(key);
      }, undefined),
  };
}
