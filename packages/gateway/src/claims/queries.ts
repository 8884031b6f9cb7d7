import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import { AWAITING } from '@vodokanal/contract/rules/claim-state';
import { auditRow, type AuditEntry } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';
import { eventPart, type CaseEvent } from '../webhooks/events.ts';

export type ClaimRow = Selectable<Tables['claim']>;
export type MessageRow = Selectable<Tables['claim_message']>;

/** Returns the customer's claims about an account, newest first, at most 200. */
export const claimsOf = (db: Database, accountId: string, customerId: string): Promise<ClaimRow[]> =>
  db
    .selectFrom('claim')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('customer_id', '=', customerId)
    .orderBy('registered_at', 'desc')
    .limit(200)
    .execute();

const claimById = (db: Database | Tx, accountId: string, claimId: string) =>
  db.selectFrom('claim').selectAll().where('account_id', '=', accountId).where('id', '=', claimId);

export const findClaim = (db: Database | Tx, accountId: string, claimId: string): Promise<ClaimRow | undefined> =>
  claimById(db, accountId, claimId).executeTakeFirst();

/** Finds a claim and locks it, so that an answer and a message of the customer do not overtake each other. */
export const lockClaim = (tx: Tx, accountId: string, claimId: string): Promise<ClaimRow | undefined> =>
  claimById(tx, accountId, claimId).forUpdate().executeTakeFirst();

export const lockClaimByNumber = (tx: Tx, number: string): Promise<ClaimRow | undefined> =>
  tx.selectFrom('claim').selectAll().where('number', '=', number).forUpdate().executeTakeFirst();

export const changeClaim = (tx: Tx, { account_id, id }: ClaimRow, change: Updateable<Tables['claim']>) =>
  tx
    .updateTable('claim')
    .set(change)
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

export const messagesOf = (db: Database | Tx, { account_id, id }: ClaimRow): Promise<MessageRow[]> =>
  db
    .selectFrom('claim_message')
    .selectAll()
    .where('account_id', '=', account_id)
    .where('claim_id', '=', id)
    .orderBy('written_at')
    .orderBy('id')
    .execute();

export async function insertMessage(tx: Tx, row: Insertable<Tables['claim_message']>): Promise<void> {
  await tx.insertInto('claim_message').values(row).execute();
}

/** How many messages the customer has sent to a claim since an instant. */
export async function messagesSince(tx: Tx, { account_id, id }: ClaimRow, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('claim_message')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('account_id', '=', account_id)
    .where('claim_id', '=', id)
    .where('side', '=', 'customer')
    .where('written_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** How many messages of the utility the customer has not read, by claim. */
export async function unreadOf(db: Database | Tx, claims: readonly ClaimRow[]): Promise<ReadonlyMap<string, number>> {
  const [first] = claims;
  if (!first) return new Map();
  const rows = await db
    .selectFrom('claim_message')
    .innerJoin('claim', (join) =>
      join.onRef('claim.account_id', '=', 'claim_message.account_id').onRef('claim.id', '=', 'claim_message.claim_id'),
    )
    .select(['claim.id', ({ fn }) => fn.countAll().as('count')])
    .where('claim_message.account_id', '=', first.account_id)
    .where(
      'claim.id',
      'in',
      claims.map(({ id }) => id),
    )
    .where('side', '=', 'utility')
    .where(({ eb, or }) => or([eb('read_at', 'is', null), eb('read_at', '<', eb.ref('written_at'))]))
    .groupBy('claim.id')
    .execute();
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}

/** The files attached to claims or messages, oldest first. */
export async function attachmentsOf(db: Database | Tx, ownerIds: readonly string[]) {
  if (ownerIds.length === 0) return [];
  return db
    .selectFrom('upload')
    .select(['id', 'name', 'bytes', 'media_type', 'owner_id'])
    .where('owner_id', 'in', [...ownerIds])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function isMeterOf(db: Tx, accountId: string, meterId: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('meter')
      .select('id')
      .where('account_id', '=', accountId)
      .where('id', '=', meterId)
      .executeTakeFirst()) !== undefined
  );
}

/** Readings of an account by their ids, with what their meters are. */
export async function readingsById(db: Tx, accountId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('reading')
    .innerJoin('meter', (join) =>
      join.onRef('meter.account_id', '=', 'reading.account_id').onRef('meter.id', '=', 'reading.meter_id'),
    )
    .selectAll('reading')
    .select(['meter.service', 'meter.serial_number as serialNumber'])
    .where('reading.account_id', '=', accountId)
    .where('reading.id', 'in', [...ids])
    .execute();
}

/** Returns the next claim number and the customer's e-mail address. */
export const numberAndEmail = (db: Tx, customerId: string) =>
  db
    .selectFrom('customer')
    .select([sql<string>`nextval('claim_number')::text`.as('number'), 'email'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();

/** Inserts a claim with its audit entry and its event in one statement. */
export async function insertClaim(
  db: Tx,
  row: Insertable<Tables['claim']>,
  entry: AuditEntry,
  event: CaseEvent,
): Promise<ClaimRow> {
  return db
    .with('logged', (cte) => cte.insertInto('audit').values(auditRow(entry)).returning('id'))
    .with('told', () => eventPart(event, entry.now))
    .insertInto('claim')
    .values(row)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The claims that wait for an answer, the most urgent first, at most 500, with the number of their account. */
export const awaitingClaims = (db: Database) =>
  db
    .selectFrom('claim')
    .innerJoin('account', 'account.id', 'claim.account_id')
    .selectAll('claim')
    .select('account.number as accountNumber')
    .where('state', 'in', AWAITING)
    .orderBy('due_on')
    .orderBy('claim.id')
    .limit(500)
    .execute();

/** Claims whose last day is over and whose customers have not been told, at most 100. */
export const untoldLateClaims = (db: Database, today: string): Promise<ClaimRow[]> =>
  db
    .selectFrom('claim')
    .selectAll()
    .where('state', 'in', AWAITING)
    .where('due_on', '<', today)
    .where(({ eb, or }) => or([eb('late_told_for', 'is', null), eb('late_told_for', '<>', eb.ref('due_on'))]))
    .orderBy('due_on')
    .limit(100)
    .execute();

/** The account and the meter that a document of a claim names. */
export async function frameFacts(db: Database, accountId: string, meterId: string | undefined) {
  const account = await db
    .selectFrom('account')
    .select(['number', 'address', 'holder'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  const meter =
    meterId === undefined
      ? undefined
      : await db
          .selectFrom('meter')
          .select('serial_number')
          .where('account_id', '=', accountId)
          .where('id', '=', meterId)
          .executeTakeFirst();
  return { ...account, serialNumber: meter?.serial_number };
}
