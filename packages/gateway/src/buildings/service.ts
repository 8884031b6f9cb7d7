import type { BuildingMeter, BuildingStatus } from '@vodokanal/contract';
import { inOrderOfFlats, buildingProgress } from '@vodokanal/contract/rules/building';
import { readingWindow } from '@vodokanal/contract/rules/reading-window';
import { StartError, type Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { metersOf } from '../meters/queries.ts';
import type { Settings } from '../settings/settings.ts';
import { accountsOfBuilding, listBuildings } from './queries.ts';

/**
 * Returns every meter of a building with its reading of this period; undefined when the manager has no such building.
 */
export async function buildingStatus(
  db: Database | Tx,
  managerId: string,
  buildingId: string,
  today: string,
  settings: Settings,
): Promise<BuildingStatus | undefined> {
  const building = (await listBuildings(db, managerId)).find(({ id }) => id === buildingId);
  if (!building) return undefined;
  const window = readingWindow(today, settings.get('readingDays', '', today));
  const accounts = await accountsOfBuilding(db, buildingId);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const all = (
    await metersOf(
      db,
      accounts.map(({ id }) => id),
      window,
      settings,
    )
  ).flatMap(({ accountId, ...meter }): BuildingMeter[] => {
    const account = byId.get(accountId);
    return account
      ? [
          {
            accountNumber: account.number,
            accountStatus: account.status,
            flat: account.flat,
            meter: {
              ...meter,
              pricePerCubicMetre: null,
              current: meter.current && { ...meter.current, receiptNumber: null },
            },
          },
        ]
      : [];
  });
  const items = inOrderOfFlats(all);
  return { building, window, items, ...buildingProgress(items) };
}

/**
 * Replaces the buildings whose readings a customer may send. Returns how many; throws a `StartError` for an unknown
 * one.
 */
export async function setManager(db: Database, email: string, codes: readonly string[]): Promise<number> {
  return transact(db, async (tx) => {
    const customer = await tx
      .selectFrom('customer')
      .select('id')
      .where('email', '=', email.trim().toLowerCase())
      .executeTakeFirst();
    if (!customer)
      throw new StartError(
        `There is no customer with the e-mail ${email}. Add one first: gateway customer add --email ${email}`,
      );
    const buildings =
      codes.length > 0
        ? await tx
            .selectFrom('building')
            .select(['id', 'code'])
            .where('code', 'in', [...codes])
            .execute()
        : [];
    const unknown = codes.filter((code) => !buildings.some((building) => building.code === code));
    if (unknown.length > 0)
      throw new StartError(
        `There is no building ${unknown.join(', ')}. The registry names them in the column «Код дома».`,
      );
    await tx.deleteFrom('manager').where('customer_id', '=', customer.id).execute();
    if (buildings.length > 0)
      await tx
        .insertInto('manager')
        .values(buildings.map(({ id }) => ({ customer_id: customer.id, building_id: id })))
        .execute();
    return buildings.length;
  });
}
