import { foldAccountNumber, foldEmail, loginKind } from '@vodokanal/contract/rules/account-number';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import { hashSecret } from '../ids.ts';
import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { post } from '../messages/outbox.ts';
import { verifyPassword } from './passwords.ts';
import { leaveConnection, SITE_HEADER } from '../connections/connections.ts';
import { accountsOf, closeSession, knownDevice, openSession, rememberDevice, sessionBody, type SignedIn } from './sessions.ts';
import { Throttle } from './throttle.ts';

export function sessionRoutes(db: Database, identify: (request: Request, now: Date) => Promise<SignedIn | undefined>): Pick<Handlers, 'session.get' | 'session.create' | 'session.delete'> {
  const throttle = new Throttle(db);
  return {
    async 'session.get'({ request, now }) {
      const signedIn = await identify(request, now);
      return { body: signedIn ? sessionBody(signedIn) : { state: 'signed-out' } };
    },

    async 'session.create'({ body, request, address, now }) {
      const login = loginKind(body.login) === 'email' ? foldEmail(body.login) : foldAccountNumber(body.login);
      const customer = await findCustomer(db, body.login);
      const device = await knownDevice(db, request, customer?.id);
      const source = { login: hashSecret(login), address, knownDevice: device };
      await throttle.count(source, now);
      const isRight = await verifyPassword(customer?.password_hash, body.password);
      if (!customer || !isRight) {
        await audit(db, { action: 'sign-in-failed', customerId: customer?.id ?? null, address, now });
        throw new ProblemError('WRONG_CREDENTIALS');
      }
      await throttle.forgive(source, now);
      if (customer.status === 'blocked') throw new ProblemError('CUSTOMER_BLOCKED');
      await closeSession(db, request);
      const { cookie, expiresAt } = await openSession(db, { customerId: customer.id, remember: body.remember ?? false, address, device: (request.headers.get('User-Agent') ?? '').slice(0, 200), now });
      const deviceCookie = await rememberDevice(db, request, customer.id, now);
      await audit(db, { action: 'sign-in', customerId: customer.id, address, now });
      if (!device && customer.email) await post(db, newDeviceNotice(customer.email), now);
      const accounts = await accountsOf(db, customer.id);
      return { body: sessionBody({ id: customer.id, name: customer.name, accounts, expiresAt }), headers: { 'Set-Cookie': [cookie, deviceCookie] } };
    },

    async 'session.delete'({ request, address, now }) {
      const signedIn = await identify(request, now);
      const cookie = request.headers.has(SITE_HEADER) ? await leaveConnection(db, request, signedIn?.connectionId) : await closeSession(db, request);
      if (signedIn) await audit(db, { action: 'sign-out', customerId: signedIn.id, address, now });
      return { body: undefined, headers: { 'Set-Cookie': cookie, 'Clear-Site-Data': '"cache"' } };
    },
  };
}

async function findCustomer(db: Database, login: string) {
  const customers = db.selectFrom('customer').select(['customer.id', 'customer.name', 'email', 'password_hash', 'customer.status']);
  if (loginKind(login) === 'email') return customers.where('email', '=', foldEmail(login)).executeTakeFirst();
  return customers
    .innerJoin('customer_account', 'customer_account.customer_id', 'customer.id')
    .innerJoin('account', 'account.id', 'customer_account.account_id')
    .where('number_folded', '=', foldAccountNumber(login))
    .where('role', '=', 'holder')
    .executeTakeFirst();
}

const newDeviceNotice = (recipient: string) => ({
  channel: 'mail' as const,
  recipient,
  subject: 'Вход в личный кабинет с нового устройства',
  body: 'В ваш личный кабинет вошли с устройства, с которого раньше не входили. Если это были вы, ничего делать не нужно. Если нет, смените пароль и позвоните нам.',
});
