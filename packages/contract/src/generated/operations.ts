// Generated from openapi.yaml by `npm run generate`; do not edit.

export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head';
  /** Path with parameters in braces, e.g. `/v1/accounts/{accountId}/balance`. */
  readonly path: string;
  /** Only for a signed-in customer. */
  readonly signedIn: boolean;
  /** Takes an Idempotency-Key. */
  readonly keyed: boolean;
}

export const operations = {
  'health.live': { method: 'get', path: '/health', signedIn: false, keyed: false },
  'health.ready': { method: 'get', path: '/ready', signedIn: false, keyed: false },
  'config.get': { method: 'get', path: '/v1/config', signedIn: false, keyed: false },
  'session.get': { method: 'get', path: '/v1/session', signedIn: false, keyed: false },
  'session.create': { method: 'post', path: '/v1/session', signedIn: false, keyed: false },
  'session.delete': { method: 'delete', path: '/v1/session', signedIn: false, keyed: false },
  'accounts.list': { method: 'get', path: '/v1/accounts', signedIn: true, keyed: false },
  'balance.get': { method: 'get', path: '/v1/accounts/{accountId}/balance', signedIn: true, keyed: false },
  'meters.list': { method: 'get', path: '/v1/accounts/{accountId}/meters', signedIn: true, keyed: false },
  'readings.list': { method: 'get', path: '/v1/meters/{meterId}/readings', signedIn: true, keyed: false },
  'readings.create': { method: 'post', path: '/v1/meters/{meterId}/readings', signedIn: true, keyed: true },
  'readings.correct': { method: 'post', path: '/v1/meters/{meterId}/readings/{readingId}/correction', signedIn: true, keyed: true },
  'claims.list': { method: 'get', path: '/v1/accounts/{accountId}/claims', signedIn: true, keyed: false },
  'claims.create': { method: 'post', path: '/v1/accounts/{accountId}/claims', signedIn: true, keyed: true },
  'uploads.create': { method: 'post', path: '/v1/uploads', signedIn: true, keyed: false },
  'uploads.append': { method: 'patch', path: '/v1/uploads/{uploadId}', signedIn: true, keyed: false },
  'uploads.delete': { method: 'delete', path: '/v1/uploads/{uploadId}', signedIn: true, keyed: false },
  'uploads.offset': { method: 'head', path: '/v1/uploads/{uploadId}', signedIn: true, keyed: false },
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;
