import type { Database } from '../database/open.ts';
import type { Handlers } from '../http/operation.ts';
import { applyContact } from '../profile/routes.ts';
import type { Factors } from '../security/factors.ts';
import { codeSecondsLeft, type Codes } from './codes.ts';

export function codeRoutes(db: Database, codes: Codes, factors: Factors): Pick<Handlers, 'codes.send' | 'codes.verify'> {
  return {
    'codes.send': async ({ body, address, now }) => ({ body: await codes.send(body.ticket, address, now) }),

    async 'codes.verify'({ body, address, now }) {
      // The code that finishes a sign-in is a factor, and goes with the sign-in.
      const ticket = await codes.verify(body.ticket, body.code, ['registration', 'recovery', 'contact'], now);
      if (ticket.purpose === 'contact' && (await codes.finish(db, ticket, ticket.customer_id ?? '', now))) await applyContact(db, ticket, address, now);
      const kinds = ticket.purpose === 'recovery' && ticket.customer_id ? await factors.kinds(ticket.customer_id) : [];
      // The SMS has just been shown: a second factor has to be another one.
      return { body: { expiresIn: codeSecondsLeft(ticket, now), factors: kinds.filter((kind) => kind !== 'sms') } };
    },
  };
}
