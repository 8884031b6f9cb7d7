import { sql } from 'kysely';
import type { Building, BuildingMeter, BuildingStatus } from '@vodokanal/contract';
import { inOrderOfFlats, buildingProgress } from '@vodokanal/contract/rules/building';
import { readingWindow } from '@vodokanal/contract/rules/reading-window';
import { StartError, type Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { metersOf } from '../meters/meters.ts';
import type { Settings } from '../settings/settings.ts';

/** The buildings a manager answers for. */
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

/** Every meter of a building with what was received of it; undefined when it is not the manager's. */
export async function buildingStatus(db: Database | Tx, managerId: string, buildingId: string, today: string, settings: Settings): Promise<BuildingStatus | undefined> {
  const building = (await listBuildings(db, managerId)).find(({ id }) => id === buildingId);
  if (!building) return undefined;
  const window = readingWindow(today, await settings.get('readingDays', '', today));
  const accounts = await db.selectFrom('account').select(['id', 'number', 'status', 'flat']).where('building_id', '=', buildingId).execute();
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const all = (await metersOf(db, accounts.map(({ id }) => id), window, settings)).flatMap(({ accountId, ...meter }): BuildingMeter[] => {
    const account = byId.get(accountId);
    return account ? [{ accountNumber: account.number, accountStatus: account.status, flat: account.flat, meter: { ...meter, pricePerCubicMetre: null, current: meter.current && { ...meter.current, slip: null } } }] : [];
  });
  const items = inOrderOfFlats(all);
  return { building, window, items, ...buildingProgress(items) };
}

/** Lets a customer send the readings of these buildings, and of no others. */
export async function setManager(db: Database, email: string, codes: readonly string[]): Promise<number> {
  return transact(db, async (tx) => {
    const customer = await tx.selectFrom('customer').select('id').where('email', '=', email.trim().toLowerCase()).executeTakeFirst();
    if (!customer) throw new StartError(`There is no customer with the e-mail ${email}. Add one first: gateway customer add --email ${email}`);
    const buildings = codes.length > 0 ? await tx.selectFrom('building').select(['id', 'code']).where('code', 'in', [...codes]).execute() : [];
    const unknown = codes.filter((code) => !buildings.some((building) => building.code === code));
    if (unknown.length > 0) throw new StartError(`There is no building ${unknown.join(', ')}. The registry names them in the column «Код дома».`);
    await tx.deleteFrom('manager').where('customer_id', '=', customer.id).execute();
    if (buildings.length > 0) await tx.insertInto('manager').values(buildings.map(({ id }) => ({ customer_id: customer.id, building_id: id }))).execute();
    return buildings.length;
  });
}
