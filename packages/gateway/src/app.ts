import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import document from '@vodokanal/contract/openapi.json' with { type: 'json' };
import { operations, type OperationId } from '@vodokanal/contract/operations';
import { assertSessionMayCall, assertSiteMayCall, SITE_HEADER } from '@vodokanal/contract/policies/operation-access';
import { assertBody, maxBodyBytes, readParameters, takesBody } from '@vodokanal/contract/requests';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { accountRoutes } from './accounts/routes.ts';
import { balanceRoutes } from './balance/routes.ts';
import { buildingRoutes } from './buildings/routes.ts';
import { bulkReadingRoutes } from './bulk-readings/routes.ts';
import { claimRoutes } from './claims/routes.ts';
import { codeRoutes } from './codes/routes.ts';
import { configRoutes } from './config/routes.ts';
import { connectionRoutes } from './connections/routes.ts';
import { consentRoutes } from './consents/routes.ts';
import type { Database } from './database/open.ts';
import { Busy, transact } from './database/transaction.ts';
import { delegationRoutes } from './delegations/routes.ts';
import { guestRoutes } from './guest/routes.ts';
import { helperRoutes } from './helpers/routes.ts';
import { operationResponse } from './http/compression.ts';
import { corsHeaders, guardChange } from './http/guard.ts';
import { routeHeaders } from './http/headers.ts';
import { once } from './http/idempotency.ts';
import type { Answer, Call, Handlers, Read, Steps, WiredId } from './http/operation.ts';
import { ProblemError, problemResponse } from './http/problems.ts';
import { meterRoutes } from './meters/routes.ts';
import { profileRoutes } from './profile/routes.ts';
import { readingRoutes } from './readings/routes.ts';
import { recoveryRoutes } from './recoveries/routes.ts';
import { registrationRoutes } from './registrations/routes.ts';
import type { Secrets } from './secrets.ts';
import { securityRoutes } from './security/routes.ts';
import { createServices } from './services.ts';
import { sessionRoutes } from './session/routes.ts';
import type { Settings } from './settings/settings.ts';
import { siteRoutes } from './sites/routes.ts';
import type { Sites } from './sites/sites.ts';
import { sweep } from './sweep.ts';
import { unlockRoutes } from './unlocks/routes.ts';
import { findUnlock } from './unlocks/service.ts';

export interface GatewayOptions {
  readonly db: Database;
  /** Folder for uploaded files. */
  readonly uploadFolder: string;
  /** Origins by which the gateway itself is reached, e.g. `https://lk.example.org`. */
  readonly origins: readonly string[];
  /** Encrypts second factors and uploaded files. */
  readonly secrets: Secrets;
  readonly clock?: () => Date;
  readonly log?: Logger;
}

export interface Gateway {
  /** Answers one request; `address` is the caller's network address. */
  handle(request: Request, address?: string): Promise<Response>;
  /** Deletes what has expired; called by a timer. */
  sweep(): Promise<void>;
  /**
   * Processes queued bulk jobs; called by a timer. New jobs start at once, so this only finds jobs of a process that
   * died.
   */
  work(): Promise<void>;
  readonly settings: Settings;
  readonly sites: Sites;
}

type Environment = { Bindings: { readonly address: string }; Variables: { isComplete: boolean } };

/** Database errors that pass by themselves: connection lost or refused, shutdown, no resources, read-only. */
const PASSING = /^(08|53|57|25006|ECONN|ENOTFOUND|ETIMEDOUT|EPIPE)/;

