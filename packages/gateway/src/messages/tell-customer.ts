import type { Tx } from '../database/transaction.ts';
import { queueMessage } from './message-queue.ts';
import type { Filled } from './templates.ts';

/**
 * Writes to a customer about what they do with the utility: by mail, or with `mailOrSms` by SMS to whoever has no mail
 * address, because an SMS costs money. Returns false when there is no way to reach them.
 */
export async function tellCustomer(
  tx: Tx,
  customerId: string,
  by: 'mail' | 'mailOrSms',
  text: Filled,
  now: Date,
): Promise<boolean> {
  const customer = await tx
    .selectFrom('customer')
    .select(['email', 'phone'])
    .where('id', '=', customerId)
    .executeTakeFirst();
  const recipient = customer?.email ?? (by === 'mailOrSms' ? customer?.phone : undefined);
  if (!recipient) return false;
  const cause = { kind: 'notice', address: '', account: customerId } as const;
  await queueMessage(tx, { channel: customer?.email ? 'mail' : 'sms', recipient, cause, ...text }, now);
  return true;
}
