import { assertNotBlocked, foldLogin, passwordSpellings, stepAfterPassword } from '@vodokanal/contract/policies/sign-in';
import { maskPhone } from '@vodokanal/contract/rules/contact';
import type { FactorKind, Session } from '@vodokanal/contract';
import { audit } from '../audit/audit.ts';
import type { Codes } from '../codes/codes.ts';
import { leaveConnection, SITE_HEADER } from '../connections/connections.ts';
import type { Database } from '../database/open.ts';
import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { hashSecret } from '../ids.ts';
import type { Factors } from '../security/factors.ts';
import { notify } from '../security/notices.ts';
import type { Passkeys } from '../security/passkeys.ts';
import { findCustomer, personalWords, setPassword } from './customers.ts';
import { enter } from './enter.ts';
import { checkPassword, refuseSame } from './password-policy.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { closeSession, knownDevice, sessionBody, stepUp, type SignedIn } from './sessions.ts';
import { Throttle } from './throttle.ts';

type SessionOperation = 'session.get' | 'session.create' | 'session.delete' | 'session.confirm' | 'session.renewPassword' | 'session.stepUp' | 'session.passkeyOptions' | 'session.passkey';

export function sessionRoutes(db: Database, codes: Codes, factors: Factors, passkeys: Passkeys, identify: (request: Request, now: Date) => Promise<SignedIn | undefined>): Pick<Handlers, SessionOperation> {
  const throttle = new Throttle(db);

  /** A sign-in whose password was right and that is not yet finished. */
  const goOn = async (state: 'second-factor' | 'new-password', customer: { readonly id: string; readonly phone: string | null }, remember: boolean, request: Request, now: Date, kinds?: FactorKind[]): Promise<{ readonly body: Session }> => ({
    body: {
      state, ...(kinds && { factors: kinds }),
      ticket: await codes.open({ purpose: state === 'second-factor' ? 'sign-in' : 'new-password', customerId: customer.id, channel: 'sms', recipient: customer.phone, shown: customer.phone ? maskPhone(customer.phone) : '', data: { remember } }, request, now),
    },
  });

  return {
    async 'session.get'({ request, now }) {
      const signedIn = await identify(request, now);
      return { body: signedIn ? sessionBody(signedIn) : { state: 'signed-out' } };
    },

    async 'session.create'({ body, request, address, now }) {
      const customer = await findCustomer(db, body.login);
      const source = { login: hashSecret(foldLogin(body.login)), address, knownDevice: await knownDevice(db, request, customer?.id) };
      await throttle.count(source, now);
      let isRight = false;
      for (const spelling of passwordSpellings(body.password)) isRight ||= await verifyPassword(customer?.password_hash, spelling);
      if (!customer || !isRight) {
        await audit(db, { action: 'sign-in-failed', customerId: customer?.id ?? null, address, now });
        throw new ProblemError('WRONG_CREDENTIALS');
      }
      await throttle.forgive(source, now);
      if (customer.status === 'blocked') await refuseBlocked(db, customer.id);
      const { remember = false } = body;
      const kinds = await factors.kinds(customer.id);
      const step = stepAfterPassword({ hasSecondFactor: kinds.length > 0, mustChangePassword: customer.must_change_password });
      if (step !== 'signed-in') return goOn(step, customer, remember, request, now, step === 'second-factor' ? kinds : undefined);
      return enter(db, { customerId: customer.id, passwordHash: customer.password_hash, remember, request, address, now });
    },

    async 'session.confirm'({ body, request, address, now }) {
      const { customer_id, recipient: phone, data } = await codes.find(body.ticket, 'sign-in', now);
      const customerId = customer_id ?? '';
      // Guesses count for the person, however many sign-ins they are spread over.
      const source = { login: hashSecret(`factor ${customerId}`), address, knownDevice: undefined };
      await throttle.count(source, now);
      const kinds = await factors.kinds(customerId);
      const ticket = body.kind === 'sms' && kinds.includes('sms') ? await codes.verify(body.ticket, body.code, ['sign-in'], now) : await codes.count(body.ticket, ['sign-in'], now);
      if (body.kind !== 'sms' && !(await factors.check(db, customerId, body.kind, body.code, now))) throw codes.wrong(ticket);
      if (body.kind === 'sms' && !ticket.verified_at) throw codes.wrong(ticket);
      await throttle.forgive(source, now);
      if (!(await codes.finish(db, ticket, customerId, now))) throw new ProblemError('CODE_EXPIRED');
      const customer = await db.selectFrom('customer').select(['status', 'must_change_password']).where('id', '=', customerId).executeTakeFirstOrThrow();
      if (customer.status === 'blocked') await refuseBlocked(db, customerId);
      const { remember = false } = data;
      if (customer.must_change_password) return goOn('new-password', { id: customerId, phone }, remember, request, now);
      return enter(db, { customerId, remember, request, address, now });
    },

    async 'session.renewPassword'({ body, request, address, now }) {
      const ticket = await codes.find(body.ticket, 'new-password', now);
      const customerId = ticket.customer_id ?? '';
      const before = await db.selectFrom('customer').select(['password_hash', 'must_change_password']).where('id', '=', customerId).executeTakeFirstOrThrow();
      if (!before.must_change_password) throw new ProblemError('CODE_EXPIRED');
      checkPassword(body.password, await personalWords(db, customerId));
      await refuseSame(before.password_hash, body.password);
      const hash = await hashPassword(body.password);
      if (!(await codes.finish(db, ticket, customerId, now))) throw new ProblemError('CODE_EXPIRED');
      await setPassword(db, customerId, hash, now);
      await audit(db, { action: 'password-changed', customerId, address, now });
      await notify(db, customerId, 'password-changed', now);
      return enter(db, { customerId, remember: ticket.data.remember ?? false, request, address, now });
    },

    'session.passkeyOptions': async ({ request, now }) => ({ body: await passkeys.start(request, now) }),

    async 'session.passkey'({ body, request, address, now }) {
      const customerId = await passkeys.check(body.ticket, body.response, now);
      if (!customerId) throw new ProblemError('CODE_EXPIRED');
      const { status, frozen_at } = await db.selectFrom('customer').select(['status', 'frozen_at']).where('id', '=', customerId).executeTakeFirstOrThrow();
      if (status === 'blocked') await refuseBlocked(db, customerId);
      // Whose key it is cannot be told until the password was recovered.
      if (frozen_at) throw new ProblemError('FROZEN');
      return enter(db, { customerId, remember: body.remember ?? false, request, address, now });
    },

    async 'session.stepUp'({ customer, body, address, now }) {
      const source = { login: hashSecret(`step-up ${customer.id}`), address, knownDevice: undefined };
      await throttle.count(source, now);
      const { password_hash } = await db.selectFrom('customer').select('password_hash').where('id', '=', customer.id).executeTakeFirstOrThrow();
      if (!(await verifyPassword(password_hash, body.password))) {
        await audit(db, { action: 'step-up-failed', customerId: customer.id, address, now });
        throw new ProblemError('WRONG_CREDENTIALS');
      }
      await throttle.forgive(source, now);
      const { cookie, until } = await stepUp(db, customer, now);
      return { body: { until: until.toISOString() }, headers: { 'Set-Cookie': cookie } };
    },

    async 'session.delete'({ request, address, now }) {
      const signedIn = await identify(request, now);
      const cookie = request.headers.has(SITE_HEADER) ? await leaveConnection(db, request, signedIn?.connectionId) : await closeSession(db, request);
      if (signedIn) await audit(db, { action: 'sign-out', customerId: signedIn.id, address, now });
      return { body: undefined, headers: { 'Set-Cookie': cookie, 'Clear-Site-Data': '"cache"' } };
    },
  };
}

/** Only whoever knows the password is told by whom and why. */
async function refuseBlocked(db: Database, customerId: string): Promise<void> {
  const { block_reason, blocked_by } = await db.selectFrom('customer').select(['block_reason', 'blocked_by']).where('id', '=', customerId).executeTakeFirstOrThrow();
  assertNotBlocked({ isBlocked: true, blockedBy: blocked_by, blockReason: block_reason });
}
