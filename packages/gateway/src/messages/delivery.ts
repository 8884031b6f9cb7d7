import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import type { Senders } from './senders.ts';

const BATCH = 20;
const MOST_ATTEMPTS = 12;
const LONGEST_WAIT = 3_600_000;
/** Milliseconds until the next attempt: half a minute, doubled each time, one hour at most. */
const waitAfter = (attempts: number): number => Math.min(LONGEST_WAIT, 30_000 * 2 ** Math.max(0, attempts - 1));

/**
 * Sends waiting messages, oldest first, and returns how many were sent. Processes never take the same message. The text
 * is deleted after sending, because a stolen database must not reveal it. Failures are retried with growing waits;
 * expired messages are dropped.
 */
export async function deliver(db: Database, senders: Senders, now: Date, log?: Logger): Promise<number> {
  const channels = Object.keys(senders) as (keyof Senders)[];
  if (channels.length === 0) return 0;
  const beyond = new Date(now.getTime() + 2 * LONGEST_WAIT);
  // Messages are claimed first, so that a slow provider does not keep a transaction open.
  const claimed = await transact(db, async (tx) => {
    const rows = await tx
      .selectFrom('message')
      .selectAll()
      .where('sent_at', 'is', null)
      .where('channel', 'in', channels)
      // A time beyond the longest wait was written before the clock was set back. A first attempt may wait longer, for
      // a budget.
      .where((is) =>
        is.or([
          is('next_at', '<=', now),
          is('created_at', '>', beyond),
          is.and([is('attempts', '>', 0), is('next_at', '>', beyond)]),
        ]),
      )
      .where('attempts', '<', MOST_ATTEMPTS)
      .orderBy('created_at')
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id, attempts } of rows)
      await tx
        .updateTable('message')
        .set({ attempts: attempts + 1, next_at: new Date(now.getTime() + waitAfter(attempts + 1)) })
        .where('id', '=', id)
        .execute();
    return rows;
  });
  let sent = 0;
  for (const { id, channel, recipient, subject, body, expires_at } of claimed) {
    const isStale = expires_at !== null && expires_at <= now;
    try {
      if (!isStale) {
        await senders[channel]?.send({ recipient, subject, body });
        sent++;
      }
      await db
        .updateTable('message')
        .set({ sent_at: sql`now()`, body: '' })
        .where('id', '=', id)
        .execute();
    } catch (fault) {
      log?.warn({ messageId: id, channel, fault: (fault as Error).name }, 'a message was not delivered');
    }
  }
  return sent;
}
