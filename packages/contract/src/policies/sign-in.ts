import { blockingFinding, ProblemError } from '../problem.ts';
import { foldAccountNumber, foldEmail, loginKind } from '../rules/account-number.ts';

/** The one spelling of a login: by it people are found, and guesses are counted. */
export const foldLogin = (login: string): string =>
  loginKind(login) === 'email' ? foldEmail(login) : foldAccountNumber(login);

/** What is compared with the password: as typed, then without the space that the keyboards of phones put behind a word. */
export function passwordSpellings(password: string): string[] {
  const trimmed = password.trimEnd();
  return trimmed === password ? [password] : [password, trimmed];
}

/** Who is about to sign in. */
export interface SigningIn {
  readonly isBlocked: boolean;
  readonly blockedBy?: 'utility' | 'guard' | null | undefined;
  readonly blockReason?: string | null | undefined;
}

/** Refuses a blocked sign-in; only whoever has proven themselves is told by whom and why. */
export function assertNotBlocked({ isBlocked, blockedBy, blockReason }: SigningIn): void {
  if (isBlocked)
    throw new ProblemError('CUSTOMER_BLOCKED', {
      errors: [blockingFinding('NOT_ALLOWED', '/login', { by: blockedBy ?? 'utility', reason: blockReason ?? '' })],
    });
}

/** What follows a right password; after the second factor only the last two are left. */
export function stepAfterPassword({
  hasSecondFactor,
  mustChangePassword,
}: {
  readonly hasSecondFactor: boolean;
  readonly mustChangePassword: boolean;
}): 'second-factor' | 'new-password' | 'signed-in' {
  return hasSecondFactor ? 'second-factor' : mustChangePassword ? 'new-password' : 'signed-in';
}
