import { sql, type RawBuilder } from 'kysely';
import type { WebhookEventType, WebhookFacts } from '@vodokanal/contract/webhooks';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';

/** Something that has happened to a case. It holds ids, states and dates, and no other personal data. */
export interface CaseEvent<T extends WebhookEventType = WebhookEventType> {
  readonly type: T;
  /** Events with the same id are told one after the other. */
  readonly caseId: string;
  readonly accountId: string | null;
  readonly customerId: string | null;
  readonly data: WebhookFacts[T];
}

/** The statement that adds events for every receiver that wants them. */
const eventStatement = (events: readonly CaseEvent[], now: Date): RawBuilder<{ readonly id: string }> => sql`
  insert into webhook_event (webhook_id, id, type, case_id, account_id, customer_id, data, occurred_at, next_at)
  select webhook.id, event.id, event.type, event."caseId", event."accountId", event."customerId", event.data, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
  from jsonb_to_recordset(${JSON.stringify(events.map((event, place) => ({ ...event, id: newId(), place })))}::jsonb)
      as event (place integer, id uuid, type text, "caseId" uuid, "accountId" uuid, "customerId" uuid, data jsonb)
    join webhook on webhook.events ?| array['*', split_part(event.type, '.', 1) || '.*', event.type]
  order by event.place
  returning id`;

/** The same as a part of the statement of the change, which saves a round trip. */
export const eventPart = (event: CaseEvent, now: Date) =>
  sql<{ readonly id: string }>`(${eventStatement([event], now)})`;

/**
 * Adds an event for every receiver that wants it. Call it in the transaction of the change and after its statement, so
 * that the events of a case are in the order of its changes.
 */
export async function recordEvent(tx: Tx, event: CaseEvent, now: Date): Promise<void> {
  await recordEvents(tx, [event], now);
}

/** Adds several events with one statement, in their order. */
export async function recordEvents(tx: Tx, events: readonly CaseEvent[], now: Date): Promise<void> {
  if (events.length > 0) await eventStatement(events, now).execute(tx);
}
