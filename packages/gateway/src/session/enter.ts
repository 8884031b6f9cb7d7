import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { notify } from '../security/notices.ts';
import { accountsOf, closeSession, knownDevice, openSession, rememberDevice, sessionBody } from './sessions.ts';
import type { Session } from '@vodokanal/contract';

/** Opens the session of somebody who has shown all that is asked for, and tells them of a device that is new. */
export async function enter(db: Database, { customerId, passwordHash, remember, request, address, now }: { readonly customerId: string; /** The one that was compared: a sign-in under way does not outlive a new password. */ readonly passwordHash?: string; readonly remember: boolean; readonly request: Request; readonly address: string; readonly now: Date }): Promise<{ readonly body: Session; readonly headers: { readonly 'Set-Cookie': readonly string[] } }> {
  const isKnown = await knownDevice(db, request, customerId);
  const isFirst = !(await db.selectFrom('device').select('id_hash').where('customer_id', '=', customerId).limit(1).executeTakeFirst());
  await closeSession(db, request);
  const { cookie, expiresAt } = await transact(db, async (tx) => {
    const { password_hash, status } = await tx.selectFrom('customer').select(['password_hash', 'status']).where('id', '=', customerId).forUpdate().executeTakeFirstOrThrow();
    if (status !== 'active' || (passwordHash !== undefined && passwordHash !== password_hash)) throw new ProblemError('WRONG_CREDENTIALS');
    return openSession(tx, { customerId, remember, address, device: (request.headers.get('User-Agent') ?? '').slice(0, 200), now });
  });
  const deviceCookie = await rememberDevice(db, request, customerId, now);
  await audit(db, { action: 'sign-in', customerId, address, now });
  if (!isKnown && !isFirst) await notify(db, customerId, 'new-device', now);
  const { name } = await db.selectFrom('customer').select('name').where('id', '=', customerId).executeTakeFirstOrThrow();
  return { body: sessionBody({ id: customerId, name, accounts: await accountsOf(db, customerId, now), expiresAt }), headers: { 'Set-Cookie': [cookie, deviceCookie] } };
}
