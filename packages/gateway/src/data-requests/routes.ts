import type { Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { listRecipients } from './recipients.ts';
import { copyFile, createDataCopy, createDataRequest, listDataRequests } from './service.ts';

export const dataRequestRoutes = (
  services: Services,
): Pick<
  Handlers,
  | 'dataRequests.list'
  | 'dataRequests.create'
  | 'dataRequests.copy'
  | 'dataRequests.download'
  | 'dataRequests.pdf'
  | 'dataRecipients.list'
> => {
  const { settings, today } = services;
  return {
    'dataRequests.list': async ({ db, customer, now }) => ({
      body: await listDataRequests(db, settings, customer.id, today(now)),
    }),

    'dataRequests.create': async ({ db, customer, body, address, now }) => ({
      body: await createDataRequest(db, settings, body, { customerId: customer.id, address, now }),
    }),

    'dataRequests.copy': async ({ db, customer, address, now }) => ({
      body: await createDataCopy(db, settings, { customerId: customer.id, address, now }),
    }),

    'dataRequests.download': async ({ db, customer, parameters, address, now }) => ({
      file: await copyFile(db, settings, parameters.requestId, 'json', { customerId: customer.id, address, now }),
    }),

    'dataRequests.pdf': async ({ db, customer, parameters, address, now }) => ({
      file: await copyFile(db, settings, parameters.requestId, 'pdf', { customerId: customer.id, address, now }),
    }),

    'dataRecipients.list': async ({ db, customer, now }) => ({
      body: { items: await listRecipients(db, services, customer.id, now) },
    }),
  };
};
