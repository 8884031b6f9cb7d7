import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import { Busy, transact } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';

/** After `free` failures each further one doubles the wait, from `first` to `longest` seconds; an hour of peace forgets. */
interface Limit { readonly free: number; readonly first: number; readonly longest: number }

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
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0');
  return [...groups, ...zeros, ...rest].slice(0, length).map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

function counters({ login, address, knownDevice }: Source): ReadonlyMap<string, Limit> {
  if (knownDevice) return new Map<string, Limit>([[`device ${knownDevice} ${login}`, LIMITS.pair]]);
  return new Map<string, Limit>([[`address ${network(address)}`, LIMITS.address], ...(address.includes(':') ? [[`neighbourhood ${network(address, 3)}`, LIMITS.neighbourhood] as const] : []), [`login ${login}`, LIMITS.login], [`pair ${network(address)} ${login}`, LIMITS.pair]]);
}

/** Slows down guessing. Nobody is locked out for good: every wait ends, and a known device is held by its own failures alone. */
export class Throttle {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Counts an attempt before its password is compared, so that parallel guesses cannot slip past; while a wait runs
   * the attempt is refused with the seconds left, and does not make the wait longer.
   */
  async count(source: Source, now: Date): Promise<void> {
    const limits = counters(source);
    const keys = [...limits.keys()].sort();
    try {
      await transact(this.#db, async (tx) => {
        await tx.insertInto('throttle').values(keys.map((key) => ({ key, failures: 0, failed_at: now, blocked_until: now }))).onConflict((conflict) => conflict.doNothing()).execute();
        const rows = await tx.selectFrom('throttle').selectAll().where('key', 'in', keys).orderBy('key').forUpdate().execute();
        const wait = Math.max(...rows.map(({ blocked_until }) => blocked_until.getTime() - now.getTime()));
        if (wait > 0) throw new ProblemError('RATE_LIMITED', { retryAfter: wait / 1000 });
        for (const { key, failures: before, failed_at } of rows) {
          const { free, first, longest } = limits.get(key) ?? LIMITS.pair;
          const failures = (now.getTime() - failed_at.getTime() > MEMORY ? 0 : before) + 1;
          const seconds = failures < free ? 0 : Math.min(longest, first * 2 ** Math.min(failures - free, 20));
          await tx.updateTable('throttle').set({ failures, failed_at: now, blocked_until: new Date(now.getTime() + seconds * 1000) }).where('key', '=', key).execute();
        }
      });
    } catch (fault) {
      if (fault instanceof Busy) throw new ProblemError('RATE_LIMITED', { retryAfter: 2 });
      throw fault;
    }
  }

  /** Failures of the last hour: of this login from this address, of the login from anywhere, of the address. */
  async failuresOf(source: Source, now: Date): Promise<Readonly<Record<'pair' | 'login' | 'address', number>>> {
    const rows = await this.#db.selectFrom('throttle').select(['key', 'failures']).where('key', 'in', [...counters(source).keys()]).where('failed_at', '>', new Date(now.getTime() - MEMORY)).execute();
    const of = (kind: string) => rows.find(({ key }) => key.startsWith(`${kind} `))?.failures ?? 0;
    return { pair: of('pair'), login: of('login'), address: of('address') };
  }

  /** A right password was no failure: it takes back its count, and clears what this login did wrong from here. */
  async forgive(source: Source, now: Date): Promise<void> {
    for (const [key, limit] of counters(source)) {
      if (limit === LIMITS.address || limit === LIMITS.neighbourhood) await this.#db.updateTable('throttle').set({ failures: sql`greatest(failures - 1, 0)`, blocked_until: now }).where('key', '=', key).execute();
      else await this.#db.deleteFrom('throttle').where('key', '=', key).execute();
    }
  }
}
