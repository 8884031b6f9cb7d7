import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { newId } from '../ids.ts';

export interface Message {
  readonly channel: 'mail' | 'sms';
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  /** After that it is of no use to anybody, and is not sent. */
  readonly expiresAt?: Date;
}

/** Puts a message into the outbox in the transaction of what it tells about, so that neither exists without the other. */
export async function post(db: Database | Tx, message: Message, now: Date): Promise<void> {
  const { expiresAt = null, ...content } = message;
  await db.insertInto('message').values({ ...content, expires_at: expiresAt, next_at: now, id: newId(), created_at: now }).execute();
}
