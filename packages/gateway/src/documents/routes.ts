import { ownAccount } from '../accounts/service.ts';
import type { Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import type { SignedIn } from '../session/sessions.ts';
import type { DocumentReader } from './service.ts';

type Id = 'documents.list' | 'documents.content' | 'documents.markRead' | 'documents.archive';

export const documentRoutes = ({ documents, today }: Services): Pick<Handlers, Id> => {
  const reader = (customer: SignedIn, accountId: string, id: Id, now: Date): DocumentReader => ({
    account: ownAccount(customer, accountId, id),
    customerId: customer.id,
    today: today(now),
  });
  return {
    'documents.list': async ({ db, customer, parameters: { accountId, ...page }, now }) => ({
      body: await documents.list(db, reader(customer, accountId, 'documents.list', now), page),
    }),

    'documents.content': async ({ db, customer, parameters: { accountId, documentId, show }, now }) => {
      const file = await documents.file(db, reader(customer, accountId, 'documents.content', now), documentId);
      return { file: { ...file, isInline: show === 'inline' } };
    },

    'documents.markRead': async ({ db, customer, parameters: { accountId, documentId }, now }) => ({
      body: await documents.markRead(db, reader(customer, accountId, 'documents.markRead', now), documentId, now),
    }),

    'documents.archive': async ({ db, customer, parameters: { accountId, ids }, now }) => ({
      file: await documents.archive(db, reader(customer, accountId, 'documents.archive', now), ids.split(',')),
    }),
  };
};
