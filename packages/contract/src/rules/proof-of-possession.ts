/** A key of a frame that never leaves it, for tokens bound to it (RFC 9449). */
export type ProofKey = CryptoKeyPair;

/** What a proof is for. */
export interface ProofOf {
  readonly method: string;
  /** Address of the request; its query does not count. */
  readonly url: string;
  /** The token the proof goes with; left out when the first one is asked for. */
  readonly token?: string | undefined;
  /** Milliseconds by the clock of the endpoint. */
  readonly now: number;
}

const EC = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const encode = (text: string) => new TextEncoder().encode(text);

export function base64url(bytes: ArrayBuffer | Uint8Array): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes as ArrayBuffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** 256 random bits, for a verifier or a state. */
export const newSecret = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** SHA-256 in base64url: of a verifier it is the challenge (RFC 7636, S256), of a token what its proof carries. */
export const digest = async (text: string): Promise<string> =>
  base64url(await crypto.subtle.digest('SHA-256', encode(text)));

export const newProofKey = (): Promise<ProofKey> => crypto.subtle.generateKey(EC, false, ['sign', 'verify']);

/** A DPoP proof for one request: a signed JWT that is good once, for a minute. */
export async function proofFor(key: ProofKey, { method, url, token, now }: ProofOf): Promise<string> {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', key.publicKey);
  const { origin, pathname } = new URL(url);
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } };
  const claims = {
    jti: newSecret(),
    htm: method,
    htu: origin + pathname,
    iat: Math.floor(now / 1000),
    ...(token && { ath: await digest(token) }),
  };
  const unsigned = [header, claims].map((part) => base64url(encode(JSON.stringify(part)))).join('.');
  return `${unsigned}.${base64url(await crypto.subtle.sign({ ...EC, hash: 'SHA-256' }, key.privateKey, encode(unsigned)))}`;
}
