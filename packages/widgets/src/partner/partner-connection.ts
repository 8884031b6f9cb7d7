import { newProofKey, proofFor, type ProofKey } from '@vodokanal/contract/rules/proof-of-possession';
import type { ConnectionSession, Session } from '@vodokanal/contract';
import { newIntent } from '@vodokanal/client/intent';
import type { Connection } from '@vodokanal/client';
import { browserClient } from '../kit/client-directory.ts';

/** Milliseconds before the end of a token at which it is renewed. */
const RENEW_BEFORE = 60_000;

interface Access {
  readonly token: string;
  readonly until: number;
}
/** Shared between the frames of one site on a page, so that one sign-in is enough for all of them. */
interface Shared {
  readonly access: Access;
  readonly key: ProofKey | undefined;
}
/** Sent by a new frame to post the others for access. */
const REQUEST_ACCESS = 'who';

/** Replaces the sign-in in a frame on a partner site: the session of that site and how to get one. */
export interface PartnerConnection {
  readonly site: string;
  readonly connection: Connection;
  /** Exchanges a code for the session; false when the code is invalid or expired. */
  redeem(code: string, verifier?: string): Promise<boolean>;
  /** The partner's server has no code for the person who uses the page: nobody is signed in. */
  refuse(): void;
}

/**
 * Every request names the site. The session is in a partitioned cookie. When the browser refuses the cookie, it is a
 * DPoP token in the memory of the site's frames, useless without its key; frames share both over a channel of the
 * endpoint's origin, which neither the page nor its other frames can read. A session that is not suitable for the widget
 * (another frame signed in for something else) counts as none.
 */
export function createPartnerConnection(
  site: string,
  isDelegated: boolean,
  isSuitable: (session: Session) => boolean,
): PartnerConnection {
  let access: Access | undefined;
  let key: ProofKey | undefined;
  /** Whether the session is that of the person who uses the page; only a delegated frame has to find out. */
  let isIdentified = !isDelegated;
  let settle = () => {};
  /** The cookie of a delegated frame may belong to the person who used the page before, so its requests wait for the first code. */
  const settled = isDelegated ? new Promise<void>((resolve) => (settle = resolve)) : undefined;
  const identify = (isKnown: boolean) => {
    if (isDelegated) isIdentified = isKnown;
    settle();
  };
  /** Milliseconds to add to the device's clock to get the endpoint's. */
  let offset = 0;

  const withSite = (headers: Headers) => {
    headers.set('X-VK-Site', site);
    if (isDelegated) headers.set('X-VK-Delegation', '1');
    return headers;
  };
  const addProof = async (headers: Headers, method: string, url: string, token?: string) => {
    key ??= await newProofKey();
    if (token) headers.set('Authorization', `DPoP ${token}`);
    headers.set('DPoP', await proofFor(key, { method, url, token, now: Date.now() + offset }));
  };
  const post = async (path: string, body: object, token?: string, proven = false): Promise<Response> => {
    const headers = withSite(
      new Headers({ 'Content-Type': 'application/json', 'X-VK': '1', 'Idempotency-Key': newIntent() }),
    );
    if (proven) await addProof(headers, 'POST', location.origin + path, token);
    const send = () => fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    // A code works once, so a lost answer is asked for again with the same key.
    return updateClockOffset(await send().catch(send));
  };
  const updateClockOffset = (response: Response): Response => {
    const date = Date.parse(response.headers.get('Date') ?? '');
    if (date) offset = date - Date.now();
    return response;
  };
  const channel = isDelegated ? undefined : new BroadcastChannel(`vk-access:${site}`);
  const share = () => {
    if (access) channel?.postMessage({ access, key } satisfies Shared);
  };
  const renew = async (ticket?: string) => {
    const used = access;
    const answer = await post('/v1/connections/token', { site, ...(ticket && { ticket }) }, used?.token, true);
    const { token, expiresIn } = (answer.ok ? await answer.json() : {}) as {
      readonly token?: string;
      readonly expiresIn?: number;
    };
    if (token) {
      access = { token, until: Date.now() + (expiresIn ?? 0) * 1000 };
      share();
    } else if (answer.status === 401 && access === used) access = undefined;
  };
  let renewing: Promise<void> | undefined;
  /** Renews once for concurrent requests, because a second renewal would use a token that has ended. */
  const renewOnce = () =>
    (renewing ??= renew().finally(() => {
      renewing = undefined;
    }));

  const connection = browserClient(location.origin, async (input, init) => {
    await settled;
    const headers = withSite(new Headers(init?.headers));
    if (access && Date.now() > access.until - RENEW_BEFORE) await renewOnce();
    const url = String(input instanceof Request ? input.url : input);
    const isSessionCheck = new URL(url).pathname === '/v1/session' && (init?.method ?? 'GET') === 'GET';
    if (isSessionCheck && !isIdentified) return Response.json({ state: 'signed-out' });
    if (access) await addProof(headers, init?.method ?? 'GET', url, access.token);
    const answer = updateClockOffset(await fetch(input, { ...init, headers }));
    if (!answer.ok || !isSessionCheck) return answer;
    const session = (await answer.json()) as Session;
    return Response.json(session.state === 'signed-in' && !isSuitable(session) ? { state: 'signed-out' } : session);
  });

  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<Shared | typeof REQUEST_ACCESS>) => {
      if (data === REQUEST_ACCESS) share();
      else if (data.access.until > (access?.until ?? 0)) {
        ({ access, key } = data);
        if (connection.session.state !== 'signed-in') void connection.session.check().catch(() => undefined);
      }
    };
    channel.postMessage(REQUEST_ACCESS);
  }

  return {
    site,
    connection,
    async redeem(code, verifier) {
      access = undefined;
      const answer = await post('/v1/connections/redeem', { site, code, ...(verifier && { verifier }) }).catch(
        () => undefined,
      );
      identify(answer?.ok === true);
      if (!answer?.ok) return false;
      const { ticket } = (await answer.json()) as ConnectionSession;
      await connection.session.renew();
      if (connection.session.state !== 'signed-in') {
        await renew(ticket);
        await connection.session.renew();
      }
      return connection.session.state === 'signed-in';
    },
    refuse: () => identify(false),
  };
}
