import { DELEGATED_SCOPES, mayDelegate } from '@vodokanal/contract/policies/connection';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { audit } from '../audit/audit.ts';
import { issueCode } from '../connections/service.ts';
import type { Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problems.ts';
import { hashSecret } from '../ids.ts';
import { servedAccount, siteByKey } from './queries.ts';

/**
 * Issues a code for one account of the partner whose key is sent. Throws `SIGNED_OUT` for a wrong key, `NOT_FOUND` for
 * an account that the partner does not serve.
 */
export async function delegate(
  db: Tx,
  key: string | undefined,
  accountNumber: string,
  address: string,
  now: Date,
): Promise<{ readonly code: string; readonly expiresIn: number }> {
  const site = key === undefined ? undefined : await siteByKey(db, hashSecret(key));
  if (!site || !mayDelegate(site)) throw new ProblemError('SIGNED_OUT');
  const accountId = await servedAccount(db, site.origin, foldAccountNumber(accountNumber));
  if (accountId === undefined) throw new ProblemError('NOT_FOUND');
  await audit(db, { action: 'delegation', customerId: null, address, now, details: { site: site.origin, accountId } });
  return issueCode(db, { site: site.origin, accountId, scopes: DELEGATED_SCOPES }, now);
}