export function createGateway({
  db,
  uploadFolder,
  origins,
  secrets,
  clock = () => new Date(),
  log,
}: GatewayOptions): Gateway {
  const services = createServices({ db, uploadFolder, origins, secrets, log });
  const { settings, sites, uploads, bulkJobs } = services;
  const app = new Hono<Environment>();

  app.use('/v1/openapi.json', compress({ encoding: 'gzip' }));
  app.use('*', async (context, next) => {
    const started = performance.now();
    await next();
    // Operations set all their headers at once: setting them one by one costs as much as a query.
    if (!context.get('isComplete')) {
      const kind = /^\/(health|ready)$/.test(context.req.path) ? routeHeaders.health : routeHeaders.api;
      for (const [name, value] of Object.entries(headersOf(context.req.raw, kind)))
        context.res.headers.set(name, value);
    }
    // Logs the route pattern, because a path may contain ids.
    log?.info({
      method: context.req.method,
      route: context.req.matchedRoutes.at(-1)?.path ?? '',
      status: context.res.status,
      ms: Math.round(performance.now() - started),
    });
  });
  app.onError((fault) => problemResponse(asProblem(fault, log)));
  app.notFound(() => problemResponse(new ProblemError('NOT_FOUND')));

  const ok = () => Response.json({ status: 'ok' });
  app.get(operations['health.live'].path, ok);
  app.get(operations['health.ready'].path, async () => {
    try {
      await sql`select 1`.execute(db);
    } catch {
      throw new ProblemError('SERVICE_UNAVAILABLE', { retryAfter: 5 });
    }
    return ok();
  });

  // The handlers below need fresh settings and a fresh site registry.
  app.use('*', async (_, next) => {
    if (!settings.isFresh || !sites.isFresh) await Promise.all([settings.refresh(), sites.refresh()]);
    await next();
  });
  app.options('*', () => new Response(null, { status: 204 }));
  app.use('*', async (context, next) => {
    guardChange(context.req.raw, sites);
    await next();
  });
  app.get('/v1/openapi.json', () => Response.json(document));

  function headersOf(request: Request, kind: Readonly<Record<string, string>>): Record<string, string> {
    return { ...kind, ...corsHeaders(request, sites), Date: clock().toUTCString() };
  }

  const signedIn = async (id: OperationId, request: Request, now: Date) => {
    const customer = await services.identify(db, request, now);
    if (!customer) throw new ProblemError('SIGNED_OUT');
    assertSessionMayCall(id, customer, now);
    return customer;
  };

  /** Operations without a sign-in may still be forbidden to some sites. */
  const checkSite = (id: OperationId, request: Request) => {
    const framing = request.headers.get(SITE_HEADER);
    const origin = request.headers.get('Origin');
    assertSiteMayCall(id, {
      isFramed: framing !== null,
      site: sites.find(framing ?? origin ?? ''),
      isOwnOrigin: sites.isOwn(origin),
    });
  };

  const work = () => bulkJobs.work(clock);

  const handlers: Handlers = {
    ...configRoutes(services),
    ...siteRoutes(services),
    ...sessionRoutes(services),
    ...accountRoutes(services),
    ...balanceRoutes(services),
    ...meterRoutes(services),
    ...buildingRoutes(services),
    ...bulkReadingRoutes(
      services,
      () => void work().catch((fault: unknown) => log?.error({ fault: (fault as Error).name }, 'bulk jobs')),
    ),
    ...readingRoutes(services),
    ...claimRoutes(services),
    ...connectionRoutes(services),
    ...delegationRoutes(),
    ...guestRoutes(services),
    ...codeRoutes(services),
    ...helperRoutes(services),
    ...profileRoutes(services),
    ...unlockRoutes(services),
    ...registrationRoutes(services),
    ...recoveryRoutes(services),
    ...consentRoutes(services),
    ...securityRoutes(services),
  };
  for (const id of Object.keys(handlers) as WiredId[]) wire(id, handlers[id] as Read<WiredId> | Steps<WiredId>);

  /** Runs every changing operation in one transaction; its `run` is called nowhere else. */
  async function change(
    id: WiredId,
    { before, run, keyOwner, succeed, committed }: Steps<WiredId>,
    call: Call<WiredId>,
  ): Promise<{ readonly answer: Answer<WiredId>; readonly status?: number }> {
    const prepared = await before?.(call);
    const owner = operations[id].keyed ? (keyOwner?.(prepared) ?? call.customer.id) : undefined;
    const { request, body, now } = call;
    const changed =
      owner === undefined
        ? { answer: await transact(db, (tx) => run({ ...call, db: tx }, prepared)) }
        : await once(
            db,
            { owner, operation: id, request, body, now },
            {
              run: async (tx) => (await run({ ...call, db: tx }, prepared)).body,
              succeed: async (tx) => succeed?.({ ...call, db: tx }, prepared),
            },
          );
    committed?.();
    return 'answer' in changed ? changed : { answer: { body: changed.body as never } };
  }

  function wire(id: WiredId, handler: Read<WiredId> | Steps<WiredId>): void {
    const { method, path, signedIn: needsCustomer } = operations[id];
    const status = method === 'post' ? 201 : method === 'delete' ? 204 : 200;
    const limit = bodyLimit({
      maxSize: maxBodyBytes(id),
      onError: () => {
        throw new ProblemError('TOO_LARGE');
      },
    });
    const changing: Steps<WiredId> =
      typeof handler === 'function' ? { run: handler as unknown as Steps<WiredId>['run'] } : handler;

    const operate = async (context: Context<Environment>): Promise<Response> => {
      const request = context.req.raw;
      checkSite(id, request);
      // Read the body before the session: a slow sender must not get in with a session that has ended meanwhile.
      const body = takesBody(id) ? await readJson(context) : undefined;
      const now = clock();
      const customer = needsCustomer ? await signedIn(id, request, now) : undefined;
      const parameters = readParameters(id, context.req.param() as Record<string, string>, searchOf(request.url));
      assertBody(id, body);
      const call = {
        db,
        parameters,
        body,
        customer,
        request,
        address: context.env.address,
        now,
      } as unknown as Call<WiredId>;
      const { answer } =
        method === 'get' ? { answer: await (handler as Read<WiredId>)(call) } : await change(id, changing, call);
      context.set('isComplete', true);
      return respond(id, answer, status, request);
    };
    const route = path.replaceAll(/\{(\w+)\}/g, ':$1');
    if (takesBody(id)) app.on(method.toUpperCase(), route, limit, operate);
    else app.on(method.toUpperCase(), route, operate);
  }

  async function respond(
    id: WiredId,
    { body, headers, csv, cached }: Answer<WiredId>,
    status: number,
    request: Request,
  ): Promise<Response> {
    const base = headersOf(request, routeHeaders.api);
    if (cached) return cached.response(request, base);
    if (csv !== undefined)
      return operationResponse(id, request, csv, status, {
        ...base,
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment',
      });
    const response =
      body === undefined
        ? new Response(null, { status, headers: base })
        : await operationResponse(id, request, JSON.stringify(body), status, {
            ...base,
            'Content-Type': 'application/json',
          });
    if (headers)
      for (const [name, values] of Object.entries(headers))
        for (const value of [values].flat()) response.headers.append(name, value);
    return response;
  }

  const upload = async (context: Context<Environment>) => {
    const now = clock();
    // Somebody who cannot sign in uploads documents with the ticket of the unlock request.
    const ticket = context.req.raw.headers.get('X-VK-Ticket');
    const request = ticket === null ? undefined : await findUnlock(db, ticket, now);
    if (ticket !== null && (!request || request.decided_at)) throw new ProblemError('SIGNED_OUT');
    const owner = request
      ? { id: request.id, name: '', accounts: [], expiresAt: now }
      : await signedIn('uploads.create', context.req.raw, now);
    return uploads.handle(context.req.raw, owner, context.env.address, now);
  };
  app.on(['POST'], '/v1/uploads', upload);
  app.on(['HEAD', 'PATCH', 'DELETE', 'GET'], '/v1/uploads/:uploadId', async (context) => {
    if (context.req.raw.method === 'GET') throw new ProblemError('NOT_FOUND');
    return upload(context);
  });

  return {
    handle: async (request, address = '127.0.0.1') => app.fetch(request, { address }),
    settings,
    sites,
    work,
    sweep: async () => {
      await settings.refresh();
      await sweep(services, db, clock());
    },
  };
}

