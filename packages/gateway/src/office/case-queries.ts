import { sql, type Insertable, type RawBuilder, type Selectable } from 'kysely';
import type { CaseKind, QueueCounts } from '@vodokanal/contract/office';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import type { Database } from '../database/open.ts';
import type { Tables } from '../database/tables.ts';
import type { Tx } from '../database/transaction.ts';
import { CASE_SOURCES, type SourceRow } from './case-sources.ts';

/** Cases on a page of a queue. */
const PAGE = 50;
/** Cases of one kind that a search finds at most. */
const FOUND = 50;

export interface CaseRow extends SourceRow {
  readonly kind: CaseKind;
  readonly assignee_id: string | null;
  readonly is_proposed: boolean;
}
export type DecisionRow = Selectable<Tables['case_decision']>;
export type CaseView = 'open' | 'late' | 'mine' | 'proposed' | 'ended';

/** The cases of a kind with who works on them. */
const casesOf = (kind: CaseKind): RawBuilder<unknown> => sql`
  select source.*, ${sql.lit(kind)} as kind, assignment.staff_id as assignee_id, proposal.id is not null as is_proposed
  from (${CASE_SOURCES[kind].rows}) as source
  left join case_assignment as assignment on assignment.kind = ${sql.lit(kind)} and assignment.case_id = source.id
  left join case_decision as proposal on proposal.kind = ${sql.lit(kind)} and proposal.case_id = source.id and proposal.state = 'proposed'`;

const filterOf = (
  view: CaseView,
  { staffId, lateBefore }: { readonly staffId: string; readonly lateBefore: RawBuilder<unknown> },
): RawBuilder<unknown> => {
  switch (view) {
    case 'open':
      return sql`is_open`;
    case 'late':
      return sql`is_open and urgency < ${lateBefore}`;
    case 'mine':
      return sql`is_open and assignee_id = ${staffId}`;
    case 'proposed':
      return sql`is_open and is_proposed`;
    case 'ended':
      return sql`not is_open`;
  }
};

/** A moment or a date before which the `urgency` of a late case is. */
export type LateBefore = Date | string;
const lateSql = (kind: CaseKind, before: LateBefore): RawBuilder<unknown> =>
  sql`${before}::${sql.raw(CASE_SOURCES[kind].urgency)}`;

/**
 * A page of a queue, the most urgent first; ended cases come the latest first. `after` is the last case of the page
 * before.
 */
export async function casePage(
  db: Database,
  kind: CaseKind,
  view: CaseView,
  {
    staffId,
    lateBefore,
    after,
  }: { readonly staffId: string; readonly lateBefore: LateBefore; readonly after?: string | undefined },
): Promise<{ readonly rows: CaseRow[]; readonly hasMore: boolean }> {
  const order = sql.raw(view === 'ended' ? 'desc' : 'asc');
  const follows =
    after === undefined
      ? sql`true`
      : sql`(urgency, id) ${sql.raw(view === 'ended' ? '<' : '>')} (select urgency, id from (${CASE_SOURCES[kind].rows}) as last where id = ${after})`;
  const { rows } = await sql<CaseRow>`
    select * from (${casesOf(kind)}) as cases
    where ${filterOf(view, { staffId, lateBefore: lateSql(kind, lateBefore) })} and ${follows}
    order by urgency ${order}, id ${order} limit ${sql.lit(PAGE + 1)}`.execute(db);
  return { rows: rows.slice(0, PAGE), hasMore: rows.length > PAGE };
}

export async function caseCounts(
  db: Database,
  kind: CaseKind,
  { staffId, lateBefore }: { readonly staffId: string; readonly lateBefore: LateBefore },
): Promise<QueueCounts> {
  const { rows } = await sql<Record<keyof QueueCounts, string>>`
    select count(*) as waiting, count(*) filter (where urgency < ${lateSql(kind, lateBefore)}) as late,
      count(*) filter (where assignee_id = ${staffId}) as mine, count(*) filter (where is_proposed) as proposed
    from (${casesOf(kind)}) as cases where is_open`.execute(db);
  const [counts] = rows;
  return {
    waiting: Number(counts?.waiting),
    late: Number(counts?.late),
    mine: Number(counts?.mine),
    proposed: Number(counts?.proposed),
  };
}

export async function findCase(db: Database | Tx, kind: CaseKind, id: string): Promise<CaseRow | undefined> {
  const { rows } = await sql<CaseRow>`select * from (${casesOf(kind)}) as cases where id = ${id}`.execute(db);
  return rows[0];
}

/** Finds a case and locks it until the end of the transaction, so that two people decide it one after the other. */
export async function lockCase(tx: Tx, kind: CaseKind, id: string): Promise<CaseRow | undefined> {
  const known = await findCase(tx, kind, id);
  if (!known) return undefined;
  const account = known.account_id === null ? sql`true` : sql`account_id = ${known.account_id}`;
  await sql`select id from ${sql.table(CASE_SOURCES[kind].table)} where id = ${id} and ${account} for update`.execute(
    tx,
  );
  // Once more: it may have been decided while this waited.
  return findCase(tx, kind, id);
}

