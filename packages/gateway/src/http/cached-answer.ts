import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { acceptsGzip } from './compression.ts';

/** A public answer sent to many requests; it is serialised, compressed and given an ETag once. */
export class CachedAnswer {
  readonly #text: string;
  readonly #compressed: Uint8Array<ArrayBuffer>;
  readonly #etag: string;

  constructor(body: unknown) {
    this.#text = JSON.stringify(body);
    this.#compressed = new Uint8Array(gzipSync(this.#text));
    // A weak tag, because the compressed and plain forms share it.
    this.#etag = `W/"${createHash('sha256').update(this.#text).digest('base64url').slice(0, 22)}"`;
  }

  /**
   * Answers 304 when the browser has this version. Browsers must ask every time, so that a removed site is refused at
   * once.
   */
  response(request: Request, base: Readonly<Record<string, string>>): Response {
    const headers = {
      ...base,
      ETag: this.#etag,
      'Cache-Control': 'no-cache',
      'Content-Type': 'application/json',
      Vary: `${base['Vary'] ?? 'Origin'}, Accept-Encoding`,
    };
    if (
      request.headers
        .get('If-None-Match')
        ?.split(/\s*,\s*/)
        .includes(this.#etag)
    )
      return new Response(null, { status: 304, headers });
    if (!acceptsGzip(request)) return new Response(this.#text, { headers });
    return new Response(this.#compressed, {
      headers: { ...headers, 'Content-Encoding': 'gzip', 'Content-Length': String(this.#compressed.length) },
    });
  }
}
