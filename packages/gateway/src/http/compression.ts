import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { OperationId } from '@vodokanal/contract/operations';

/** The same for everybody: there is nothing secret in them. */
const PUBLIC: readonly OperationId[] = ['config.get', 'consents.documents'];

/**
 * Of one customer, but only numbers, dates, codes and texts of the registry: nothing that lets anybody sign in or prove
 * something, and nothing that somebody else can have written.
 */
const FIGURES: readonly OperationId[] = [
  'meters.list',
  'estimates.list',
  'readings.list',
  'buildings.list',
  'buildings.status',
  'bulkReadings.result',
];

/** `GET` operations whose answers are compressed. Anything not named here is sent as it is: see "Compression" in docs/security.md. */
export const COMPRESSED: readonly OperationId[] = [...PUBLIC, ...FIGURES];

const compressible: ReadonlySet<OperationId> = new Set(COMPRESSED);
/** A shorter answer does not get shorter. */
const THRESHOLD = 1024;
const compress = promisify(gzip);

export const acceptsGzip = (request: Request): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(request.headers.get('Accept-Encoding') ?? '');

/** The answer to an operation: compressed if it holds no secret and the client takes that. */
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
