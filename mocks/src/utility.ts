import { operations, type OperationId } from '@vodokanal/contract/operations';
import { accessibleAccount } from '@vodokanal/contract/policies/account-access';
import { assertChangeOrigin, isChange, KIT_HEADER } from '@vodokanal/contract/policies/change-origin';
import {
  assertAnswerKept,
  assertSameRequest,
  idempotencyKey,
  keyOwner,
  requestFingerprint,
} from '@vodokanal/contract/policies/idempotency';
import { withMeantMethod } from '@vodokanal/contract/policies/method-override';
import { assertSessionMayCall, assertSiteMayCall, SITE_HEADER } from '@vodokanal/contract/policies/operation-access';
import { ProblemError, problemResponse } from '@vodokanal/contract/problem';
import { assertBody, maxBodyBytes, readParameters, takesBody } from '@vodokanal/contract/requests';
import type { Answers, MockAnswer, MockCall } from './answers.ts';
import { accounts } from './handlers/accounts.ts';
import { buildings } from './handlers/buildings.ts';
import { charges } from './handlers/charges.ts';
import { applications } from './handlers/applications.ts';
import { claims } from './handlers/claims.ts';
import { codes } from './handlers/codes.ts';
import { connections } from './handlers/connections.ts';
import { consents } from './handlers/consents.ts';
import { dataRequests } from './handlers/data-requests.ts';
import { debts } from './handlers/debts.ts';
import { documents } from './handlers/documents.ts';
import { autopay } from './handlers/autopay.ts';
import { instalments } from './handlers/instalments.ts';
import { helpers } from './handlers/helpers.ts';
import { payments } from './handlers/payments.ts';
import { profile } from './handlers/profile.ts';
import { unlocks } from './handlers/unlocks.ts';
import { paymentLinks } from './handlers/payment-links.ts';
import { guestPayments } from './handlers/guest-payments.ts';
import { guest } from './handlers/guest.ts';
import { readings } from './handlers/readings.ts';
import { recoveries } from './handlers/recoveries.ts';
import { registrations } from './handlers/registrations.ts';
import { security } from './handlers/security.ts';
import { session } from './handlers/session.ts';
import { uploads } from './handlers/uploads.ts';
import { identify, isOwnOrigin, siteOf } from './callers.ts';
import type { MockState } from './state.ts';

const answers: Answers = {
  ...session,
  ...accounts,
  ...readings,
  ...buildings,
  ...charges,
  ...payments,
  ...debts,
  ...instalments,
  ...documents,
  ...autopay,
  ...applications,
  ...claims,
  ...uploads,
  ...connections,
  ...guest,
  ...guestPayments,
  ...paymentLinks,
  ...codes,
  ...registrations,
  ...recoveries,
  ...consents,
  ...dataRequests,
  ...security,
  ...helpers,
  ...profile,
  ...unlocks,
};

const routes = (Object.keys(operations) as OperationId[]).map((id) => {
  const { method, path } = operations[id];
  const names: string[] = [];
  const pattern = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  return { id, method: method.toUpperCase(), names, pattern: new RegExp(`^${pattern}$`) };
});

/**
 * Answers a request from memory, with the same policies as the gateway. `origin` replaces the `Origin` header, because
 * the browser adds that only after a request has left the page.
 */
export async function answer(state: MockState, sent: Request, origin = sent.headers.get('Origin')): Promise<Response> {
  const request = withMeantMethod(sent);
  if (state.delay > 0)
    await new Promise<void>((done, fail) => {
      const timer = setTimeout(done, state.delay);
      request.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        fail(request.signal.reason as Error);
      });
    });
  if (state.fault === 'offline' || (state.fault === 'changes' && request.method !== 'GET'))
    throw new TypeError('Failed to fetch');
  if (state.fault === 'html')
    return new Response('<!doctype html><title>Вход в сеть</title>', { headers: { 'Content-Type': 'text/html' } });
  try {
    if (state.fault === 'broken') throw new ProblemError('INTERNAL');
    if (state.fault === 'busy') throw new ProblemError('SERVICE_UNAVAILABLE', { retryAfter: 60 });
    const response = await route(state, request, origin);
    response.headers.set('Date', state.now().toUTCString());
    return response;
  } catch (fault) {
    if (fault instanceof ProblemError) return problemResponse(fault);
    throw fault;
  }
}

/** Answers a request made inside a page. Without an `Origin` header the page counts as one of the utility's own. */
export const answerFromPage = (state: MockState, request: Request): Promise<Response> =>
  answer(state, request, request.headers.get('Origin') ?? new URL(request.url).origin);

