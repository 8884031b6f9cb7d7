import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import document from '@vodokanal/contract/openapi.json' with { type: 'json' };
import { operations, type OperationId } from '@vodokanal/contract/operations';
import { assertSessionMayCall, assertSiteMayCall, SITE_HEADER } from '@vodokanal/contract/policies/operation-access';
import { withMeantMethod } from '@vodokanal/contract/policies/method-override';
import { assertBody, maxBodyBytes, readParameters, takesBody } from '@vodokanal/contract/requests';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { accountRoutes } from './accounts/routes.ts';
import { accountOfMeter, ownAccount } from './accounts/service.ts';
import { balanceRoutes } from './balance/routes.ts';
import { billRoutes } from './bills/routes.ts';
import { buildingRoutes } from './buildings/routes.ts';
import { bulkReadingRoutes } from './bulk-readings/routes.ts';
import { chargeRoutes } from './charges/routes.ts';
import { tellLateClaims } from './claims/answers.ts';
import { applicationRoutes } from './applications/routes.ts';
import { claimRoutes } from './claims/routes.ts';
import { codeRoutes } from './codes/routes.ts';
import { configRoutes } from './config/routes.ts';
import { connectionRoutes } from './connections/routes.ts';
import { consentRoutes } from './consents/routes.ts';
import { dataRequestRoutes } from './data-requests/routes.ts';
import { DatabaseClock } from './database/clock.ts';
import { runAsOperation } from './database/bulkhead.ts';
import type { Database } from './database/open.ts';
import { transact, type Tx } from './database/transaction.ts';
import { debtRoutes } from './debts/routes.ts';
import { documentRoutes } from './documents/routes.ts';
import { instalmentRoutes } from './instalments/routes.ts';
import { delegationRoutes } from './delegations/routes.ts';
import type { VirusScanner } from './files/virus-scanner.ts';
import { guestRoutes } from './guest/routes.ts';
import { helperRoutes } from './helpers/routes.ts';
import { parseAddress } from './http/client-address.ts';
import { operationResponse } from './http/compression.ts';
import { asProblem } from './http/faults.ts';
import { corsHeaders, guardChange } from './http/guard.ts';
import { routeHeaders } from './http/headers.ts';
import {
  firstAnswer,
  keyedRequest,
  once,
  onceWithPreparation,
  onceWithRepeatablePreparation,
  type StoredAnswer,
} from './http/idempotency.ts';
import type { Answer, Call, Handlers, Read, Steps, WiredId } from './http/operation.ts';
import { ProblemError, problemResponse } from './http/problems.ts';
import { meterRoutes } from './meters/routes.ts';
import type { Acquirer } from './payments/acquirer/acquirer.ts';
import { NOTIFICATION_PATH } from './payments/acquirer/open-acquirer.ts';
import { guestPaymentRoutes } from './payments/guest-routes.ts';
import { paymentRoutes } from './payments/routes.ts';
import { officeApp } from './office/app.ts';
import { viewRoutes } from './office/view-routes.ts';
import { profileRoutes } from './profile/routes.ts';
import { readingRoutes } from './readings/routes.ts';
import { recoveryRoutes } from './recoveries/routes.ts';
import { registrationRoutes } from './registrations/routes.ts';
import type { Secrets } from './secrets.ts';
import { securityRoutes } from './security/routes.ts';
import { createServices } from './services.ts';
import { sessionRoutes } from './session/routes.ts';
import { findReplacedSession, type SignedIn } from './session/sessions.ts';
import type { Settings } from './settings/settings.ts';
import { siteRoutes } from './sites/routes.ts';
import type { Sites } from './sites/sites.ts';
import { sweep } from './sweep.ts';
import { unlockRoutes } from './unlocks/routes.ts';
import { findUnlock } from './unlocks/service.ts';
import { workRoutes } from './works/routes.ts';

export interface GatewayOptions {
  readonly db: Database;
  /** Folder for uploaded files. */
  readonly uploadFolder: string;
  /** Origins by which the gateway itself is reached, e.g. `https://lk.example.org`. */
  readonly origins: readonly string[];
  /** Encrypts second factors and uploaded files. */
  readonly secrets: Secrets;
  /** The present time; by default that of the database server, which all processes share. */
  readonly clock?: () => Date;
  readonly log?: Logger;
  /** Takes payments by card and СБП; without one only the payment code of the bill is offered. */
  readonly acquirer?: Acquirer | undefined;
  /** The channels by which messages leave; those of other channels stay in the outbox. */
  readonly channels?: readonly ('mail' | 'sms')[] | undefined;
  /** Checks files before others see them; without it only their content is checked. */
  readonly scanner?: VirusScanner | undefined;
}

export interface Gateway {
  /** Answers one request; `address` is the caller's network address. */
  handle(request: Request, address?: string): Promise<Response>;
  /** Deletes what has expired; called by a timer. */
  sweep(): Promise<void>;
  /**
   * Processes queued bulk jobs and asks the acquirer about open payments; called by a timer. New jobs start at once, so
   * this only finds jobs of a process that died.
   */
  work(): Promise<void>;
  readonly settings: Settings;
  readonly sites: Sites;
}

