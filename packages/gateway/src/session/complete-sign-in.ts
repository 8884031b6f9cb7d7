import type { Session } from '@vodokanal/contract';
import { audit } from '../audit/audit.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { notify } from '../security/notices.ts';
import { accountsOf, closeSession, openSession, rememberDevice, sessionBody } from './sessions.ts';

export interface SignInAnswer {
  readonly body: Session;
  readonly headers: { readonly 'Set-Cookie': readonly string[] };
}

/** Opens the session after all checks, and notifies the customer of a new device. Throws `WRONG_CREDENTIALS`. */
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
  const { name, password_hash, status } = await db
    .selectFrom('customer')
    .select(['name', 'password_hash', 'status'])
    .where('id', '=', customerId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (status !== 'active' || (passwordHash !== undefined && passwordHash !== password_hash))
    throw new ProblemError('WRONG_CREDENTIALS');
  await closeSession(db, request);
  const { cookie, expiresAt } = await openSession(db, {
    customerId,
    remember,
    address,
    device: (request.headers.get('User-Agent') ?? '').slice(0, 200),
    now,
  });
  const device = await rememberDevice(db, request, customerId, now);
  await audit(db, { action: 'sign-in', customerId, address, now });
  if (device.isNew) await notify(db, customerId, 'new-device', now);
  return {
    body: sessionBody({ id: customerId, name, accounts: await accountsOf(db, customerId, today), expiresAt }),
    headers: { 'Set-Cookie': [cookie, device.cookie] },
  };
}
