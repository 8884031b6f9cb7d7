import { steps, type Handlers } from '../http/operation.ts';
import { applyContact } from '../profile/service.ts';
import type { Services } from '../services.ts';
import { codeSecondsLeft } from './service.ts';

export const codeRoutes = ({ codes, factors }: Services): Pick<Handlers, 'codes.send' | 'codes.verify'> => ({
  'codes.send': async ({ db, body, address, now }) => ({ body: await codes.send(db, body.ticket, address, now) }),

  'codes.verify': steps({
    // The code that finishes a sign-in is a factor, and goes with the sign-in. Tries count though they fail.
    before: ({ db, body, now }) =>
      codes.verify(db, body.ticket, body.code, ['registration', 'recovery', 'contact'], now),
    async run({ db, address, now }, ticket) {
      if (ticket.purpose === 'contact' && (await codes.finish(db, ticket, ticket.customer_id ?? '', now)))
        await applyContact(db, ticket, address, now);
      const kinds =
        ticket.purpose === 'recovery' && ticket.customer_id ? await factors.kinds(db, ticket.customer_id) : [];
      // The SMS has just been shown: a second factor has to be another one.
      return { body: { expiresIn: codeSecondsLeft(ticket, now), factors: kinds.filter((kind) => kind !== 'sms') } };
    },
  }),
});
