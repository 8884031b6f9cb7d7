import type { Finding, NewClaim } from '../index.ts';
import { blockingFinding } from '../problem.ts';
import { periodOf } from '../rules/calendar.ts';
import { claimFields } from '../rules/claim.ts';

/** The facts a claim is checked against. */
export interface ClaimFacts {
  readonly today: string;
  /** Whether the meter named in the claim belongs to the account. */
  readonly isOwnMeter: boolean;
  /** Whether the customer has an e-mail address. */
  readonly hasEmail: boolean;
  readonly maxFiles: number;
}

/** Checks what the schema cannot express, such as the fields that each claim type takes and requires. */
export function claimFaults(claim: NewClaim, { today, isOwnMeter, hasEmail, maxFiles }: ClaimFacts): Finding[] {
  const taken = claimFields[claim.type];
  return [
    ...(claim.text.trim() === '' ? [blockingFinding('REQUIRED', '/text')] : []),
    ...taken
      .filter(({ name, required }) => required && claim[name] === undefined)
      .map(({ name }) => blockingFinding('REQUIRED', `/${name}`)),
    ...(['period', 'service', 'meterId', 'amount', 'demand'] as const)
      .filter((name) => claim[name] !== undefined && !taken.some((field) => field.name === name))
      .map((name) => blockingFinding('NOT_ALLOWED', `/${name}`)),
    ...(claim.period !== undefined && claim.period > periodOf(today)
      ? [blockingFinding('DATE_IN_FUTURE', '/period')]
      : []),
    ...(claim.meterId !== undefined && !isOwnMeter ? [blockingFinding('BAD_FORMAT', '/meterId')] : []),
    ...(claim.answerBy === 'mail' && !hasEmail ? [blockingFinding('NOT_ALLOWED', '/answerBy')] : []),
    // The power of attorney is attached.
    ...(claim.applicant === 'representative' && !claim.uploadIds?.length
      ? [blockingFinding('REQUIRED', '/uploadIds')]
      : []),
    ...((claim.uploadIds?.length ?? 0) > maxFiles
      ? [blockingFinding('TOO_MANY', '/uploadIds', { most: maxFiles })]
      : []),
  ];
}
