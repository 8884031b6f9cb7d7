import document from '@vodokanal/contract/openapi.json' with { type: 'json' };
import { operations, type OperationId } from '@vodokanal/contract/operations';
import type { Answers, MockCall } from './answers.ts';
import { isId } from './check.ts';
import { accounts } from './handlers/accounts.ts';
import { buildings } from './handlers/buildings.ts';
import { claims } from './handlers/claims.ts';
import { codes } from './handlers/codes.ts';
import { connectionOf, connections } from './handlers/connections.ts';
import { consents } from './handlers/consents.ts';
import { helpers } from './handlers/helpers.ts';
import { profile } from './handlers/profile.ts';
import { unlocks } from './handlers/unlocks.ts';
import { guest } from './handlers/guest.ts';
import { readings } from './handlers/readings.ts';
import { recoveries } from './handlers/recoveries.ts';
import { registrations } from './handlers/registrations.ts';
import { security } from './handlers/security.ts';
import { accountsOf, session } from './handlers/session.ts';
import { uploads } from './handlers/uploads.ts';
import { MockProblem } from './problem.ts';
import { newCustomer, type MockState } from './state.ts';

const answers: Answers = { ...session, ...accounts, ...readings, ...buildings, ...claims, ...uploads, ...connections, ...guest, ...codes, ...registrations, ...recoveries, ...consents, ...security, ...helpers, ...profile, ...unlocks };

const routes = (Object.keys(operations) as OperationId[]).map((id) => {
  const { method, path } = operations[id];
  const names: string[] = [];
  const pattern = path.replace(/\{(\w+)\}/g, (_, name: string) => { names.push(name); return '([^/]+)'; });
  return { id, method: method.toUpperCase(), names, pattern: new RegExp(`^${pattern}$`) };
});

/** Answers as a utility would that lives in memory: the same rules, none of the storage. */
export async function answer(state: MockState, request: Request): Promise<Response> {
  if (state.delay > 0) await new Promise<void>((done, fail) => {
    const timer = setTimeout(done, state.delay);
    request.signal.addEventListener('abort', () => { clearTimeout(timer); fail(request.signal.reason as Error); });
  });
  if (state.fault === 'offline' || (state.fault === 'one-way' && request.method !== 'GET')) throw new TypeError('Failed to fetch');
  if (state.fault === 'html') return new Response('<!doctype html><title>Вход в сеть</title>', { headers: { 'Content-Type': 'text/html' } });
  try {
    if (state.fault === 'broken') throw new MockProblem(500, 'INTERNAL');
    if (state.fault === 'busy') throw new MockProblem(503, 'SERVICE_UNAVAILABLE', [], 60);
    const response = await route(state, request);
    response.headers.set('Date', state.now().toUTCString());
    return response;
  } catch (fault) {
    if (fault instanceof MockProblem) return fault.response();
    throw fault;
  }
}

