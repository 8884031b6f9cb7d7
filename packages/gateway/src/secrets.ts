import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './database/open.ts';

const NONCE = 12;
const TAG = 16;

/**
 * Encrypts (AES-256-GCM) and hashes (HMAC-SHA-256) what a stolen database must not reveal. The key is not in the
 * database.
 */
export class Secrets {
  readonly #textKey: Buffer;
  readonly #hashKey: Buffer;
  readonly #fileKey: Buffer;

  constructor(key: Uint8Array) {
    const derived = (use: string) => Buffer.from(hkdfSync('sha256', key, '', use, 32));
    this.#textKey = derived('seal');
    this.#hashKey = derived('mark');
    this.#fileKey = derived('file');
  }

  encrypt(text: string): string {
    return encrypted(this.#textKey, Buffer.from(text, 'utf8')).toString('base64url');
  }

  decrypt(text: string): string {
    return decrypted(this.#textKey, Buffer.from(text, 'base64url')).toString('utf8');
  }

  /** Encrypts a file with a key separate from that of texts. */
  encryptBytes(bytes: Uint8Array): Buffer {
    return encrypted(this.#fileKey, bytes);
  }

  decryptBytes(bytes: Uint8Array): Buffer {
    return decrypted(this.#fileKey, bytes);
  }

  /** A keyed hash as hex; it cannot be guessed without the key. */
  digest(text: string): string {
    return createHmac('sha256', this.#hashKey).update(text).digest('hex');
  }

  /** A number from 0 to `limit` − 1 that depends on the text and the key. */
  mark(text: string, limit: number): number {
    return createHmac('sha256', this.#hashKey).update(text).digest().readUInt32BE(0) % limit;
  }
}

function encrypted(key: Buffer, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function decrypted(key: Buffer, bytes: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(-TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
}

/**
 * Takes the key from `given` (base64url, at least 32 bytes), or from the data folder, where the first start creates it.
 * Throws a `StartError` when the key is too short.
 */
export function openSecrets(given: string | undefined, dataDir: string): Secrets {
  const file = join(dataDir, 'secret.key');
  if (!given && !existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  const key = Buffer.from(given ?? readFileSync(file, 'utf8').trim(), 'base64url');
  if (key.length < 32)
    throw new StartError(
      given
        ? 'SECRET_KEY is too short: 32 random bytes in base64url are needed (openssl rand 32 | basenc --base64url).'
        : `The key in ${file} is damaged. Restore it from a backup: without it second factors cannot be read.`,
    );
  return new Secrets(key);
}
