import { Hono, type Context } from 'hono';
import { localDate } from '@vodokanal/contract/rules/calendar';
import document from '@vodokanal/contract/openapi.json' with { type: 'json' };
import { operations, type OperationId } from '@vodokanal/contract/operations';
import { assertBody, maxBodyBytes, readParameters, takesBody } from '@vodokanal/contract/requests';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { assertSessionMayCall, assertSiteMayCall } from '@vodokanal/contract/policies/operation-access';
import { effectiveScopes } from '@vodokanal/contract/policies/connection';
import { accountRoutes } from './accounts/routes.ts';
import { balanceRoutes } from './balance/routes.ts';
import { buildingRoutes } from './buildings/routes.ts';
import { BulkJobs } from './bulk-readings/jobs.ts';
import { bulkReadingRoutes } from './bulk-readings/routes.ts';
import { codeRoutes } from './codes/routes.ts';
import { Codes } from './codes/codes.ts';
import { consentRoutes } from './consents/routes.ts';
import { claimRoutes } from './claims/routes.ts';
import { configRoutes } from './config/routes.ts';
import type { Database } from './database/open.ts';
import { Busy } from './database/transaction.ts';
import { connectionRoutes } from './connections/routes.ts';
import { findConnection, SITE_HEADER, sweepConnections } from './connections/connections.ts';
import { delegationRoutes } from './delegations/routes.ts';
import { guestRoutes } from './guest/routes.ts';
import { compressAnswers } from './http/compression.ts';
import { corsHeaders, guardChange } from './http/guard.ts';
import { routeHeaders } from './http/headers.ts';
import { once } from './http/idempotency.ts';
import type { Call, Handler, Handlers, WiredId } from './http/operation.ts';
import { ProblemError, problemResponse } from './http/problems.ts';
import { helperRoutes } from './helpers/routes.ts';
import { meterRoutes } from './meters/routes.ts';
import { profileRoutes } from './profile/routes.ts';
import { readingRoutes } from './readings/routes.ts';
import { recoveryRoutes } from './recoveries/routes.ts';
import { registrationRoutes } from './registrations/routes.ts';
import type { Secrets } from './secrets.ts';
import { Factors } from './security/factors.ts';
import { Passkeys } from './security/passkeys.ts';
import { securityRoutes } from './security/routes.ts';
import { sessionRoutes } from './session/routes.ts';
import { findSession, type SignedIn } from './session/sessions.ts';
import { Settings } from './settings/settings.ts';
import { siteRoutes } from './sites/routes.ts';
import { Sites } from './sites/sites.ts';
import { unlockRoutes } from './unlocks/routes.ts';
import { dueForDeletion, findUnlock } from './unlocks/unlocks.ts';
import { Uploads } from './uploads/uploads.ts';

export interface GatewayOptions {
  readonly db: Database;
  /** Folder for uploaded files. */
  readonly uploadFolder: string;
  /** Origins by which the gateway itself is reached, e.g. `https://lk.example.org`. */
  readonly origins: readonly string[];
  /** The key to what is kept sealed. */
  readonly secrets: Secrets;
  readonly clock?: () => Date;
  readonly log?: Logger;
}

export interface Gateway {
  /** Answers one request; `address` is the caller's network address. */
  handle(request: Request, address?: string): Promise<Response>;
  /** Work for a timer: drops what has expired. */
  sweep(): Promise<void>;
  /** Work for a timer: does the jobs that are queued. A new one is begun at once; this finds those of a process that died. */
  work(): Promise<void>;
  readonly settings: Settings;
  readonly sites: Sites;
}

type Environment = { Bindings: { readonly address: string } };


/** Faults of the database that pass by themselves: connection lost or refused, shutting down, out of room, read-only. */
const PASSING = /^(08|53|57|25006|ECONN|ENOTFOUND|ETIMEDOUT|EPIPE)/;

