import { assertChangeOrigin, isChange, KIT_HEADER } from '@vodokanal/contract/policies/change-origin';
import { operations } from '@vodokanal/contract/operations';
import type { Sites } from '../sites/sites.ts';

/**
 * Refuses changes that another site may have made the browser send (CSRF). Servers of partners authenticate with a key
 * instead.
 */
export function guardChange(request: Request, sites: Sites): void {
  if (!isChange(request.method) || new URL(request.url).pathname === operations['delegations.create'].path) return;
  const origin = request.headers.get('Origin');
  const site = origin === null ? undefined : sites.find(origin);
  assertChangeOrigin(
    { origin, kit: request.headers.get(KIT_HEADER), fetchSite: request.headers.get('Sec-Fetch-Site') },
    site?.mode,
  );
}

/**
 * Returns CORS headers for a registered origin, compared exactly. A partner site may only read its own registration.
 */
export function corsHeaders(request: Request, sites: Sites): Record<string, string> {
  const origin = request.headers.get('Origin');
  const site = origin ? sites.find(origin) : undefined;
  if (!origin || !site) return { Vary: 'Origin' };
  if (site.mode === 'framed')
    return {
      Vary: 'Origin',
      ...(new URL(request.url).pathname === operations['sites.get'].path &&
        request.method === 'GET' && { 'Access-Control-Allow-Origin': origin }),
    };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'Location, Retry-After, Upload-Offset, Tus-Resumable',
    ...(request.method === 'OPTIONS' && {
      'Access-Control-Allow-Methods': 'GET, HEAD, POST, PATCH, DELETE',
      'Access-Control-Allow-Headers':
        'Content-Type, X-VK, X-VK-Ticket, X-HTTP-Method-Override, Idempotency-Key, Tus-Resumable, Upload-Length, Upload-Metadata, Upload-Offset',
      'Access-Control-Max-Age': '600',
    }),
  };
}
