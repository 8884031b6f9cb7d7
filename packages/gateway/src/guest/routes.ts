import { problemForGuest } from '@vodokanal/contract/policies/guest';
import { steps, type Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { forgiveAttempts } from '../session/throttle.ts';
import { findGuestMeter, openTicket, useTicket } from './service.ts';

export const guestRoutes = ({
  settings,
  secrets,
  readings,
  today,
}: Services): Pick<Handlers, 'guest.lookup' | 'guest.send'> => ({
  'guest.lookup': steps({
    before: ({ db, body, address, now }) => findGuestMeter(db, secrets, body, address, now),
    async run({ db, now }, { meter, source }) {
      await forgiveAttempts(db, source, now);
      const ticket = await openTicket(db, meter, now);
      const date = today(now);
      return {
        body: {
          ticket,
          service: meter.service,
          digits: meter.digits,
          fractionDigits: meter.fraction_digits,
          window: settings.readingWindow(date),
        },
      };
    },
  }),

  'guest.send': steps({
    before: ({ db, body, address, now }) => useTicket(db, body.ticket, address, now),
    async run(
      { db, body: { ticket: _, ...draft }, address, now },
      { source, ticket: { account_id, meter_id, status } },
    ) {
      try {
        const { receiptNumber, value, period, receivedAt } = await readings.accept(db, {
          accountIds: [account_id],
          accountOf: (id) => ({ id, status }),
          meterId: meter_id,
          draft,
          customerId: null,
          action: 'guest-reading',
          address,
          now,
        });
        await forgiveAttempts(db, source, now);
        return { body: { receiptNumber: receiptNumber ?? '', value, period, receivedAt } };
      } catch (fault) {
        throw problemForGuest(fault);
      }
    },
  }),
});
