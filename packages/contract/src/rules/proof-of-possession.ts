/** The key pair of a frame. Its private key cannot be exported; tokens are bound to it (DPoP, RFC 9449). */
export type ProofKey = CryptoKeyPair;

/** The request that a proof is made for. */
export interface ProofOf {
  readonly method: string;
  /** Address of the request; the query is ignored. */
  readonly url: string;
  /** The token sent with the proof; left out when requesting the first token. */
  readonly token?: string | undefined;
  /** Time of the endpoint's clock in milliseconds. */
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

/** 256 random bits in base64url. */
export const newSecret = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** SHA-256 in base64url: the challenge of a verifier (RFC 7636, S256), or the token hash in a proof. */
export const digest = async (text: string): Promise<string> =>
  base64url(await crypto.subtle.digest('SHA-256', encode(text)));

export const newProofKey = (): Promise<ProofKey> => crypto.subtle.generateKey(EC, false, ['sign', 'verify']);

/** Makes a DPoP proof: a signed JWT for one request, valid once and for one minute. */
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
