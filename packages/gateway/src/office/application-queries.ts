import { sql } from 'kysely';
import { UNDECIDED } from '@vodokanal/contract/rules/application-state';
import type { ApplicationRow } from '../applications/queries.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';

/** Applications on a page of the queue. */
const PAGE = 50;

export type ApplicationQueueView = 'open' | 'tasks' | 'late' | 'mine' | 'ended';

const ENDED = ['refused', 'done', 'withdrawn'] as const;
const STATES: Readonly<Record<ApplicationQueueView, readonly ApplicationRow['state'][]>> = {
  open: UNDECIDED,
  tasks: ['approved'],
  late: UNDECIDED,
  mine: [...UNDECIDED, 'approved'],
  ended: ENDED,
};

/**
 * A page of the queue, the most urgent first; ended applications come the latest first. `after` are the due date and the
 * id of the last one of the page before. One more row than a page holds says that another page follows.
 */
export async function applicationPage(
  db: Database,
  view: ApplicationQueueView,
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
): Promise<{ readonly rows: ApplicationRow[]; readonly hasMore: boolean }> {
  const isEnded = view === 'ended';
  const order = isEnded ? 'desc' : 'asc';
  const isSearch = numberEnd !== undefined;
  const rows = await db
    .selectFrom('application')
    .selectAll()
    .$if(isSearch, (query) =>
      query.where(sql`reverse(number)`, 'like', `${[...(numberEnd ?? '')].reverse().join('')}%`),
    )
    .$if(!isSearch, (query) => query.where('state', 'in', STATES[view]))
    .$if(view === 'late' && !isSearch, (query) => query.where('due_on', '<', today))
    .$if(view === 'mine' && !isSearch, (query) => query.where('assignee_id', '=', staffId))
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

/** How many applications wait, how many tasks are open, how many are late, and how many are those of a member of staff. */
export async function applicationCounts(db: Database, today: string, staffId: string) {
  const counts = await db
    .selectFrom('application')
    .select(({ fn, eb }) => [
      fn.countAll().filterWhere('state', '<>', 'approved').as('waiting'),
      fn.countAll().filterWhere('state', '=', 'approved').as('tasks'),
      fn
        .countAll()
        .filterWhere(eb.and([eb('state', '<>', 'approved'), eb('due_on', '<', today)]))
        .as('late'),
      fn.countAll().filterWhere('assignee_id', '=', staffId).as('mine'),
    ])
    .where('state', 'in', [...UNDECIDED, 'approved'])
    .executeTakeFirstOrThrow();
  const { waiting, tasks, late, mine } = counts;
  return { waiting: Number(waiting), tasks: Number(tasks), late: Number(late), mine: Number(mine) };
}

export const applicationOfId = (db: Database | Tx, id: string): Promise<ApplicationRow | undefined> =>
  db.selectFrom('application').selectAll().where('id', '=', id).executeTakeFirst();

export const lockApplicationOfId = (tx: Tx, id: string): Promise<ApplicationRow | undefined> =>
  tx.selectFrom('application').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
