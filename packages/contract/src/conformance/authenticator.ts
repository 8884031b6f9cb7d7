import { base64url } from '../rules/proof-of-possession.ts';

const EC = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const text = (value: string) => new TextEncoder().encode(value);
const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const sha256 = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** Encodes the part of CBOR that an attestation needs: small integers, bytes, strings and maps. */
function cbor(value: number | string | Uint8Array | ReadonlyMap<number | string, unknown>): Uint8Array {
  const head = (major: number, size: number) =>
    size < 24
      ? Uint8Array.of((major << 5) | size)
      : size < 256
        ? Uint8Array.of((major << 5) | 24, size)
        : Uint8Array.of((major << 5) | 25, size >> 8, size & 255);
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return joined(head(3, text(value).length), text(value));
  if (value instanceof Uint8Array) return joined(head(2, value.length), value);
  return joined(head(5, value.size), ...[...value].flatMap(([key, item]) => [cbor(key), cbor(item as string)]));
}

/** Converts a raw ECDSA signature (r and s) to ASN.1 DER, which WebAuthn requires. */
function der(raw: Uint8Array): Uint8Array {
  const integer = (half: Uint8Array) => {
    const start = half.findIndex((byte) => byte !== 0);
    const bytes = half.subarray(start);
    const positive = (bytes[0] ?? 0) & 0x80 ? joined(Uint8Array.of(0), bytes) : bytes;
    return joined(Uint8Array.of(2, positive.length), positive);
  };
  const body = joined(integer(raw.subarray(0, 32)), integer(raw.subarray(32)));
  return joined(Uint8Array.of(0x30, body.length), body);
}

/** A WebAuthn authenticator in software: it creates one key and signs with it, like a phone. */
export class Authenticator {
  readonly #origin: string;
  readonly #id = crypto.getRandomValues(new Uint8Array(32));
  #keys: CryptoKeyPair | undefined;
  #counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async create({
    challenge,
    rp,
  }: {
    readonly challenge: string;
    readonly rp: { readonly id: string };
  }): Promise<object> {
    this.#keys = await crypto.subtle.generateKey(EC, true, ['sign', 'verify']);
    const raw = new Uint8Array(await crypto.subtle.exportKey('raw', this.#keys.publicKey));
    const key = cbor(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, raw.subarray(1, 33)],
        [-3, raw.subarray(33)],
      ]),
    );
    const data = joined(
      await this.#data(rp.id, 0x45),
      new Uint8Array(16),
      Uint8Array.of(0, this.#id.length),
      this.#id,
      key,
    );
    const attestationObject = cbor(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', data],
      ]),
    );
    return this.#answer({
      attestationObject: base64url(attestationObject),
      clientDataJSON: this.#client('webauthn.create', challenge),
      transports: ['internal'],
    });
  }

  async get({ challenge, rpId }: { readonly challenge: string; readonly rpId: string }): Promise<object> {
    if (!this.#keys) throw new Error('there is no key yet');
    const data = await this.#data(rpId, 0x05);
    const clientDataJSON = this.#client('webauthn.get', challenge);
    const signed = joined(
      data,
      await sha256(
        joined(
          Uint8Array.from(atob(clientDataJSON.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
            letter.charCodeAt(0),
          ),
        ),
      ),
    );
    const signature = der(
      new Uint8Array(await crypto.subtle.sign({ ...EC, hash: 'SHA-256' }, this.#keys.privateKey, signed)),
    );
    return this.#answer({ authenticatorData: base64url(data), clientDataJSON, signature: base64url(signature) });
  }

  async #data(host: string, flags: number): Promise<Uint8Array<ArrayBuffer>> {
    this.#counter++;
    return joined(await sha256(joined(text(host))), Uint8Array.of(flags, 0, 0, 0, this.#counter));
  }

  #client(type: string, challenge: string): string {
    return base64url(text(JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false })));
  }

  #answer(response: object): object {
    return {
      id: base64url(this.#id),
      rawId: base64url(this.#id),
      type: 'public-key',
      clientExtensionResults: {},
      authenticatorAttachment: 'platform',
      response,
    };
  }
}
