import { newProofKey, proofFor, type ProofKey } from '@vodokanal/contract/rules/proof';
import type { ConnectionSession, Session } from '@vodokanal/contract';
import type { Connection } from '@vodokanal/client';
import { browserClient } from '../kit/client-directory.ts';

/** Renewed this long before it ends, in milliseconds. */
const EARLY = 60_000;

interface Access { readonly token: string; readonly until: number }
/** What the frames of one site in one page tell each other: nobody has to be let in once for every frame. */
interface Shared { readonly access: Access; readonly key: ProofKey | undefined }
/** Asked by a frame that has just come. */
const WHO = 'who';

/** What a frame on a partner site has in the place of a sign-in: a session of that site, and how it gets one. */
export interface PartnerConnection {
  readonly site: string;
  readonly connection: Connection;
  /** Trades a code for the session; false when the code does not work, or no more. */
  redeem(code: string, verifier?: string): Promise<boolean>;
}

/**
 * Every request names the site. The session is in a partitioned cookie; where the browser keeps none, in a token that
 * lives in the frames of the site alone, in their memory, and is worth nothing without its key: they share both by a
 * channel of the endpoint's origin, in which neither the page nor its other frames can listen. A session that does not suit the widget (another
 * frame of the site was let in for something else) counts as none.
 */
export function createPartnerConnection(site: string, isDelegated: boolean, suits: (session: Session) => boolean): PartnerConnection {
  let access: Access | undefined;
  let key: ProofKey | undefined;
  /** How far the clock of the endpoint is from this device's. */
  let offset = 0;

  const named = (headers: Headers) => {
    headers.set('X-VK-Site', site);
    if (isDelegated) headers.set('X-VK-Delegation', '1');
    return headers;
  };
  const bear = async (headers: Headers, method: string, url: string, token?: string) => {
    key ??= await newProofKey();
    if (token) headers.set('Authorization', `DPoP ${token}`);
    headers.set('DPoP', await proofFor(key, { method, url, token, now: Date.now() + offset }));
  };
  const ask = async (path: string, body: object, token?: string, proven = false): Promise<Response> => {
    const headers = named(new Headers({ 'Content-Type': 'application/json', 'X-VK': '1' }));
    if (proven) await bear(headers, 'POST', location.origin + path, token);
    return keepTime(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
  };
  const keepTime = (response: Response): Response => {
    const date = Date.parse(response.headers.get('Date') ?? '');
    if (date) offset = date - Date.now();
    return response;
  };
  const kin = isDelegated ? undefined : new BroadcastChannel(`vk-access:${site}`);
  const share = () => { if (access) kin?.postMessage({ access, key } satisfies Shared); };
  const renew = async (ticket?: string) => {
    const mine = access;
    const answer = await ask('/v1/connections/token', { site, ...(ticket && { ticket }) }, mine?.token, true);
    const { token, expiresIn } = (answer.ok ? await answer.json() : {}) as { readonly token?: string; readonly expiresIn?: number };
    if (token) {
      access = { token, until: Date.now() + (expiresIn ?? 0) * 1000 };
      share();
    } else if (answer.status === 401 && access === mine) access = undefined;
  };
  let renewing: Promise<void> | undefined;
  /** Once however many requests need it: a second renewal would be one with a token that has ended. */
  const renewOnce = () => (renewing ??= renew().finally(() => { renewing = undefined; }));

  const connection = browserClient(location.origin, async (input, init) => {
    const headers = named(new Headers(init?.headers));
    if (access && Date.now() > access.until - EARLY) await renewOnce();
    const url = String(input instanceof Request ? input.url : input);
    if (access) await bear(headers, init?.method ?? 'GET', url, access.token);
    const answer = keepTime(await fetch(input, { ...init, headers }));
    if (!answer.ok || new URL(url).pathname !== '/v1/session' || (init?.method ?? 'GET') !== 'GET') return answer;
    const session = (await answer.json()) as Session;
    return Response.json(session.state === 'signed-in' && !suits(session) ? { state: 'signed-out' } : session);
  });

  if (kin) {
    kin.onmessage = ({ data }: MessageEvent<Shared | typeof WHO>) => {
      if (data === WHO) share();
      else if (data.access.until > (access?.until ?? 0)) {
        ({ access, key } = data);
        if (connection.session.state !== 'signed-in') void connection.session.check().catch(() => undefined);
      }
    };
    kin.postMessage(WHO);
  }

  return {
    site,
    connection,
    async redeem(code, verifier) {
      access = undefined;
      const answer = await ask('/v1/connections/redeem', { site, code, ...(verifier && { verifier }) });
      if (!answer.ok) return false;
      const { ticket } = (await answer.json()) as ConnectionSession;
      await connection.session.renew();
      if (connection.session.state !== 'signed-in') {
        await renew(ticket);
        await connection.session.renew();
      }
      return connection.session.state === 'signed-in';
    },
  };
}
