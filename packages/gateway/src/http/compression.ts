import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { OperationId } from '@vodokanal/contract/operations';

/** The same for everybody and without secrets. */
const PUBLIC: readonly OperationId[] = ['config.get', 'consents.documents'];

/**
 * Data of one customer, but only numbers, dates, codes and texts from the registry: no secrets, and no text that an
 * attacker could have written.
 */
const FIGURES: readonly OperationId[] = [
  'meters.list',
  'estimates.list',
  'readings.list',
  'buildings.list',
  'buildings.status',
  'bulkReadings.result',
];

/**
 * `GET` operations whose answers are compressed. No others are, because of BREACH: see "Compression" in
 * docs/security.md.
 */
export const COMPRESSED: readonly OperationId[] = [...PUBLIC, ...FIGURES];

const compressible: ReadonlySet<OperationId> = new Set(COMPRESSED);
/** Bytes; compression does not pay off for shorter answers. */
const THRESHOLD = 1024;
const compress = promisify(gzip);

export const acceptsGzip = (request: Request): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(request.headers.get('Accept-Encoding') ?? '');

/** Compresses the answer when the operation allows it and the client accepts gzip. */
export async function operationResponse(
  id: OperationId,
  request: Request,
  text: string,
  status: number,
  headers: Record<string, string>,
): Promise<Response> {
  if (!compressible.has(id)) return new Response(text, { status, headers });
  const varying = { ...headers, Vary: `${headers['Vary'] ?? 'Origin'}, Accept-Encoding` };
  if (Buffer.byteLength(text) < THRESHOLD || !acceptsGzip(request))
    return new Response(text, { status, headers: varying });
  const compressed = new Uint8Array(await compress(text));
  return new Response(compressed, {
    status,
    headers: { ...varying, 'Content-Encoding': 'gzip', 'Content-Length': String(compressed.length) },
  });
}
