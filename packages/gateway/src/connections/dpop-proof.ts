import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose';
import type { Database } from '../database/open.ts';
import { hashSecret } from '../ids.ts';
import { insertProof } from './queries.ts';

/** Allowed clock difference in seconds; frames set their clock by our `Date` header. */
const TOLERANCE = 60;

/** Returns the token of the header `Authorization: DPoP …`. */
export const accessTokenOf = (request: Request): string | undefined =>
  /^DPoP ([\w-]{43})$/.exec(request.headers.get('Authorization') ?? '')?.[1];

/**
 * Checks the DPoP proof of a request (RFC 9449): signature, method, path, time, no earlier use, and the token's hash
 * when a token is given. Returns the thumbprint of the key (RFC 7638); undefined when the proof is invalid.
 */
export async function checkProof(
  db: Database,
  request: Request,
  now: Date,
  token?: string,
): Promise<string | undefined> {
  try {
    const { payload, protectedHeader } = await jwtVerify(request.headers.get('DPoP') ?? '', EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ['ES256'],
      currentDate: now,
    });
    const { htm, htu, iat, jti, ath } = payload as {
      readonly htm?: unknown;
      readonly htu?: unknown;
      readonly iat?: number;
      readonly jti?: unknown;
      readonly ath?: unknown;
    };
    // Behind a proxy we see another scheme and host than the browser, so only the path is compared.
    const isHere =
      htm === request.method &&
      typeof htu === 'string' &&
      URL.canParse(htu) &&
      new URL(htu).pathname === new URL(request.url).pathname;
    const isNow = typeof iat === 'number' && Math.abs(iat - now.getTime() / 1000) <= TOLERANCE;
    const isForToken = token === undefined || ath === Buffer.from(hashSecret(token), 'hex').toString('base64url');
    if (!isHere || !isNow || !isForToken || typeof jti !== 'string' || jti.length < 16 || !protectedHeader.jwk)
      return undefined;
    return (await insertProof(db, hashSecret(jti), now))
      ? await calculateJwkThumbprint(protectedHeader.jwk)
      : undefined;
  } catch {
    return undefined;
  }
}
