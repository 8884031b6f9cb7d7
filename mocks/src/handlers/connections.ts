import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import {
  CONNECTION_LIFE,
  connectionLife,
  DELEGATED_SCOPES,
  grantedScopes,
  isRedeemable,
  mayDelegate,
} from '@vodokanal/contract/policies/connection';
import { siteAnswer } from '@vodokanal/contract/policies/site-answer';
import { ProblemError } from '@vodokanal/contract/problem';
import { digest, newSecret } from '@vodokanal/contract/rules/proof-of-possession';
import type { Answers } from '../answers.ts';
import { isOver, thumbprintOf, tokenOf } from '../frame-session.ts';
import { callerInFrame, partnerOf, sessionBody, siteOf } from '../callers.ts';
import { nextId, type MockCode, type MockConnection, type MockState } from '../state.ts';

function issue(state: MockState, grant: Omit<MockCode, 'endsAt'>): { code: string; expiresIn: number } {
  const code = newSecret();
  const life = grant.challenge ? CONNECTION_LIFE.consent : CONNECTION_LIFE.delegation;
  state.codes.set(code, { ...grant, endsAt: state.now().getTime() + life });
  return { code, expiresIn: life / 1000 };
}

export const connections: Pick<
  Answers,
  | 'sites.get'
  | 'connections.list'
  | 'connections.create'
  | 'connections.delete'
  | 'connections.redeem'
  | 'connections.renew'
  | 'delegations.create'
> = {
  'sites.get'({ state, request: { url, headers }, origin }) {
    const site = siteOf(state, url, origin ?? new URL(url).origin);
    if (!site) throw new ProblemError('ORIGIN_REFUSED');
    return { status: 200, body: siteAnswer(site, headers.get('Sec-Fetch-Site')) };
  },

  'connections.list': ({ state, customer }) => ({
    status: 200,
    body: {
      items: state.connections
        .filter((connection) => connection.customerId === customer.id && !isOver(connection, state.now()))
        .map(({ id, site, scopes, openedAt, seenAt, endsAt }) => ({
          id,
          site,
          name: partnerOf(state, site)?.name ?? site,
          scopes: [...scopes],
          createdAt: openedAt,
          seenAt: new Date(seenAt).toISOString(),
          expiresAt: new Date(endsAt).toISOString(),
        })),
    },
  }),

  'connections.create'({ state, customer, body: { site, challenge } }) {
    return {
      status: 201,
      body: issue(state, { site, customerId: customer.id, scopes: grantedScopes(partnerOf(state, site)), challenge }),
    };
  },

  'connections.delete'({ state, customer, parameters }) {
    state.connections = state.connections.filter(
      ({ id, customerId }) => id !== parameters.connectionId || customerId !== customer.id,
    );
    return { status: 204 };
  },

  async 'connections.redeem'({ state, body: { site, code, verifier } }) {
    const grant = partnerOf(state, site) && state.codes.get(code);
    // Delete it even when it is wrong: a code may be tried only once.
    state.codes.delete(code);
    const verifierHash = verifier === undefined ? undefined : await digest(verifier);
    if (
      !grant ||
      !isRedeemable(
        { site: grant.site, expiresAt: new Date(grant.endsAt), challenge: grant.challenge ?? null },
        { site, verifierHash },
        state.now(),
      )
    )
      throw new ProblemError('CODE_REFUSED');
    const { customerId, accountId, scopes } = grant;
    const now = state.now().getTime();
    const connection: MockConnection = {
      id: nextId(state),
      site,
      customerId,
      accountId,
      scopes,
      openedAt: state.now().toISOString(),
      seenAt: now,
      endsAt: now + connectionLife(accountId === undefined ? 'consent' : 'delegation'),
      inCookie: !state.refusesFrameCookies,
      ticket: newSecret(),
      ticketUntil: now + CONNECTION_LIFE.ticket,
      token: undefined,
      tokenUntil: 0,
      thumbprint: undefined,
    };
    // The browser holds one cookie of each kind for a site, so a new session replaces the earlier one.
    for (const other of state.connections)
      if (other.site === site && (other.accountId === undefined) === (accountId === undefined)) other.inCookie = false;
    state.connections.push(connection);
    return {
      status: 201,
      body: { session: sessionBody(state, callerInFrame(state, connection)), ticket: connection.ticket ?? '' },
    };
  },

  async 'connections.renew'({ state, request, body: { site, ticket } }) {
    const now = state.now();
    const present = ticket ? undefined : tokenOf(request);
    const thumbprint = await thumbprintOf(state, request, present);
    // An expired token can be renewed while the session lasts, e.g. after a walk to the meter.
    const found = state.connections.find(
      (connection) =>
        connection.site === site &&
        !isOver(connection, now) &&
        (ticket
          ? connection.ticket === ticket && connection.ticketUntil > now.getTime()
          : present !== undefined && connection.token === present && connection.thumbprint === thumbprint),
    );
    if (!found || !thumbprint) throw new ProblemError('SIGNED_OUT');
    const token = newSecret();
    Object.assign(found, { ticket: undefined, token, tokenUntil: now.getTime() + CONNECTION_LIFE.token, thumbprint });
    return { status: 201, body: { token, expiresIn: CONNECTION_LIFE.token / 1000 } };
  },

  'delegations.create'({ state, request, body: { accountNumber } }) {
    const key = /^Bearer ([\w-]{43})$/.exec(request.headers.get('Authorization') ?? '')?.[1];
    const partner = key === undefined ? undefined : state.partners.find((each) => each.key === key);
    if (!partner || !mayDelegate({ mode: 'framed', scopes: partner.scopes })) throw new ProblemError('SIGNED_OUT');
    const account = state.accounts.find(({ number }) => foldAccountNumber(number) === foldAccountNumber(accountNumber));
    if (!account || !partner.accountIds.includes(account.id)) throw new ProblemError('NOT_FOUND');
    return {
      status: 201,
      body: issue(state, { site: partner.origin, accountId: account.id, scopes: DELEGATED_SCOPES }),
    };
  },
};
