import { sql } from 'kysely';
import type { Building } from '@vodokanal/contract';
import { foldEmail } from '@vodokanal/contract/rules/account-number';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';

/** Returns the buildings whose readings a manager may send. */
export async function listBuildings(db: Database | Tx, managerId: string): Promise<Building[]> {
  const { rows } = await sql<Building>`
    select building.id, building.address, count(distinct account.id) filter (where account.kind <> 'legal')::int as accounts,
      count(meter.id) filter (where meter.state <> 'removed' and meter.service <> 'common')::int as meters
    from manager join building on building.id = manager.building_id
    left join account on account.building_id = building.id
    left join meter on meter.account_id = account.id
    where manager.customer_id = ${managerId}
    group by building.id order by building.address, building.id`.execute(db);
  return rows;
}

export const accountsOfBuilding = (db: Database | Tx, buildingId: string) =>
  db.selectFrom('account').select(['id', 'number', 'status', 'flat']).where('building_id', '=', buildingId).execute();

export async function customerByEmail(db: Tx, email: string): Promise<string | undefined> {
  return (await db.selectFrom('customer').select('id').where('email', '=', foldEmail(email)).executeTakeFirst())?.id;
}

export async function buildingsByCode(db: Tx, codes: readonly string[]) {
  if (codes.length === 0) return [];
  return db
    .selectFrom('building')
    .select(['id', 'code'])
    .where('code', 'in', [...codes])
    .execute();
}

/** Replaces the buildings of a manager. */
export async function replaceBuildings(db: Tx, managerId: string, buildingIds: readonly string[]): Promise<void> {
  await db.deleteFrom('manager').where('customer_id', '=', managerId).execute();
  if (buildingIds.length > 0)
    await db
      .insertInto('manager')
      .values(buildingIds.map((building_id) => ({ customer_id: managerId, building_id })))
      .execute();
}
