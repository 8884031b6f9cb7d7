import { hash, verify } from '@node-rs/argon2';
import { passwordQueue } from './password-queue.ts';

// The library's `Algorithm` is a const enum, which does not exist when Node runs the file directly.
const ARGON2ID = 2;
// OWASP's minimum for argon2id: 19 MiB, two passes, one lane.
const options = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** NFC, so that «й» typed on a phone and on a desktop is the same letter. */
const folded = (password: string) => password.normalize('NFC');

const hashNow = (password: string): Promise<string> => hash(folded(password), options);

/** Hashes a password in its turn. Throws `SERVICE_UNAVAILABLE` when too many wait. */
export const hashPassword = (password: string): Promise<string> => passwordQueue.run(() => hashNow(password));

let decoy: Promise<string> | undefined;

/**
 * Compares a password at once, for work that is already in the queue. Without a hash it does the same work, so that an
 * unknown login takes as long.
 */
export async function comparePassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashNow('a customer nobody has');
  const right = await verify(passwordHash ?? (await decoy), folded(password), options);
  return right && passwordHash !== undefined;
}

/** Compares a password in its turn. Throws `SERVICE_UNAVAILABLE` when too many wait. */
export const verifyPassword = (passwordHash: string | undefined, password: string): Promise<boolean> =>
  passwordQueue.run(() => comparePassword(passwordHash, password));
