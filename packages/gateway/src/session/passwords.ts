import { hash, verify } from '@node-rs/argon2';

// The library's `Algorithm` is a const enum, which a file run without a compiler cannot read.
const ARGON2ID = 2;
// OWASP's minimum for argon2id: 19 MiB, two passes, one lane.
const options = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Passwords are compared in NFC, so that «й» typed on a phone and on a desktop is one letter. */
const folded = (password: string) => password.normalize('NFC');

export const hashPassword = (password: string): Promise<string> => hash(folded(password), options);

let decoy: Promise<string> | undefined;

/** Checks a password; without a hash it does the same work for nothing, so that an unknown login takes as long. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('a customer nobody has');
  const right = await verify(passwordHash ?? (await decoy), folded(password), options);
  return right && passwordHash !== undefined;
}
