import type { components } from './generated/schema.ts';

export { webhookEvents, webhookFields, type WebhookEventType, type WebhookField } from './generated/webhooks.ts';

type Schemas = components['schemas'];

/** What a receiver is told, by event. */
export type WebhookEvent =
  | Schemas['ClaimEvent']
  | Schemas['DocumentEvent']
  | Schemas['ProfileChangeEvent']
  | Schemas['MeterRequestEvent']
  | Schemas['UnlockEvent']
  | Schemas['DataRequestEvent']
  | Schemas['ReadingEvent']
  | Schemas['PaymentEvent']
  | Schemas['InstalmentEvent']
  | Schemas['TestEvent'];

/** The facts of each event, without the fields that a receiver may be given besides. */
export type WebhookFacts = { readonly [E in WebhookEvent as E['type']]: Omit<E['data'], 'fields'> };
