import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { network } from '../session/throttle.ts';

const HOUR = 3_600_000;

/**
 * Most codes per recipient, per account, per network and in total, because an SMS costs money and disturbs its
 * recipient.
 */
const CODES = {
  recipient: { most: 6, within: HOUR },
  recipientDay: { most: 12, within: 24 * HOUR },
  accountDay: { most: 12, within: 24 * HOUR },
  network: { most: 20, within: HOUR },
  neighbourhood: { most: 200, within: HOUR },
  all: { most: 20_000, within: 24 * HOUR },
} as const;

/** Most unlock requests, because each may bring files. */
const UNLOCKS = { network: { most: 10, within: 24 * HOUR }, all: { most: 2000, within: 24 * HOUR } } as const;

interface Budget {
  readonly most: number;
  readonly within: number;
}

/**
 * Takes one code off every budget. Throws `RATE_LIMITED` with the seconds to wait when one is used up. `who` identifies
 * the recipient; unknown logins have a budget, too. `accountId` is the account the code is asked for.
 */
export async function spendCode(
  db: Database | Tx,
  who: string,
  accountId: string | null,
  address: string,
  now: Date,
): Promise<void> {
  // The order decides which limit is reported first: the network's comes before the recipient's.
  await spend(
    db,
    [
      [`network ${network(address)}`, CODES.network],
      [`neighbourhood ${network(address, 3)}`, CODES.neighbourhood],
      [`recipient ${who}`, CODES.recipient],
      [`recipient-day ${who}`, CODES.recipientDay],
      ...(accountId ? [[`account-day ${accountId}`, CODES.accountDay] as const] : []),
      ['all', CODES.all],
    ],
    now,
  );
}

export const spendUnlock = (db: Database | Tx, address: string, now: Date): Promise<void> =>
  spend(
    db,
    [
      [`unlock ${network(address)}`, UNLOCKS.network],
      ['unlock', UNLOCKS.all],
    ],
    now,
  );

/** The exception rolls back, so a refused request uses no budget. */
async function spend(db: Database | Tx, keys: readonly (readonly [string, Budget])[], now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const since = new Map(keys.map(([key, { within }]) => [key, within]));
  await transact(db, async (tx) => {
    const isOver = sql`old.since < ${at} - asked.within::float8 * interval '1 millisecond'`;
    // Sorted by key, so that two concurrent requests cannot deadlock.
    const asked = JSON.stringify(
      [...since].map(([key, within]) => ({ key, within })).sort((a, b) => (a.key < b.key ? -1 : 1)),
    );
    const { rows } = await sql<{ key: string; spent: number; since: Date }>`
      insert into budget as old (key, spent, since)
      select key, 1, ${at} from jsonb_to_recordset(${asked}::jsonb) as asked (key text, within bigint) order by key
      on conflict (key) do update set
        spent = (select case when ${isOver} then 1 else old.spent + 1 end from jsonb_to_recordset(${asked}::jsonb) as asked (key text, within bigint) where asked.key = old.key),
        since = (select case when ${isOver} then ${at} else old.since end from jsonb_to_recordset(${asked}::jsonb) as asked (key text, within bigint) where asked.key = old.key)
      returning key, spent, since`.execute(tx);
    const spent = new Map(rows.map((row) => [row.key, row]));
    // The first exceeded budget in the given order sets the wait.
    for (const [key, { most, within }] of keys) {
      const row = spent.get(key);
      if (row && row.spent > most)
        throw new ProblemError('RATE_LIMITED', {
          retryAfter: Math.max(60, (row.since.getTime() + within - now.getTime()) / 1000),
        });
    }
  });
}
