import { ownAccount } from '../accounts/service.ts';
import type { Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { billPdf } from './bill-pdf.ts';
import { billFor, payeesOf, setDelivery } from './service.ts';

export const billRoutes = ({
  settings,
  today,
}: Services): Pick<Handlers, 'bills.get' | 'bills.pdf' | 'bills.setDelivery' | 'payees.list'> => ({
  'bills.get': async ({ db, customer, parameters, now }) => ({
    body: await billFor(
      db,
      settings,
      ownAccount(customer, parameters.accountId, 'bills.get'),
      parameters.period,
      today(now),
    ),
  }),

  'bills.pdf': async ({ db, customer, parameters, now }) => {
    const account = ownAccount(customer, parameters.accountId, 'bills.pdf');
    const bill = await billFor(db, settings, account, parameters.period, today(now));
    const bytes = await billPdf(bill, settings.get('utility', '', today(now)));
    return { file: { bytes, type: 'application/pdf', name: `Счёт ${account.number} ${parameters.period}.pdf` } };
  },

  'bills.setDelivery': async ({ db, customer, parameters, body, now }) => {
    const { id } = ownAccount(customer, parameters.accountId, 'bills.setDelivery');
    return { body: await setDelivery(db, id, body.isPaperless, today(now)) };
  },

  'payees.list': () => ({ body: { items: payeesOf(settings) } }),
});