async function route(state: MockState, request: Request, origin: string | null): Promise<Response> {
  const { headers, method, url } = request;
  const path = new URL(url).pathname.replace(/^.*(?=\/(v1|health|ready)(\/|$))/, '');
  const found = routes.find((each) => each.method === method && each.pattern.test(path));
  // Servers of partners have no origin; they authenticate with a key.
  if (isChange(method) && found?.id !== 'delegations.create')
    assertChangeOrigin(
      { origin, kit: headers.get(KIT_HEADER), fetchSite: headers.get('Sec-Fetch-Site') },
      siteOf(state, url, origin)?.mode,
    );
  if (!found) throw new ProblemError('NOT_FOUND');
  const { id, names, pattern } = found;
  assertSiteMayCall(id, {
    isFramed: headers.has(SITE_HEADER),
    site: siteOf(state, url, headers.get(SITE_HEADER) ?? origin),
    isOwnOrigin: isOwnOrigin(url, origin),
  });
  const body = takesBody(id) ? await readJson(request, maxBodyBytes(id)) : undefined;
  const caller = await identify(state, request, id);
  if (operations[id].signedIn) {
    if (!caller) throw new ProblemError('SIGNED_OUT');
    assertSessionMayCall(id, caller, state.now());
  }
  const values = pattern.exec(path)?.slice(1) ?? [];
  const parameters = readParameters(
    id,
    Object.fromEntries(names.map((name, index) => [name, decoded(values[index] ?? '')])),
    new URL(url).searchParams,
  );
  assertBody(id, body);
  return respond(await answerTo(id, { state, request, origin, parameters, body, caller }));
}

/** A part of a path; as it is when its percent signs mean nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

async function answerTo(
  id: OperationId,
  given: Pick<MockCall, 'state' | 'request' | 'origin' | 'parameters' | 'caller'> & { readonly body: unknown },
): Promise<MockAnswer> {
  const { state, caller, parameters } = given;
  const accountOf = (accountId: string) => {
    const account = accessibleAccount(caller?.accounts ?? [], accountId, id);
    const known = state.accounts.find((each) => each.id === accountId);
    if (!known) throw new ProblemError('NOT_FOUND');
    return { ...known, ...account };
  };
  const call = {
    ...given,
    customer: caller?.customer,
    account: () => accountOf(String(parameters['accountId'])),
    meter: () => {
      const meter = state.meters.find(
        (each) =>
          each.id === parameters['meterId'] && caller?.accounts.some((account) => account.id === each.accountId),
      );
      if (!meter) throw new ProblemError('NOT_FOUND');
      accountOf(meter.accountId);
      return meter;
    },
  };
  // `route` has checked the call against the contract, but the types do not show that.
  const work = () => (answers[id] as unknown as (checked: typeof call) => Promise<MockAnswer>)(call);
  if (!operations[id].keyed) return work();
  if (operations[id].signedIn && caller && operations[id].method !== 'delete') {
    // Also for a stored answer, which may tell of the account: the rights to it may have ended meanwhile.
    if (parameters['accountId'] !== undefined) call.account();
    if (parameters['meterId'] !== undefined) call.meter();
  }
  return once(id, given, work);
}

async function readJson(request: Request, limit: number): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? ''))
    throw new ProblemError('BAD_REQUEST');
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > limit) throw new ProblemError('TOO_LARGE');
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    throw new ProblemError('BAD_REQUEST');
  }
}

async function once<T extends MockAnswer>(
  id: OperationId,
  { state, request, body, caller }: Pick<MockCall, 'state' | 'request' | 'caller'> & { readonly body: unknown },
  work: () => Promise<T>,
): Promise<T> {
  const name = `${keyOwner(id, caller) ?? ''} ${id} ${idempotencyKey(request.headers)}`;
  const fingerprint = requestFingerprint(request.url, body, caller ? null : request.headers.get('Authorization'));
  const first = state.answers.get(name);
  if (first) {
    const answer = await first.answer;
    assertSameRequest(first.fingerprint, fingerprint);
    assertAnswerKept(id, first.at, state.now());
    return answer as T;
  }
  // Store the promise before it settles, so that a second request waits for the first.
  const running = Promise.resolve().then(work);
  state.answers.set(name, { fingerprint, at: state.now(), answer: running });
  try {
    return await running;
  } catch (fault) {
    state.answers.delete(name);
    throw fault;
  }
}

function respond({ status, body, headers, file }: MockAnswer): Response {
  if (file) return new Response(file.slice(), { status, ...(headers && { headers }) });
  return body === undefined
    ? new Response(null, { status, ...(headers && { headers }) })
    : Response.json(body, { status, ...(headers && { headers }) });
}
