import { ownAccount } from '../accounts/service.ts';
import type { ChangeCall, Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { readingsOfMeter } from './queries.ts';
import { readingBody } from './reading-row.ts';
import type { BroughtReading } from './service.ts';

/** The reading of a signed-in customer. */
const broughtBy = (
  id: 'readings.create' | 'readings.correct',
  { customer, parameters, body, address, now }: ChangeCall<'readings.create'> | ChangeCall<'readings.correct'>,
): Omit<BroughtReading, 'action'> => ({
  accountIds: customer.accounts.map((account) => account.id),
  accountOf: (accountId) => ownAccount(customer, accountId, id),
  meterId: parameters.meterId,
  draft: body,
  customerId: customer.id,
  address,
  now,
});

export const readingRoutes = ({
  readings,
}: Services): Pick<Handlers, 'readings.list' | 'readings.create' | 'readings.correct'> => ({
  async 'readings.list'({ db, customer, parameters }) {
    const found = await readingsOfMeter(
      db,
      customer.accounts.map(({ id }) => id),
      parameters.meterId,
      parameters.limit,
    );
    ownAccount(customer, found?.accountId, 'readings.list');
    return { body: { items: found?.readings.map(readingBody) ?? [] } };
  },

  'readings.create': async (call) => ({
    body: await readings.accept(call.db, { ...broughtBy('readings.create', call), action: 'reading-accepted' }),
  }),

  'readings.correct': async (call) => ({
    body: await readings.correct(call.db, call.parameters.readingId, {
      ...broughtBy('readings.correct', call),
      action: 'reading-corrected',
    }),
  }),
});
