import { sql } from 'kysely';
import type { DataSection } from '@vodokanal/contract';
import { startOfDay } from '@vodokanal/contract/rules/calendar';
import { AWAITING } from '@vodokanal/contract/rules/claim-state';
import { deletableBefore } from '@vodokanal/contract/rules/data-request';
import type { Database } from '../database/open.ts';
import type { Tables, UploadOwner } from '../database/tables.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { deleteOldApplications } from '../applications/retention.ts';
import type { Services } from '../services.ts';
import type { Uploads } from '../uploads/uploads.ts';

/** Accounts and claims that one sweep deletes at most; the next one goes on. */
const BATCH = 100;

/** Tables whose rows are deleted when the term of their section is over, and the column that it is counted from. */
const DATED: readonly (readonly [table: keyof Tables, column: string, section: DataSection])[] = [
  ['message', 'created_at', 'messages'],
  ['audit', 'at', 'security'],
  ['meter_request', 'decided_at', 'requests'],
  ['incident', 'registered_at', 'requests'],
  ['data_request', 'answered_on', 'requests'],
  ['case_decision', 'ended_at', 'requests'],
  ['resident_view', 'opened_at', 'security'],
  ['consent', 'withdrawn_at', 'consents'],
];

/** Tables whose files are deleted with them. */
const WITH_FILES = [
  ['profile_change', 'decided_at', 'profileChange'],
  ['unlock', 'decided_at', 'unlock'],
] as const;

/** Tables of an account, deleted with it. */
const OF_ACCOUNT = [
  'reading',
  'meter',
  'meter_request',
  'ledger_entry',
  'payment_item',
  'payment_link',
  'debt_notice',
  'instalment_plan',
  'autopay',
  'profile_change',
  'claim_message',
  'claim',
  'application_message',
  'application',
  'helper',
  'former_number',
  'former_account_facts',
  'technical_work',
  'customer_account',
  'case_decision',
  'site_account',
] as const satisfies readonly (keyof Tables)[];

/**
 * Deletes personal data whose retention period is over (152-ФЗ ст. 5 ч. 7, ст. 21 ч. 4). The periods are dated
 * settings; what has none is kept.
 */
export async function sweepRetention(
  db: Database,
  { settings, uploads, documents }: Pick<Services, 'settings' | 'uploads' | 'documents'>,
  now: Date,
): Promise<void> {
  const today = settings.today(now);
  const { timeZone } = settings.get('utility', '', today);
  const limitOf = (section: DataSection): string | undefined => {
    const rule = settings.find('retention', section, today);
    return rule && deletableBefore(today, rule.value);
  };
  for (const [table, column, section] of DATED) {
    const limit = limitOf(section);
    if (limit === undefined) continue;
    const before = column.endsWith('_on') ? sql`${limit}::date` : sql`${startOfDay(limit, timeZone)}`;
    await sql`delete from ${sql.table(table)} where ${sql.ref(column)} < ${before}`.execute(db);
  }
  const limit = limitOf('requests');
  for (const [table, column, kind] of limit === undefined ? [] : WITH_FILES) {
    const before = startOfDay(limit ?? '', timeZone);
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(table)} where ${sql.ref(column)} < ${before} limit ${sql.lit(BATCH)}`.execute(db);
    for (const { id } of rows) {
      await uploads.removeOf({ kind, id });
      await sql`delete from ${sql.table(table)} where id = ${id} and ${sql.ref(column)} < ${before}`.execute(db);
    }
  }
  if (limit !== undefined) {
    await deleteOldClaims(db, uploads, limit, startOfDay(limit, timeZone));
    await deleteOldApplications(db, uploads, limit, startOfDay(limit, timeZone));
  }
  await deleteClosedAccounts(db, { uploads, documents }, limitOf);
}

/** Deletes ended claims that were registered, and answered if at all, before a local date, with their messages and files. */
async function deleteOldClaims(db: Database, uploads: Uploads, limit: string, before: Date): Promise<void> {
  const old = await db
    .selectFrom('claim')
    .select(['account_id', 'id'])
    .where('registered_at', '<', before)
    .where('state', 'not in', AWAITING)
    .where(({ eb, or }) => or([eb('answered_on', 'is', null), eb('answered_on', '<', limit)]))
    .limit(BATCH)
    .execute();
  for (const { account_id, id } of old) {
    const messages = await db
      .selectFrom('claim_message')
      .select('id')
      .where('account_id', '=', account_id)
      .where('claim_id', '=', id)
      .execute();
    // The files first: after an interruption the next run finds the claim again, and `Uploads.sweep` the files.
    for (const message of messages) await uploads.removeOf({ kind: 'claimMessage', id: message.id });
    await uploads.removeOf({ kind: 'claim', id });
    await transact(db, async (tx) => {
      await tx.deleteFrom('claim_message').where('account_id', '=', account_id).where('claim_id', '=', id).execute();
      await tx.deleteFrom('claim').where('account_id', '=', account_id).where('id', '=', id).execute();
    });
  }
}

/** Deletes closed accounts whose last entry is so old that no section of the contract is kept any more. */
async function deleteClosedAccounts(
  db: Database,
  { uploads, documents }: Pick<Services, 'uploads' | 'documents'>,
  limitOf: (section: DataSection) => string | undefined,
): Promise<void> {
  const limits = (['accounts', 'meters', 'payments'] as const).map(limitOf);
  if (limits.some((limit) => limit === undefined)) return;
  const [limit = ''] = limits.toSorted();
  const { rows } = await sql<{ id: string }>`
    select id from account where status = 'closed'
      and not exists (select from ledger_entry where account_id = account.id and entered_on >= ${limit}::date)
      and not exists (select from reading where account_id = account.id and taken_on >= ${limit}::date)
      and exists (select from ledger_entry where account_id = account.id)
    limit ${sql.lit(BATCH)}`.execute(db);
  for (const { id } of rows) {
    // The files first: a sweep that stops in between finds the account again.
    const { rows: owners } = await sql<UploadOwner>`
      select 'reading' as kind, id from reading where account_id = ${id} and photo_id is not null
      union all select 'claim', id from claim where account_id = ${id}
      union all select 'claimMessage', id from claim_message where account_id = ${id}
      union all select 'application', id from application where account_id = ${id}
      union all select 'applicationMessage', id from application_message where account_id = ${id}
      union all select 'profileChange', id from profile_change where account_id = ${id}`.execute(db);
    for (const owner of owners) await uploads.removeOf(owner);
    await documents.deleteOfAccount(db, id);
    await transact(db, (tx) => deleteAccount(tx, id));
  }
}

async function deleteAccount(tx: Tx, accountId: string): Promise<void> {
  for (const table of OF_ACCOUNT)
    await sql`delete from ${sql.table(table)} where account_id = ${accountId}`.execute(tx);
  await tx.deleteFrom('account').where('id', '=', accountId).execute();
}
