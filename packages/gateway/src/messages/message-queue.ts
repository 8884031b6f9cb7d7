import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';

export interface Message {
  readonly channel: 'mail' | 'sms';
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  /** The message is not sent after this time. */
  readonly expiresAt?: Date;
}

export const messageRow = ({ expiresAt, ...content }: Message, now: Date) => ({
  ...content,
  expires_at: expiresAt ?? null,
  next_at: now,
  id: newId(),
  created_at: now,
});

/**
 * Adds a message to the outbox. Call it in the transaction of the change that it reports, so that neither exists
 * without the other.
 */
export async function queueMessage(db: Database | Tx, message: Message, now: Date): Promise<void> {
  await db.insertInto('message').values(messageRow(message, now)).execute();
}
