import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';

/** After `free` failures each further one doubles the wait, from `first` to `longest` seconds; an hour of peace forgets. */
interface Limit {
  readonly free: number;
  readonly first: number;
  readonly longest: number;
}

const LIMITS = {
  /** One login from one address: the person who mistypes, or who guesses. */
  pair: { free: 5, first: 5, longest: 900 },
  /** One address, whatever the login: stuffing. */
  address: { free: 50, first: 5, longest: 900 },
  /** A provider hands out whole /48 of IPv6 as cheaply: many neighbours share one, so it bears more. */
  neighbourhood: { free: 400, first: 5, longest: 900 },
  /** One login from everywhere: a distributed guess. Short waits; the owner on a known device does not feel them. */
  login: { free: 30, first: 2, longest: 60 },
} as const satisfies Record<string, Limit>;

const MEMORY = 3_600_000;

export interface Source {
  readonly login: string;
  readonly address: string;
  /** Hash of the device cookie when it belongs to the customer. */
  readonly knownDevice: string | undefined;
}

/** An IPv6 customer holds a whole /64, so that is what counts; `groups` of sixteen bits. IPv4 counts whole. */
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
 * Counts an attempt before its password is compared, so that parallel guesses cannot slip past; while a wait runs the
 * attempt is refused with the seconds left, and does not make the wait longer. Nobody is locked out for good: every wait
 * ends, and a known device is held by its own failures alone. Not in the transaction of the attempt: it outlives a refusal.
 */
export async function countAttempt(db: Database, source: Source, now: Date): Promise<void> {
  const limits = [...counters(source)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, limit]) => ({ key, ...limit }));
  const at = sql`${now.toISOString()}::timestamptz`;
  const isOver = sql`old.failed_at < ${at} - ${MEMORY}::float8 * interval '1 millisecond'`;
  const failures = sql`case when ${isOver} then 1 else old.failures + 1 end`;
  const attempt = newId();
  // One statement: the rows are locked no longer than it runs. Of two that meet on a row the later one sees what the
  // earlier one has counted; a row whose wait has begun meanwhile stays as it is and refuses.
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

/** Failures of the last hour: of this login from this address, of the login from anywhere, of the address. */
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

/** A right password was no failure: it takes back its count, and clears what this login did wrong from here. */
export async function forgiveAttempts(db: Database | Tx, source: Source, now: Date): Promise<void> {
  const limits = [...counters(source)];
  const isShared = ([, limit]: readonly [string, Limit]) => limit === LIMITS.address || limit === LIMITS.neighbourhood;
  const shared = limits.filter(isShared).map(([key]) => key);
  const own = limits.filter((each) => !isShared(each)).map(([key]) => key);
  // Locked in one order, so that nobody waits in a circle.
  await sql`
    with locked as (select key from throttle where key = any(${[...own, ...shared]}::text[]) order by key for update),
      present as (select array_agg(key) as keys from locked),
      dropped as (delete from throttle where key = any((select keys from present)::text[]) and key = any(${own}::text[]))
    update throttle set failures = greatest(failures - 1, 0), blocked_until = ${now.toISOString()}::timestamptz
    where key = any((select keys from present)::text[]) and key = any(${shared}::text[])`.execute(db);
}
