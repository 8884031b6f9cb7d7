import type { Site } from '../index.ts';
import { ProblemError } from '../problem.ts';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The kit sends this header with every change; a form on another page cannot set it. */
export const KIT_HEADER = 'X-VK';

/** The headers that say which page sent a request. */
export interface ChangeSource {
  /** The `Origin` header. */
  readonly origin: string | null;
  /** The `X-VK` header. */
  readonly kit: string | null;
  /** The `Sec-Fetch-Site` header; null when the browser does not send it. */
  readonly fetchSite: string | null;
}

export const isChange = (method: string): boolean => !SAFE_METHODS.has(method);

/**
 * Throws ORIGIN_REFUSED for a change that another site may have made the browser send (CSRF). The origin must be one
 * where widgets run inline, the kit's header must be present, and `Sec-Fetch-Site` must name neither another site nor
 * a request without a page.
 *
 * @param mode how the origin is registered; undefined when it is not.
 */
export function assertChangeOrigin({ origin, kit, fetchSite }: ChangeSource, mode: Site['mode'] | undefined): void {
  const isAllowed =
    origin !== null && mode === 'inline' && kit === '1' && fetchSite !== 'cross-site' && fetchSite !== 'none';
  if (!isAllowed) throw new ProblemError('ORIGIN_REFUSED');
}
