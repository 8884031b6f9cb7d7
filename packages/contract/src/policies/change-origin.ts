import type { Site } from '../index.ts';
import { ProblemError } from '../problem.ts';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Set by the kit on every change; no plain form of another page can set it. */
export const KIT_HEADER = 'X-VK';

/** What a request says of the page it comes from. */
export interface ChangeSource {
  /** The header `Origin`. */
  readonly origin: string | null;
  /** The header `X-VK`. */
  readonly kit: string | null;
  /** The header `Sec-Fetch-Site`; null from browsers that do not send it. */
  readonly fetchSite: string | null;
}

export const isChange = (method: string): boolean => !SAFE_METHODS.has(method);

/**
 * Refuses a change that another site could have made the browser send: it must name an origin where widgets run inline,
 * carry the header of the kit, and not be marked by the browser as coming from another site or from no page.
 *
 * @param mode how the site of the origin is registered; undefined when it is not.
 */
export function assertChangeOrigin({ origin, kit, fetchSite }: ChangeSource, mode: Site['mode'] | undefined): void {
  const isAllowed =
    origin !== null && mode === 'inline' && kit === '1' && fetchSite !== 'cross-site' && fetchSite !== 'none';
  if (!isAllowed) throw new ProblemError('ORIGIN_REFUSED');
}
