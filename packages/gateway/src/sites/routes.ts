import type { Site } from '@vodokanal/contract';
import { siteAnswer } from '@vodokanal/contract/policies/site-answer';
import { CachedAnswer } from '../http/cached-answer.ts';
import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import type { Services } from '../services.ts';

export function siteRoutes({ sites }: Services): Pick<Handlers, 'sites.get'> {
  /** A site is a new object each time the registry is read again. */
  const [answers, crossSiteAnswers] = [new WeakMap<Site, CachedAnswer>(), new WeakMap<Site, CachedAnswer>()];
  const answerOf = (site: Site, fetchSite: string | null): CachedAnswer => {
    const { mode, name, scopes, theme, targets, allowRedirect } = site;
    const body = siteAnswer({ mode, name, scopes, theme, targets, allowRedirect }, fetchSite);
    const known = body.crossSite ? crossSiteAnswers : answers;
    const answer = known.get(site) ?? new CachedAnswer(body);
    known.set(site, answer);
    return answer;
  };
  return {
    'sites.get'({ request }) {
      const origin = request.headers.get('Origin');
      // Requests from our own pages have no `Origin`, whatever host name a proxy uses.
      const site = origin === null || sites.isOwn(origin) ? sites.own : sites.find(origin);
      if (!site) throw new ProblemError('ORIGIN_REFUSED');
      return { cached: answerOf(site, request.headers.get('Sec-Fetch-Site')) };
    },
  };
}
