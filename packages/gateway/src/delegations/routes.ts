import type { Handlers } from '../http/operation.ts';
import { delegate } from './service.ts';

/** Called by a partner's server, which knows its resident and sends the site's key; browsers never call it. */
export const delegationRoutes = (): Pick<Handlers, 'delegations.create'> => ({
  async 'delegations.create'({ db, body, request, address, now }) {
    const key = /^Bearer ((?:site-key-)?[\w-]{43})$/.exec(request.headers.get('Authorization') ?? '')?.[1];
    return { body: await delegate(db, key, body.accountNumber, address, now) };
  },
});
