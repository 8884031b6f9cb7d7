import { grantedScopes } from '@vodokanal/contract/policies/connection';
import { audit } from '../audit/audit.ts';
import type { Database } from '../database/open.ts';
import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { sessionBody } from '../session/sessions.ts';
import type { Sites } from '../sites/sites.ts';
import { endConnection, issueCode, listConnections, redeemCode, renewToken } from './connections.ts';

export function connectionRoutes(db: Database, sites: Sites): Pick<Handlers, 'connections.list' | 'connections.create' | 'connections.delete' | 'connections.redeem' | 'connections.renew'> {
  return {
    async 'connections.list'({ customer, now }) {
      return { body: { items: await listConnections(db, customer.id, now) } };
    },

    async 'connections.create'({ customer, body, address, now }) {
      const site = await sites.framed(body.site);
      const scopes = grantedScopes(site);
      await audit(db, { action: 'site-let-in', customerId: customer.id, address, now, details: { site: body.site } });
      return { body: await issueCode(db, { site: body.site, customerId: customer.id, scopes, challenge: body.challenge }, now) };
    },

    async 'connections.delete'({ customer, parameters, address, now }) {
      await endConnection(db, customer.id, parameters.connectionId);
      await audit(db, { action: 'site-shut-out', customerId: customer.id, address, now, details: { connectionId: parameters.connectionId } });
      return { body: undefined };
    },

    async 'connections.redeem'({ body, request, now }) {
      const redeemed = (await sites.framed(body.site)) && (await redeemCode(db, request, body, now));
      if (!redeemed) throw new ProblemError('CODE_REFUSED');
      return { body: { session: sessionBody(redeemed.connection), ticket: redeemed.ticket }, headers: { 'Set-Cookie': redeemed.cookie } };
    },

    async 'connections.renew'({ body, request, now }) {
      const renewed = await renewToken(db, request, body.site, body.ticket, now);
      if (!renewed) throw new ProblemError('SIGNED_OUT');
      return { body: renewed };
    },
  };
}