/** Most bytes of a notification of an acquirer. */
const MOST_NOTIFICATION_BYTES = 64 * 1024;

type Environment = { Bindings: { readonly address: string }; Variables: { isComplete: boolean } };

const kindOf = (path: string) =>
  /^\/(health|ready)$/.test(path)
    ? routeHeaders.health
    : path.startsWith('/office/')
      ? routeHeaders.office
      : routeHeaders.api;

export function createGateway({
  db,
  uploadFolder,
  origins,
  secrets,
  clock = new DatabaseClock(db).now,
  log,
  acquirer,
  channels,
  scanner,
}: GatewayOptions): Gateway {
  const services = createServices({
    db,
    uploadFolder,
    origins,
    secrets,
    clock: () => clock().getTime(),
    log,
    acquirer,
    channels,
    scanner,
  });
  const { settings, sites, uploads, bulkJobs, importJobs, payments, autopay } = services;
  const app = new Hono<Environment>();

  app.use('/v1/openapi.json', compress({ encoding: 'gzip' }));
  app.use('*', async (context, next) => {
    const started = performance.now();
    await next();
    // Operations set all their headers at once: setting them one by one costs as much as a query.
    if (!context.get('isComplete')) {
      for (const [name, value] of Object.entries(headersOf(context.req.raw, kindOf(context.req.path))))
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
  // Before the guard of browsers: an acquirer has no origin.
  app.post(NOTIFICATION_PATH, bodyLimit({ maxSize: MOST_NOTIFICATION_BYTES }), async (context) => {
    const body = await context.req.text();
    const isTaken = await payments.notified(context.req.raw.headers, body, context.env.address, clock());
    if (!isTaken) throw new ProblemError('NOT_FOUND');
    return ok();
  });
  app.route('/', officeApp(services, db, clock));
  app.options('*', async (context) => {
    if (isOfOtherSite(context.req.raw)) await sites.check();
    return new Response(null, { status: 204 });
  });
  app.use('*', async (context, next) => {
    const request = context.req.raw;
    try {
      guardChange(request, sites);
    } catch (fault) {
      if (!isOfOtherSite(request)) throw fault;
      // The site may have been registered a moment ago.
      await sites.check();
      guardChange(request, sites);
    }
    await next();
  });
  app.get('/v1/openapi.json', () => Response.json(document));

  function headersOf(request: Request, kind: Readonly<Record<string, string>>): Record<string, string> {
    // A site that shows the widgets must not read the office with the cookie of a clerk.
    const shared = kind === routeHeaders.office ? {} : corsHeaders(request, sites);
    return { ...kind, ...shared, Date: clock().toUTCString() };
  }

  const signedIn = async (id: OperationId, request: Request, now: Date) => {
    const customer = await services.identify(db, request, now);
    if (!customer) throw new ProblemError('SIGNED_OUT');
    // Once more: the session came with the present version of the registry.
    if (isOfOtherSite(request)) checkAgain(id, request);
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

  /** Whether the request names another site than the endpoint's own, whose rights are in the registry. */
  const isOfOtherSite = (request: Request) =>
    request.headers.has(SITE_HEADER) || !sites.isOwn(request.headers.get('Origin'));

  function checkAgain(id: OperationId, request: Request): void {
    guardChange(request, sites);
    checkSite(id, request);
  }

  const workOnBulkJobs = () => bulkJobs.work(clock);
  const work = async () => {
    await workOnBulkJobs();
    await settings.refresh();
    await payments.work(clock());
    await autopay.work(clock());
    await tellLateClaims(db, settings, clock());
    // Last, because it may take minutes.
    await importJobs.work();
  };

  const handlers: Handlers = {
    ...configRoutes(services),
    ...siteRoutes(services),
    ...sessionRoutes(services),
    ...accountRoutes(services),
    ...balanceRoutes(services),
    ...chargeRoutes(services),
    ...billRoutes(services),
    ...paymentRoutes(services),
    ...guestPaymentRoutes(services),
    ...debtRoutes(services),
    ...instalmentRoutes(services),
    ...meterRoutes(services),
    ...buildingRoutes(services),
    ...bulkReadingRoutes(
      services,
      () => void workOnBulkJobs().catch((fault: unknown) => log?.error({ fault: (fault as Error).name }, 'bulk jobs')),
    ),
    ...readingRoutes(services),
    ...applicationRoutes(services),
    ...claimRoutes(services),
    ...documentRoutes(services),
    ...workRoutes(),
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
    ...dataRequestRoutes(services),
    ...securityRoutes(services),
  };
  for (const id of Object.keys(handlers) as WiredId[]) wire(id, handlers[id] as Read<WiredId> | Steps<WiredId>);
  app.route('/', viewRoutes(services, db, clock, { handlers, respond }));

  /** Runs every changing operation in one transaction; its `run` is called nowhere else. */
  async function change(
    id: WiredId,
    { before, isRepeatable, run, committed }: Steps<WiredId>,
    call: Call<WiredId>,
  ): Promise<Answer<WiredId>> {
    const prepare = async () => before?.(call);
    const work = (tx: Tx, prepared: unknown) => run({ ...call, db: tx }, prepared);
    const caller = call.customer as SignedIn | undefined;
    let answer: Answer<WiredId>;
    if (operations[id].keyed) {
      const keyed = keyedRequest(call, id, caller, secrets);
      let isFirst = false;
      const stored = async (tx: Tx, prepared: unknown) => {
        isFirst = true;
        return storable(await work(tx, prepared));
      };
      answer = (await (before
        ? (isRepeatable ? onceWithRepeatablePreparation : onceWithPreparation)(db, keyed, prepare, stored)
        : once(db, keyed, (tx) => stored(tx, undefined)))) as Answer<WiredId>;
      // The answer of a deletion tells nothing, and the deletion may be what ended the rights.
      if (!isFirst && caller && operations[id].method !== 'delete')
        await transact(db, (tx) => assertStillAllowed(id, tx, call));
    } else {
      const prepared = await prepare();
      answer = await transact(db, (tx) => work(tx, prepared));
    }
    committed?.();
    return answer;
  }

  /**
   * The first answer of a request whose session has a new id since: the answer that told the new id was lost. The old
   * id opens nothing else.
   */
  async function answerBeforeRotation(
    id: WiredId,
    request: Request,
    body: unknown,
    now: Date,
  ): Promise<Answer<WiredId> | undefined> {
    if (!operations[id].keyed || request.headers.has(SITE_HEADER)) return undefined;
    const caller = await findReplacedSession(db, request, now);
    return (
      caller && ((await firstAnswer(db, keyedRequest({ request, body, now }, id, caller, secrets))) as Answer<WiredId>)
    );
  }

  /** A stored answer is repeated only to whoever may still see the account: a helper's rights may have ended meanwhile. */
  async function assertStillAllowed(id: WiredId, tx: Tx, { customer, parameters, body }: Call<WiredId>): Promise<void> {
    const { accountId, meterId } = parameters as unknown as { readonly accountId?: string; readonly meterId?: string };
    const { items = [] } = (body ?? {}) as { readonly items?: readonly { readonly accountId?: string }[] };
    for (const each of [{ accountId }, ...(id === 'payments.create' ? items : [])])
      if (each.accountId !== undefined) ownAccount(customer, each.accountId, id);
    if (meterId !== undefined) await accountOfMeter(tx, customer, meterId, id);
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

    const operate = (context: Context<Environment>): Promise<Response> => runAsOperation(id, () => answer(context));
    const answer = async (context: Context<Environment>): Promise<Response> => {
      const request = context.req.raw;
      // With a session its statement brings the version of the registry.
      if (!needsCustomer && (isOfOtherSite(request) || id === 'connections.redeem')) {
        await sites.check();
        checkAgain(id, request);
      } else checkSite(id, request);
      // Read the body before the session: a slow sender must not get in with a session that has ended meanwhile.
      const body = takesBody(id) ? await readJson(context) : undefined;
      const now = clock();
      const customer = needsCustomer ? await services.identify(db, request, now) : undefined;
      if (needsCustomer && !customer) {
        const first = await answerBeforeRotation(id, request, body, now);
        if (!first) throw new ProblemError('SIGNED_OUT');
        context.set('isComplete', true);
        return respond(id, first, status, request);
      }
      if (customer) assertSessionMayCall(id, customer, now);
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
      const result = method === 'get' ? await (handler as Read<WiredId>)(call) : await change(id, changing, call);
      context.set('isComplete', true);
      return respond(id, result, status, request);
    };
    const route = path.replaceAll(/\{(\w+)\}/g, ':$1');
    if (takesBody(id)) app.on(method.toUpperCase(), route, limit, operate);
    else app.on(method.toUpperCase(), route, operate);
  }

  async function respond(
    id: WiredId,
    { body, headers, csv, file, cached }: Answer<WiredId>,
    status: number,
    request: Request,
  ): Promise<Response> {
    const base = headersOf(request, routeHeaders.api);
    if (cached) return cached.response(request, base);
    if (file)
      return new Response(file.bytes instanceof ReadableStream ? file.bytes : Buffer.from(file.bytes), {
        status,
        headers: {
          ...base,
          'Content-Type': file.type,
          'Content-Disposition': `${file.isInline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        },
      });
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
    handle: async (request, address = '127.0.0.1') =>
      app.fetch(withMeantMethod(request), { address: parseAddress(address) ?? address }),
    settings,
    sites,
    work,
    sweep: async () => {
      await settings.refresh();
      await sweep(services, db, clock());
    },
  };
}

/** What of an answer is stored for repetitions; changes have neither CSV nor cached answers. */
const storable = ({ body, headers }: Answer<WiredId>): StoredAnswer => ({
  ...(body !== undefined && { body }),
  ...(headers && { headers }),
});

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
