import { assertNoFindings, blockingFinding } from '@vodokanal/contract/problem';
import type { Sites } from '../sites/sites.ts';

/** The page that an acquirer may lead back to: one of our own pages. Throws INVALID for any other. */
export function allowedReturnUrl(url: string | undefined, sites: Sites): string | undefined {
  if (url === undefined) return undefined;
  const origin = URL.parse(url)?.origin;
  const isAllowed = origin !== undefined && (sites.isOwn(origin) || sites.find(origin)?.mode === 'inline');
  assertNoFindings(isAllowed ? [] : [blockingFinding('NOT_ALLOWED', '/returnUrl')]);
  return url;
}
