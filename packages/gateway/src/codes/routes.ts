import { steps, type Handlers } from '../http/operation.ts';
import { applyContact } from '../profile/service.ts';
import type { Services } from '../services.ts';
import { codeSecondsLeft } from './service.ts';

export const codeRoutes = ({ codes, factors }: Services): Pick<Handlers, 'codes.send' | 'codes.verify'> => ({
  'codes.send': async ({ db, body, request, address, now }) => ({
    body: await codes.send(db, body.ticket, { request, address, now }),
  }),

  'codes.verify': steps({
    // Sign-in codes are checked at sign-in. Runs before the transaction, so that wrong tries stay counted.
    before: ({ db, body, now }) =>
      codes.verify(db, body.ticket, body.code, ['registration', 'recovery', 'contact', 'application'], now),
    async run({ db, address, now }, ticket) {
      if (ticket.purpose === 'contact' && (await codes.finish(db, ticket, ticket.customer_id ?? '', now)))
        await applyContact(db, ticket, address, now);
      const kinds =
        ticket.purpose === 'recovery' && ticket.customer_id ? await factors.kinds(db, ticket.customer_id) : [];
      // The SMS code has just been used, so the second factor must be another kind.
      return { body: { expiresIn: codeSecondsLeft(ticket, now), factors: kinds.filter((kind) => kind !== 'sms') } };
    },
  }),
});
