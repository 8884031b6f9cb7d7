import type { Handlers } from '../http/operation.ts';
import { delegate } from './service.ts';

/** For the server of a partner, which knows its resident; told by the site's key, so a browser never comes here. */
export const delegationRoutes = (): Pick<Handlers, 'delegations.create'> => ({
  async 'delegations.create'({ db, body, request, address, now }) {
    const key = /^Bearer ([\w-]{43})$/.exec(request.headers.get('Authorization') ?? '')?.[1];
    return { body: await delegate(db, key, body.accountNumber, address, now) };
  },
});
