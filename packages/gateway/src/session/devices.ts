import { sql } from 'kysely';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { hashSecret, newId, newSecret } from '../ids.ts';
import { notify } from '../security/notices.ts';
import { DEVICE_COOKIE, readCookie, setCookie } from './cookies.ts';

const DAY = 24 * 3_600_000;
/** Lifetime of a device cookie in milliseconds. */
export const DEVICE_LIFE = 365 * DAY;
/** Milliseconds in which requests that were on their way may still bring the former cookie. */
const ON_THEIR_WAY = 60_000;

/**
 * A device cookie of a request. A sign-in, or a visit on another day, gives the device a new secret. The former one
 * stays good until the new one is used, because an answer can be lost; after that it can only come from a copy.
 */
export interface PresentedDevice {
  readonly id: string;
  readonly hash: string;
  readonly generation: number;
  /** A newer cookie of the device has been used, so this one is a copy. */
  readonly isCopy: boolean;
}

const dayOf = (now: Date): string => String(Math.floor(now.getTime() / DAY));

/** The text of a cookie ends with the day on which it was made, so that a visit on the same day costs no statement. */
const newCookieText = (now: Date): string => `${newSecret()}.${dayOf(now)}`;

const cookieOf = (text: string): string => setCookie(DEVICE_COOKIE, text, DEVICE_LIFE);

/** Whether the request brings a device cookie of another day. */
export function isDueForRenewal(request: Request, now: Date): boolean {
  const cookie = readCookie(request, DEVICE_COOKIE);
  return cookie !== undefined && cookie.split('.')[1] !== dayOf(now);
}

/** Finds the device of a request; undefined without a cookie, or with one that we have not issued. */
export async function presentedDevice(
  db: Database | Tx,
  request: Request,
  now: Date,
): Promise<PresentedDevice | undefined> {
  const cookie = readCookie(request, DEVICE_COOKIE);
  if (!cookie) return undefined;
  const hash = hashSecret(cookie);
  const found = await db
    .selectFrom('device_secret')
    .select(['device_id', 'generation', 'superseded_at'])
    .where('id_hash', '=', hash)
    .executeTakeFirst();
  return (
    found && {
      id: found.device_id,
      hash,
      generation: found.generation,
      isCopy: found.superseded_at !== null && now.getTime() - found.superseded_at.getTime() > ON_THEIR_WAY,
    }
  );
}

/** Returns the id of the request's device when the customer has signed in from it; a copy of its cookie does not count. */
export async function knownDevice(
  db: Database | Tx,
  request: Request,
  customerId: string | null,
  now: Date,
): Promise<string | undefined> {
  const device = await presentedDevice(db, request, now);
  // Also asked without a device or a customer, so that an unknown login costs the same.
  const known = await db
    .selectFrom('device')
    .select('device_id')
    .where('customer_id', '=', customerId)
    .where('device_id', '=', device && !device.isCopy ? device.id : null)
    .executeTakeFirst();
  return known?.device_id;
}

/**
 * Gives the device a new secret and remembers it for the customer. `isNew` is true when the customer has other devices
 * but not this one. A copy counts as no device.
 */
export async function rememberDevice(
  db: Database | Tx,
  presented: PresentedDevice | undefined,
  customerId: string,
  now: Date,
): Promise<{ readonly cookie: string; readonly deviceId: string; readonly isNew: boolean }> {
  const device = presented?.isCopy ? undefined : presented;
  const deviceId = device?.id ?? newId();
  const text = newCookieText(now);
  const at = sql`${now.toISOString()}::timestamptz`;
  const {
    rows: [known],
  } = await sql<{ hasAny: boolean; isKnown: boolean }>`
    with known as (
        select exists (select from device where customer_id = ${customerId}::uuid) as "hasAny",
          exists (select from device where customer_id = ${customerId}::uuid and device_id = ${deviceId}::uuid) as "isKnown"),
      remembered as (
        insert into device (customer_id, device_id, seen_at) values (${customerId}::uuid, ${deviceId}::uuid, ${at})
        on conflict (customer_id, device_id) do update set seen_at = excluded.seen_at),
      ${renewed(deviceId, device, hashSecret(text), at)}
    select * from known`.execute(db);
  return { cookie: cookieOf(text), deviceId, isNew: known !== undefined && known.hasAny && !known.isKnown };
}

/** Statements that add a secret and end those that the presented one has replaced. */
const renewed = (
  deviceId: string,
  device: PresentedDevice | undefined,
  hash: string,
  at: ReturnType<typeof sql>,
) => sql`superseded as (
        update device_secret set superseded_at = ${at}
        where device_id = ${deviceId}::uuid and generation <= ${device?.generation ?? 0}::integer and id_hash <> ${device?.hash ?? ''} and superseded_at is null),
      added as (
        insert into device_secret (id_hash, device_id, generation, superseded_at, created_at)
        values (${hash}, ${deviceId}::uuid, ${device ? device.generation + 1 : 0}::integer, null, ${at}))`;

/**
 * Renews the cookie of a device on a page visit. Undefined when the request brings a copy: then the device is
 * forgotten and its sessions have ended.
 */
export async function renewDevice(
  db: Database,
  request: Request,
  address: string,
  now: Date,
): Promise<{ readonly cookie: string | undefined } | undefined> {
  const device = await presentedDevice(db, request, now);
  if (!device) return { cookie: undefined };
  if (device.isCopy) {
    await forgetDevice(db, device.id, address, now);
    return undefined;
  }
  const text = newCookieText(now);
  const at = sql`${now.toISOString()}::timestamptz`;
  await sql`with ${renewed(device.id, device, hashSecret(text), at)} select 1`.execute(db);
  return { cookie: cookieOf(text) };
}

/**
 * Forgets a device whose former secret was used again: somebody has a copy of it, and nobody can tell who. Its sessions
 * end, and its customers are told.
 */
export async function forgetDevice(db: Database | Tx, deviceId: string, address: string, now: Date): Promise<void> {
  await transact(db, async (tx) => {
    const customers = await tx
      .deleteFrom('device')
      .where('device_id', '=', deviceId)
      .returning('customer_id')
      .execute();
    await tx.deleteFrom('session').where('device_id', '=', deviceId).execute();
    await tx.deleteFrom('device_secret').where('device_id', '=', deviceId).execute();
    for (const { customer_id } of customers) {
      await audit(tx, { action: 'sessions-ended', customerId: customer_id, address, now, details: { deviceId } });
      await notify(tx, customer_id, 'device-copied', { address, now });
    }
  });
}

/** Deletes secrets whose cookies have expired. */
export async function sweepDevices(db: Database, now: Date): Promise<void> {
  await db
    .deleteFrom('device_secret')
    .where('created_at', '<', new Date(now.getTime() - DEVICE_LIFE))
    .execute();
}
