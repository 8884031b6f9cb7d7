import type { Database } from '../database/open.ts';

/** The partner sites that a customer has connected and whose connection has not ended, one a site. */
export const connectedSites = (db: Database, customerId: string, now: Date) =>
  db
    .selectFrom('connection')
    .leftJoin('site', 'site.origin', 'connection.site')
    .select(['connection.id', 'connection.site', 'site.name', 'created_at', 'expires_at'])
    .where('customer_id', '=', customerId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute();

/** The partners whose back end may open a session for one of the accounts. */
export const partnerServers = async (db: Database, accountIds: readonly string[]) =>
  accountIds.length === 0
    ? []
    : db
        .selectFrom('site_account')
        .innerJoin('site', 'site.origin', 'site_account.origin')
        .select(['site.origin', 'site.name'])
        .distinct()
        .where('site_account.account_id', 'in', [...accountIds])
        .where('site.key_hash', 'is not', null)
        .where('site.blocked_at', 'is', null)
        .orderBy('site.origin')
        .execute();

/** The managers of the buildings of the accounts. */
export const managersOfAccounts = async (db: Database, accountIds: readonly string[]) =>
  accountIds.length === 0
    ? []
    : db
        .selectFrom('account')
        .innerJoin('manager', 'manager.building_id', 'account.building_id')
        .innerJoin('customer', 'customer.id', 'manager.customer_id')
        .select(['customer.id', 'customer.name'])
        .distinct()
        .where('account.id', 'in', [...accountIds])
        .orderBy('customer.id')
        .execute();

/** The helpers who have accepted and whose rights have not ended. */
export const helpersOfAccounts = async (db: Database, accountIds: readonly string[], today: string) =>
  accountIds.length === 0
    ? []
    : db
        .selectFrom('helper')
        .select(['id', 'account_id', 'email', 'until', 'accepted_at'])
        .where('account_id', 'in', [...accountIds])
        .where('accepted_at', 'is not', null)
        .where('until', '>=', today)
        .orderBy('created_at')
        .execute();

export const consentsInForce = (db: Database, customerId: string) =>
  db
    .selectFrom('consent')
    .select(['id', 'document', 'title', 'given_at'])
    .where('customer_id', '=', customerId)
    .where('withdrawn_at', 'is', null)
    .orderBy('given_at')
    .execute();
