import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import type { Sites } from './sites.ts';

export function siteRoutes(sites: Sites): Pick<Handlers, 'sites.get'> {
  return {
    async 'sites.get'({ request }) {
      const origin = request.headers.get('Origin');
      // Without one the browser asks for a page of our own, by whatever name a proxy gives us.
      const site = origin === null ? sites.own : await sites.find(origin);
      if (!site) throw new ProblemError('ORIGIN_REFUSED');
      const { mode, name, scopes, theme, targets, allowRedirect } = site;
      return { body: { mode, name, scopes, theme, targets, allowRedirect } };
    },
  };
}