export function createGateway({ db, uploadFolder, origins, secrets, clock = () => new Date(), log }: GatewayOptions): Gateway {
  const settings = new Settings(db);
  const sites = new Sites(db, origins);
  const uploads = new Uploads(db, uploadFolder, secrets);
  const codes = new Codes(db);
  const factors = new Factors(db, secrets);
  const passkeys = new Passkeys(db, codes, sites, new URL(origins[0] ?? '').hostname);
  const today = async (now: Date) => localDate(now, (await settings.get('utility', '', now.toISOString().slice(0, 10))).timeZone);
  const jobs = new BulkJobs(db, { settings, secrets, today, log });
  const app = new Hono<Environment>();

  app.use('*', compressAnswers);
  app.use('*', async (context, next) => {
    const started = performance.now();
    await next();
    const cors = await corsHeaders(context.req.raw, sites);
    const kind = /^\/(health|ready)$/.test(context.req.path) ? routeHeaders.health : routeHeaders.api;
    for (const [name, value] of Object.entries({ ...kind, ...cors, Date: clock().toUTCString() })) context.res.headers.set(name, value);
    // The pattern of the route: a path with ids has no place in a log.
    log?.info({ method: context.req.method, route: context.req.matchedRoutes.at(-1)?.path ?? '', status: context.res.status, ms: Math.round(performance.now() - started) });
  });
  app.options('*', () => new Response(null, { status: 204 }));
  app.use('*', async (context, next) => {
    await guardChange(context.req.raw, sites);
    await next();
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
  app.get('/v1/openapi.json', () => Response.json(document));

  /** Who sends the request: on our own pages by the session, in a frame of a partner site by that site's connection. */
  const identify = async (request: Request, now: Date): Promise<SignedIn | undefined> => {
    const origin = request.headers.get(SITE_HEADER);
    if (origin === null) return findSession(db, request, now);
    const site = await sites.framed(origin);
    const found = site && (await findConnection(db, request, origin, now));
    // What the registry took back since is gone.
    return found && { ...found, scopes: effectiveScopes(found.scopes ?? [], site) };
  };

  const signedIn = async (id: OperationId, request: Request, now: Date) => {
    const customer = await identify(request, now);
    if (!customer) throw new ProblemError('SIGNED_OUT');
    assertSessionMayCall(id, customer, now);
    return customer;
  };

  /** What needs no sign-in may still not be for every site. */
  const checkSite = async (id: OperationId, request: Request) => {
    const framing = request.headers.get(SITE_HEADER);
    const origin = request.headers.get('Origin');
    assertSiteMayCall(id, { isFramed: framing !== null, site: await sites.find(framing ?? origin ?? ''), isOwnOrigin: sites.isOwn(origin) });
  };

  const work = () => jobs.work(clock);

  const handlers: Handlers = {
    ...configRoutes(settings, today), ...siteRoutes(sites), ...sessionRoutes(db, codes, factors, passkeys, identify), ...accountRoutes(db), ...balanceRoutes(today), ...meterRoutes(settings, today), ...buildingRoutes(settings, today), ...bulkReadingRoutes(jobs),
    ...readingRoutes(settings, today, secrets), ...claimRoutes(settings, today), ...connectionRoutes(db, sites), ...delegationRoutes(db), ...guestRoutes(db, settings, today, secrets),
    ...codeRoutes(db, codes, factors), ...helperRoutes(db, today), ...profileRoutes(db, codes, today), ...unlockRoutes(db, today), ...registrationRoutes(db, settings, codes, today), ...recoveryRoutes(db, codes, factors, secrets), ...consentRoutes(settings, today), ...securityRoutes(db, settings, factors, passkeys, today),
  };
  for (const id of Object.keys(handlers) as WiredId[]) wire(id, handlers[id] as Handler<WiredId>);

  function wire(id: WiredId, handler: Handler<WiredId>): void {
    const { method, path, signedIn: needsCustomer, keyed } = operations[id];
    const status = method === 'post' ? 201 : method === 'delete' ? 204 : 200;
    app.on(method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1'), async (context) => {
      const request = context.req.raw;
      await settings.warm();
      await checkSite(id, request);
      // First: whoever holds the body back must not be let in by a session that has ended meanwhile.
      const body = takesBody(id) ? await readJson(request, maxBodyBytes(id)) : undefined;
      const now = clock();
      const customer = needsCustomer ? await signedIn(id, request, now) : undefined;
      const parameters = readParameters(id, context.req.param() as Record<string, string>, new URL(request.url).searchParams);
      assertBody(id, body);
      const call = { db, parameters, body, customer, request, address: context.env.address, now } as unknown as Call<WiredId>;
      if (keyed && customer) {
        const answer = await once(db, { customerId: customer.id, operation: id, request, body, now }, async (tx) => ({ status, body: (await handler({ ...call, db: tx })).body }));
        if (id === 'bulkReadings.create') void work().catch((fault: unknown) => log?.error({ fault: (fault as Error).name }, 'bulk jobs'));
        return Response.json(answer.body, { status: answer.status });
      }
      const { body: result, headers = {}, csv } = await handler(call);
      const response = csv !== undefined ? new Response(csv, { status, headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment' } }) : result === undefined ? new Response(null, { status }) : Response.json(result, { status });
      for (const [name, values] of Object.entries(headers)) for (const value of [values].flat()) response.headers.append(name, value);
      return response;
    });
  }

  const upload = async (context: Context<Environment>) => {
    const now = clock();
    // Whoever is locked out sends documents by the ticket of their request.
    const ticket = context.req.raw.headers.get('X-VK-Ticket');
    const request = ticket === null ? undefined : await findUnlock(db, ticket, now);
    if (ticket !== null && (!request || request.decided_at)) throw new ProblemError('SIGNED_OUT');
    const owner = request ? { id: request.id, name: '', accounts: [], expiresAt: now } : await signedIn('uploads.create', context.req.raw, now);
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
    async sweep() {
      const now = clock();
      await uploads.sweep(now);
      await sweepConnections(db, now);
      await jobs.sweep(now);
      for (const id of await dueForDeletion(db, await today(now), now)) {
        await uploads.removeOf(id);
        await db.updateTable('unlock').set({ deleted_at: now }).where('id', '=', id).execute();
      }
      await db.deleteFrom('code').where('expires_at', '<', now).execute();
      await db.deleteFrom('budget').where('since', '<', new Date(now.getTime() - 2 * 24 * 3_600_000)).execute();
      await db.deleteFrom('guest_ticket').where('expires_at', '<', now).execute();
      await db.deleteFrom('session').where('expires_at', '<', now).execute();
      await db.deleteFrom('idempotency').where('created_at', '<', new Date(now.getTime() - 2 * 24 * 3_600_000)).execute();
      await db.deleteFrom('throttle').where('failed_at', '<', new Date(now.getTime() - 24 * 3_600_000)).execute();
    },
  };
}

async function readJson(request: Request, limit: number): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? '')) throw new ProblemError('BAD_REQUEST');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > limit) throw new ProblemError('TOO_LARGE');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
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
  // The message may quote values of people; the place in the code never does.
  const place = fault instanceof Error ? (fault.stack ?? '').split('\n').filter((line) => line.includes('    at ')).slice(0, 6) : [];
  log?.error({ fault: code ?? name, place }, 'unexpected fault');
  return new ProblemError('INTERNAL');
}
