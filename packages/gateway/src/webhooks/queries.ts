import { sql, type Selectable } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

export type WebhookRow = Selectable<Tables['webhook']>;
export type EventRow = Selectable<Tables['webhook_event']>;

export const webhookByName = (db: Database | Tx, name: string): Promise<WebhookRow | undefined> =>
  db.selectFrom('webhook').selectAll().where('name', '=', name).executeTakeFirst();

/** All receivers with how many of their events wait, are parked and have arrived. */
export async function webhooksWithCounts(db: Database) {
  const rows = await db.selectFrom('webhook').selectAll().orderBy('name').execute();
  const counts = await db
    .selectFrom('webhook_event')
    .select([
      'webhook_id',
      sql<string>`count(*) filter (where delivered_at is null and parked_at is null)`.as('waiting'),
      sql<string>`count(*) filter (where parked_at is not null)`.as('parked'),
      sql<string>`count(*) filter (where delivered_at is not null)`.as('delivered'),
    ])
    .groupBy('webhook_id')
    .execute();
  return rows.map((row) => {
    const own = counts.find(({ webhook_id }) => webhook_id === row.id);
    return {
      ...row,
      waiting: Number(own?.waiting ?? 0),
      parked: Number(own?.parked ?? 0),
      delivered: Number(own?.delivered ?? 0),
    };
  });
}

/** The receivers with an event whose time has come. */
export async function webhooksWithDueEvents(db: Database, now: Date): Promise<WebhookRow[]> {
  const { rows } = await sql<WebhookRow>`
    select webhook.* from webhook where exists (
      select from webhook_event where webhook_id = webhook.id and delivered_at is null and parked_at is null and next_at <= ${now.toISOString()}::timestamptz)`.execute(
    db,
  );
  return rows;
}

/**
 * Takes events of a receiver whose time has come, at most one of a case: the first that has not arrived. Nobody else
 * takes them until `until`. Processes never take the same event.
 */
export async function takeDueEvents(
  tx: Tx,
  webhookId: string,
  { now, until, most }: { readonly now: Date; readonly until: Date; readonly most: number },
): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    with taken as (
      select id from webhook_event as event
      where webhook_id = ${webhookId} and delivered_at is null and parked_at is null and next_at <= ${now.toISOString()}::timestamptz
        and not exists (
          select from webhook_event as before
          where before.webhook_id = event.webhook_id and before.case_id = event.case_id and before.position < event.position and before.delivered_at is null)
      order by position limit ${most} for update skip locked)
    update webhook_event set attempts = attempts + 1, next_at = ${until.toISOString()}::timestamptz
    from taken where webhook_id = ${webhookId} and webhook_event.id = taken.id and delivered_at is null
    returning webhook_event.*`.execute(tx);
  return rows;
}

export async function setDelivered(db: Database, { webhook_id, id }: EventRow, now: Date): Promise<void> {
  await db
    .updateTable('webhook_event')
    .set({ delivered_at: now, parked_at: null, fault: null })
    .where('webhook_id', '=', webhook_id)
    .where('id', '=', id)
    .execute();
}

/** Notes a failed attempt; `nextAt` is null when there is no further one. */
export async function setFailed(
  db: Database,
  { webhook_id, id }: EventRow,
  { fault, nextAt, now }: { readonly fault: string; readonly nextAt: Date | null; readonly now: Date },
): Promise<void> {
  await db
    .updateTable('webhook_event')
    .set({ fault, ...(nextAt ? { next_at: nextAt } : { parked_at: now }) })
    .where('webhook_id', '=', webhook_id)
    .where('id', '=', id)
    .where('delivered_at', 'is', null)
    .execute();
}

/** Makes parked events, and those that have arrived since an instant, wait again. Returns how many. */
export async function setWaiting(
  tx: Tx,
  webhookId: string,
  { since, id, now }: { readonly since?: Date | undefined; readonly id?: string | undefined; readonly now: Date },
): Promise<number> {
  const chosen =
    id !== undefined
      ? sql`id = ${id}::uuid`
      : since
        ? sql`occurred_at >= ${since.toISOString()}::timestamptz`
        : sql`parked_at is not null`;
  const { numAffectedRows = 0n } = await sql`
    update webhook_event set delivered_at = null, parked_at = null, attempts = 0, next_at = ${now.toISOString()}::timestamptz
    where webhook_id = ${webhookId} and ${chosen}`.execute(tx);
  return Number(numAffectedRows);
}

/** Deletes events older than an instant that have arrived, are parked, or whose receiver was removed meanwhile. */
export async function deleteOldEvents(db: Database, before: Date): Promise<void> {
  await sql`
    delete from webhook_event where occurred_at < ${before.toISOString()}::timestamptz
      and (delivered_at is not null or parked_at is not null or not exists (select from webhook where webhook.id = webhook_id))`.execute(
    db,
  );
}
