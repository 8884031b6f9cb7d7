import { sql, type Updateable } from 'kysely';
import type { Staff } from '@vodokanal/contract/office';
import { AWAITING } from '@vodokanal/contract/rules/claim-state';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';
import type { ClaimRow } from '../claims/queries.ts';

/** Claims on a page of the queue. */
const PAGE = 50;

export const staffByEmail = (db: Database | Tx, email: string) =>
  db.selectFrom('staff').selectAll().where('email', '=', email).where('ended_at', 'is', null).executeTakeFirst();

export const findStaff = (db: Database | Tx, id: string): Promise<Staff | undefined> =>
  db
    .selectFrom('staff')
    .select(['id', 'name', 'role'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('blocked_at', 'is', null)
    .executeTakeFirst();

export const allStaff = (db: Database): Promise<Staff[]> =>
  db
    .selectFrom('staff')
    .select(['id', 'name', 'role'])
    .where('ended_at', 'is', null)
    .where('blocked_at', 'is', null)
    .orderBy('name')
    .execute();

/** Those who are named as assignees, also when they do not work here any more. */
export async function staffNamed(
  db: Database | Tx,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, Staff>> {
  const known = ids.filter((id) => id !== null);
  if (known.length === 0) return new Map();
  const rows = await db.selectFrom('staff').select(['id', 'name', 'role']).where('id', 'in', known).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The member of staff of a session that is used within its time; the session is then seen again. */
export async function staffOfSession(
  db: Database,
  idHash: string,
  now: Date,
  idle: number,
): Promise<Staff | undefined> {
  const seen = await db
    .updateTable('staff_session')
    .set({ seen_at: now })
    .where('id_hash', '=', idHash)
    .where('expires_at', '>', now)
    .where('seen_at', '>', new Date(now.getTime() - idle))
    .returning('staff_id')
    .executeTakeFirst();
  return seen && findStaff(db, seen.staff_id);
}

/** Escapes a text for a LIKE pattern. */
const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

export type QueueView = 'open' | 'late' | 'mine' | 'ended';

/**
 * A page of the queue, the most urgent first; ended claims come the latest first. `after` are the due date and the id of
 * the last claim of the page before. One more claim than a page holds says that another page follows.
 */
export async function queuePage(
  db: Database,
  view: QueueView,
  {
    today,
    staffId,
    after,
    numberEnd,
  }: {
    readonly today: string;
    readonly staffId: string;
    readonly after?: { readonly dueOn: string; readonly id: string } | undefined;
    readonly numberEnd?: string | undefined;
  },
): Promise<{ readonly rows: ClaimRow[]; readonly hasMore: boolean }> {
  const isEnded = view === 'ended';
  const order = isEnded ? 'desc' : 'asc';
  const rows = await db
    .selectFrom('claim')
    .selectAll()
    .$if(numberEnd !== undefined, (query) =>
      query.where(sql`reverse(number)`, 'like', `${likeText([...(numberEnd ?? '')].reverse().join(''))}%`),
    )
    .$if(numberEnd === undefined, (query) => query.where('state', isEnded ? 'not in' : 'in', AWAITING))
    .$if(view === 'late' && numberEnd === undefined, (query) => query.where('due_on', '<', today))
    .$if(view === 'mine' && numberEnd === undefined, (query) => query.where('assignee_id', '=', staffId))
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('due_on', 'id'), isEnded ? '<' : '>', tuple(after?.dueOn ?? '', after?.id ?? '')),
      ),
    )
    .orderBy('due_on', order)
    .orderBy('id', order)
    .limit(PAGE + 1)
    .execute();
  return { rows: rows.slice(0, PAGE), hasMore: rows.length > PAGE };
}

/** How many claims wait, how many of them are late, and how many are those of a member of staff. */
export async function queueCounts(db: Database, today: string, staffId: string) {
  const counts = await db
    .selectFrom('claim')
    .select(({ fn }) => [
      fn.countAll().as('waiting'),
      fn.countAll().filterWhere('due_on', '<', today).as('late'),
      fn.countAll().filterWhere('assignee_id', '=', staffId).as('mine'),
    ])
    .where('state', 'in', AWAITING)
    .executeTakeFirstOrThrow();
  return { waiting: Number(counts.waiting), late: Number(counts.late), mine: Number(counts.mine) };
}

export const claimOfId = (db: Database | Tx, id: string): Promise<ClaimRow | undefined> =>
  db.selectFrom('claim').selectAll().where('id', '=', id).executeTakeFirst();

/** Claims of an account, or found by their number or its end; the newest first, at most 50. */
export const claimsByAccountOrNumber = (db: Database, text: string, accountId: string | undefined) =>
  db
    .selectFrom('claim')
    .innerJoin('account', 'account.id', 'claim.account_id')
    .select(['claim.id', 'claim.number', 'claim.registered_on', 'account.number as account'])
    .where(({ or, eb }) =>
      or([
        eb(sql`reverse(claim.number)`, 'like', `${[...text.toUpperCase()].reverse().join('')}%`),
        ...(accountId === undefined ? [] : [eb('claim.account_id', '=', accountId)]),
      ]),
    )
    .orderBy('claim.registered_at', 'desc')
    .limit(50)
    .execute();

export const lockClaimOfId = (tx: Tx, id: string): Promise<ClaimRow | undefined> =>
  tx.selectFrom('claim').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Whom a claim concerns. */
export const contactsOf = (db: Database | Tx, { account_id, customer_id }: ClaimRow) =>
  db
    .selectFrom('account')
    .leftJoin('customer', (join) => join.on('customer.id', '=', customer_id))
    .select(['account.number', 'account.holder', 'account.address', 'customer.phone', 'customer.email'])
    .where('account.id', '=', account_id)
    .executeTakeFirstOrThrow();

/** Staff with how they sign in and when they were last seen, by name. */
export const colleagueRows = (db: Database | Tx) =>
  db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'role', 'blocked_at', 'password_hash'])
    .select(({ exists, selectFrom }) => [
      exists(
        selectFrom('factor')
          .select('factor.id')
          .whereRef('factor.customer_id', '=', 'staff.id')
          .where('confirmed_at', 'is not', null),
      ).as('has_app'),
      selectFrom('staff_session')
        .select(({ fn }) => fn.max('seen_at').as('seen_at'))
        .whereRef('staff_session.staff_id', '=', 'staff.id')
        .as('seen_at'),
    ])
    .where('ended_at', 'is', null)
    .orderBy('name')
    .execute();

