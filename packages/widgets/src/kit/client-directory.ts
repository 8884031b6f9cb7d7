import { ContextEvent, createContext, type ContextCallback } from '@lit/context';
import { connect, QUEUED, type Channel, type Connection, type Storage } from '@vodokanal/client/connection';
import { loadDemo } from './demo-utility.ts';
import { inlineEndpoint, pageDefaults } from './page-defaults.ts';

/** The clients of a page: widgets that name the same endpoint share one, and with it the session and its requests. */
export interface Directory {
  clientFor(endpoint: string): Connection;
}

export const clientContext = createContext<Connection>(Symbol.for('vk.client/1'));
const directoryContext = createContext<Directory>(Symbol.for('vk.directory/1'));

/** The page's directory; the first widget of whichever copy of the kit makes it. */
export function pageDirectory(): Directory {
  const root = document.documentElement;
  let found: Directory | undefined;
  root.dispatchEvent(new ContextEvent(directoryContext, root, (directory) => { found = directory; }, false));
  return found ?? provideDirectory(root);
}

/**
 * Stands at the root of the page for good, so that every request for a client is answered: with the page's own one
 * until a nearer provider appears, to which those that asked are then sent.
 */
function provideDirectory(root: HTMLElement): Directory {
  const clients = new Map<string, Connection>();
  const directory: Directory = {
    clientFor(given) {
      // However an endpoint is written, it is one endpoint: one client, one session, one place on the device.
      const endpoint = given === 'demo' ? given : new URL(given, location.href).href.replace(/\/+$/, '');
      const client = clients.get(endpoint) ?? browserClient(endpoint);
      clients.set(endpoint, client);
      return client;
    },
  };
  const asked = new Map<ContextCallback<Connection>, Element>();
  root.addEventListener('context-request', (event) => {
    const { context, callback, subscribe, contextTarget } = event as unknown as { readonly context: unknown; readonly callback: ContextCallback<Connection>; readonly subscribe?: boolean; readonly contextTarget: Element };
    const answer = (value: unknown, stop?: () => void) => { event.stopPropagation(); callback(value as Connection, stop); };
    if (context === directoryContext) answer(directory);
    if (context !== clientContext) return;
    // Answered first: the asker leaves its former provider, which may have been this one.
    answer(directory.clientFor(defaultEndpoint()), () => asked.delete(callback));
    if (subscribe) asked.set(callback, contextTarget);
  });
  root.addEventListener('context-provider', () => {
    for (const [callback, element] of [...asked]) element.dispatchEvent(new ContextEvent(clientContext, element, callback, true));
  });
  return directory;
}

export const defaultEndpoint = (): string => pageDefaults().endpoint ?? location.origin;

/** The part of the kit that may be replaced in tests, in frames and in the demo: everything it takes from the browser. */
export function browserClient(endpoint: string, fetchFrom?: typeof fetch): Connection {
  const isDemo = endpoint === 'demo';
  const connection = connect({
    isDemo,
    endpoint: isDemo ? location.origin : endpoint,
    // The embed script has asked already; without it the sign-in asks before it shows a password field on a foreign origin.
    isInline: isDemo || new URL(endpoint).origin === location.origin || inlineEndpoint() === endpoint,
    fetch: fetchFrom ?? (isDemo ? demoFetch : (input, init) => fetch(input, init)),
    onEndpointUnreachable: (problem) => { void import('../embed/endpoint-unreachable.ts').then(({ reportUnreachable }) => reportUnreachable(problem, endpoint), () => undefined); },
    storage: browserStorage(`vk:${endpoint}:`),
    clock: {
      now: () => Date.now(),
      sleep: (ms, signal) => new Promise((done, fail) => {
        const timer = setTimeout(done, ms);
        signal?.addEventListener('abort', () => { clearTimeout(timer); fail(signal.reason as Error); }, { once: true });
      }),
    },
    ...(typeof BroadcastChannel === 'function' && { channel: new BroadcastChannel(`vk:${endpoint}`) as Channel }),
  });
  // Readings queued on another visit are sent whatever widgets the page has.
  connection.session.subscribe(() => {
    if (connection.session.state === 'signed-in' && connection.storage.get(QUEUED)) void import('./storage/outbox-sender.ts').then(({ resumeOutbox }) => resumeOutbox(connection), () => undefined);
  });
  return connection;
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
    set: (key, value) => attempt(() => { localStorage.setItem(prefix + key, value); return true; }, false),
    remove: (key) => attempt(() => localStorage.removeItem(prefix + key), undefined),
    removeAll: (start) => attempt(() => { for (const key of Object.keys(localStorage)) if (key.startsWith(prefix + start)) localStorage.removeItem(key); }, undefined),
  };
}
