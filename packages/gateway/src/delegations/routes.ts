import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { DELEGATED_SCOPES, mayDelegate } from '@vodokanal/contract/policies/connection';
import { audit } from '../audit/audit.ts';
import { issueCode } from '../connections/connections.ts';
import type { Database } from '../database/open.ts';
import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import { hashSecret } from '../ids.ts';

/** For the server of a partner, which knows its resident; told by the site's key, so a browser never comes here. */
export function delegationRoutes(db: Database): Pick<Handlers, 'delegations.create'> {
  return {
    async 'delegations.create'({ body, request, address, now }) {
      const key = /^Bearer ([\w-]{43})$/.exec(request.headers.get('Authorization') ?? '')?.[1];
      const site = key && (await db.selectFrom('site').select(['origin', 'mode', 'scopes']).where('key_hash', '=', hashSecret(key)).executeTakeFirst());
      if (!site || !mayDelegate(site)) throw new ProblemError('SIGNED_OUT');
      const account = await db
        .selectFrom('site_account').innerJoin('account', 'account.id', 'site_account.account_id').select('account.id')
        .where('origin', '=', site.origin).where('number_folded', '=', foldAccountNumber(body.accountNumber)).executeTakeFirst();
      if (!account) throw new ProblemError('NOT_FOUND');
      await audit(db, { action: 'delegation', customerId: null, address, now, details: { site: site.origin, accountId: account.id } });
      return { body: await issueCode(db, { site: site.origin, accountId: account.id, scopes: DELEGATED_SCOPES }, now) };
    },
  };
}
