import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './database/open.ts';

const NONCE = 12;
const TAG = 16;
const LEAST_BYTES = 32;
const ID_BYTES = 6;
/** Begins every encrypted file; files of earlier versions begin with a random nonce. */
const FILE_MAGIC = Buffer.from('VKS1', 'latin1');
/** Begins a file that has not arrived whole. */
const PART_MAGIC = Buffer.from('VKP1', 'latin1');
const BLOCK = 16;

/** One secret key with what is derived from it. The id tells keys apart and reveals nothing of the key. */
class SecretKey {
  /** Eight characters, base64url. */
  readonly id: string;
  // Prepared once: Node prepares a key given as bytes again for every use, which takes longer than the hash.
  readonly text: KeyObject;
  readonly hash: KeyObject;
  readonly file: KeyObject;
  readonly part: KeyObject;

  constructor(bytes: Uint8Array) {
    const derived = (use: string, length = 32) => Buffer.from(hkdfSync('sha256', bytes, '', use, length));
    this.id = derived('key id', ID_BYTES).toString('base64url');
    this.text = createSecretKey(derived('seal'));
    this.hash = createSecretKey(derived('mark'));
    this.file = createSecretKey(derived('file'));
    this.part = createSecretKey(derived('unfinished file'));
  }
}

/** Sealed data whose key is none of the given ones; `keyId` is undefined when the data names no key. */
export class UnknownKey extends Error {
  readonly keyId: string | undefined;

  constructor(keyId?: string) {
    super(`No given key opens what ${keyId ?? 'a key without an id'} has sealed`);
    this.keyId = keyId;
  }
}

/**
 * Encrypts (AES-256-GCM) and hashes (HMAC-SHA-256) what a stolen database must not reveal. The keys are not in the
 * database. Everything is sealed with the first key and names it; the older keys only open.
 */
export class Secrets {
  #keys: readonly [SecretKey, ...SecretKey[]];

  /** Each key has at least 32 bytes. */
  constructor(key: Uint8Array, older: readonly Uint8Array[] = []) {
    this.#keys = [new SecretKey(key), ...older.map((each) => new SecretKey(each))];
  }

  /** The id of the key that seals. */
  get keyId(): string {
    return this.#keys[0].id;
  }

  /** The ids of all keys, the sealing one first. */
  get keyIds(): readonly string[] {
    return this.#keys.map(({ id }) => id);
  }

  /** Takes over the keys of other secrets, so that a running process goes on with a new key. */
  adopt(other: Secrets): void {
    this.#keys = other.#keys;
  }

  /** Returns `KEYID.CIPHERTEXT`. `about` is bound to the text: it opens only with the same words. */
  encrypt(text: string, about = ''): string {
    const [{ id, text: key }] = this.#keys;
    return `${id}.${encrypted(key, Buffer.from(text, 'utf8'), about).toString('base64url')}`;
  }

  /** Throws `UnknownKey`, or an error of the cipher when the text was changed. */
  decrypt(sealed: string, about = ''): string {
    const { keyId, rest } = splitText(sealed);
    const bytes = Buffer.from(rest, 'base64url');
    return this.#open(keyId, (key) => decrypted(key.text, bytes, about)).toString('utf8');
  }

  /** Encrypts a file with a key separate from that of texts. */
  encryptBytes(bytes: Uint8Array): Buffer {
    const [{ id, file }] = this.#keys;
    return Buffer.concat([FILE_MAGIC, Buffer.from(id, 'base64url'), encrypted(file, bytes)]);
  }

  decryptBytes(sealed: Uint8Array): Buffer {
    const { keyId, rest } = splitFile(sealed);
    return this.#open(keyId, (key) => decrypted(key.file, rest));
  }

  /** Bytes of `newPartHeader`. */
  readonly partHeaderBytes = PART_MAGIC.length + ID_BYTES + NONCE;

  /** Begins a file that grows: it names the key and has a nonce of its own. */
  newPartHeader(): Buffer {
    return Buffer.concat([PART_MAGIC, Buffer.from(this.keyId, 'base64url'), randomBytes(NONCE)]);
  }

  /**
   * Encrypts, or decrypts, the bytes of a growing file from an offset on (AES-256-CTR). It grows by pieces of any length,
   * so nothing proves that it was not changed; a whole file is sealed anew.
   */
  partCipher(header: Uint8Array, offset: number): (bytes: Uint8Array) => Buffer {
    const from = PART_MAGIC.length;
    const keyId = Buffer.from(header.subarray(from, from + ID_BYTES)).toString('base64url');
    const counter = Buffer.alloc(BLOCK);
    counter.set(header.subarray(from + ID_BYTES, from + ID_BYTES + NONCE));
    counter.writeUInt32BE(Math.floor(offset / BLOCK), NONCE);
    const cipher = this.#open(keyId, (key) => createCipheriv('aes-256-ctr', key.part, counter));
    cipher.update(Buffer.alloc(offset % BLOCK));
    return (bytes) => cipher.update(bytes);
  }

