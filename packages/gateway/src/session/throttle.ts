import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';

/**
 * After `free` failures each further one doubles the wait, from `first` to `longest` seconds. An hour without failures
 * resets the count.
 */
interface Limit {
  readonly free: number;
  readonly first: number;
  readonly longest: number;
}

const LIMITS = {
  /** One login from one address: somebody mistypes or guesses. */
  pair: { free: 5, first: 5, longest: 900 },
  /** One address with any login: credential stuffing. */
  address: { free: 50, first: 5, longest: 900 },
  /** A /48 network of IPv6: as cheap to get as an address, but shared by many people, so the limit is higher. */
  neighbourhood: { free: 400, first: 5, longest: 900 },
  /**
   * One login from anywhere: distributed guessing. Waits are short and do not apply to the customer's known devices.
   */
  login: { free: 30, first: 2, longest: 60 },
} as const satisfies Record<string, Limit>;

const MEMORY = 3_600_000;

export interface Source {
  readonly login: string;
  readonly address: string;
  /** Hash of the device cookie when the customer has signed in with it before. */
  readonly knownDevice: string | undefined;
}

/**
 * The network that is counted: for IPv6 the first `length` groups of 16 bits, because a household has a whole /64; for
 * IPv4 the full address.
 */
export function network(address: string, length = 4): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = (tail ?? '').split(':').filter(Boolean);
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0');
  return [...groups, ...zeros, ...rest]
    .slice(0, length)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

function counters({ login, address, knownDevice }: Source): ReadonlyMap<string, Limit> {
  if (knownDevice) return new Map<string, Limit>([[`device ${knownDevice} ${login}`, LIMITS.pair]]);
  return new Map<string, Limit>([
    [`address ${network(address)}`, LIMITS.address],
    ...(address.includes(':') ? [[`neighbourhood ${network(address, 3)}`, LIMITS.neighbourhood] as const] : []),
    [`login ${login}`, LIMITS.login],
    [`pair ${network(address)} ${login}`, LIMITS.pair],
  ]);
}

/**
 * Counts an attempt before the password is compared, so that parallel guesses cannot exceed the limit. During a wait it
 * throws `RATE_LIMITED` with the seconds left, without extending the wait. Nobody is locked out for good: every wait
 * ends, and a known device counts only its own failures. Call it outside the transaction of the attempt, whose rollback
 * must not undo the count.
 */
export async function countAttempt(db: Database, source: Source, now: Date): Promise<void> {
  const limits = [...counters(source)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, limit]) => ({ key, ...limit }));
  const at = sql`${now.toISOString()}::timestamptz`;
  const isOver = sql`old.failed_at < ${at} - ${MEMORY}::float8 * interval '1 millisecond'`;
  const failures = sql`case when ${isOver} then 1 else old.failures + 1 end`;
  const attempt = newId();
  // One statement, so that rows are locked only briefly. Of two concurrent attempts the later one sees the count of the
  // earlier; a row whose wait has begun meanwhile is not changed and refuses.
  const {
    rows: [refused],
  } = await sql<{ until: Date | null }>`
    with attempted as (select * from jsonb_to_recordset(${JSON.stringify(limits)}::jsonb) as attempted (key text, free integer, first integer, longest integer)),
      waiting as (select max(blocked_until) as until from throttle where key = any(${limits.map(({ key }) => key)}::text[]) and blocked_until > ${at}),
      counted as (
        insert into throttle as old (key, failures, failed_at, blocked_until, attempt)
        select key, 1, ${at}, ${at}, ${attempt}::uuid from attempted where (select until from waiting) is null order by key
        on conflict (key) do update set
          failures = case when old.blocked_until > ${at} then old.failures else ${failures} end,
          failed_at = case when old.blocked_until > ${at} then old.failed_at else ${at} end,
          attempt = case when old.blocked_until > ${at} then old.attempt else excluded.attempt end,
          blocked_until = case when old.blocked_until > ${at} then old.blocked_until else (
            select ${at} + interval '1 second' * case when count < free then 0 else least(longest, first * power(2, least(count - free, 20))) end
            from attempted, lateral (select ${failures} as count) as next where attempted.key = old.key) end
        returning blocked_until, attempt)
    select coalesce((select until from waiting), (select max(blocked_until) from counted where attempt is distinct from ${attempt}::uuid)) as until`.execute(
    db,
  );
  if (refused?.until)
    throw new ProblemError('RATE_LIMITED', { retryAfter: (refused.until.getTime() - now.getTime()) / 1000 });
}

/** Returns the failures of the last hour: login from this address, login from anywhere, any login from this address. */
export async function failuresOf(
  db: Database,
  source: Source,
  now: Date,
): Promise<Readonly<Record<'pair' | 'login' | 'address', number>>> {
  const rows = await db
    .selectFrom('throttle')
    .select(['key', 'failures'])
    .where('key', 'in', [...counters(source).keys()])
    .where('failed_at', '>', new Date(now.getTime() - MEMORY))
    .execute();
  const of = (kind: string) => rows.find(({ key }) => key.startsWith(`${kind} `))?.failures ?? 0;
  return { pair: of('pair'), login: of('login'), address: of('address') };
}

/** Takes back the count of a successful attempt, and clears the login's failures. */
export async function forgiveAttempts(db: Database | Tx, source: Source, now: Date): Promise<void> {
  const limits = [...counters(source)];
  const isShared = ([, limit]: readonly [string, Limit]) => limit === LIMITS.address || limit === LIMITS.neighbourhood;
  const shared = limits.filter(isShared).map(([key]) => key);
  const own = limits.filter((each) => !isShared(each)).map(([key]) => key);
  // Locked in a fixed order, so that two requests cannot deadlock.
  await sql`
    with locked as (select key from throttle where key = any(${[...own, ...shared]}::text[]) order by key for update),
      present as (select array_agg(key) as keys from locked),
      dropped as (delete from throttle where key = any((select keys from present)::text[]) and key = any(${own}::text[]))
    update throttle set failures = greatest(failures - 1, 0), blocked_until = ${now.toISOString()}::timestamptz
    where key = any((select keys from present)::text[]) and key = any(${shared}::text[])`.execute(db);
}