async function route(state: MockState, request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace(/^.*(?=\/(v1|health|ready)(\/|$))/, '');
  const found = routes.find(({ method, pattern }) => method === request.method && pattern.test(path));
  if (found?.id !== 'delegations.create') guard(request);
  if (!found) throw new MockProblem(404, 'NOT_FOUND');
  const { id, names, pattern } = found;
  const { signedIn, scope, stepUp, keyed } = operations[id];
  const site = request.headers.get('X-VK-Site');
  const isFramed = site !== null;
  const connection = isFramed && (signedIn || id.startsWith('session.')) ? await connectionOf(state, request) : undefined;
  const ticket = id.startsWith('uploads.') ? request.headers.get('X-VK-Ticket') : null;
  const locked = state.unlocks.find((each) => each.ticket === ticket);
  const person = isFramed ? connection : locked ? ({ ...newCustomer(state, { accountIds: [] }), id: locked.id }) : ticket !== null ? undefined : state.customers.find((each) => each.id === state.session);
  if (signedIn && !person) throw new MockProblem(401, 'SIGNED_OUT');
  if (signedIn && connection && scope !== 'any' && !(scope && connection.scopes.includes(scope))) throw new MockProblem(403, 'SCOPE_REFUSED');
  if (stepUp && person && 'frozen' in person) {
    if (person.frozen) throw new MockProblem(403, 'FROZEN');
    if (state.steppedUpUntil <= state.now().getTime()) throw new MockProblem(403, 'STEP_UP_REQUIRED');
  }
  if (scope === 'readings:guest' && isFramed && !state.partners.some(({ origin, scopes }) => origin === site && scopes.includes(scope))) throw new MockProblem(403, 'SCOPE_REFUSED');
  const values = pattern.exec(path)?.slice(1) ?? [];
  const parameters = Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
  if (values.some((value) => !isId(value))) throw new MockProblem(404, 'NOT_FOUND');
  const own = person ? accountsOf(state, person) : [];
  const call: MockCall = {
    state, request, parameters, body: request.method === 'POST' && id !== 'uploads.create' && takesBody(id) ? await readJson(request) : undefined, customer: person as MockCall['customer'], isFramed, connection, accounts: own,
    account: (accountId = parameters['accountId'], rights = []) => {
      const found = own.find((account) => account.id === accountId) ?? missing();
      const help = person && 'helps' in person ? person.helps.get(found.id) : undefined;
      // What names no right is for the holder alone.
      if (help && !/^accounts\./.test(id) && !rights.some((right) => help.rights.includes(right))) throw new MockProblem(403, 'HELPER_REFUSED');
      return found;
    },
    meter: (rights = ['readings']) => {
      const meter = state.meters.find((each) => each.id === parameters['meterId'] && own.some((account) => account.id === each.accountId)) ?? missing();
      call.account(meter.accountId, rights);
      return meter;
    },
  };
  return keyed ? once(state, id, call) : respond(await answers[id](call));
}

/** Some acts need no words. */
const takesBody = (id: OperationId): boolean => {
  const { method, path } = operations[id];
  return 'requestBody' in ((document.paths as unknown as Record<string, Record<string, object>>)[path]?.[method] ?? {});
};

const missing = (): never => { throw new MockProblem(404, 'NOT_FOUND'); };

function guard(request: Request): void {
  if (['GET', 'HEAD'].includes(request.method)) return;
  const origin = request.headers.get('Origin');
  if (request.headers.get('X-VK') !== '1' || (origin !== null && origin !== new URL(request.url).origin)) throw new MockProblem(403, 'ORIGIN_REFUSED');
}

async function readJson(request: Request): Promise<unknown> {
  if (!/^application\/json/.test(request.headers.get('Content-Type') ?? '')) throw new MockProblem(400, 'BAD_REQUEST');
  try {
    return await request.json();
  } catch {
    throw new MockProblem(400, 'BAD_REQUEST');
  }
}

async function once(state: MockState, id: OperationId, call: MockCall): Promise<Response> {
  const key = call.request.headers.get('Idempotency-Key') ?? '';
  if (!/^[A-Za-z0-9_:-]{16,100}$/.test(key)) throw new MockProblem(400, 'BAD_REQUEST');
  const name = `${(call.customer as MockCall['customer'] | undefined)?.id ?? ''} ${id} ${key}`;
  const body = new URL(call.request.url).pathname + JSON.stringify(call.body);
  const first = state.answers.get(name);
  if (first && first.body !== body) throw new MockProblem(422, 'KEY_REUSED');
  if (first) return respond(await first.answer);
  // The promise is kept before it is settled, so that a second request finds the first one running.
  const running = Promise.resolve().then(() => answers[id](call));
  state.answers.set(name, { body, answer: running });
  try {
    return respond(await running);
  } catch (fault) {
    state.answers.delete(name);
    throw fault;
  }
}

function respond({ status, body, headers }: { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }): Response {
  return body === undefined ? new Response(null, { status, ...(headers && { headers }) }) : Response.json(body, { status, ...(headers && { headers }) });
}
