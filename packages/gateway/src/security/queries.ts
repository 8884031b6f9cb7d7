import { sql, type Insertable } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';

export const securityState = (db: Database, customerId: string) =>
  db
    .selectFrom('customer')
    .select(['phone', 'password_changed_at', 'created_at', 'frozen_at'])
    .where('id', '=', customerId)
    .executeTakeFirstOrThrow();

export async function phoneOf(db: Tx, customerId: string): Promise<string | null> {
  return (await db.selectFrom('customer').select('phone').where('id', '=', customerId).executeTakeFirstOrThrow()).phone;
}

export const sessionsOf = (db: Database, customerId: string) =>
  db
    .selectFrom('session')
    .select(['id', 'id_hash', 'device', 'created_at', 'seen_at', 'expires_at'])
    .where('customer_id', '=', customerId)
    .where('id', 'is not', null)
    .orderBy('seen_at', 'desc')
    .limit(100)
    .execute();

/** Returns false when there is no such session. */
export async function deleteSession(db: Tx, customerId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('customer_id', '=', customerId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Returns a customer's audit entries, newest first, at most 200. */
export const journalOf = (db: Database, customerId: string, since: Date) =>
  db
    .selectFrom('audit')
    .select(['id', 'at', 'action', 'address', 'details'])
    .where('customer_id', '=', customerId)
    .where('at', '>', since)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();

export async function nextIncidentNumber(db: Tx): Promise<string> {
  const { rows } = await sql<{ number: string }>`select nextval('incident_number')::text as number`.execute(db);
  return rows[0]?.number ?? '';
}

export async function insertIncident(db: Tx, incident: Insertable<Tables['incident']>): Promise<void> {
  await db.insertInto('incident').values(incident).execute();
}

/** Blocks sensitive operations until the password is recovered, and forgets all known devices. */
export async function freeze(db: Tx, customerId: string, now: Date): Promise<void> {
  await db.updateTable('customer').set({ frozen_at: now }).where('id', '=', customerId).execute();
  await db.deleteFrom('device').where('customer_id', '=', customerId).execute();
}

export const incidentById = (db: Database | Tx, id: string) =>
  db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** An open incident, locked until the end of the transaction. */
export const lockOpenIncident = (tx: Tx, number: string) =>
  tx
    .selectFrom('incident')
    .selectAll()
    .where('number', '=', number)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();

export async function setIncidentClosed(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('incident').set({ closed_at: now }).where('id', '=', id).execute();
}

export const listIncidents = (db: Database) =>
  db.selectFrom('incident').selectAll().orderBy('registered_at', 'desc').limit(200).execute();

/** Returns the customer's confirmed second factors, oldest first. */
export const factorsOf = (db: Database | Tx, customerId: string) =>
  db
    .selectFrom('factor')
    .select(['id', 'kind', 'created_at'])
    .where('customer_id', '=', customerId)
    .where('confirmed_at', 'is not', null)
    .orderBy('created_at')
    .execute();

/** Returns the kind of each confirmed factor, oldest first, each row with whether an unused recovery code is left. */
export const factorKindsOf = (db: Database | Tx, customerId: string) =>
  db
    .selectFrom('factor')
    .select([
      'kind',
      ({ exists, selectFrom }) =>
        exists(
          selectFrom('recovery_code')
            .select('code_hash')
            .where('customer_id', '=', customerId)
            .where('used_at', 'is', null),
        ).as('hasCodes'),
    ])
    .where('customer_id', '=', customerId)
    .where('confirmed_at', 'is not', null)
    .orderBy('created_at')
    .execute();

export async function insertFactor(db: Database | Tx, factor: Insertable<Tables['factor']>): Promise<void> {
  await db.insertInto('factor').values(factor).execute();
}

/** Deletes a TOTP secret whose first code was never entered. */
export async function deletePendingTotp(db: Tx, customerId: string): Promise<void> {
  await db
    .deleteFrom('factor')
    .where('customer_id', '=', customerId)
    .where('kind', '=', 'totp')
    .where('confirmed_at', 'is', null)
    .execute();
}

/** Returns the TOTP secret whose first code has not been entered yet, and locks its row. */
export const lockPendingTotp = (db: Tx, customerId: string) =>
  db
    .selectFrom('factor')
    .select(['id', 'secret'])
    .where('customer_id', '=', customerId)
    .where('kind', '=', 'totp')
    .where('confirmed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();

/** Confirms a TOTP secret, whose code of this step is used up, and deletes the previous one. */
export async function confirmTotp(db: Tx, customerId: string, id: string, step: number, now: Date): Promise<void> {
  await db
    .deleteFrom('factor')
    .where('customer_id', '=', customerId)
    .where('kind', '=', 'totp')
    .where('id', '<>', id)
    .execute();
  await db
    .updateTable('factor')
    .set({ confirmed_at: now, last_step: step })
    .where('customer_id', '=', customerId)
    .where('id', '=', id)
    .execute();
}

export const confirmedTotpOf = (db: Database | Tx, customerId: string) =>
  db
    .selectFrom('factor')
    .select(['id', 'secret'])
    .where('customer_id', '=', customerId)
    .where('kind', '=', 'totp')
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();

/** Uses up the TOTP codes up to a step; returns false when this one was used already. */
export async function useTotpStep(db: Database | Tx, customerId: string, id: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('factor')
    .set({ last_step: step })
    .where('customer_id', '=', customerId)
    .where('id', '=', id)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Returns false when there is no such factor. */
export async function deleteFactor(db: Tx, customerId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('factor')
    .where('customer_id', '=', customerId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function hasConfirmedFactor(db: Tx, customerId: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('factor')
      .select('id')
      .where('customer_id', '=', customerId)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst()) !== undefined
  );
}

/** Returns how many recovery codes are unused. */
export async function recoveryCodesLeft(db: Database | Tx, customerId: string): Promise<number> {
  const { left } = await db
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('customer_id', '=', customerId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(left);
}

export async function deleteRecoveryCodes(db: Tx, customerId: string): Promise<void> {
  await db.deleteFrom('recovery_code').where('customer_id', '=', customerId).execute();
}

export async function insertRecoveryCodes(db: Tx, customerId: string, hashes: readonly string[]): Promise<void> {
  await db
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ customer_id: customerId, code_hash, used_at: null })))
    .execute();
}

/** Uses up a recovery code; returns false when there is no such code or it was used already. */
export async function useRecoveryCode(
  db: Database | Tx,
  customerId: string,
  hashes: readonly string[],
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('customer_id', '=', customerId)
    .where('code_hash', 'in', hashes)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