const NO_SEARCH = new URLSearchParams();

/** Most requests have no query string, so their URL is not parsed. */
const searchOf = (url: string): URLSearchParams => (url.includes('?') ? new URL(url).searchParams : NO_SEARCH);

async function readJson(context: Context): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(context.req.header('Content-Type') ?? ''))
    throw new ProblemError('BAD_REQUEST');
  const text = await context.req.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ProblemError('BAD_REQUEST');
  }
}

function asProblem(fault: unknown, log: Logger | undefined): ProblemError {
  if (fault instanceof ProblemError) return fault;
  if (fault instanceof Busy) return new ProblemError('SERVICE_UNAVAILABLE', { retryAfter: 1 });
  const { code, name } = fault as { readonly code?: string; readonly name?: string };
  const message = fault instanceof Error ? fault.message : '';
  if (PASSING.test(code ?? '') || /timeout exceeded when trying to connect|Connection terminated/.test(message)) {
    log?.warn({ fault: code ?? name }, 'database not available');
    return new ProblemError('SERVICE_UNAVAILABLE', { retryAfter: 2 });
  }
  // The message may contain personal data; the stack lines never do.
  const place =
    fault instanceof Error
      ? (fault.stack ?? '')
          .split('\n')
          .filter((line) => line.includes('    at '))
          .slice(0, 6)
      : [];
  log?.error({ fault: code ?? name, place }, 'unexpected fault');
  return new ProblemError('INTERNAL');
}
