import { createHash } from 'node:crypto';
import { isSolved, MOST_BITS } from '@vodokanal/contract/rules/proof-of-work';
import type { GuestLookup } from '@vodokanal/contract';
import type { Database } from '../database/open.ts';
import { ProblemError } from '../http/problems.ts';
import { hashSecret, newSecret } from '../ids.ts';
import type { Secrets } from '../secrets.ts';
import { failuresOf, type Source } from '../session/throttle.ts';

/** Failed lookups allowed before proof of work: per account and address, per account, per address. */
const FREE = { pair: 3, login: 10, address: 20 } as const;
const LIFE = 120_000;
const LEAST_BITS = 14;

/**
 * Throws `WORK_REQUIRED` with a challenge after several failed lookups, unless the request solves an earlier challenge.
 * The work takes about half a second. Forms without scripts work until then.
 */
export async function demandWork(
  db: Database,
  secrets: Secrets,
  { source, work, now }: { readonly source: Source; readonly work: GuestLookup['work']; readonly now: Date },
): Promise<void> {
  const failures = await failuresOf(db, source, now);
  const over = Math.max(...(['pair', 'login', 'address'] as const).map((kind) => failures[kind] - FREE[kind]));
  if (over < 0) return;
  if (work && (await isPaid(db, secrets, source.login, work, now))) return;
  const bits = Math.min(MOST_BITS, LEAST_BITS + Math.floor(over / 3));
  const unsigned = `${now.getTime() + LIFE}.${bits}.${newSecret().slice(0, 22)}`;
  throw new ProblemError('WORK_REQUIRED', {
    errors: [
      {
        code: 'WORK_REQUIRED',
        severity: 'info',
        pointer: '/work',
        params: { challenge: `${unsigned}.${sign(secrets, source.login, unsigned)}`, bits },
      },
    ],
  });
}

/** Ties the challenge to one account number. */
const sign = (secrets: Secrets, login: string, unsigned: string): string =>
  createHash('sha256')
    .update(secrets.digest(`work ${login} ${unsigned}`))
    .digest('base64url')
    .slice(0, 32);

async function isPaid(
  db: Database,
  secrets: Secrets,
  login: string,
  { challenge, nonce }: NonNullable<GuestLookup['work']>,
  now: Date,
): Promise<boolean> {
  const [until = '', bits = '', random = '', signature = ''] = challenge.split('.');
  if (
    signature !== sign(secrets, login, `${until}.${bits}.${random}`) ||
    Number(until) < now.getTime() ||
    !(await isSolved(challenge, nonce, Number(bits)))
  )
    return false;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('proof')
    .values({ id_hash: hashSecret(challenge), seen_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
