import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { network } from '../session/throttle.ts';

const HOUR = 3_600_000;

/** How many codes may go out, by whom they go to, by who asks, and in all: an SMS costs money and disturbs somebody. */
const LIMITS = { recipient: { most: 6, within: HOUR }, recipientDay: { most: 12, within: 24 * HOUR }, network: { most: 20, within: HOUR }, all: { most: 20_000, within: 24 * HOUR } } as const;

/**
 * Takes one code off every budget, or refuses with the time until there is one again. `who` is the number, or whatever
 * stands for it where there is none: unknown people have a budget, too.
 */
export async function spendCode(db: Database, who: string, address: string, now: Date): Promise<void> {
  // The one who asks first; and what is refused is taken off nobody.
  const keys = [[`network ${network(address)}`, LIMITS.network], [`recipient ${who}`, LIMITS.recipient], [`recipient-day ${who}`, LIMITS.recipientDay], ['all', LIMITS.all]] as const;
  await transact(db, async (tx) => {
    for (const [key, { most, within }] of keys) {
      const isOver = sql<boolean>`budget.since < ${new Date(now.getTime() - within)}`;
      const { spent, since } = await tx.insertInto('budget').values({ key, spent: 1, since: now })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ spent: sql`case when ${isOver} then 1 else budget.spent + 1 end`, since: sql`case when ${isOver} then ${now} else budget.since end` }))
        .returning(['spent', 'since']).executeTakeFirstOrThrow();
      if (spent > most) throw new ProblemError('RATE_LIMITED', { retryAfter: Math.max(60, (since.getTime() + within - now.getTime()) / 1000) });
    }
  });
}
