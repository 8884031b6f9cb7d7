import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import type { Sites } from './sites.ts';

export function siteRoutes(sites: Sites): Pick<Handlers, 'sites.get'> {
  return {
    async 'sites.get'({ request }) {
      const site = await sites.find(request.headers.get('Origin') ?? new URL(request.url).origin);
      if (!site) throw new ProblemError('ORIGIN_REFUSED');
      const { origin: _, ...body } = site;
      return { body };
    },
  };
}
