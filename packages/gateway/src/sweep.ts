import { sweepConnections } from './connections/service.ts';
import type { Database } from './database/open.ts';
import type { Services } from './services.ts';
import { dueForDeletion } from './unlocks/service.ts';

const HOUR = 3_600_000;

/** Deletes what has expired. */
export async function sweep({ uploads, bulkJobs, today }: Services, db: Database, now: Date): Promise<void> {
  const before = (hours: number) => new Date(now.getTime() - hours * HOUR);
  await uploads.sweep(now);
  await sweepConnections(db, now);
  await bulkJobs.sweep(now);
  for (const id of await dueForDeletion(db, today(now), now)) {
    await uploads.removeOf({ kind: 'unlock', id });
    await db.updateTable('unlock').set({ deleted_at: now }).where('id', '=', id).execute();
  }
  await db.deleteFrom('code').where('expires_at', '<', now).execute();
  await db.deleteFrom('budget').where('since', '<', before(48)).execute();
  await db.deleteFrom('guest_ticket').where('expires_at', '<', now).execute();
  await db.deleteFrom('session').where('expires_at', '<', now).execute();
  await db.deleteFrom('idempotency').where('created_at', '<', before(48)).execute();
  await db.deleteFrom('throttle').where('failed_at', '<', before(24)).execute();
}
