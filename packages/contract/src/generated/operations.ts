// Generated from openapi.yaml by `npm run generate`; do not edit.

export type Scope = 'balance:read' | 'readings:write' | 'readings:guest';

export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head';
  /** Path with parameters in braces, e.g. `/v1/accounts/{accountId}/balance`. */
  readonly path: string;
  /** Only for a signed-in customer. */
  readonly signedIn: boolean;
  /** What a session on a partner site must be allowed; any: every such session will do; null: none will. */
  readonly scope: Scope | 'any' | null;
  /** Takes an Idempotency-Key. */
  readonly keyed: boolean;
}

export const operations = {
  'health.live': { method: 'get', path: '/health', signedIn: false, scope: null, keyed: false },
  'health.ready': { method: 'get', path: '/ready', signedIn: false, scope: null, keyed: false },
  'config.get': { method: 'get', path: '/v1/config', signedIn: false, scope: null, keyed: false },
  'session.get': { method: 'get', path: '/v1/session', signedIn: false, scope: null, keyed: false },
  'session.create': { method: 'post', path: '/v1/session', signedIn: false, scope: null, keyed: false },
  'session.delete': { method: 'delete', path: '/v1/session', signedIn: false, scope: null, keyed: false },
  'accounts.list': { method: 'get', path: '/v1/accounts', signedIn: true, scope: 'any', keyed: false },
  'balance.get': { method: 'get', path: '/v1/accounts/{accountId}/balance', signedIn: true, scope: 'balance:read', keyed: false },
  'meters.list': { method: 'get', path: '/v1/accounts/{accountId}/meters', signedIn: true, scope: 'readings:write', keyed: false },
  'readings.list': { method: 'get', path: '/v1/meters/{meterId}/readings', signedIn: true, scope: 'readings:write', keyed: false },
  'readings.create': { method: 'post', path: '/v1/meters/{meterId}/readings', signedIn: true, scope: 'readings:write', keyed: true },
  'readings.correct': { method: 'post', path: '/v1/meters/{meterId}/readings/{readingId}/correction', signedIn: true, scope: 'readings:write', keyed: true },
  'claims.list': { method: 'get', path: '/v1/accounts/{accountId}/claims', signedIn: true, scope: null, keyed: false },
  'claims.create': { method: 'post', path: '/v1/accounts/{accountId}/claims', signedIn: true, scope: null, keyed: true },
  'uploads.create': { method: 'post', path: '/v1/uploads', signedIn: true, scope: null, keyed: false },
  'uploads.append': { method: 'patch', path: '/v1/uploads/{uploadId}', signedIn: true, scope: null, keyed: false },
  'uploads.delete': { method: 'delete', path: '/v1/uploads/{uploadId}', signedIn: true, scope: null, keyed: false },
  'uploads.offset': { method: 'head', path: '/v1/uploads/{uploadId}', signedIn: true, scope: null, keyed: false },
  'sites.get': { method: 'get', path: '/v1/site', signedIn: false, scope: null, keyed: false },
  'connections.list': { method: 'get', path: '/v1/connections', signedIn: true, scope: null, keyed: false },
  'connections.create': { method: 'post', path: '/v1/connections', signedIn: true, scope: null, keyed: false },
  'connections.delete': { method: 'delete', path: '/v1/connections/{connectionId}', signedIn: true, scope: null, keyed: false },
  'connections.redeem': { method: 'post', path: '/v1/connections/redeem', signedIn: false, scope: null, keyed: false },
  'connections.renew': { method: 'post', path: '/v1/connections/token', signedIn: false, scope: null, keyed: false },
  'delegations.create': { method: 'post', path: '/v1/delegations', signedIn: false, scope: null, keyed: false },
  'guest.lookup': { method: 'post', path: '/v1/guest/lookups', signedIn: false, scope: 'readings:guest', keyed: false },
  'guest.send': { method: 'post', path: '/v1/guest/readings', signedIn: false, scope: 'readings:guest', keyed: true },
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;
