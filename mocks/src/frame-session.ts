import { isConnectionOver } from '@vodokanal/contract/policies/connection';
import { DELEGATION_HEADER, SITE_HEADER } from '@vodokanal/contract/policies/operation-access';
import { digest } from '@vodokanal/contract/rules/proof-of-possession';
import type { MockConnection, MockState } from './state.ts';

/** Finds the session of a frame by the cookie, or by the token and the DPoP proof. */
export async function connectionOf(state: MockState, request: Request): Promise<MockConnection | undefined> {
  const token = tokenOf(request);
  const site = request.headers.get(SITE_HEADER);
  const now = state.now();
  const isDelegated = request.headers.has(DELEGATION_HEADER);
  const found = state.connections.find(
    (connection) =>
      connection.site === site &&
      !isOver(connection, now) &&
      (token
        ? connection.token === token && connection.tokenUntil > now.getTime()
        : connection.inCookie && (connection.accountId !== undefined) === isDelegated),
  );
  if (!found || (token && (await thumbprintOf(state, request, token)) !== found.thumbprint)) return undefined;
  found.seenAt = now.getTime();
  return found;
}

export const isOver = ({ seenAt, endsAt }: MockConnection, now: Date) =>
  isConnectionOver({ seenAt: new Date(seenAt), expiresAt: new Date(endsAt) }, now);

export const tokenOf = (request: Request) => /^DPoP ([\w-]{43})$/.exec(request.headers.get('Authorization') ?? '')?.[1];

interface Claims {
  readonly htm?: string;
  readonly htu?: string;
  readonly jti?: string;
  readonly iat?: number;
  readonly ath?: string;
}

/** Thumbprint of the key that signed the DPoP proof of a request; undefined when the proof is not valid. */
export async function thumbprintOf(
  state: MockState,
  request: Request,
  token: string | undefined,
): Promise<string | undefined> {
  try {
    const [header = '', claims = '', signature = ''] = (request.headers.get('DPoP') ?? '').split('.');
    const bytes = (part: string) =>
      Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
    const read = <T>(part: string) => JSON.parse(new TextDecoder().decode(bytes(part))) as T;
    const { jwk } = read<{ jwk: JsonWebKey }>(header);
    const { htm, htu, jti = '', ath } = read<Claims>(claims);
    const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    const isSigned = await crypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      key,
      bytes(signature),
      new TextEncoder().encode(`${header}.${claims}`),
    );
    const isRight =
      isSigned &&
      htm === request.method &&
      new URL(htu ?? '').pathname === new URL(request.url).pathname &&
      (!token || ath === (await digest(token)));
    if (!isRight || state.proofs.has(jti)) return undefined;
    state.proofs.add(jti);
    return await digest(JSON.stringify([jwk.x, jwk.y]));
  } catch {
    return undefined;
  }
}
