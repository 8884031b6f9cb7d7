import { ownAccount } from '../accounts/service.ts';
import type { Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { claimDocument, escalationDocument } from './documents.ts';
import {
  claimFile,
  getClaim,
  listClaims,
  markRead,
  registerClaim,
  resolveClaim,
  withdrawClaim,
  writeToClaim,
  type ClaimKey,
} from './service.ts';

type ClaimOperation =
  | 'claims.list'
  | 'claims.create'
  | 'claims.get'
  | 'claims.markRead'
  | 'claims.write'
  | 'claims.withdraw'
  | 'claims.resolve'
  | 'claims.file'
  | 'claims.document'
  | 'claims.escalation';

export const claimRoutes = ({ settings, uploads, today }: Services): Pick<Handlers, ClaimOperation> => {
  const at = (
    id: ClaimOperation,
    {
      customer,
      parameters,
    }: {
      readonly customer: Parameters<typeof ownAccount>[0];
      readonly parameters: { readonly accountId: string; readonly claimId: string };
    },
  ): ClaimKey => ({
    accountId: ownAccount(customer, parameters.accountId, id).id,
    claimId: parameters.claimId,
    customerId: customer.id,
  });

  return {
    'claims.list': async ({ db, customer, parameters, now }) => {
      const account = ownAccount(customer, parameters.accountId, 'claims.list');
      return { body: { items: await listClaims(db, settings, account, customer.id, today(now)) } };
    },

    'claims.create': async ({ db, customer, parameters, body, address, now }) => ({
      body: await registerClaim(db, settings, {
        account: ownAccount(customer, parameters.accountId, 'claims.create'),
        customerId: customer.id,
        claim: body,
        address,
        now,
      }),
    }),

    'claims.get': async (call) => ({
      body: await getClaim(call.db, settings, at('claims.get', call), today(call.now)),
    }),

    'claims.markRead': async (call) => ({
      body: await markRead(call.db, settings, at('claims.markRead', call), call.body.messageId, today(call.now)),
    }),

    'claims.write': async (call) => ({
      body: await writeToClaim(call.db, settings, at('claims.write', call), call.body, call.now),
    }),

    'claims.withdraw': async (call) => ({
      body: await withdrawClaim(call.db, settings, at('claims.withdraw', call), call),
    }),

    'claims.resolve': async (call) => ({
      body: await resolveClaim(call.db, settings, at('claims.resolve', call), call.body, call.now),
    }),

    'claims.file': async (call) => ({
      file: await claimFile(call.db, uploads, at('claims.file', call), call.parameters.fileId),
    }),

    'claims.document': async (call) => ({
      file: await claimDocument(call.db, settings, at('claims.document', call), today(call.now)),
    }),

    'claims.escalation': async (call) => ({
      file: await escalationDocument(
        call.db,
        settings,
        at('claims.escalation', call),
        call.parameters.to,
        today(call.now),
      ),
    }),
  };
};
