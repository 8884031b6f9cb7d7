import { foldLogin } from '@vodokanal/contract/policies/sign-in';
import { maskPhone } from '@vodokanal/contract/rules/contact';
import { audit } from '../audit/audit.ts';
import type { Codes } from '../codes/codes.ts';
import type { Database } from '../database/open.ts';
import { transact } from '../database/transaction.ts';
import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import type { Secrets } from '../secrets.ts';
import type { Factors } from '../security/factors.ts';
import { notify } from '../security/notices.ts';
import { hashSecret } from '../ids.ts';
import { Throttle } from '../session/throttle.ts';
import { dropWaysIn, findCustomer, personalWords, setPassword } from '../session/customers.ts';
import { checkPassword, refuseSame } from '../session/password-policy.ts';
import { hashPassword, verifyPassword } from '../session/passwords.ts';
import { MIN_LENGTH, MIN_LENGTH_WITH_FACTOR } from '@vodokanal/contract/rules/password';

export function recoveryRoutes(db: Database, codes: Codes, factors: Factors, secrets: Secrets): Pick<Handlers, 'recoveries.create' | 'recoveries.complete'> {
  const throttle = new Throttle(db);
  return {
    async 'recoveries.create'({ body, request, address, now }) {
      const login = foldLogin(body.login);
      const customer = await findCustomer(db, body.login);
      // Made up for a login nobody has, and for somebody without a phone: always the same, so that asking twice tells nothing.
      const shown = maskPhone(customer?.phone ?? String(secrets.mark(login, 100)).padStart(2, '0'));
      const channel = customer && !customer.phone && customer.email ? 'mail' : 'sms';
      const ticket = await codes.open({ purpose: 'recovery', customerId: customer?.id, channel, recipient: customer ? (customer.phone ?? customer.email) : null, shown, data: { login } }, request, now);
      return { body: { ticket, ...(await codes.send(ticket, address, now)), channel: 'sms' as const } };
    },

    async 'recoveries.complete'({ body, address, now }) {
      const ticket = await codes.verified(body.ticket, 'recovery', now);
      const customerId = ticket.customer_id ?? '';
      if (ticket.done_at) {
        // The answer to the first try was lost; whoever knows ticket and password is the same person.
        const { password_hash } = await db.selectFrom('customer').select('password_hash').where('id', '=', customerId).executeTakeFirstOrThrow();
        if (!(await verifyPassword(password_hash, body.password))) throw new ProblemError('CODE_EXPIRED');
        return { body: undefined };
      }
      const { password_hash, frozen_at } = await db.selectFrom('customer').select(['password_hash', 'frozen_at']).where('id', '=', customerId).executeTakeFirstOrThrow();
      const kinds = await factors.kinds(customerId);
      checkPassword(body.password, await personalWords(db, customerId), kinds.length > 0 ? MIN_LENGTH_WITH_FACTOR : MIN_LENGTH);
      if (frozen_at) await refuseSame(password_hash, body.password);
      const others = kinds.filter((kind) => kind !== 'sms');
      if (others.length > 0) {
        const { kind, code } = body.factor ?? {};
        if (!kind || !code || !others.some((each) => each === kind)) throw new ProblemError('INVALID', { errors: [{ code: 'REQUIRED', severity: 'block', pointer: '/factor' }] });
        // As at a sign-in: guesses count for the person, however many tickets they are spread over.
        const source = { login: hashSecret(`factor ${customerId}`), address, knownDevice: undefined };
        await throttle.count(source, now);
        const counted = await codes.count(body.ticket, ['recovery'], now);
        if (!(await factors.check(db, customerId, kind, code, now))) throw codes.wrong(counted);
        await throttle.forgive(source, now);
      }
      const hash = await hashPassword(body.password);
      await transact(db, async (tx) => {
        if (!(await codes.finish(tx, ticket, customerId, now))) throw new ProblemError('IN_FLIGHT', { retryAfter: 1 });
        await setPassword(tx, customerId, hash, now);
        // A thief may have left a key or a helper behind: after a report none of them stays.
        if (frozen_at) await dropWaysIn(tx, customerId);
        await tx.updateTable('customer').set({ frozen_at: null }).where('id', '=', customerId).execute();
        await audit(tx, { action: 'recovered', customerId, address, now });
        await notify(tx, customerId, 'password-changed', now);
      });
      return { body: undefined };
    },
  };
}
