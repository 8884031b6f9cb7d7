import type { Account, Session as SessionBody, SignIn } from '@vodokanal/contract';
import { jsonOf, type Send } from './transport.ts';
import type { Storage } from './storage.ts';

export type SessionState = 'unknown' | 'signed-out' | 'signed-in' | 'expired';

export interface Session {
  readonly state: SessionState;
  /** Id of the signed-in customer; of the last one when the session has expired. */
  readonly customerId: string | undefined;
  readonly accounts: readonly Account[];
  /** The account that widgets show unless they name another one. */
  readonly account: Account | undefined;
  /** Whether somebody was signed in here before: then wait for the session before showing a sign-in form. */
  readonly isLikely: boolean;
  /** Asks the endpoint for the session; concurrent calls share one request. */
  check(): Promise<void>;
  /** Reloads the session after a sign-in without a password, and notifies other tabs and frames. */
  renew(): Promise<void>;
  /** Resolves to the answer, which may ask for a second factor or a new password first. */
  signIn(credentials: SignIn, intent?: string): Promise<SessionBody>;
  signOut(): Promise<void>;
  choose(accountId: string): void;
  /** Calls the listener after every change. Returns the function that unsubscribes. */
  subscribe(listener: () => void): () => void;
}

/** Messages between the tabs of a browser; a BroadcastChannel fits. */
export interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

const HINT = 'session';
const ACCOUNT = 'account';
/** Storage prefix of drafts; they are removed at sign-out. */
export const DRAFTS = 'draft:';

export interface OwnSession extends Session {
  /** Called when the endpoint answers that nobody is signed in. */
  expire(): void;
}

export function createSession(send: Send, storage: Storage, channel: Channel | undefined): OwnSession {
  const listeners = new Set<() => void>();
  let checking: Promise<void> | undefined;
  let state: SessionState = 'unknown';
  let customerId: string | undefined;
  let accounts: readonly Account[] = [];
  let chosen = storage.get(ACCOUNT);
  const account = () => accounts.find(({ id }) => id === chosen) ?? accounts[0];

  const notifyListeners = () => {
    for (const listener of [...listeners]) listener();
  };
  const set = (next: SessionState, body?: SessionBody) => {
    const shown = () => [state, customerId, ...accounts.map(({ id, name }) => id + (name ?? ''))].join();
    const before = shown();
    state = next;
    if (next !== 'expired') {
      // A newly added account must not replace the one on screen.
      chosen = account()?.id ?? chosen;
      customerId = body?.customer?.id;
      accounts = body?.accounts ?? [];
    }
    if (next === 'signed-in') storage.set(HINT, '1');
    if (next === 'signed-out') storage.remove(HINT);
    if (before !== shown()) notifyListeners();
  };
  let requestNumber = 0;
  let appliedNumber = 0;
  /** Ignores an answer when a later request has been answered already. */
  const applyAnswer = (body: SessionBody, number = ++requestNumber) => {
    if (!/^signed/.test(body.state) || number < appliedNumber) return;
    appliedNumber = number;
    set(body.state as SessionState, body);
  };
  const notifyTabs = () => channel?.postMessage(HINT);
  const ask = async () => {
    const number = ++requestNumber;
    applyAnswer(await jsonOf<SessionBody>(await send('GET', '/v1/session')), number);
  };

  if (channel)
    channel.onmessage = ({ data }) => {
      if (data === HINT) void ask().catch(() => undefined);
    };

  return {
    get state() {
      return state;
    },
    get customerId() {
      return customerId;
    },
    get accounts() {
      return accounts;
    },
    get account() {
      return account();
    },
    get isLikely() {
      return storage.get(HINT) !== null;
    },
    check: () =>
      (checking ??= ask().finally(() => {
        checking = undefined;
      })),
    async renew() {
      await ask();
      notifyTabs();
    },
    async signIn(credentials, intent) {
      const body = await jsonOf<SessionBody>(await send('POST', '/v1/session', { body: credentials, key: intent }));
      applyAnswer(body);
      notifyTabs();
      return body;
    },
    async signOut() {
      await send('DELETE', '/v1/session');
      storage.removeAll(DRAFTS);
      applyAnswer({ state: 'signed-out' });
      notifyTabs();
    },
    choose(accountId) {
      chosen = accountId;
      storage.set(ACCOUNT, accountId);
      notifyListeners();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    expire() {
      if (state === 'signed-in') set('expired');
      else if (state === 'unknown') set('signed-out');
    },
  };
}
