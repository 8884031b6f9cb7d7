import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { network } from '../session/throttle.ts';

const HOUR = 3_600_000;

/** How many codes may go out, by whom they go to, by who asks, and in all: an SMS costs money and disturbs somebody. */
const CODES = { recipient: { most: 6, within: HOUR }, recipientDay: { most: 12, within: 24 * HOUR }, accountDay: { most: 12, within: 24 * HOUR }, network: { most: 20, within: HOUR }, neighbourhood: { most: 200, within: HOUR }, all: { most: 20_000, within: 24 * HOUR } } as const;

/** How many requests to open a sign-in are taken: each may bring files. */
const UNLOCKS = { network: { most: 10, within: 24 * HOUR }, all: { most: 2000, within: 24 * HOUR } } as const;

interface Budget { readonly most: number; readonly within: number }

/**
 * Takes one code off every budget, or refuses with the time until there is one again. `who` is the number, or whatever
 * stands for it where there is none: unknown people have a budget, too. `accountId`: of the account it is asked for.
 */
export async function spendCode(db: Database, who: string, accountId: string | null, address: string, now: Date): Promise<void> {
  // The one who asks first.
  await spend(db, [
    [`network ${network(address)}`, CODES.network], [`neighbourhood ${network(address, 3)}`, CODES.neighbourhood], [`recipient ${who}`, CODES.recipient], [`recipient-day ${who}`, CODES.recipientDay],
    ...(accountId ? [[`account-day ${accountId}`, CODES.accountDay] as const] : []), ['all', CODES.all],
  ], now);
}

export const spendUnlock = (db: Database, address: string, now: Date): Promise<void> => spend(db, [[`unlock ${network(address)}`, UNLOCKS.network], ['unlock', UNLOCKS.all]], now);

/** What is refused is taken off no budget. */
async function spend(db: Database, keys: readonly (readonly [string, Budget])[], now: Date): Promise<void> {
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
