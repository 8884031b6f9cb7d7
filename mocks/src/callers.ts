import type { Account, Session, Site } from '@vodokanal/contract';
import { operations, type OperationId } from '@vodokanal/contract/operations';
import { accountForFrame, effectiveScopes } from '@vodokanal/contract/policies/connection';
import { SITE_HEADER } from '@vodokanal/contract/policies/operation-access';
import { OWN_SITE } from '@vodokanal/contract/policies/own-site';
import { isUnlockTicketGood } from '@vodokanal/contract/policies/unlock';
import type { MockCaller } from './answers.ts';
import { connectionOf } from './frame-session.ts';
import type { MockAccount, MockConnection, MockCustomer, MockPartner, MockState } from './state.ts';

/** Whether the origin is that of the requested address, or missing. A mock utility has no fixed origin. */
export const isOwnOrigin = (url: string, origin: string | null): boolean =>
  origin === null || origin === new URL(url).origin;

/** The registered site of an origin; undefined when it is not registered. */
export function siteOf(state: MockState, url: string, origin: string | null): Site | undefined {
  if (origin !== null && isOwnOrigin(url, origin)) return { ...OWN_SITE, targets: state.targets };
  const partner = partnerOf(state, origin);
  return (
    partner && {
      mode: 'framed',
      name: partner.name,
      scopes: [...partner.scopes],
      theme: ['accent', 'surface'],
      targets: {},
      allowRedirect: false,
    }
  );
}

export const partnerOf = (state: MockState, origin: string | null): MockPartner | undefined =>
  state.partners.find((each) => each.origin === origin);

/**
 * Finds the caller of a request: by the session on the endpoint's own pages, by the connection in a frame, and for
 * uploads also by the ticket of an unlock request.
 */
export async function identify(state: MockState, request: Request, id: OperationId): Promise<MockCaller | undefined> {
  if (!operations[id].signedIn && !/^session\.(get|delete)$/.test(id)) return undefined;
  const ticket = id.startsWith('uploads.') ? request.headers.get('X-VK-Ticket') : null;
  if (ticket !== null) {
    const unlock = state.unlocks.find(
      (each) =>
        each.ticket === ticket && isUnlockTicketGood(new Date(each.registeredAt), state.now()) && !each.isDecided,
    );
    return unlock && { id: unlock.id, accounts: [], customer: undefined };
  }
  if (request.headers.has(SITE_HEADER)) {
    const connection = await connectionOf(state, request);
    return connection && callerInFrame(state, connection);
  }
  const customer = state.customers.find((each) => each.id === state.session);
  return customer && callerOnOwnPage(state, customer);
}

/** The latest time of a `Date` in milliseconds; tests set the end of a step-up to Infinity. */
const LAST_INSTANT = 8.64e15;

export const callerOnOwnPage = (state: MockState, customer: MockCustomer): MockCaller => ({
  id: customer.id,
  accounts: accountsOf(state, customer),
  customer,
  isFrozen: customer.frozen,
  steppedUpUntil: new Date(Math.min(state.steppedUpUntil, LAST_INSTANT)),
});

export function callerInFrame(state: MockState, connection: MockConnection): MockCaller | undefined {
  const { customerId, accountId, site, scopes: granted } = connection;
  const partner = partnerOf(state, site);
  if (!partner) return undefined;
  const scopes = effectiveScopes(granted, partner);
  if (accountId !== undefined) {
    const account = partner.accountIds.includes(accountId) && state.accounts.find(({ id }) => id === accountId);
    return account
      ? {
          id: `delegate ${site} ${accountId}`,
          accounts: [accountForFrame(accountBody(account))],
          customer: undefined,
          isDelegate: true,
          scopes,
          connection,
        }
      : undefined;
  }
  const customer = state.customers.find(({ id, blocked, frozen }) => id === customerId && !blocked && !frozen);
  return (
    customer && {
      id: customer.id,
      accounts: accountsOf(state, customer).map(accountForFrame),
      customer,
      scopes,
      connection,
    }
  );
}

/** The accounts of a customer: first their own, then those they help with today. */
export function accountsOf(state: MockState, customer: MockCustomer): Account[] {
  const own = state.accounts
    .filter(({ id }) => customer.accountIds.includes(id))
    .map((account) => accountBody(account, customer));
  const helped = state.accounts
    .filter(({ id }) => (customer.helps.get(id)?.until ?? '') >= state.today && !customer.accountIds.includes(id))
    .map((account) => accountBody(account, customer));
  return [...own, ...helped];
}

function accountBody({ id, number, elsNumber, kind, status, address }: MockAccount, customer?: MockCustomer): Account {
  const name = customer?.names.get(id);
  const help = customer?.accountIds.includes(id) ? undefined : customer?.helps.get(id);
  return {
    id,
    number,
    ...(elsNumber && { elsNumber }),
    kind,
    status,
    address,
    ...(name && { name }),
    ...(help && { role: 'helper', rights: [...help.rights], until: help.until }),
  };
}

export function sessionBody(state: MockState, caller: MockCaller | undefined): Session {
  if (!caller) return { state: 'signed-out' };
  const { id, accounts, scopes, isDelegate, connection } = caller;
  return {
    state: 'signed-in',
    ...(!isDelegate && { customer: { id, name: '' } }),
    accounts: [...accounts],
    expiresAt: new Date(connection?.endsAt ?? state.now().getTime() + 43_200_000).toISOString(),
    ...(scopes && { scopes: [...scopes] }),
  };
}