  /** A keyed hash, `KEYID.HEX`; it cannot be guessed without the key. */
  digest(text: string): string {
    return digestBy(this.#keys[0], text);
  }

  /** The keyed hashes by all keys, to compare with a stored one; earlier versions stored them without the key's id. */
  digests(text: string): readonly [string, ...string[]] {
    const [first, ...others] = this.#keys.map((key) => digestBy(key, text)) as [string, ...string[]];
    return [first, ...others, ...[first, ...others].map((each) => each.slice(each.indexOf('.') + 1))];
  }

  /** A number from 0 to `limit` − 1 that depends on the text and the key. */
  mark(text: string, limit: number): number {
    return hmac(this.#keys[0], text).readUInt32BE(0) % limit;
  }

  /** The marks by all keys, to compare with one that was issued earlier. */
  marks(text: string, limit: number): readonly number[] {
    return this.#keys.map((key) => hmac(key, text).readUInt32BE(0) % limit);
  }

  /** What earlier versions sealed names no key, so that every key is tried. */
  #open<T>(keyId: string | undefined, open: (key: SecretKey) => T): T {
    if (keyId !== undefined) {
      const key = this.#keys.find(({ id }) => id === keyId);
      if (!key) throw new UnknownKey(keyId);
      return open(key);
    }
    for (const key of this.#keys)
      try {
        return open(key);
      } catch {
        continue;
      }
    throw new UnknownKey();
  }
}

/** The id of the key that sealed a text; undefined for a text of an earlier version. */
export const keyIdOfText = (sealed: string): string | undefined => splitText(sealed).keyId;

/** The id of the key that sealed a file; undefined for a file of an earlier version. */
export const keyIdOfFile = (sealed: Uint8Array): string | undefined => splitFile(sealed).keyId;

function splitText(sealed: string): { readonly keyId: string | undefined; readonly rest: string } {
  const at = sealed.indexOf('.');
  return at === -1 ? { keyId: undefined, rest: sealed } : { keyId: sealed.slice(0, at), rest: sealed.slice(at + 1) };
}

function splitFile(sealed: Uint8Array): { readonly keyId: string | undefined; readonly rest: Uint8Array } {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const head = FILE_MAGIC.length + ID_BYTES;
  return bytes.subarray(0, FILE_MAGIC.length).equals(FILE_MAGIC)
    ? { keyId: bytes.subarray(FILE_MAGIC.length, head).toString('base64url'), rest: bytes.subarray(head) }
    : { keyId: undefined, rest: bytes };
}

const hmac = ({ hash }: SecretKey, text: string): Buffer => createHmac('sha256', hash).update(text).digest();

const digestBy = (key: SecretKey, text: string): string => `${key.id}.${hmac(key, text).toString('hex')}`;

function encrypted(key: KeyObject, bytes: Uint8Array, about = ''): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(about, 'utf8'));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function decrypted(key: KeyObject, bytes: Uint8Array, about = ''): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE));
  decipher.setAAD(Buffer.from(about, 'utf8'));
  decipher.setAuthTag(bytes.subarray(-TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
}

const MAKE_ONE = '32 random bytes in base64url are needed (openssl rand 32 | basenc --base64url)';

/** Older keys are separated by commas or spaces in `SECRET_KEY_OLD`, and stand one a line in `secret-old.keys`. */
const listed = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

const decoded = (text: string): Buffer => Buffer.from(text, 'base64url');

/** The files of the data folder that hold the keys when the environment gives none. */
export const keyFiles = (dataDir: string) => ({
  current: join(dataDir, 'secret.key'),
  older: join(dataDir, 'secret-old.keys'),
});

/**
 * Takes the keys from the environment (base64url, at least 32 bytes each), or from the data folder, where the first
 * start creates one. Throws a `StartError` when a key is too short.
 */
export function openSecrets(
  { SECRET_KEY: given, SECRET_KEY_OLD: givenOld = '' }: Readonly<Record<string, string | undefined>>,
  dataDir: string,
): Secrets {
  const { current, older } = keyFiles(dataDir);
  if (!given) mkdirSync(dataDir, { recursive: true });
  if (!given && !existsSync(current)) writeFileSync(current, randomBytes(32).toString('base64url'), { mode: 0o600 });
  const key = decoded(given ?? readFileSync(current, 'utf8').trim());
  if (key.length < LEAST_BYTES)
    throw new StartError(
      given
        ? `SECRET_KEY is too short: ${MAKE_ONE}.`
        : `The key in ${current} is damaged. Restore it from a backup: without it second factors cannot be read.`,
    );
  const old = [...listed(givenOld), ...(existsSync(older) ? listed(readFileSync(older, 'utf8')) : [])].map(decoded);
  if (old.some(({ length }) => length < LEAST_BYTES))
    throw new StartError(`A key in SECRET_KEY_OLD is too short: ${MAKE_ONE}.`);
  return new Secrets(key, old);
}

/** Makes a new key in the data folder; the present one becomes an older one. Returns all of them. */
export function renewKeyFile(given: Readonly<Record<string, string | undefined>>, dataDir: string): Secrets {
  const { current, older } = keyFiles(dataDir);
  // The older keys are written first: a crash in between loses none.
  appendFileSync(older, `${readFileSync(current, 'utf8').trim()}\n`, { mode: 0o600 });
  writeFileSync(`${current}.new`, randomBytes(LEAST_BYTES).toString('base64url'), { mode: 0o600 });
  renameSync(`${current}.new`, current);
  return openSecrets(given, dataDir);
}
