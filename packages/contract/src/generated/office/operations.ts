// Generated from office.yaml by `npm run generate`; do not edit.

export const roles = ['clerk', 'supervisor', 'dataOfficer', 'cashier', 'administrator'] as const;

export type Role = (typeof roles)[number];

/** Who works on the cases of a kind. */
export const caseRoles = {
  unlock: ['clerk', 'supervisor'],
  profileChange: ['clerk', 'supervisor'],
  meterRequest: ['clerk', 'supervisor'],
  incident: ['dataOfficer', 'supervisor', 'administrator'],
  dataRequest: ['dataOfficer', 'supervisor'],
  instalmentPlan: ['cashier', 'supervisor'],
  difference: ['cashier', 'supervisor'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type CaseKind = keyof typeof caseRoles;

export interface OfficeOperation {
  readonly method: 'get' | 'post' | 'delete';
  /** Path with parameters in braces, e.g. `/office/v1/claims/{claimId}`. */
  readonly path: string;
  /** Who may call it; empty: anybody, also without a session. */
  readonly roles: readonly Role[];
  /** Requires an Idempotency-Key. Every other change is repeatable by itself. */
  readonly keyed: boolean;
}

export const officeOperations = {
  'session.get': { method: 'get', path: '/office/v1/session', roles: [], keyed: false },
  'session.create': { method: 'post', path: '/office/v1/session', roles: [], keyed: false },
  'session.delete': { method: 'delete', path: '/office/v1/session', roles: [], keyed: false },
  'session.confirm': { method: 'post', path: '/office/v1/session/confirmation', roles: [], keyed: false },
  'claims.list': { method: 'get', path: '/office/v1/claims', roles: ['clerk', 'supervisor'], keyed: false },
  'claims.get': { method: 'get', path: '/office/v1/claims/{claimId}', roles: ['clerk', 'supervisor'], keyed: false },
  'claims.reveal': { method: 'post', path: '/office/v1/claims/{claimId}/contacts', roles: ['clerk', 'supervisor'], keyed: false },
  'claims.assign': { method: 'post', path: '/office/v1/claims/{claimId}/assignment', roles: ['clerk', 'supervisor'], keyed: true },
  'claims.ask': { method: 'post', path: '/office/v1/claims/{claimId}/questions', roles: ['clerk', 'supervisor'], keyed: true },
  'claims.answer': { method: 'post', path: '/office/v1/claims/{claimId}/answers', roles: ['clerk', 'supervisor'], keyed: true },
  'claims.file': { method: 'get', path: '/office/v1/claims/{claimId}/files/{fileId}', roles: ['clerk', 'supervisor'], keyed: false },
  'files.create': { method: 'post', path: '/office/v1/files', roles: ['clerk', 'supervisor'], keyed: false },
  'staff.list': { method: 'get', path: '/office/v1/staff', roles: ['clerk', 'supervisor', 'dataOfficer', 'cashier', 'administrator'], keyed: false },
  'templates.list': { method: 'get', path: '/office/v1/answer-templates', roles: ['clerk', 'supervisor'], keyed: false },
  'queues.list': { method: 'get', path: '/office/v1/queues', roles: ['clerk', 'supervisor', 'dataOfficer', 'cashier', 'administrator'], keyed: false },
  'cases.search': { method: 'get', path: '/office/v1/case-search', roles: ['clerk', 'supervisor', 'dataOfficer', 'cashier', 'administrator'], keyed: false },
  'cases.list': { method: 'get', path: '/office/v1/cases/{kind}', roles: ['clerk', 'supervisor', 'dataOfficer', 'cashier', 'administrator'], keyed: false },
  'cases.get': { method: 'get', path: '/office/v1/cases/{kind}/{caseId}', roles: ['clerk', 'supervisor', 'dataOfficer', 'cashier', 'administrator'], keyed: false },
  'cases.reveal': { method: 'post', path: '/office/v1/cases/{kind}/{caseId}/contacts', roles: ['clerk', 'supervisor', 'dataOfficer', 'cashier', 'administrator'], keyed: false },
  'cases.assign': { method: 'post', path: '/office/v1/cases/{kind}/{caseId}/assignment', roles: ['clerk', 'supervisor', 'dataOfficer', 'cashier', 'administrator'], keyed: true },
  'cases.decide': { method: 'post', path: '/office/v1/cases/{kind}/{caseId}/decisions', roles: ['clerk', 'supervisor', 'dataOfficer', 'cashier', 'administrator'], keyed: true },
  'cases.confirm': { method: 'post', path: '/office/v1/cases/{kind}/{caseId}/decisions/{decisionId}/confirmation', roles: ['clerk', 'supervisor', 'dataOfficer', 'cashier', 'administrator'], keyed: true },
  'cases.reject': { method: 'post', path: '/office/v1/cases/{kind}/{caseId}/decisions/{decisionId}/rejection', roles: ['clerk', 'supervisor', 'dataOfficer', 'cashier', 'administrator'], keyed: true },
  'cases.file': { method: 'get', path: '/office/v1/cases/{kind}/{caseId}/files/{fileId}', roles: ['clerk', 'supervisor', 'dataOfficer', 'cashier', 'administrator'], keyed: false },
  'views.create': { method: 'post', path: '/office/v1/views', roles: ['clerk', 'supervisor', 'dataOfficer'], keyed: true },
  'views.get': { method: 'get', path: '/office/v1/views/{viewId}', roles: ['clerk', 'supervisor', 'dataOfficer'], keyed: false },
  'views.delete': { method: 'delete', path: '/office/v1/views/{viewId}', roles: ['clerk', 'supervisor', 'dataOfficer'], keyed: false },
  'settings.list': { method: 'get', path: '/office/v1/settings', roles: ['administrator'], keyed: false },
  'settings.change': { method: 'post', path: '/office/v1/settings', roles: ['administrator'], keyed: true },
  'settings.get': { method: 'get', path: '/office/v1/setting-history', roles: ['administrator'], keyed: false },
  'settings.preview': { method: 'post', path: '/office/v1/setting-previews', roles: ['administrator'], keyed: false },
  'settings.withdraw': { method: 'delete', path: '/office/v1/setting-changes/{changeId}', roles: ['administrator'], keyed: false },
  'sites.list': { method: 'get', path: '/office/v1/sites', roles: ['administrator'], keyed: false },
  'sites.save': { method: 'post', path: '/office/v1/sites', roles: ['administrator'], keyed: true },
  'sites.remove': { method: 'delete', path: '/office/v1/sites', roles: ['administrator'], keyed: false },
  'sites.block': { method: 'post', path: '/office/v1/site-blocks', roles: ['administrator'], keyed: true },
  'sites.unblock': { method: 'delete', path: '/office/v1/site-blocks', roles: ['administrator'], keyed: false },
  'sites.rotate': { method: 'post', path: '/office/v1/site-keys', roles: ['administrator'], keyed: false },
  'sites.serve': { method: 'post', path: '/office/v1/site-accounts', roles: ['administrator'], keyed: true },
  'imports.list': { method: 'get', path: '/office/v1/imports', roles: ['administrator'], keyed: false },
  'imports.create': { method: 'post', path: '/office/v1/imports', roles: ['administrator'], keyed: false },
  'imports.get': { method: 'get', path: '/office/v1/imports/{importId}', roles: ['administrator'], keyed: false },
  'imports.cancel': { method: 'delete', path: '/office/v1/imports/{importId}', roles: ['administrator'], keyed: false },
  'imports.load': { method: 'post', path: '/office/v1/imports/{importId}/load', roles: ['administrator'], keyed: true },
  'imports.faults': { method: 'get', path: '/office/v1/imports/{importId}/faults', roles: ['administrator'], keyed: false },
  'exports.readings': { method: 'get', path: '/office/v1/exports/readings', roles: ['administrator'], keyed: false },
  'colleagues.list': { method: 'get', path: '/office/v1/colleagues', roles: ['administrator'], keyed: false },
  'colleagues.invite': { method: 'post', path: '/office/v1/colleagues', roles: ['administrator'], keyed: true },
  'colleagues.change': { method: 'post', path: '/office/v1/colleagues/{staffId}', roles: ['administrator'], keyed: true },
  'colleagues.end': { method: 'delete', path: '/office/v1/colleagues/{staffId}', roles: ['administrator'], keyed: false },
  'colleagues.block': { method: 'post', path: '/office/v1/colleagues/{staffId}/block', roles: ['administrator'], keyed: true },
  'colleagues.unblock': { method: 'delete', path: '/office/v1/colleagues/{staffId}/block', roles: ['administrator'], keyed: false },
  'colleagues.remind': { method: 'post', path: '/office/v1/colleagues/{staffId}/invitation', roles: ['administrator'], keyed: true },
  'colleagues.disarm': { method: 'delete', path: '/office/v1/colleagues/{staffId}/authenticator', roles: ['administrator'], keyed: false },
  'invitations.accept': { method: 'post', path: '/office/v1/invitations', roles: [], keyed: false },
  'authenticator.get': { method: 'get', path: '/office/v1/authenticator', roles: ['clerk', 'supervisor', 'dataOfficer', 'cashier', 'administrator'], keyed: false },
  'authenticator.start': { method: 'post', path: '/office/v1/authenticator', roles: ['clerk', 'supervisor', 'dataOfficer', 'cashier', 'administrator'], keyed: false },
  'authenticator.confirm': { method: 'post', path: '/office/v1/authenticator/confirmation', roles: ['clerk', 'supervisor', 'dataOfficer', 'cashier', 'administrator'], keyed: false },
  'authenticator.remove': { method: 'post', path: '/office/v1/authenticator/removal', roles: ['clerk', 'supervisor', 'dataOfficer', 'cashier', 'administrator'], keyed: false },
  'applications.list': { method: 'get', path: '/office/v1/applications', roles: ['clerk', 'supervisor'], keyed: false },
  'applications.get': { method: 'get', path: '/office/v1/applications/{applicationId}', roles: ['clerk', 'supervisor'], keyed: false },
  'applications.reveal': { method: 'post', path: '/office/v1/applications/{applicationId}/contacts', roles: ['clerk', 'supervisor'], keyed: false },
  'applications.assign': { method: 'post', path: '/office/v1/applications/{applicationId}/assignment', roles: ['clerk', 'supervisor'], keyed: true },
  'applications.ask': { method: 'post', path: '/office/v1/applications/{applicationId}/questions', roles: ['clerk', 'supervisor'], keyed: true },
  'applications.decide': { method: 'post', path: '/office/v1/applications/{applicationId}/decisions', roles: ['clerk', 'supervisor'], keyed: true },
  'applications.completeStep': { method: 'post', path: '/office/v1/applications/{applicationId}/steps', roles: ['clerk', 'supervisor'], keyed: true },
  'applications.file': { method: 'get', path: '/office/v1/applications/{applicationId}/files/{fileId}', roles: ['clerk', 'supervisor'], keyed: false },
} as const satisfies Record<string, OfficeOperation>;

export type OfficeOperationId = keyof typeof officeOperations;
