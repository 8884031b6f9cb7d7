import { ownAccount } from '../accounts/service.ts';
import { steps, type Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { receiptFile, receiptsFile, statementFile } from './documents.ts';
import { createLink, listLinks, removeLink } from './links.ts';
import { allowedReturnUrl } from './return-url.ts';

export const paymentRoutes = ({
  payments,
  autopay,
  settings,
  sites,
  today,
}: Services): Pick<
  Handlers,
  | 'payments.options'
  | 'payments.list'
  | 'payments.receipt'
  | 'payments.receipts'
  | 'payments.statement'
  | 'payments.create'
  | 'payments.get'
  | 'payments.confirm'
  | 'payments.cancel'
  | 'autopay.get'
  | 'autopay.change'
  | 'autopay.remove'
  | 'paymentLinks.list'
  | 'paymentLinks.create'
  | 'paymentLinks.remove'
> => ({
  'payments.options': async ({ customer, parameters, now }) => ({
    body: await payments.options(
      ownAccount(customer, parameters.accountId, 'payments.options'),
      customer,
      today(now),
      now,
    ),
  }),

  'payments.list': async ({ customer, parameters, now }) => {
    const account = ownAccount(customer, parameters.accountId, 'payments.list');
    // First, because it may enter a payment that the acquirer has taken meanwhile.
    const unfinished = await payments.unfinished(account.id, customer.id, now);
    return { body: { items: await payments.history(account), unfinished } };
  },

  'payments.receipt': async ({ db, customer, parameters, now }) => {
    const account = ownAccount(customer, parameters.accountId, 'payments.receipt');
    const utility = settings.get('utility', '', today(now));
    return { file: await receiptFile(db, parameters.entryId, { account, utility }) };
  },

  'payments.receipts': async ({ db, customer, parameters, now }) => {
    const account = ownAccount(customer, parameters.accountId, 'payments.receipts');
    const utility = settings.get('utility', '', today(now));
    return { file: await receiptsFile(db, parameters, { account, utility }) };
  },

  'payments.statement': async ({ db, customer, parameters, now }) => {
    const account = ownAccount(customer, parameters.accountId, 'payments.statement');
    const madeOn = today(now);
    return {
      file: await statementFile(db, account, parameters, { madeOn, utility: settings.get('utility', '', madeOn) }),
    };
  },

  'payments.create': async ({ db, customer, body, now }) => ({ body: await payments.create(db, customer, body, now) }),

  'payments.get': async ({ customer, parameters, now }) => ({
    body: await payments.find(parameters.paymentId, customer, now),
  }),

  'payments.confirm': steps({
    isRepeatable: true,
    before: ({ customer, parameters, body, now }) =>
      payments.place(parameters.paymentId, customer, allowedReturnUrl(body.returnUrl, sites), now),
    run: async ({ db, customer, parameters, address, now }, placed) => ({
      body: await payments.confirm(db, parameters.paymentId, customer, placed, address, now),
    }),
  }),

  'payments.cancel': async ({ db, customer, parameters, now }) => ({
    body: await payments.cancel(db, parameters.paymentId, customer, now),
  }),

  'autopay.get': async ({ customer, parameters, now }) => ({
    body: await autopay.status(ownAccount(customer, parameters.accountId, 'autopay.get'), customer, today(now)),
  }),

  'autopay.change': async ({ db, customer, parameters, body, address, now }) => {
    const { id: accountId } = ownAccount(customer, parameters.accountId, 'autopay.change');
    return { body: await autopay.change(db, { accountId, customerId: customer.id, address }, body, now) };
  },

  'autopay.remove': async ({ db, customer, parameters, address, now }) => {
    const { id: accountId } = ownAccount(customer, parameters.accountId, 'autopay.remove');
    await autopay.remove(db, { accountId, customerId: customer.id, address }, now);
    return {};
  },

  'paymentLinks.list': async ({ db, customer, parameters, now }) => {
    const { id } = ownAccount(customer, parameters.accountId, 'paymentLinks.list');
    return { body: { items: await listLinks(db, id, customer.id, now) } };
  },

  'paymentLinks.create': async ({ db, customer, parameters, body, now }) => {
    const { id } = ownAccount(customer, parameters.accountId, 'paymentLinks.create');
    return { body: await createLink(db, id, customer.id, body, now) };
  },

  'paymentLinks.remove': async ({ db, customer, parameters }) => {
    const { id } = ownAccount(customer, parameters.accountId, 'paymentLinks.remove');
    await removeLink(db, id, customer.id, parameters.linkId);
    return {};
  },
});
