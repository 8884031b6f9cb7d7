import { operations, type OperationId } from '@vodokanal/contract/operations';
import { ANSWER_LIFE } from '@vodokanal/contract/policies/idempotency';
import { sweepConnections } from './connections/service.ts';
import { sweepRetention } from './data-requests/retention.ts';
import type { Database } from './database/open.ts';
import type { Services } from './services.ts';
import { sweepDevices } from './session/devices.ts';
import { dueForDeletion } from './unlocks/service.ts';
import { deleteOldEvents } from './webhooks/queries.ts';

const HOUR = 3_600_000;
/** Hours for which events that were told can be told again: 30 days. */
const EVENTS_KEPT = 720;
const withSecretAnswer = (Object.keys(operations) as OperationId[]).filter((id) => operations[id].secretAnswer);

/** Deletes what has expired. */
export async function sweep(services: Services, db: Database, now: Date): Promise<void> {
  const { uploads, bulkJobs, importJobs, today } = services;
  const before = (hours: number) => new Date(now.getTime() - hours * HOUR);
  await uploads.sweep(now);
  await sweepConnections(db, now);
  await bulkJobs.sweep(now);
  await importJobs.sweep(now);
  for (const id of await dueForDeletion(db, today(now), now)) {
    await uploads.removeOf({ kind: 'unlock', id });
    await db.updateTable('unlock').set({ deleted_at: now }).where('id', '=', id).execute();
  }
  await db.deleteFrom('code').where('expires_at', '<', now).execute();
  await db.deleteFrom('budget').where('since', '<', before(48)).execute();
  await db.deleteFrom('guest_ticket').where('expires_at', '<', now).execute();
  await db.deleteFrom('payment_link').where('expires_at', '<', before(48)).execute();
  await db.deleteFrom('guest_payer').where('expires_at', '<', now).execute();
  await db.deleteFrom('session').where('expires_at', '<', now).execute();
  await db.deleteFrom('staff_session').where('expires_at', '<', now).execute();
  // A secret is not told again after ten minutes, so it is not kept either; the key stays, because it was used.
  await db
    .updateTable('idempotency')
    .set({ answer: '' })
    .where('operation', 'in', withSecretAnswer)
    .where('answer', '<>', '')
    .where('created_at', '<', new Date(now.getTime() - ANSWER_LIFE.secret))
    .execute();
  await db
    .deleteFrom('idempotency')
    .where('created_at', '<', new Date(now.getTime() - ANSWER_LIFE.plain))
    .execute();
  await deleteOldEvents(db, before(EVENTS_KEPT));
  await sweepDevices(db, now);
  await db.deleteFrom('throttle').where('failed_at', '<', before(24)).execute();
  await sweepRetention(db, services, now);
}
