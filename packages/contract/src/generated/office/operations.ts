// Generated from office.yaml by `npm run generate`; do not edit.

export const roles = ['clerk', 'supervisor', 'dataOfficer', 'cashier', 'administrator'] as const;

export type Role = (typeof roles)[number];

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
  'claims.reveal': { method: 'post', path: '/office/v1/claims/{claimId}/contacts', roles: ['clerk', 'supervisor'], keyed: true },
  'claims.assign': { method: 'post', path: '/office/v1/claims/{claimId}/assignment', roles: ['clerk', 'supervisor'], keyed: true },
  'claims.ask': { method: 'post', path: '/office/v1/claims/{claimId}/questions', roles: ['clerk', 'supervisor'], keyed: true },
  'claims.answer': { method: 'post', path: '/office/v1/claims/{claimId}/answers', roles: ['clerk', 'supervisor'], keyed: true },
  'claims.file': { method: 'get', path: '/office/v1/claims/{claimId}/files/{fileId}', roles: ['clerk', 'supervisor'], keyed: false },
  'applications.list': { method: 'get', path: '/office/v1/applications', roles: ['clerk', 'supervisor'], keyed: false },
  'applications.get': { method: 'get', path: '/office/v1/applications/{applicationId}', roles: ['clerk', 'supervisor'], keyed: false },
  'applications.reveal': { method: 'post', path: '/office/v1/applications/{applicationId}/contacts', roles: ['clerk', 'supervisor'], keyed: true },
  'applications.assign': { method: 'post', path: '/office/v1/applications/{applicationId}/assignment', roles: ['clerk', 'supervisor'], keyed: true },
  'applications.ask': { method: 'post', path: '/office/v1/applications/{applicationId}/questions', roles: ['clerk', 'supervisor'], keyed: true },
  'applications.decide': { method: 'post', path: '/office/v1/applications/{applicationId}/decisions', roles: ['clerk', 'supervisor'], keyed: true },
  'applications.completeStep': { method: 'post', path: '/office/v1/applications/{applicationId}/steps', roles: ['clerk', 'supervisor'], keyed: true },
  'applications.file': { method: 'get', path: '/office/v1/applications/{applicationId}/files/{fileId}', roles: ['clerk', 'supervisor'], keyed: false },
  'files.create': { method: 'post', path: '/office/v1/files', roles: ['clerk', 'supervisor'], keyed: false },
  'staff.list': { method: 'get', path: '/office/v1/staff', roles: ['clerk', 'supervisor'], keyed: false },
  'templates.list': { method: 'get', path: '/office/v1/answer-templates', roles: ['clerk', 'supervisor'], keyed: false },
} as const satisfies Record<string, OfficeOperation>;

export type OfficeOperationId = keyof typeof officeOperations;
