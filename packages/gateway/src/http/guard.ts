import { operations } from '@vodokanal/contract/operations';
import type { Sites } from '../sites/sites.ts';
import { ProblemError } from './problems.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that another site could have made the browser send: it must come from a registered origin, carry
 * a header no plain form can set, and not be marked cross-site by the browser. The servers of partners bring a key.
 */
export async function guardChange(request: Request, sites: Sites): Promise<void> {
  if (SAFE.has(request.method) || new URL(request.url).pathname === operations['delegations.create'].path) return;
  const origin = request.headers.get('Origin');
  const fetchSite = request.headers.get('Sec-Fetch-Site');
  const allowed = origin !== null && request.headers.get('X-VK') === '1' && fetchSite !== 'cross-site' && fetchSite !== 'none' && (await sites.mayRunInline(origin));
  if (!allowed) throw new ProblemError('ORIGIN_REFUSED');
}

/** CORS headers for an exact registered origin; none for any other. A partner's page may only ask how it is registered. */
export async function corsHeaders(request: Request, sites: Sites): Promise<Record<string, string>> {
  const origin = request.headers.get('Origin');
  const site = origin ? await sites.find(origin) : undefined;
  if (!origin || !site) return { Vary: 'Origin' };
  if (site.mode === 'framed') return { Vary: 'Origin', ...(new URL(request.url).pathname === operations['sites.get'].path && request.method === 'GET' && { 'Access-Control-Allow-Origin': origin }) };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'Location, Retry-After, Upload-Offset, Tus-Resumable',
    ...(request.method === 'OPTIONS' && {
      'Access-Control-Allow-Methods': 'GET, HEAD, POST, PATCH, DELETE',
      'Access-Control-Allow-Headers': 'Content-Type, X-VK, X-VK-Ticket, Idempotency-Key, Tus-Resumable, Upload-Length, Upload-Metadata, Upload-Offset',
      'Access-Control-Max-Age': '600',
    }),
  };
}
