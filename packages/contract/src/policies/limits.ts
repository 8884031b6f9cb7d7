import { ProblemError } from '../problem.ts';

/** Most of each. The oldest session ends when a new one would be too many; the others are refused. */
export const MOST = {
  /** Claims of a customer about one account in 24 hours. */
  claims: 20,
  /** Applications of a customer about one account in 24 hours. */
  applications: 20,
  /** Messages of a customer to one claim in 24 hours. */
  claimMessages: 30,
  /** Helpers and open invitations of an account. */
  helpers: 10,
  /** Requests of a customer about personal data that wait for an answer. */
  dataRequests: 10,
  /** Copies of a customer's data in 24 hours. */
  dataCopies: 10,
  /** Sessions of a customer. */
  sessions: 30,
} as const;

/** Throws LIMIT_REACHED when there are as many as allowed already. */
export function assertBelow(count: number, most: number): void {
  if (count >= most) throw new ProblemError('LIMIT_REACHED');
}
