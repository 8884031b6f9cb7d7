import { accountFor, ownAccount } from '../accounts/service.ts';
import { steps, type Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { countAttempt, forgiveAttempts } from '../session/throttle.ts';
import { helpersOf } from './queries.ts';
import { endHelper, helperBody, invitationSource, inviteHelper, takeInvitation } from './service.ts';

export const helperRoutes = ({
  today,
}: Services): Pick<Handlers, `helpers.${'list' | 'invite' | 'end' | 'accept'}`> => ({
  'helpers.list': async ({ db, customer, parameters, now }) => ({
    body: {
      items: (await helpersOf(db, ownAccount(customer, parameters.accountId, 'helpers.list').id, today(now))).map(
        helperBody,
      ),
    },
  }),

  'helpers.invite': async ({ db, customer, parameters, body, address, now }) => ({
    body: await inviteHelper(db, ownAccount(customer, parameters.accountId, 'helpers.invite'), body, {
      customer,
      address,
      today: today(now),
      now,
    }),
  }),

  async 'helpers.end'({ db, customer, parameters, address, now }) {
    await endHelper(db, ownAccount(customer, parameters.accountId, 'helpers.end'), parameters.helperId, {
      customer,
      address,
      today: today(now),
      now,
    });
    return { body: undefined };
  },

  'helpers.accept': steps({
    async before({ db, customer, address, now }) {
      const source = invitationSource(customer, address);
      await countAttempt(db, source, now);
      return source;
    },
    async run({ db, customer, body, address, now }, source) {
      const accountId = await takeInvitation(db, body.code, { customer, address, today: today(now), now });
      await forgiveAttempts(db, source, now);
      return { body: await accountFor(db, customer.id, accountId, today(now)) };
    },
  }),
});
