import type { ProfileChange } from '@vodokanal/contract';
import { StartError, type Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { queueMessage } from '../messages/message-queue.ts';
import type { Filled } from '../messages/templates.ts';
import { emailOf } from '../session/queries.ts';
import { profileChangeEvent } from '../webhooks/case-events.ts';
import { recordEvent } from '../webhooks/events.ts';
import { applyChange, closeChange } from './queries.ts';

/**
 * Records the staff's decision on a change and mails it to the customer. An applied change is in the account at once;
 * the next registry import may overwrite it. Throws a `StartError` when the change is not open.
 */
export async function decideChange(
  db: Database | Tx,
  number: string,
  state: Exclude<ProfileChange['state'], 'inReview'>,
  ground: string,
  now: Date,
  today: string,
): Promise<void> {
  await transact(db, async (tx) => {
    const change = await closeChange(tx, number, state, ground, now);
    if (!change) throw new StartError(`There is no open change ${number}. See: gateway profile list`);
    if (state === 'applied') await applyChange(tx, change, today);
    await recordEvent(tx, profileChangeEvent('profile-change.decided', change), now);
    const filled: Filled =
      state === 'applied'
        ? { template: 'profileChangeApplied', values: { number } }
        : { template: 'profileChangeRefused', values: { number, reason: ground } };
    const email = await emailOf(tx, change.customer_id);
    if (email) await queueMessage(tx, { channel: 'mail', recipient: email, ...filled, cause: { kind: 'staff' } }, now);
  });
}
