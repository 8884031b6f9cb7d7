import { Hono, type Context } from 'hono';
import { operations } from '@vodokanal/contract/operations';
import { assertSessionMayCall } from '@vodokanal/contract/policies/operation-access';
import { readParameters } from '@vodokanal/contract/requests';
import type { Database } from '../database/open.ts';
import { readOnly } from '../database/read-only.ts';
import type { Answer, Call, Handlers, Read, WiredId } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import type { Services } from '../services.ts';
import { sessionBody } from '../session/sessions.ts';
import { identifyStaff } from './staff.ts';
import { customerOfView } from './views.ts';

type Environment = { Bindings: { readonly address: string }; Variables: { isComplete: boolean } };

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * The endpoint of a view of a cabinet, `/office/views/{viewId}/v1/…`. It has the reading operations of residents alone,
 * on a database that refuses changes; everything else is READ_ONLY.
 */
export function viewRoutes(
  { today }: Services,
  db: Database,
  clock: () => Date,
  {
    handlers,
    respond,
  }: {
    readonly handlers: Handlers;
    readonly respond: (id: WiredId, answer: Answer<WiredId>, status: number, request: Request) => Promise<Response>;
  },
): Hono<Environment> {
  const app = new Hono<Environment>();

  async function answer(id: WiredId, read: Read<WiredId>, context: Context<Environment>): Promise<Response> {
    const request = context.req.raw;
    const now = clock();
    const { viewId = '', ...path } = context.req.param() as Record<string, string>;
    const staff = ID.test(viewId) ? await identifyStaff(db, request, now) : undefined;
    const customer = staff && (await customerOfView(db, viewId, { staff, now }, today(now)));
    if (!customer) throw new ProblemError('SIGNED_OUT');
    assertSessionMayCall(id, customer, now);
    const call = {
      db: readOnly(db),
      parameters: readParameters(id, path, new URL(request.url).searchParams),
      body: undefined,
      customer,
      request,
      address: context.env.address,
      now,
    } as unknown as Call<WiredId>;
    const session = { body: sessionBody(customer) } as unknown as Answer<WiredId>;
    const result = id === 'session.get' ? session : await read(call);
    context.set('isComplete', true);
    return respond(id, result, 200, request);
  }

  for (const id of Object.keys(handlers) as WiredId[]) {
    const { method, path } = operations[id];
    const handler = handlers[id];
    if (method !== 'get' || typeof handler !== 'function') continue;
    const route = `/office/views/:viewId${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
    app.get(route, (context) => answer(id, handler as Read<WiredId>, context));
  }
  app.all('/office/views/*', () => {
    throw new ProblemError('READ_ONLY');
  });
  return app;
}
