import type { Database } from '../database/open.ts';
import { steps, type Handlers } from '../http/operation.ts';
import { hashSecret } from '../ids.ts';
import { guestPaymentBudgets } from '../messages/budget.ts';
import { spend } from '../messages/message-queue.ts';
import type { Services } from '../services.ts';
import { forgiveAttempts } from '../session/throttle.ts';
import { findPayable, guestPayer, openGuestPayer } from './guest.ts';
import { findLink } from './links.ts';
import { allowedReturnUrl } from './return-url.ts';

export const guestPaymentRoutes = ({
  payments,
  secrets,
  settings,
  sites,
  today,
}: Services): Pick<
  Handlers,
  | 'guestPayments.find'
  | 'guestPayments.openLink'
  | 'guestPayments.create'
  | 'guestPayments.confirm'
  | 'guestPayments.get'
> => {
  /** Takes one off the budgets of a network. Throws RATE_LIMITED. */
  const spendOn = (what: 'link' | 'payment', db: Database, address: string, now: Date) =>
    spend(db, guestPaymentBudgets(what, address, settings.find('attemptLimits', '', today(now))?.value ?? {}), now);
  return {
    'guestPayments.find': steps({
      before: async ({ db, body, address, now }) => {
        const { account, source } = await findPayable(db, secrets, body, address, now);
        return { account, source, options: await payments.guestOptions(account, today(now)) };
      },
      run: async ({ db, now }, { account, source, options }) => {
        await forgiveAttempts(db, source, now);
        return { body: { ticket: await openGuestPayer(db, account, now), options } };
      },
    }),

    'guestPayments.openLink': steps({
      before: async ({ db, body: { secret }, address, now }) => {
        await spendOn('link', db, address, now);
        const { link, account } = await findLink(db, secret, now);
        const options = await payments.guestOptions(account, today(now));
        return { link, account, owesNothing: options.amount <= 0, options: { ...options, amount: link.amount } };
      },
      run: async ({ db, now }, { link, account, ...found }) => ({
        body: { ticket: await openGuestPayer(db, account, now, link.id), isFixed: true, ...found },
      }),
    }),

    'guestPayments.create': steps({
      // Outside the transaction, so that a refused payment is counted, too.
      before: ({ db, address, now }) => spendOn('payment', db, address, now),
      run: async ({ db, body: { ticket, ...payment }, now }) => ({
        body: await payments.createForGuest(db, await guestPayer(db, ticket, now), payment, now),
      }),
    }),

    'guestPayments.confirm': steps({
      isRepeatable: true,
      before: ({ parameters, body: { ticket, returnUrl }, now }) =>
        payments.place(
          parameters.paymentId,
          { guestHash: hashSecret(ticket) },
          allowedReturnUrl(returnUrl, sites),
          now,
        ),
      run: async ({ db, parameters, body: { ticket }, address, now }, placed) => ({
        body: await payments.confirm(db, parameters.paymentId, { guestHash: hashSecret(ticket) }, placed, address, now),
      }),
    }),

    'guestPayments.get': steps({
      // Outside the transaction, because the acquirer is asked.
      before: ({ parameters, body: { ticket }, now }) =>
        payments.find(parameters.paymentId, { guestHash: hashSecret(ticket) }, now),
      run: (_call, payment) => Promise.resolve({ body: payment }),
    }),
  };
};
