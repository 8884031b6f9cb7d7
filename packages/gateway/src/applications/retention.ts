import { transact } from '../database/transaction.ts';
import type { Database } from '../database/open.ts';
import type { Uploads } from '../uploads/uploads.ts';

/** Applications that one sweep deletes at most; the next one goes on. */
const BATCH = 100;

/** Deletes applications that ended before a local date, with what was written about them. */
export async function deleteOldApplications(
  db: Database,
  uploads: Uploads,
  limit: string,
  before: Date,
): Promise<void> {
  const old = await db
    .selectFrom('application')
    .select(['account_id', 'id'])
    .where('registered_at', '<', before)
    .where('state', 'in', ['refused', 'done', 'withdrawn'])
    .where(({ eb, or }) => or([eb('decided_on', 'is', null), eb('decided_on', '<', limit)]))
    .limit(BATCH)
    .execute();
  for (const { account_id, id } of old) {
    const messages = await db
      .selectFrom('application_message')
      .select('id')
      .where('account_id', '=', account_id)
      .where('application_id', '=', id)
      .execute();
    // The files first: a sweep that stops in between finds the application again.
    for (const message of messages) await uploads.removeOf({ kind: 'applicationMessage', id: message.id });
    await uploads.removeOf({ kind: 'application', id });
    await transact(db, async (tx) => {
      await tx
        .deleteFrom('application_message')
        .where('account_id', '=', account_id)
        .where('application_id', '=', id)
        .execute();
      await tx.deleteFrom('application').where('account_id', '=', account_id).where('id', '=', id).execute();
    });
  }
}