/** The account with a number, present or former, and its holder; undefined when there is none. */
export async function searchedAccount(
  db: Database,
  text: string,
): Promise<{ readonly account_id: string; readonly customer_id: string | null } | undefined> {
  const { rows } = await sql<{ account_id: string; customer_id: string | null }>`
    select known_number.account_id, customer_account.customer_id from known_number
    left join customer_account on customer_account.account_id = known_number.account_id and role = 'holder'
    where number_folded = ${foldAccountNumber(text)} limit 1`.execute(db);
  return rows[0];
}

/** Finds cases by their number, its end, or the account that was searched for. The newest first. */
export async function searchCases(
  db: Database,
  kind: CaseKind,
  text: string,
  account: { readonly account_id: string; readonly customer_id: string | null } | undefined,
): Promise<CaseRow[]> {
  const end = `${[...text.toUpperCase()].reverse().join('')}%`;
  const { subject } = CASE_SOURCES[kind];
  const subjectId = account?.[subject] ?? null;
  const { rows } = await sql<CaseRow>`
    select * from (
      select * from (${casesOf(kind)}) as by_number where reverse(number) like ${end} and number <> ''
      union select * from (${casesOf(kind)}) as by_subject where ${sql.ref(subject)} = ${subjectId}
      ${kind === 'unlock' ? sql`union select * from (${casesOf(kind)}) as by_text where typed_number = ${text}` : sql``}
    ) as found
    order by urgency desc, id limit ${sql.lit(FOUND)}`.execute(db);
  return rows;
}

/** The numbers of the accounts that cases are about; of a customer without an account of the case it is the first. */
export async function accountNumbers(
  db: Database | Tx,
  rows: readonly SourceRow[],
): Promise<ReadonlyMap<string, string>> {
  const accountIds = rows.flatMap(({ account_id }) => account_id ?? []);
  const customerIds = rows.flatMap(({ account_id, customer_id }) => (account_id === null && customer_id) || []);
  const { rows: found } = await sql<{ of: string; number: string }>`
    select id as of, number from account where id = any(${accountIds}::uuid[])
    union all
    select customer_id as of, min(number) as number from customer_account join account on account.id = account_id
    where customer_id = any(${customerIds}::uuid[]) and role = 'holder' group by customer_id`.execute(db);
  const numbers = new Map(found.map(({ of, number }) => [of, number]));
  return new Map(
    rows.flatMap((row) => {
      const number = row.typed_number ?? numbers.get(row.account_id ?? row.customer_id ?? '');
      return number === undefined ? [] : [[row.id, number] as const];
    }),
  );
}

/** Whom a case concerns; null what is not known. */
export async function caseParties(db: Database | Tx, { account_id, customer_id, typed_number }: SourceRow) {
  const { rows } = await sql<{ number: string | null; holder: string | null; address: string | null }>`
    select number, holder, address from account
    where id = coalesce(${account_id}::uuid, (
        select account_id from customer_account join account as held on held.id = account_id
        where customer_id = ${customer_id}::uuid and role = 'holder' order by held.number limit 1),
      (select account_id from known_number where number_folded = ${foldAccountNumber(typed_number ?? '')}))`.execute(
    db,
  );
  const customer =
    customer_id === null
      ? undefined
      : await db.selectFrom('customer').select(['phone', 'email']).where('id', '=', customer_id).executeTakeFirst();
  return { ...rows[0], ...customer };
}

export async function assign(tx: Tx, kind: CaseKind, caseId: string, staffId: string): Promise<void> {
  await tx
    .insertInto('case_assignment')
    .values({ kind, case_id: caseId, staff_id: staffId })
    .onConflict((conflict) => conflict.columns(['kind', 'case_id']).doUpdateSet({ staff_id: staffId }))
    .execute();
}

/** The decisions about a case, the newest first. */
export const decisionsOf = (db: Database | Tx, kind: CaseKind, caseId: string): Promise<DecisionRow[]> =>
  db
    .selectFrom('case_decision')
    .selectAll()
    .where('kind', '=', kind)
    .where('case_id', '=', caseId)
    .orderBy('proposed_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

export async function insertDecision(tx: Tx, row: Insertable<Tables['case_decision']>): Promise<DecisionRow> {
  return tx.insertInto('case_decision').values(row).returningAll().executeTakeFirstOrThrow();
}

/** Ends a proposal; a phone is not kept longer than it is needed. */
export async function endProposal(
  tx: Tx,
  id: string,
  end: Pick<DecisionRow, 'state' | 'second_by' | 'ended_at' | 'rejection'>,
): Promise<void> {
  await tx
    .updateTable('case_decision')
    .set({ ...end, phone: null })
    .where('id', '=', id)
    .execute();
}
