import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { assertChangeOrigin, isChange, KIT_HEADER } from '@vodokanal/contract/policies/change-origin';
import { officeChecks, officeOperations, type OfficeOperationId } from '@vodokanal/contract/office';
import { uploadLimits } from '../config/service.ts';
import type { Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { MOST_IMPORT_BYTES } from '../import-jobs/service.ts';
import { routeHeaders } from '../http/headers.ts';
import { keyedRequest, once } from '../http/idempotency.ts';
import { ProblemError } from '../http/problems.ts';
import type { Services } from '../services.ts';
import { officeHandlers } from './routes.ts';
import type { OfficeAnswer, OfficeCall, OfficeSteps } from './operations.ts';
import { identifyStaff } from './staff.ts';

type Environment = { Bindings: { readonly address: string } };
type AnyCall = OfficeCall<OfficeOperationId>;
type AnyAnswer = OfficeAnswer<OfficeOperationId>;
type Handler = ((call: AnyCall) => Promise<AnyAnswer>) | OfficeSteps<OfficeOperationId, unknown>;

const MOST_BODY_BYTES = 64 * 1024;
/** Values of Sec-Fetch-Site of the office itself, of an address typed by hand, and of old browsers. */
const OWN_FETCH: ReadonlySet<string | null> = new Set(['same-origin', 'none', null]);
const MOST_BYTES: { readonly [Id in OfficeOperationId]?: number } = {
  'files.create': uploadLimits.maxBytes,
  'imports.create': MOST_IMPORT_BYTES,
  'settings.change': 512 * 1024,
  'settings.preview': 512 * 1024,
  'sites.serve': 512 * 1024,
};

/** The routes under `/office/v1`, for the pages under `/office` of the same origin only. */
export function officeApp(services: Services, db: Database, clock: () => Date): Hono<Environment> {
  const handlers = officeHandlers(services) as unknown as Readonly<Record<OfficeOperationId, Handler>>;
  const app = new Hono<Environment>();

  /** Refuses what another page than the office has made the browser send: a change (CSRF), and reading from other sites. */
  const guard = ({ method, headers }: Request): void => {
    const origin = headers.get('Origin');
    const fetchSite = headers.get('Sec-Fetch-Site');
    const isOwn = services.sites.isOwn(origin);
    if (isChange(method))
      assertChangeOrigin({ origin, kit: headers.get(KIT_HEADER), fetchSite }, isOwn ? 'inline' : undefined);
    else if ((origin !== null && !isOwn) || !OWN_FETCH.has(fetchSite)) throw new ProblemError('ORIGIN_REFUSED');
  };

  /** Runs a change in one transaction; one with a key runs once. */
  async function change(id: OfficeOperationId, handler: Handler, call: AnyCall): Promise<AnyAnswer> {
    const prepared = typeof handler === 'function' ? undefined : await handler.before(call);
    const work = (tx: Tx) => {
      const inside = { ...call, db: tx };
      return typeof handler === 'function'
        ? handler(inside as unknown as AnyCall)
        : handler.run(inside as unknown as OfficeCall<OfficeOperationId, Tx>, prepared);
    };
    const keyed = officeOperations[id].keyed && keyedRequest(call, `office.${id}`, call.staff, services.secrets);
    const result = keyed
      ? ((await once(db, keyed, async (tx) => ({ body: (await work(tx)).body }))) as AnyAnswer)
      : await transact(db, work);
    if (typeof handler !== 'function') handler.committed?.(prepared);
    return result;
  }

  async function answer(id: OfficeOperationId, context: Context<Environment>): Promise<Response> {
    const request = context.req.raw;
    const { method, roles } = officeOperations[id];
    guard(request);
    const body = officeChecks.takesBody(id) ? await readJson(context) : undefined;
    const now = clock();
    const staff = roles.length > 0 ? await identifyStaff(db, request, now) : undefined;
    if (roles.length > 0 && !staff) throw new ProblemError('SIGNED_OUT');
    if (staff && !(roles as readonly string[]).includes(staff.role)) throw new ProblemError('ROLE_REFUSED');
    const parameters = officeChecks.readParameters(
      id,
      context.req.param() as Record<string, string>,
      new URL(request.url).searchParams,
    );
    officeChecks.assertBody(id, body);
    const call = { db, parameters, body, staff, request, address: context.env.address, now } as unknown as AnyCall;
    const handler = handlers[id];
    const result =
      method === 'get' && typeof handler === 'function' ? await handler(call) : await change(id, handler, call);
    return respond(result, method === 'post' ? 201 : method === 'delete' ? 204 : 200);
  }

  for (const id of Object.keys(officeOperations) as OfficeOperationId[]) {
    const { method, path } = officeOperations[id];
    const limit = bodyLimit({
      maxSize: MOST_BYTES[id] ?? MOST_BODY_BYTES,
      onError: () => {
        throw new ProblemError('TOO_LARGE');
      },
    });
    const route = path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(method.toUpperCase(), route, limit, (context) => answer(id, context));
  }
  return app;
}

function respond({ body, cookie, file }: AnyAnswer, status: number): Response {
  const headers = new Headers(routeHeaders.office);
  if (cookie !== undefined) headers.set('Set-Cookie', cookie);
  if (file) {
    headers.set('Content-Type', file.type);
    headers.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    return new Response(file.bytes instanceof ReadableStream ? file.bytes : Buffer.from(file.bytes), {
      status,
      headers,
    });
  }
  if (body === undefined) return new Response(null, { status: 204, headers });
  headers.set('Content-Type', 'application/json');
  return new Response(JSON.stringify(body), { status, headers });
}

async function readJson(context: Context): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(context.req.header('Content-Type') ?? ''))
    throw new ProblemError('BAD_REQUEST');
  try {
    return JSON.parse(await context.req.text()) as unknown;
  } catch {
    throw new ProblemError('BAD_REQUEST');
  }
}
