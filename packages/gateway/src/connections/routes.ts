import { grantedScopes } from '@vodokanal/contract/policies/connection';
import { audit } from '../audit/audit.ts';
import { steps, type Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import type { Services } from '../services.ts';
import { sessionBody } from '../session/sessions.ts';
import { connect, endConnection, issueCode, listConnections, proveKey, renewToken, takeGrant } from './service.ts';

export const connectionRoutes = ({
  sites,
  today,
}: Services): Pick<
  Handlers,
  'connections.list' | 'connections.create' | 'connections.delete' | 'connections.redeem' | 'connections.renew'
> => ({
  'connections.list': async ({ db, customer, now }) => ({
    body: { items: await listConnections(db, customer.id, now) },
  }),

  async 'connections.create'({ db, customer, body, address, now }) {
    const site = sites.framed(body.site);
    const scopes = grantedScopes(site);
    await audit(db, { action: 'site-connected', customerId: customer.id, address, now, details: { site: body.site } });
    return {
      body: await issueCode(db, { site: body.site, customerId: customer.id, scopes, challenge: body.challenge }, now),
    };
  },

  async 'connections.delete'({ db, customer, parameters, address, now }) {
    const { connectionId } = parameters;
    const hasEnded = await endConnection(db, customer.id, connectionId);
    if (hasEnded)
      await audit(db, {
        action: 'site-disconnected',
        customerId: customer.id,
        address,
        now,
        details: { connectionId },
      });
    return { body: undefined };
  },

  'connections.redeem': steps({
    async before({ db, body, now }) {
      const grant = sites.framed(body.site) && (await takeGrant(db, body, now));
      if (!grant) throw new ProblemError('CODE_REFUSED');
      return grant;
    },
    async run({ db, request, now }, grant) {
      const connected = await connect(db, request, grant, now, today(now));
      if (!connected) throw new ProblemError('CODE_REFUSED');
      return {
        body: { session: sessionBody(connected.connection), ticket: connected.ticket },
        headers: { 'Set-Cookie': connected.cookie },
      };
    },
  }),

  'connections.renew': steps({
    async before({ db, body, request, now }) {
      const thumbprint = await proveKey(db, request, body.site, body.ticket, now);
      if (!thumbprint) throw new ProblemError('SIGNED_OUT');
      return thumbprint;
    },
    async run({ db, body, request, now }, thumbprint) {
      const renewed = await renewToken(db, request, { site: body.site, ticket: body.ticket, thumbprint }, now);
      if (!renewed) throw new ProblemError('SIGNED_OUT');
      return { body: renewed };
    },
  }),
});
