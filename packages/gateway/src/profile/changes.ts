import type { ProfileChange } from '@vodokanal/contract';
import { StartError, type Database } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import { queueMessage } from '../messages/message-queue.ts';

/**
 * Records the staff's decision on a change and mails it to the customer. An applied change is in the account at once;
 * the next registry import may overwrite it. Throws a `StartError` when the change is not open.
 */
export async function decideChange(
  db: Database,
  number: string,
  state: Exclude<ProfileChange['state'], 'inReview'>,
  ground: string,
  now: Date,
): Promise<void> {
  await transact(db, async (tx) => {
    const change = await tx
      .updateTable('profile_change')
      .set({ state, ground, decided_at: now })
      .where('number', '=', number)
      .where('state', '=', 'inReview')
      .returningAll()
      .executeTakeFirst();
    if (!change) throw new StartError(`There is no open change ${number}. See: gateway profile list`);
    const { account_id, field, value, customer_id } = change;
    if (state === 'applied')
      await tx
        .updateTable('account')
        .set(field === 'registeredPersons' ? { persons: Number(value) } : { [field]: value })
        .where('id', '=', account_id)
        .execute();
    const { email } = await tx
      .selectFrom('customer')
      .select('email')
      .where('id', '=', customer_id)
      .executeTakeFirstOrThrow();
    if (email)
      await queueMessage(
        tx,
        {
          channel: 'mail',
          recipient: email,
          subject: `Изменение ${number}`,
          body:
            state === 'applied'
              ? 'Мы внесли изменение, о котором вы просили.'
              : `Мы не внесли изменение, о котором вы просили: ${ground}`,
        },
        now,
      );
  });
}
