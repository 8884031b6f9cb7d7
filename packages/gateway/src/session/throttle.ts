import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { network, parseAddress } from '../http/client-address.ts';
import { ProblemError } from '../http/problems.ts';
import { newId } from '../ids.ts';
import { USUAL_ATTEMPTS } from '../settings/attempt-limits.ts';

export { network };

/**
 * After `free` failures each further one doubles the wait, from `first` to `longest` seconds. An hour without failures
 * resets the count.
 */
interface Limit {
  readonly free: number;
  readonly first: number;
  readonly longest: number;
  /** The field of the setting `attemptLimits` that replaces `free`. */
  readonly setting?: 'address' | 'neighbourhood';
}

const LIMITS = {
  /** One login from one address: somebody mistypes or guesses. */
  pair: { free: 5, first: 5, longest: 900 },
  /**
   * One login from anywhere: distributed guessing. Waits are short and do not apply to the customer's known devices.
   */
  login: { free: 30, first: 2, longest: 60 },
  /**
   * One address with any login: credential stuffing. Behind one address of a mobile network are thousands of residents,
   * so the limit is high and the waits are short.
   */
  address: { free: USUAL_ATTEMPTS.address, first: 2, longest: 60, setting: 'address' },
  /** A /48 network of IPv6: as cheap to get as an address, but shared by many people, so the limit is higher. */
  neighbourhood: { free: USUAL_ATTEMPTS.neighbourhood, first: 2, longest: 60, setting: 'neighbourhood' },
} as const satisfies Record<string, Limit>;

const MEMORY = sql.raw(`interval '1 hour'`);
/** A row from later than this was written before the database's clock was set back, and counts no more. */
const FUTURE = sql.raw(`interval '1 minute'`);

export interface Source {
  readonly login: string;
  readonly address: string;
  /** Hash of the device cookie when the customer has signed in with it before. */
  readonly knownDevice: string | undefined;
  /** Id of the counted attempt; set by `countAttempt`. */
  attempt?: string;
}

function counters({ login, address, knownDevice }: Source): ReadonlyMap<string, Limit> {
  if (knownDevice) return new Map<string, Limit>([[`device ${knownDevice} ${login}`, LIMITS.pair]]);
  const place = network(address);
  return new Map<string, Limit>([
    [`address ${place}`, LIMITS.address],
    ...(place.includes(':') ? [[`neighbourhood ${network(address, 3)}`, LIMITS.neighbourhood] as const] : []),
    [`login ${login}`, LIMITS.login],
    [`pair ${place} ${login}`, LIMITS.pair],
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
  const keys = limits.map(({ key }) => key);
  const at = sql`${now.toISOString()}::timestamptz`;
  const address = parseAddress(source.address) ?? null;
  const attempt = newId();
  const isWaiting = sql`old.blocked_until > ${at} and old.failed_at <= ${at} + ${FUTURE}`;
  const failures = sql`case when old.failed_at between ${at} - ${MEMORY} and ${at} + ${FUTURE} then old.failures + 1 else 1 end`;
  // A process whose clock is late must not announce more than the whole wait.
  const until = sql`least(blocked_until, ${at} + (blocked_until - failed_at))`;
  // One statement, so that rows are locked only briefly. Of two concurrent attempts the later one sees the count of the
  // earlier; a row whose wait has begun meanwhile is not changed and refuses.
  const {
    rows: [refused],
  } = await sql<{ until: Date | null }>`
    with setting as (
        select value from setting where kind = 'attemptLimits' and key = '' and valid_from <= (${at})::date and (valid_to is null or valid_to >= (${at})::date)
        order by valid_from desc limit 1),
      attempted as (
        select key, first, longest, case when setting is null then free else coalesce(
          (select max(own.value::integer) from setting as given, jsonb_each_text(given.value -> 'networks') as own where own.key::inet >>= ${address}::inet),
          (select (given.value ->> setting)::integer from setting as given), free) end as free
        from jsonb_to_recordset(${JSON.stringify(limits)}::jsonb) as attempted (key text, free integer, first integer, longest integer, setting text)),
      waiting as (select max(${until}) as until from throttle as old where key = any(${keys}::text[]) and ${isWaiting}),
      counted as (
        insert into throttle as old (key, failures, failed_at, blocked_until, attempt)
        select key, 1, ${at}, null, ${attempt}::uuid from attempted where (select until from waiting) is null order by key
        on conflict (key) do update set
          failures = case when ${isWaiting} then old.failures else ${failures} end,
          failed_at = case when ${isWaiting} then old.failed_at else ${at} end,
          attempt = case when ${isWaiting} then old.attempt else excluded.attempt end,
          blocked_until = case when ${isWaiting} then old.blocked_until else (
            select ${at} + interval '1 second' * case when count < free then null else least(longest, first * power(2, least(count - free, 20))) end
            from attempted, lateral (select ${failures} as count) as next where attempted.key = old.key) end
        returning ${until} as until, attempt)
    select coalesce((select until from waiting), (select max(until) from counted where attempt is distinct from ${attempt}::uuid)) as until`.execute(
    db,
  );
  if (refused?.until)
    throw new ProblemError('RATE_LIMITED', { retryAfter: (refused.until.getTime() - now.getTime()) / 1000 });
  source.attempt = attempt;
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
    .where('failed_at', '>', sql<Date>`${now.toISOString()}::timestamptz - ${MEMORY}`)
    .where('failed_at', '<=', sql<Date>`${now.toISOString()}::timestamptz + ${FUTURE}`)
    .execute();
  const of = (kind: string) => rows.find(({ key }) => key.startsWith(`${kind} `))?.failures ?? 0;
  return { pair: of('pair'), login: of('login'), address: of('address') };
}

/** Takes back the count of a successful attempt with the wait that it began, and clears the login's failures. */
export async function forgiveAttempts(db: Database | Tx, source: Source, _now?: Date): Promise<void> {
  const limits = [...counters(source)];
  const shared = limits.filter(([, { setting }]) => setting !== undefined).map(([key]) => key);
  const own = limits.filter(([, { setting }]) => setting === undefined).map(([key]) => key);
  // Locked in a fixed order, so that two requests cannot deadlock.
  await sql`
    with locked as (select key from throttle where key = any(${[...own, ...shared]}::text[]) order by key for update),
      present as (select array_agg(key) as keys from locked),
      dropped as (delete from throttle where key = any((select keys from present)::text[]) and key = any(${own}::text[]))
    update throttle set failures = greatest(failures - 1, 0), blocked_until = case when attempt = ${source.attempt ?? null}::uuid then null else blocked_until end
    where key = any((select keys from present)::text[]) and key = any(${shared}::text[])`.execute(db);
}