export type ColleagueRow = Awaited<ReturnType<typeof colleagueRows>>[number];

export async function lockStaff(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('staff').select('id').where('id', '=', id).forUpdate().execute();
}

/** The ids of the administrators who may sign in. Their rows are locked in one order. */
export async function activeAdministrators(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .where('blocked_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

export async function changeStaff(tx: Tx, id: string, change: Updateable<Tables['staff']>): Promise<void> {
  await tx.updateTable('staff').set(change).where('id', '=', id).execute();
}

/** Ends the sessions of somebody, except the one with this hash. */
export async function endStaffSessions(tx: Tx, staffId: string, except = ''): Promise<void> {
  await tx.deleteFrom('staff_session').where('staff_id', '=', staffId).where('id_hash', '<>', except).execute();
}

export async function emailOfStaff(tx: Tx, id: string): Promise<string> {
  return (await tx.selectFrom('staff').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email;
}

/** Whom a link invites; undefined when it has ended. */
export const staffByInvitation = (db: Database | Tx, invitationHash: string, now: Date, isLocked?: 'locked') =>
  db
    .selectFrom('staff')
    .select(['id', 'email', 'name'])
    .where('invitation_hash', '=', invitationHash)
    .where('invited_until', '>', now)
    .where('ended_at', 'is', null)
    .where('blocked_at', 'is', null)
    .$if(isLocked !== undefined, (query) => query.forUpdate())
    .executeTakeFirst();
