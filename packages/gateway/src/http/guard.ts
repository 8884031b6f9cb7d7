import type { Database } from '../database/open.ts';
import { ProblemError } from './problems.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Which origins may run the widgets inline; read from the site table once a minute. */
export class Sites {
  readonly #db: Database;
  readonly #own: ReadonlySet<string>;
  #inline: Promise<ReadonlySet<string>> | undefined;
  #readAt = 0;

  /** `own`: the origins the gateway itself is reached by. */
  constructor(db: Database, own: readonly string[]) {
    this.#db = db;
    this.#own = new Set(own);
  }

  async mayRunInline(origin: string): Promise<boolean> {
    return this.#own.has(origin) || (await this.#registered()).has(origin);
  }

  #registered(): Promise<ReadonlySet<string>> {
    if (!this.#inline || Date.now() - this.#readAt > 60_000) {
      this.#readAt = Date.now();
      this.#inline = this.#db.selectFrom('site').select('origin').where('mode', '=', 'inline').execute().then((rows) => new Set(rows.map(({ origin }) => origin)));
      this.#inline.catch(() => { this.#inline = undefined; });
    }
    return this.#inline;
  }
}

/**
 * Refuses a change that another site could have made the browser send: it must come from a registered origin, carry
 * a header no plain form can set, and not be marked cross-site by the browser.
 */
export async function guardChange(request: Request, sites: Sites): Promise<void> {
  if (SAFE.has(request.method)) return;
  const origin = request.headers.get('Origin');
  const fetchSite = request.headers.get('Sec-Fetch-Site');
  const allowed = origin !== null && request.headers.get('X-VK') === '1' && fetchSite !== 'cross-site' && fetchSite !== 'none' && (await sites.mayRunInline(origin));
  if (!allowed) throw new ProblemError('ORIGIN_REFUSED');
}

/** CORS headers for an exact registered origin; none for any other. */
export async function corsHeaders(request: Request, sites: Sites): Promise<Record<string, string>> {
  const origin = request.headers.get('Origin');
  if (!origin || !(await sites.mayRunInline(origin))) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'Location, Retry-After, Upload-Offset, Tus-Resumable',
    ...(request.method === 'OPTIONS' && {
      'Access-Control-Allow-Methods': 'GET, HEAD, POST, PATCH, DELETE',
      'Access-Control-Allow-Headers': 'Content-Type, X-VK, Idempotency-Key, Tus-Resumable, Upload-Length, Upload-Metadata, Upload-Offset',
      'Access-Control-Max-Age': '600',
    }),
  };
}
