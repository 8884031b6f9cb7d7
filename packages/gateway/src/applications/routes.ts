import { ownAccount } from '../accounts/service.ts';
import type { Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { applicationFile } from './documents.ts';
import {
  bookVisit,
  cancelVisit,
  fileApplication,
  fileOfApplication,
  getApplication,
  handOver,
  listApplications,
  listTemplates,
  markApplicationRead,
  sendApplicationCode,
  withdrawApplication,
  writeToApplication,
  type ApplicationAddress,
} from './service.ts';
import { visitSlots } from './visits.ts';

type ApplicationOperation =
  | 'applicationTemplates.list'
  | 'visitSlots.list'
  | 'applications.sendCode'
  | 'applications.list'
  | 'applications.create'
  | 'applications.get'
  | 'applications.markRead'
  | 'applications.write'
  | 'applications.withdraw'
  | 'applications.bookVisit'
  | 'applications.cancelVisit'
  | 'applications.handOver'
  | 'applications.file'
  | 'applications.document';

export const applicationRoutes = ({
  settings,
  codes,
  uploads,
  today,
}: Services): Pick<Handlers, ApplicationOperation> => {
  const at = (
    id: ApplicationOperation,
    {
      customer,
      parameters,
    }: {
      readonly customer: Parameters<typeof ownAccount>[0];
      readonly parameters: { readonly accountId: string; readonly applicationId: string };
    },
  ): ApplicationAddress => ({
    accountId: ownAccount(customer, parameters.accountId, id).id,
    applicationId: parameters.applicationId,
    customerId: customer.id,
  });

  return {
    'applicationTemplates.list': async ({ db, customer, parameters, now }) => {
      const { id } = ownAccount(customer, parameters.accountId, 'applicationTemplates.list');
      return { body: await listTemplates(db, settings, id, customer.id, today(now)) };
    },

    'visitSlots.list': async ({ db, customer, parameters, now }) => {
      ownAccount(customer, parameters.accountId, 'visitSlots.list');
      return { body: { items: await visitSlots(db, settings, parameters.kind, today(now)) } };
    },

    'applications.sendCode': async ({ db, customer, parameters, body, request, address, now }) => {
      const account = ownAccount(customer, parameters.accountId, 'applications.sendCode');
      const by = { account, customerId: customer.id, request, address, now };
      return { body: await sendApplicationCode(db, codes, settings, body, by) };
    },

    'applications.list': async ({ db, customer, parameters, now }) => {
      const { id } = ownAccount(customer, parameters.accountId, 'applications.list');
      return { body: { items: await listApplications(db, settings, id, customer.id, today(now)) } };
    },

    'applications.create': async ({ db, customer, parameters, body, request, address, now }) => {
      const account = ownAccount(customer, parameters.accountId, 'applications.create');
      const by = { account, customerId: customer.id, request, address, now };
      return { body: await fileApplication(db, codes, settings, body, by) };
    },

    'applications.get': async (call) => ({
      body: await getApplication(call.db, settings, at('applications.get', call), today(call.now)),
    }),

    'applications.markRead': async (call) => ({
      body: await markApplicationRead(
        call.db,
        settings,
        at('applications.markRead', call),
        call.body.messageId,
        today(call.now),
      ),
    }),

    'applications.write': async (call) => ({
      body: await writeToApplication(call.db, settings, at('applications.write', call), call.body, call.now),
    }),

    'applications.withdraw': async (call) => ({
      body: await withdrawApplication(call.db, settings, at('applications.withdraw', call), call),
    }),

    'applications.bookVisit': async (call) => ({
      body: await bookVisit(call.db, settings, at('applications.bookVisit', call), call.body, today(call.now)),
    }),

    'applications.cancelVisit': async (call) => {
      await cancelVisit(call.db, settings, at('applications.cancelVisit', call), today(call.now));
      return {};
    },

    'applications.handOver': async (call) => ({
      body: await handOver(call.db, settings, at('applications.handOver', call), call.body, today(call.now)),
    }),

    'applications.file': async (call) => ({
      file: await fileOfApplication(call.db, uploads, at('applications.file', call), call.parameters.fileId),
    }),

    'applications.document': async (call) => ({
      file: await applicationFile(call.db, settings, at('applications.document', call), today(call.now)),
    }),
  };
};
