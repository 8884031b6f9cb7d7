import { createHash, hash, randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';

/** A new UUIDv7, ordered by time. */
export const newId = (): string => uuidv7();

/** A stable id made from a natural key: the same key gives the same id on every import. It is a UUID of version 8. */
export function idOf(kind: string, ...key: readonly string[]): string {
  const bytes = createHash('sha256')
    .update([kind, ...key].join('\u001f'))
    .digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** A secret of 256 random bits, base64url. Only its hash is stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const hashSecret = (secret: string): string => hash('sha256', secret, 'hex');

/** Whether a text from outside can be an id. */
export const isUuid = (text: string | null): text is string =>
  text !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
