import { blockingFinding, ProblemError } from '../problem.ts';
import { foldAccountNumber, foldEmail, loginKind } from '../rules/account-number.ts';

/** Normalises a login. Failed attempts at a login of no customer are counted by this spelling. */
export const foldLogin = (login: string): string =>
  loginKind(login) === 'email' ? foldEmail(login) : foldAccountNumber(login);

/** The password as typed, and without trailing spaces: phone keyboards add one after a word. */
export function passwordSpellings(password: string): string[] {
  const trimmed = password.trimEnd();
  return trimmed === password ? [password] : [password, trimmed];
}

/** The customer who is signing in. */
export interface SigningIn {
  readonly isBlocked: boolean;
  readonly blockedBy?: 'utility' | 'guard' | null | undefined;
  readonly blockReason?: string | null | undefined;
}

/** Throws CUSTOMER_BLOCKED with the reason. Call it only after the password or key was right. */
export function assertNotBlocked({ isBlocked, blockedBy, blockReason }: SigningIn): void {
  if (isBlocked)
    throw new ProblemError('CUSTOMER_BLOCKED', {
      errors: [blockingFinding('NOT_ALLOWED', '/login', { by: blockedBy ?? 'utility', reason: blockReason ?? '' })],
    });
}

/**
 * Throws FROZEN after «Это был не я»: somebody else may know the password, so only a recovery leads on. Call it only
 * after the password or key was right.
 */
export function assertNotFrozen(isFrozen: boolean): void {
  if (isFrozen) throw new ProblemError('FROZEN');
}

/** The next step after a right password. After the second factor, pass `hasSecondFactor: false`. */
export function stepAfterPassword({
  hasSecondFactor,
  mustChangePassword,
}: {
  readonly hasSecondFactor: boolean;
  readonly mustChangePassword: boolean;
}): 'second-factor' | 'new-password' | 'signed-in' {
  return hasSecondFactor ? 'second-factor' : mustChangePassword ? 'new-password' : 'signed-in';
}
