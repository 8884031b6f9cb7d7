// Generated from openapi.yaml by `npm run generate`; do not edit.

export const webhookEvents = [
  'claim.created',
  'claim.message-added',
  'claim.decided',
  'claim.disputed',
  'claim.closed',
  'claim.withdrawn',
  'claim.late',
  'document.added',
  'document.withdrawn',
  'profile-change.created',
  'profile-change.decided',
  'meter-request.created',
  'meter-request.decided',
  'unlock.created',
  'unlock.documents-added',
  'unlock.decided',
  'data-request.created',
  'data-request.extended',
  'data-request.decided',
  'reading.accepted',
  'reading.corrected',
  'reading.judged',
  'payment.confirmed',
  'instalment.created',
  'instalment.decided',
  'instalment.signed',
  'instalment.withdrawn',
  'webhook.test',
] as const;

export type WebhookEventType = (typeof webhookEvents)[number];

export const webhookFields = ['accountNumber', 'holder', 'address', 'email', 'phone', 'text', 'value', 'amount'] as const;

export type WebhookField = (typeof webhookFields)[number];
