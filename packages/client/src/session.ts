import type { Account, Session as SessionBody, SignIn } from '@vodokanal/contract';
import { jsonOf, type Send } from './transport.ts';
import type { Storage } from './connection.ts';

export type SessionState = 'unknown' | 'signed-out' | 'signed-in' | 'expired';

export interface Session {
  readonly state: SessionState;
  /** Id of the signed-in customer; of the last one when the session has expired. */
  readonly customerId: string | undefined;
  readonly accounts: readonly Account[];
  /** The account that widgets show when they are not told another one. */
  readonly account: Account | undefined;
  /** True when somebody was signed in here before: worth waiting for the answer before showing a form. */
  readonly isLikely: boolean;
  /** Asks the endpoint, once however many ask. */
  check(): Promise<void>;
  /** Somebody was let in by other means than a password: asks, and tells the other tabs and frames. */
  renew(): Promise<void>;
  /** Resolves to the answer: a second factor or a new password may be asked for before somebody is in. */
  signIn(credentials: SignIn): Promise<SessionBody>;
  signOut(): Promise<void>;
  choose(accountId: string): void;
  /** To be told when something of this changes; returns how to stop that. */
  subscribe(listener: () => void): () => void;
}

/** News between the tabs of a browser, as by a BroadcastChannel. */
export interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}

const HINT = 'session';
const ACCOUNT = 'account';
/** Where drafts are kept; they end with the visit of the person who typed them. */
export const DRAFTS = 'draft:';

export interface OwnSession extends Session {
  /** Called by the transport's user when the endpoint says that nobody is signed in. */
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

  const tellWidgets = () => { for (const listener of [...listeners]) listener(); };
  const set = (next: SessionState, body?: SessionBody) => {
    const shown = () => [state, customerId, ...accounts.map(({ id, name }) => id + (name ?? ''))].join();
    const before = shown();
    state = next;
    if (next !== 'expired') {
      // An account that is added must not take the place of the one somebody looks at.
      chosen = account()?.id ?? chosen;
      customerId = body?.customer?.id;
      accounts = body?.accounts ?? [];
    }
    if (next === 'signed-in') storage.set(HINT, '1');
    if (next === 'signed-out') storage.remove(HINT);
    if (before !== shown()) tellWidgets();
  };
  let asked = 0;
  let taken = 0;
  /** An answer to what was asked earlier does not undo a newer one. */
  const take = (body: SessionBody, order = ++asked) => {
    if (!/^signed/.test(body.state) || order < taken) return;
    taken = order;
    set(body.state as SessionState, body);
  };
  const tell = () => channel?.postMessage(HINT);
  const ask = async () => {
    const order = ++asked;
    take(await jsonOf<SessionBody>(await send('GET', '/v1/session')), order);
  };

  if (channel) channel.onmessage = ({ data }) => { if (data === HINT) void ask().catch(() => undefined); };

  return {
    get state() { return state; },
    get customerId() { return customerId; },
    get accounts() { return accounts; },
    get account() { return account(); },
    get isLikely() { return storage.get(HINT) !== null; },
    check: () => (checking ??= ask().finally(() => { checking = undefined; })),
    async renew() {
      await ask();
      tell();
    },
    async signIn(credentials) {
      const body = await jsonOf<SessionBody>(await send('POST', '/v1/session', { body: credentials }));
      take(body);
      tell();
      return body;
    },
    async signOut() {
      await send('DELETE', '/v1/session');
      storage.removeAll(DRAFTS);
      take({ state: 'signed-out' });
      tell();
    },
    choose(accountId) {
      chosen = accountId;
      storage.set(ACCOUNT, accountId);
      tellWidgets();
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
