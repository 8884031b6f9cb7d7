import { createHash, hash, randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';

/** A new id, ordered by time. */
export const newId = (): string => uuidv7();

/** The id of a thing that has a natural key: the same key gives the same id on every import. */
export function idOf(kind: string, ...key: readonly string[]): string {
  const bytes = createHash('sha256')
    .update([kind, ...key].join('\u001f'))
    .digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** 256 random bits for a cookie, and what is kept of them: the hash. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const hashSecret = (secret: string): string => hash('sha256', secret, 'hex');
