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

/** Why a change is refused, in words for the webmaster. */
const CAUSES = {
  noKitHeader: 'The header X-VK is missing: the request is not of the kit, or a proxy removes the header.',
  noOrigin: 'The header Origin is missing and Sec-Fetch-Site does not say same-origin: a proxy may have removed them.',
  unknownOrigin: 'The origin of the page is not registered for widgets in the page: gateway site add.',
  otherSite: 'The browser says that the request comes from another site.',
} as const;

export type ChangeRefusal = keyof typeof CAUSES;

/**
 * Why a change may have been sent by another site (CSRF); undefined when it may not. The origin must be one where
 * widgets run inline, the kit's header must be present, and `Sec-Fetch-Site` must name neither another site nor a
 * request without a page. Some proxies remove `Origin`: then `Sec-Fetch-Site: same-origin`, which no page can set, says
 * the same.
 *
 * @param mode how the origin is registered; undefined when it is not.
 */
export function changeRefusal(
  { origin, kit, fetchSite }: ChangeSource,
  mode: Site['mode'] | undefined,
): ChangeRefusal | undefined {
  if (kit !== '1') return 'noKitHeader';
  if (fetchSite === 'cross-site' || fetchSite === 'none') return 'otherSite';
  if (origin === null) return fetchSite === 'same-origin' ? undefined : 'noOrigin';
  return mode === 'inline' ? undefined : 'unknownOrigin';
}

/** Throws ORIGIN_REFUSED with the cause for a change that another site may have made the browser send. */
export function assertChangeOrigin(source: ChangeSource, mode: Site['mode'] | undefined): void {
  const reason = changeRefusal(source, mode);
  if (reason) throw new ProblemError('ORIGIN_REFUSED', { detail: CAUSES[reason] });
}
