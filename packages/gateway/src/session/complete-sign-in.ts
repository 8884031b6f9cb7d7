import type { Session } from '@vodokanal/contract';
import { assertNotFrozen } from '@vodokanal/contract/policies/sign-in';
import { audit } from '../audit/audit.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { notify } from '../security/notices.ts';
import { forgetDevice, presentedDevice, rememberDevice } from './devices.ts';
import { accountsOf, closeSession, openSession, sessionBody } from './sessions.ts';

export interface SignInAnswer {
  readonly body: Session;
  readonly headers: { readonly 'Set-Cookie': readonly string[] };
}

/**
 * Opens the session after all checks, and notifies the customer of a new device. Throws `WRONG_CREDENTIALS` and
 * `FROZEN`.
 */
export async function completeSignIn(
  db: Tx,
  {
    customerId,
    passwordHash,
    remember,
    request,
    address,
    now,
    today,
  }: {
    readonly customerId: string;
    /** The compared hash: a sign-in fails when the password changes meanwhile. */ readonly passwordHash?: string;
    readonly remember: boolean;
    readonly request: Request;
    readonly address: string;
    readonly now: Date;
    readonly today: string;
  },
): Promise<SignInAnswer> {
  const { name, password_hash, status, frozen_at } = await db
    .selectFrom('customer')
    .select(['name', 'password_hash', 'status', 'frozen_at'])
    .where('id', '=', customerId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (status !== 'active' || (passwordHash !== undefined && passwordHash !== password_hash))
    throw new ProblemError('WRONG_CREDENTIALS');
  // Here, because every way to sign in ends here.
  assertNotFrozen(frozen_at !== null);
  await closeSession(db, request);
  const presented = await presentedDevice(db, request, now);
  if (presented?.isCopy) await forgetDevice(db, presented.id, address, now);
  const device = await rememberDevice(db, presented, customerId, now);
  const { cookie, expiresAt } = await openSession(db, {
    customerId,
    remember,
    address,
    device: (request.headers.get('User-Agent') ?? '').slice(0, 200),
    deviceId: device.deviceId,
    now,
  });
  await audit(db, { action: 'sign-in', customerId, address, now });
  if (device.isNew) await notify(db, customerId, 'new-device', { address, now });
  return {
    body: sessionBody({ id: customerId, name, accounts: await accountsOf(db, customerId, today), expiresAt }),
    headers: { 'Set-Cookie': [cookie, device.cookie] },
  };
}
