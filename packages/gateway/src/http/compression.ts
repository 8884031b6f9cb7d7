import { operations, type OperationId } from '@vodokanal/contract/operations';
import type { Context, MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';

/** The same for everybody: there is nothing secret in them. */
const PUBLIC: readonly OperationId[] = ['config.get', 'consents.documents'];

/**
 * Of one customer, but only numbers, dates, codes and texts of the registry: nothing that lets anybody sign in or prove
 * something, and nothing that somebody else can have written.
 */
const FIGURES: readonly OperationId[] = ['meters.list', 'estimates.list', 'readings.list', 'buildings.list', 'buildings.status', 'bulkReadings.result'];

/** `GET` operations whose answers are compressed. Anything not named here is sent as it is: see "Compression" in docs/security.md. */
export const COMPRESSED: readonly OperationId[] = [...PUBLIC, ...FIGURES];

/** Made and compressed once: see `CachedAnswer`. */
const CACHED: readonly OperationId[] = ['config.get'];

const routes = new Set(['/v1/openapi.json', ...COMPRESSED.filter((id) => !CACHED.includes(id)).map((id) => operations[id].path.replaceAll(/\{(\w+)\}/g, ':$1'))]);

const compressBody = compress({ encoding: 'gzip', threshold: 1024, contentTypeFilter: /^(application\/json|text\/csv)\b/ });

/** Compresses the answers that hold no secret, and no others. */
export const compressAnswers: MiddlewareHandler = async (context, next) => {
  const { path } = context.req.matchedRoutes.at(-1) ?? {};
  if (context.req.method !== 'GET' || !path || !routes.has(path)) return next();
  return compressBody(context, async () => {
    await next();
    await setLength(context);
  });
};

/** The threshold goes by this header, which no answer has before it is sent. */
async function setLength(context: Context): Promise<void> {
  const body = await context.res.arrayBuffer();
  context.res = new Response(body, context.res);
  context.res.headers.set('Content-Length', String(body.byteLength));
}
