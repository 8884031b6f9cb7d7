import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { Readable } from 'node:stream';
import send from '@fastify/send';
import { Hono } from 'hono';
import { COMPRESSIBLE_CONTENT_TYPE_REGEX, compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { parseAccept } from 'hono/utils/accept';
import { getMimeType } from 'hono/utils/mime';

/** Serves a file of a folder; `pathname` is the path inside the folder and begins with a slash. */
export type FolderServer = (request: Request, pathname: string) => Promise<Response>;

/** In order of preference: brotli is 10 to 20 % smaller than gzip. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

const MISSING = 'Такой страницы нет.\n';

/**
 * Serves the files of a folder with ETags and byte ranges. Sends the precompressed file when there is one and the
 * client accepts it; otherwise compresses on the fly.
 *
 * `@fastify/send` takes plain headers and returns status, headers and stream, which suits a fetch-style server. It
 * handles paths, dotfiles, ranges, dates and `HEAD`. `sirv` and `send` write to a Node response, and Hono's
 * `serveStatic` handles neither `If-Range` nor `If-Modified-Since`. All of them make weak ETags only, so strong ones
 * are made here and compared by `hono/etag`.
 */
export function serveFolder(folder: string): FolderServer {
  const tagOf = fileTags();
  const app = new Hono<{ Bindings: { readonly pathname: string } }>();
  app.use(etag(), compress({ encoding: 'gzip' }));

  app.get('*', async (context) => {
    const { pathname } = context.env;
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const type = getMimeType(path) ?? 'application/octet-stream';
    const isCompressible = COMPRESSIBLE_CONTENT_TYPE_REGEX.test(type);
    const accepted = parseAccept(context.req.header('Accept-Encoding') ?? '');
    const encodings = ENCODINGS.filter(
      ([name]) => isCompressible && accepted.some((each) => each.type === name && each.q > 0),
    );
    for (const [encoding, suffix] of [...encodings, ['', ''] as const]) {
      const response = await open(context.req.raw, path + suffix);
      if (response.status === 404) continue;
      if (response.ok) response.headers.set('Content-Type', type);
      if (response.ok && encoding) response.headers.set('Content-Encoding', encoding);
      if (isCompressible) response.headers.set('Vary', 'Accept-Encoding');
      return response;
    }
    return new Response(MISSING, {
      status: 404,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': String(Buffer.byteLength(MISSING)) },
    });
  });
  app.all('*', () => new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } }));

  async function open({ method, headers: given }: Request, path: string): Promise<Response> {
    const headers = Object.fromEntries(given);
    let tag = '';
    const compareTag = async (file: string, stats: Stats) => {
      tag = await tagOf(file, stats);
      // The library has no ETag here and fails every condition on one, so conditions that hold are removed.
      for (const name of ['if-match', 'if-range'])
        if (headers[name]?.split(/\s*,\s*/).includes(tag)) delete headers[name];
    };
    // The library reads only the method and headers of a request.
    const request = { method, headers } as unknown as Readable;
    const {
      type,
      statusCode,
      headers: answer,
      stream,
    } = await send(request, path, {
      root: folder,
      index: false,
      dotfiles: 'ignore',
      etag: false,
      cacheControl: false,
      contentType: false,
      onFile: compareTag,
    });
    if (type === 'error' && statusCode === 416)
      return new Response(null, { status: 416, headers: { 'Content-Range': answer['Content-Range'] ?? '' } });
    if (type !== 'file') return new Response(null, { status: statusCode === 412 ? 412 : 404 });
    const hasBody = method !== 'HEAD' && statusCode !== 304;
    return new Response(hasBody ? (Readable.toWeb(stream) as ReadableStream) : null, {
      status: statusCode,
      headers: { ...answer, ETag: tag },
    });
  }

  return async (request, pathname) => app.fetch(request, { pathname });
}

/**
 * Makes strong ETags from file contents. A file is hashed once until it changes; `ctime` is compared as well, because
 * `mtime` can be set back.
 */
function fileTags(): (file: string, stats: Stats) => Promise<string> {
  const known = new Map<string, { readonly state: string; readonly tag: Promise<string> }>();
  const read = async (file: string) => {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
    return `"${hash.digest('base64url').slice(0, 22)}"`;
  };
  return (file, { size, mtimeMs, ctimeMs, ino }) => {
    const state = `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
    const kept = known.get(file);
    if (kept?.state === state) return kept.tag;
    const tag = read(file);
    known.set(file, { state, tag });
    tag.catch(() => known.delete(file));
    return tag;
  };
}
