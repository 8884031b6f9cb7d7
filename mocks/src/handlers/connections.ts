import type { ConnectionSession, NewConnection, Redemption, Scope } from '@vodokanal/contract';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { digest, newSecret } from '@vodokanal/contract/rules/proof';
import type { Answers } from '../answers.ts';
import { checked } from '../check.ts';
import { MockProblem } from '../problem.ts';
import { nextId, type MockConnection, type MockState } from '../state.ts';
import { bodyOf } from './session.ts';

const CONSENT = 30_000;
const DELEGATION = 60_000;
const ABSOLUTE = 8 * 3_600_000;

/** The session of a frame on a partner site: by the cookie of its browser, or by a token and a proof of its key. */
export async function connectionOf(state: MockState, request: Request): Promise<MockConnection | undefined> {
  const token = tokenOf(request);
  const site = request.headers.get('X-VK-Site');
  const now = state.now().getTime();
  const isDelegated = request.headers.has('X-VK-Delegation');
  const found = state.connections.find((connection) => connection.site === site && connection.endsAt > now && (token ? connection.token === token : connection.inCookie && (connection.accountId !== undefined) === isDelegated));
  if (!found || !token) return found;
  return (await thumbprintOf(state, request, token)) === found.thumbprint ? found : undefined;
}

const tokenOf = (request: Request) => /^DPoP ([\w-]{43})$/.exec(request.headers.get('Authorization') ?? '')?.[1];

interface Claims { readonly htm?: string; readonly htu?: string; readonly jti?: string; readonly iat?: number; readonly ath?: string }

async function thumbprintOf(state: MockState, request: Request, token: string | undefined): Promise<string | undefined> {
  try {
    const [header = '', claims = '', signature = ''] = (request.headers.get('DPoP') ?? '').split('.');
    const bytes = (part: string) => Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
    const read = <T>(part: string) => JSON.parse(new TextDecoder().decode(bytes(part))) as T;
    const { jwk } = read<{ jwk: JsonWebKey }>(header);
    const { htm, htu, jti = '', ath } = read<Claims>(claims);
    const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    const isSigned = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(signature), new TextEncoder().encode(`${header}.${claims}`));
    const isRight = isSigned && htm === request.method && new URL(htu ?? '').pathname === new URL(request.url).pathname && (!token || ath === (await digest(token)));
    if (!isRight || state.proofs.has(jti)) return undefined;
    state.proofs.add(jti);
    return await digest(JSON.stringify([jwk.x, jwk.y]));
  } catch {
    return undefined;
  }
}

function issue(state: MockState, grant: { site: string; customerId?: string; accountId?: string; scopes: readonly Scope[]; challenge?: string }): { code: string; expiresIn: number } {
  const code = newSecret();
  const life = grant.challenge ? CONSENT : DELEGATION;
  state.codes.set(code, { ...grant, endsAt: state.now().getTime() + life });
  return { code, expiresIn: life / 1000 };
}

export const connections: Pick<Answers, 'sites.get' | 'connections.list' | 'connections.create' | 'connections.delete' | 'connections.redeem' | 'connections.renew' | 'delegations.create'> = {
  'sites.get'({ state, request }) {
    const origin = request.headers.get('Origin');
    const partner = state.partners.find((each) => each.origin === origin);
    if (partner) return { status: 200, body: { mode: 'framed', name: partner.name, scopes: [...partner.scopes], theme: ['accent', 'surface'], targets: {}, allowRedirect: false } };
    if (origin !== null && origin !== new URL(request.url).origin) throw new MockProblem(403, 'ORIGIN_REFUSED');
    return { status: 200, body: { mode: 'inline', name: '', scopes: ['balance:read', 'readings:write', 'readings:guest'], theme: [], targets: state.targets, allowRedirect: false } };
  },

  'connections.list': ({ state, customer }) => ({
    status: 200,
    body: {
      items: state.connections.filter(({ customerId, endsAt }) => customerId === customer.id && endsAt > state.now().getTime()).map(({ id, site, scopes, openedAt, endsAt }) => ({
        id, site, name: state.partners.find(({ origin }) => origin === site)?.name ?? site, scopes: [...scopes], createdAt: openedAt, seenAt: openedAt, expiresAt: new Date(endsAt).toISOString(),
      })),
    },
  }),

  'connections.create'(call) {
    const { site, challenge } = checked<NewConnection>(call, 'NewConnection');
    const partner = call.state.partners.find(({ origin }) => origin === site);
    if (!partner) throw new MockProblem(422, 'INVALID', [{ code: 'NOT_ALLOWED', severity: 'block', pointer: '/site' }]);
    return { status: 201, body: issue(call.state, { site, customerId: call.customer.id, scopes: partner.scopes.filter((scope) => scope !== 'readings:guest'), challenge }) };
  },

  'connections.delete'({ state, customer, parameters }) {
    state.connections = state.connections.filter(({ id, customerId }) => id !== parameters['connectionId'] || customerId !== customer.id);
    return { status: 204 };
  },

  async 'connections.redeem'(call) {
    const { state } = call;
    const { site, code, verifier } = checked<Redemption>(call, 'Redemption');
    const grant = state.codes.get(code);
    state.codes.delete(code);
    const fits = grant && grant.site === site && grant.endsAt > state.now().getTime() && (!grant.challenge || (verifier !== undefined && (await digest(verifier)) === grant.challenge));
    if (!fits) throw new MockProblem(422, 'CODE_REFUSED');
    const { customerId, accountId, scopes } = grant;
    const connection: MockConnection = { id: nextId(state), site, customerId, accountId, scopes, openedAt: state.now().toISOString(), endsAt: state.now().getTime() + ABSOLUTE, inCookie: !state.refusesFrameCookies, ticket: newSecret(), token: undefined, thumbprint: undefined };
    // One browser, one cookie of each kind for this site.
    for (const other of state.connections) if (other.site === site && (other.accountId === undefined) === (accountId === undefined)) other.inCookie = false;
    state.connections.push(connection);
    return { status: 201, body: { session: bodyOf(state, connection), ticket: connection.ticket ?? '' } satisfies ConnectionSession };
  },

  async 'connections.renew'(call) {
    const { state, request } = call;
    const { site, ticket } = checked<{ site: string; ticket?: string }>(call, 'Renewal');
    const present = ticket ? undefined : tokenOf(request);
    const thumbprint = await thumbprintOf(state, request, present);
    const found = state.connections.find((connection) => connection.site === site && (ticket ? connection.ticket === ticket : present !== undefined && connection.token === present && connection.thumbprint === thumbprint));
    if (!found || !thumbprint) throw new MockProblem(401, 'SIGNED_OUT');
    Object.assign(found, { ticket: undefined, token: newSecret(), thumbprint });
    return { status: 201, body: { token: found.token ?? '', expiresIn: 600 } };
  },

  'delegations.create'(call) {
    const { state, request } = call;
    const key = /^Bearer (.+)$/.exec(request.headers.get('Authorization') ?? '')?.[1];
    const partner = state.partners.find((each) => each.key === key);
    if (!partner) throw new MockProblem(401, 'SIGNED_OUT');
    const { accountNumber } = checked<{ accountNumber: string }>(call, 'NewDelegation');
    const account = state.accounts.find(({ number }) => foldAccountNumber(number) === foldAccountNumber(accountNumber));
    if (!account || !partner.accountIds.includes(account.id)) throw new MockProblem(404, 'NOT_FOUND');
    return { status: 201, body: issue(state, { site: partner.origin, accountId: account.id, scopes: ['readings:write'] }) };
  },
};
