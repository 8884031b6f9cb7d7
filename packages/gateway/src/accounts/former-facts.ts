import { sql } from 'kysely';
import { addMonths, periodOf } from '@vodokanal/contract/rules/calendar';
import type { Tx } from '../database/transaction.ts';

/** What the charges of an account are computed by, as it becomes. */
export interface ChangedFacts {
  /** Folded. */
  readonly account: string;
  readonly persons: number;
  readonly tariff_zone: string;
  /** The first month of these values, `YYYY-MM`; null for the month of today. */
  readonly since: string | null;
}

/**
 * Keeps the number of persons and the tariff zone that accounts have, for the months before a change. What was kept for
 * later months ends. Call it before the change is written; the same change again keeps nothing.
 */
export async function keepFormerFacts(tx: Tx, changes: readonly ChangedFacts[], today: string): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ since, ...change }) => ({
    ...change,
    is_named: since !== null,
    until: addMonths(since ?? periodOf(today), -1),
  }));
  await sql`
    with new as (
        select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (account text, persons integer, tariff_zone text, is_named boolean, until text)),
      changed as (
        select old.id, new.until, new.persons as new_persons, new.tariff_zone as new_zone,
          coalesce(held.persons, old.persons) as persons, coalesce(held.tariff_zone, old.tariff_zone) as tariff_zone
        from new join account as old on old.number_folded = new.account
        left join lateral (
          select persons, tariff_zone from former_account_facts as former where former.account_id = old.id and former.until >= new.until order by former.until limit 1) as held on true
        where new.is_named or (old.persons, old.tariff_zone) is distinct from (new.persons, new.tariff_zone)),
      dropped as (delete from former_account_facts as former using changed where former.account_id = changed.id and former.until > changed.until)
    insert into former_account_facts (account_id, until, persons, tariff_zone)
    select id, until, persons, tariff_zone from changed where (persons, tariff_zone) is distinct from (new_persons, new_zone)
    on conflict do nothing`.execute(tx);
}
