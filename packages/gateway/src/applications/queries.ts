import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { ApplicationMeter, Service } from '@vodokanal/contract';
import { auditRow, type AuditEntry } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';
import { canonical } from '../decimal.ts';

export type ApplicationRow = Selectable<Tables['application']>;
export type ApplicationMessageRow = Selectable<Tables['application_message']>;

/** Returns the customer's applications about an account, newest first, at most 200. */
export const applicationsOf = (db: Database | Tx, accountId: string, customerId: string): Promise<ApplicationRow[]> =>
  db
    .selectFrom('application')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('customer_id', '=', customerId)
    .orderBy('registered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();

const applicationById = (db: Database | Tx, accountId: string, id: string) =>
  db.selectFrom('application').selectAll().where('account_id', '=', accountId).where('id', '=', id);

export const findApplication = (db: Database | Tx, accountId: string, id: string) =>
  applicationById(db, accountId, id).executeTakeFirst();

/** Finds an application and locks it, so that a decision and what the customer does do not overtake each other. */
export const lockApplication = (tx: Tx, accountId: string, id: string) =>
  applicationById(tx, accountId, id).forUpdate().executeTakeFirst();

export const lockApplicationByNumber = (tx: Tx, number: string): Promise<ApplicationRow | undefined> =>
  tx.selectFrom('application').selectAll().where('number', '=', number).forUpdate().executeTakeFirst();

export const changeApplication = (
  tx: Tx,
  { account_id, id }: ApplicationRow,
  change: Updateable<Tables['application']>,
): Promise<ApplicationRow> =>
  tx
    .updateTable('application')
    .set(change)
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** The next number of an application without its year. */
export async function nextApplicationNumber(tx: Tx): Promise<string> {
  const { rows } = await sql<{ number: string }>`select nextval('application_number')::text as number`.execute(tx);
  return rows[0]?.number ?? '';
}

/** Inserts an application with its audit entry in one statement. */
export const insertApplication = (
  tx: Tx,
  row: Insertable<Tables['application']>,
  entry: AuditEntry,
): Promise<ApplicationRow> =>
  tx
    .with('logged', (cte) => cte.insertInto('audit').values(auditRow(entry)).returning('id'))
    .insertInto('application')
    .values(row)
    .returningAll()
    .executeTakeFirstOrThrow();

export const messagesOfApplication = (
  db: Database | Tx,
  { account_id, id }: ApplicationRow,
): Promise<ApplicationMessageRow[]> =>
  db
    .selectFrom('application_message')
    .selectAll()
    .where('account_id', '=', account_id)
    .where('application_id', '=', id)
    .orderBy('written_at')
    .orderBy('id')
    .execute();

export async function insertApplicationMessage(tx: Tx, row: Insertable<Tables['application_message']>): Promise<void> {
  await tx.insertInto('application_message').values(row).execute();
}

/** How many messages of the utility the customer has not read, by application. */
export async function unreadOfApplications(
  db: Database | Tx,
  rows: readonly ApplicationRow[],
): Promise<ReadonlyMap<string, number>> {
  const [first] = rows;
  if (!first) return new Map();
  const counts = await db
    .selectFrom('application_message')
    .innerJoin('application', (join) =>
      join
        .onRef('application.account_id', '=', 'application_message.account_id')
        .onRef('application.id', '=', 'application_message.application_id'),
    )
    .select(['application.id', ({ fn }) => fn.countAll().as('count')])
    .where('application_message.account_id', '=', first.account_id)
    .where(
      'application.id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('side', '=', 'utility')
    .where(({ eb, or }) => or([eb('read_at', 'is', null), eb('read_at', '<', eb.ref('written_at'))]))
    .groupBy('application.id')
    .execute();
  return new Map(counts.map(({ id, count }) => [id, Number(count)]));
}

/** The account and the customer that an application begins with. */
export const partiesOf = (db: Database | Tx, accountId: string, customerId: string) =>
  db
    .selectFrom('account')
    .leftJoin('customer', (join) => join.on('customer.id', '=', customerId))
    .select([
      'account.number',
      'account.address',
      'account.holder',
      'account.persons',
      'customer.email',
      'customer.phone',
    ])
    .where('account.id', '=', accountId)
    .executeTakeFirstOrThrow();

/** The meters of an account that are not taken out, each with its last known reading. */
export async function applicationMeters(db: Database | Tx, accountId: string): Promise<ApplicationMeter[]> {
  const { rows } = await sql<{
    id: string;
    service: Service;
    serial_number: string;
    place: string;
    digits: number;
    fraction_digits: number;
    last: string | null;
  }>`
    select id, service, serial_number, place, digits, fraction_digits,
      (select value::text from reading where reading.account_id = meter.account_id and meter_id = meter.id
        and status not in ('replaced', 'rejected', 'different') order by period desc, taken_on desc, received_at desc limit 1) as last
    from meter where account_id = ${accountId} and state <> 'removed' order by service, place, serial_number`.execute(
    db,
  );
  return rows.map(({ serial_number, fraction_digits, last, ...row }) => ({
    ...row,
    serialNumber: serial_number,
    fractionDigits: fraction_digits,
    last: last === null ? null : canonical(last),
  }));
}

/** How many places of the times of a kind of visit are taken since a local date. */
export const takenSlots = (db: Database | Tx, kind: string, since: string) =>
  db
    .selectFrom('visit_slot')
    .select(['visit_on as on', 'visit_from as from', 'taken'])
    .where('kind', '=', kind)
    .where('visit_on', '>=', since)
    .execute();

/** Takes a place of a time; false when all are taken. The row of the time is locked until the end of the transaction. */
export async function takePlace(
  tx: Tx,
  kind: string,
  { on, from }: { readonly on: string; readonly from: string },
  places: number,
): Promise<boolean> {
  const { rows } = await sql`
    insert into visit_slot as slot (kind, visit_on, visit_from, taken) values (${kind}, ${on}::date, ${from}, 1)
    on conflict (kind, visit_on, visit_from) do update set taken = slot.taken + 1 where slot.taken < ${places}::integer
    returning taken`.execute(tx);
  return rows.length === 1;
}

/** Gives a place of a time back. */
export async function freePlace(
  tx: Tx,
  kind: string,
  { on, from }: { readonly on: string; readonly from: string },
): Promise<void> {
  await tx
    .updateTable('visit_slot')
    .set(({ eb }) => ({ taken: eb('taken', '-', 1) }))
    .where('kind', '=', kind)
    .where('visit_on', '=', on)
    .where('visit_from', '=', from)
    .where('taken', '>', 0)
    .execute();
}

/** The applications on which somebody has to work, the most urgent first, at most 500, with the number of their account. */
export const openApplications = (db: Database) =>
  db
    .selectFrom('application')
    .innerJoin('account', 'account.id', 'application.account_id')
    .selectAll('application')
    .select('account.number as accountNumber')
    .where('application.state', 'in', ['sent', 'inWork', 'needsMore', 'approved'])
    .orderBy('due_on')
    .orderBy('application.id')
    .limit(500)
    .execute();
