import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './database/open.ts';

const NONCE = 12;
const TAG = 16;

/** What the database alone must not give away: kept sealed under a key that is not in it. */
export class Secrets {
  readonly #sealing: Buffer;
  readonly #marking: Buffer;
  readonly #filing: Buffer;

  constructor(key: Uint8Array) {
    const derived = (use: string) => Buffer.from(hkdfSync('sha256', key, '', use, 32));
    this.#sealing = derived('seal');
    this.#marking = derived('mark');
    this.#filing = derived('file');
  }

  seal(text: string): string {
    return sealed(this.#sealing, Buffer.from(text, 'utf8')).toString('base64url');
  }

  open(text: string): string {
    return opened(this.#sealing, Buffer.from(text, 'base64url')).toString('utf8');
  }

  /** Of a file: under a key of its own. */
  sealBytes(bytes: Uint8Array): Buffer {
    return sealed(this.#filing, bytes);
  }

  openBytes(bytes: Uint8Array): Buffer {
    return opened(this.#filing, bytes);
  }

  /** A hash that cannot be tried out without the key. */
  digest(text: string): string {
    return createHmac('sha256', this.#marking).update(text).digest('hex');
  }

  /** A number below `limit` that always goes with this text, and that nobody without the key can tell. */
  mark(text: string, limit: number): number {
    return createHmac('sha256', this.#marking).update(text).digest().readUInt32BE(0) % limit;
  }
}

function sealed(key: Buffer, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function opened(key: Buffer, bytes: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(-TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
}

/** The key from the environment, or of this data folder, made on the first start. */
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
