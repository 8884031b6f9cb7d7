// Generated from openapi.yaml by `npm run generate`; do not edit.

export const scopes = ['balance:read', 'readings:write', 'readings:guest', 'buildings:write'] as const;

export type Scope = (typeof scopes)[number];

export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head';
  /** Path with parameters in braces, e.g. `/v1/accounts/{accountId}/balance`. */
  readonly path: string;
  /** Requires a session. */
  readonly signedIn: boolean;
  /** Scope that a session on a partner site needs; `any`: every such session may call it; null: none may. */
  readonly scope: Scope | 'any' | null;
  /** Requires step-up: the password confirmed within the last ten minutes, and the sign-in not frozen. */
  readonly stepUp: boolean;
  /** Requires an Idempotency-Key. Every other change is repeatable by itself. */
  readonly keyed: boolean;
  /** Answers with a secret, such as a cookie or a ticket, which is told again for ten minutes only. */
  readonly secretAnswer: boolean;
}

export const operations = {
  'health.live': { method: 'get', path: '/health', signedIn: false, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'health.ready': { method: 'get', path: '/ready', signedIn: false, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'config.get': { method: 'get', path: '/v1/config', signedIn: false, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'session.get': { method: 'get', path: '/v1/session', signedIn: false, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'session.create': { method: 'post', path: '/v1/session', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: true },
  'session.delete': { method: 'delete', path: '/v1/session', signedIn: false, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'accounts.list': { method: 'get', path: '/v1/accounts', signedIn: true, scope: 'any', stepUp: false, keyed: false, secretAnswer: false },
  'accounts.add': { method: 'post', path: '/v1/accounts', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'accounts.remove': { method: 'delete', path: '/v1/accounts/{accountId}', signedIn: true, scope: null, stepUp: true, keyed: true, secretAnswer: false },
  'accounts.rename': { method: 'post', path: '/v1/accounts/{accountId}/name', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'balance.get': { method: 'get', path: '/v1/accounts/{accountId}/balance', signedIn: true, scope: 'balance:read', stepUp: false, keyed: false, secretAnswer: false },
  'charges.list': { method: 'get', path: '/v1/accounts/{accountId}/charges', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'charges.get': { method: 'get', path: '/v1/accounts/{accountId}/charges/{period}', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'bills.get': { method: 'get', path: '/v1/accounts/{accountId}/bills/{period}', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'bills.pdf': { method: 'get', path: '/v1/accounts/{accountId}/bills/{period}/pdf', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'bills.setDelivery': { method: 'post', path: '/v1/accounts/{accountId}/bill-delivery', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'payees.list': { method: 'get', path: '/v1/payees', signedIn: false, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'payments.options': { method: 'get', path: '/v1/accounts/{accountId}/payment-options', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'payments.list': { method: 'get', path: '/v1/accounts/{accountId}/payments', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'payments.receipt': { method: 'get', path: '/v1/accounts/{accountId}/payments/{entryId}/receipt', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'payments.receipts': { method: 'get', path: '/v1/accounts/{accountId}/receipts', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'payments.statement': { method: 'get', path: '/v1/accounts/{accountId}/statement', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'paymentLinks.list': { method: 'get', path: '/v1/accounts/{accountId}/payment-links', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'paymentLinks.create': { method: 'post', path: '/v1/accounts/{accountId}/payment-links', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: true },
  'paymentLinks.remove': { method: 'delete', path: '/v1/accounts/{accountId}/payment-links/{linkId}', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'payments.create': { method: 'post', path: '/v1/payments', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'payments.get': { method: 'get', path: '/v1/payments/{paymentId}', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'payments.confirm': { method: 'post', path: '/v1/payments/{paymentId}/confirmation', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'payments.cancel': { method: 'post', path: '/v1/payments/{paymentId}/cancellation', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'debts.get': { method: 'get', path: '/v1/accounts/{accountId}/debt', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'debts.acknowledge': { method: 'post', path: '/v1/accounts/{accountId}/debt-notices/{noticeId}/acknowledgement', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'instalmentPlans.list': { method: 'get', path: '/v1/accounts/{accountId}/instalment-plans', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'instalmentPlans.create': { method: 'post', path: '/v1/accounts/{accountId}/instalment-plans', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'instalmentPlans.remove': { method: 'delete', path: '/v1/accounts/{accountId}/instalment-plans/{planId}', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'instalmentPlans.sign': { method: 'post', path: '/v1/accounts/{accountId}/instalment-plans/{planId}/signature', signedIn: true, scope: null, stepUp: true, keyed: true, secretAnswer: false },
  'instalmentPlans.agreement': { method: 'get', path: '/v1/accounts/{accountId}/instalment-plans/{planId}/agreement', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'meters.list': { method: 'get', path: '/v1/accounts/{accountId}/meters', signedIn: true, scope: 'readings:write', stepUp: false, keyed: false, secretAnswer: false },
  'estimates.list': { method: 'get', path: '/v1/accounts/{accountId}/estimates', signedIn: true, scope: 'readings:write', stepUp: false, keyed: false, secretAnswer: false },
  'meterRequests.list': { method: 'get', path: '/v1/accounts/{accountId}/meter-requests', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'meterRequests.create': { method: 'post', path: '/v1/meters/{meterId}/requests', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'readings.list': { method: 'get', path: '/v1/meters/{meterId}/readings', signedIn: true, scope: 'readings:write', stepUp: false, keyed: false, secretAnswer: false },
  'readings.create': { method: 'post', path: '/v1/meters/{meterId}/readings', signedIn: true, scope: 'readings:write', stepUp: false, keyed: true, secretAnswer: false },
  'readings.correct': { method: 'post', path: '/v1/meters/{meterId}/readings/{readingId}/correction', signedIn: true, scope: 'readings:write', stepUp: false, keyed: true, secretAnswer: false },
  'buildings.list': { method: 'get', path: '/v1/buildings', signedIn: true, scope: 'buildings:write', stepUp: false, keyed: false, secretAnswer: false },
  'buildings.status': { method: 'get', path: '/v1/buildings/{buildingId}/reading-status', signedIn: true, scope: 'buildings:write', stepUp: false, keyed: false, secretAnswer: false },
  'bulkReadings.create': { method: 'post', path: '/v1/bulk-readings', signedIn: true, scope: 'buildings:write', stepUp: false, keyed: true, secretAnswer: false },
  'bulkReadings.get': { method: 'get', path: '/v1/bulk-readings/{jobId}', signedIn: true, scope: 'buildings:write', stepUp: false, keyed: false, secretAnswer: false },
  'bulkReadings.result': { method: 'get', path: '/v1/bulk-readings/{jobId}/result', signedIn: true, scope: 'buildings:write', stepUp: false, keyed: false, secretAnswer: false },
  'claims.list': { method: 'get', path: '/v1/accounts/{accountId}/claims', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'claims.create': { method: 'post', path: '/v1/accounts/{accountId}/claims', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'uploads.create': { method: 'post', path: '/v1/uploads', signedIn: true, scope: 'readings:write', stepUp: false, keyed: true, secretAnswer: false },
  'uploads.append': { method: 'patch', path: '/v1/uploads/{uploadId}', signedIn: true, scope: 'readings:write', stepUp: false, keyed: false, secretAnswer: false },
  'uploads.delete': { method: 'delete', path: '/v1/uploads/{uploadId}', signedIn: true, scope: 'readings:write', stepUp: false, keyed: true, secretAnswer: false },
  'uploads.offset': { method: 'head', path: '/v1/uploads/{uploadId}', signedIn: true, scope: 'readings:write', stepUp: false, keyed: false, secretAnswer: false },
  'sites.get': { method: 'get', path: '/v1/site', signedIn: false, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'connections.list': { method: 'get', path: '/v1/connections', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'connections.create': { method: 'post', path: '/v1/connections', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: true },
  'connections.delete': { method: 'delete', path: '/v1/connections/{connectionId}', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'connections.redeem': { method: 'post', path: '/v1/connections/redeem', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: true },
  'connections.renew': { method: 'post', path: '/v1/connections/token', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: true },
  'delegations.create': { method: 'post', path: '/v1/delegations', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: true },
  'guest.lookup': { method: 'post', path: '/v1/guest/lookups', signedIn: false, scope: 'readings:guest', stepUp: false, keyed: true, secretAnswer: true },
  'guest.send': { method: 'post', path: '/v1/guest/readings', signedIn: false, scope: 'readings:guest', stepUp: false, keyed: true, secretAnswer: false },
  'guestPayments.find': { method: 'post', path: '/v1/guest/payment-lookups', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: true },
  'guestPayments.openLink': { method: 'post', path: '/v1/guest/payment-links', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: true },
  'guestPayments.create': { method: 'post', path: '/v1/guest/payments', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'guestPayments.confirm': { method: 'post', path: '/v1/guest/payments/{paymentId}/confirmation', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'guestPayments.get': { method: 'post', path: '/v1/guest/payments/{paymentId}/status', signedIn: false, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'codes.send': { method: 'post', path: '/v1/codes', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'codes.verify': { method: 'post', path: '/v1/codes/verification', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'registrations.create': { method: 'post', path: '/v1/registrations', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: true },
  'registrations.complete': { method: 'post', path: '/v1/registrations/completion', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: true },
  'recoveries.create': { method: 'post', path: '/v1/recoveries', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: true },
  'recoveries.complete': { method: 'post', path: '/v1/recoveries/completion', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'consents.documents': { method: 'get', path: '/v1/consents/documents', signedIn: false, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'consents.list': { method: 'get', path: '/v1/consents', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'consents.give': { method: 'post', path: '/v1/consents', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'consents.withdraw': { method: 'post', path: '/v1/consents/{consentId}/withdrawal', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'session.confirm': { method: 'post', path: '/v1/session/second-factor', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: true },
  'session.renewPassword': { method: 'post', path: '/v1/session/password', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: true },
  'session.passkeyOptions': { method: 'post', path: '/v1/session/passkey/options', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: true },
  'session.passkey': { method: 'post', path: '/v1/session/passkey', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: true },
  'session.stepUp': { method: 'post', path: '/v1/session/step-up', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: true },
  'security.get': { method: 'get', path: '/v1/security', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'security.changePassword': { method: 'post', path: '/v1/security/password', signedIn: true, scope: null, stepUp: true, keyed: true, secretAnswer: true },
  'security.startTotp': { method: 'post', path: '/v1/security/totp', signedIn: true, scope: null, stepUp: true, keyed: true, secretAnswer: true },
  'security.confirmTotp': { method: 'post', path: '/v1/security/totp/confirmation', signedIn: true, scope: null, stepUp: true, keyed: true, secretAnswer: true },
  'security.enableSms': { method: 'post', path: '/v1/security/sms', signedIn: true, scope: null, stepUp: true, keyed: true, secretAnswer: true },
  'security.passkeyOptions': { method: 'post', path: '/v1/security/passkeys/options', signedIn: true, scope: null, stepUp: true, keyed: true, secretAnswer: true },
  'security.addPasskey': { method: 'post', path: '/v1/security/passkeys', signedIn: true, scope: null, stepUp: true, keyed: true, secretAnswer: false },
  'security.renewRecoveryCodes': { method: 'post', path: '/v1/security/recovery-codes', signedIn: true, scope: null, stepUp: true, keyed: true, secretAnswer: true },
  'security.removeFactor': { method: 'delete', path: '/v1/security/factors/{factorId}', signedIn: true, scope: null, stepUp: true, keyed: true, secretAnswer: false },
  'security.sessions': { method: 'get', path: '/v1/security/sessions', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'security.endSessions': { method: 'delete', path: '/v1/security/sessions', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'security.endSession': { method: 'delete', path: '/v1/security/sessions/{sessionId}', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'security.journal': { method: 'get', path: '/v1/security/journal', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'security.report': { method: 'post', path: '/v1/security/incidents', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'profile.get': { method: 'get', path: '/v1/accounts/{accountId}/profile', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'profile.confirm': { method: 'post', path: '/v1/accounts/{accountId}/profile/confirmation', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'profile.change': { method: 'post', path: '/v1/accounts/{accountId}/profile/changes', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'contacts.change': { method: 'post', path: '/v1/contacts', signedIn: true, scope: null, stepUp: true, keyed: true, secretAnswer: true },
  'helpers.list': { method: 'get', path: '/v1/accounts/{accountId}/helpers', signedIn: true, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'helpers.invite': { method: 'post', path: '/v1/accounts/{accountId}/helpers', signedIn: true, scope: null, stepUp: true, keyed: true, secretAnswer: false },
  'helpers.end': { method: 'delete', path: '/v1/accounts/{accountId}/helpers/{helperId}', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'helpers.accept': { method: 'post', path: '/v1/helpers/acceptance', signedIn: true, scope: null, stepUp: false, keyed: true, secretAnswer: false },
  'unlocks.create': { method: 'post', path: '/v1/unlocks', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: true },
  'unlocks.get': { method: 'post', path: '/v1/unlocks/status', signedIn: false, scope: null, stepUp: false, keyed: false, secretAnswer: false },
  'unlocks.attach': { method: 'post', path: '/v1/unlocks/documents', signedIn: false, scope: null, stepUp: false, keyed: true, secretAnswer: false },
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;
