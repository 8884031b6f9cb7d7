import type { BuildingMeter, BuildingStatus } from '@vodokanal/contract';
import { inOrderOfFlats, buildingProgress } from '@vodokanal/contract/rules/building';
import { StartError, type Database } from '../database/open.ts';
import { transact, type Tx } from '../database/transaction.ts';
import { metersOf } from '../meters/queries.ts';
import type { Settings } from '../settings/settings.ts';
import { accountsOfBuilding, buildingsByCode, customerByEmail, listBuildings, replaceBuildings } from './queries.ts';

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
  const window = settings.readingWindow(today);
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
              ...(meter.declined && { declined: { ...meter.declined, receiptNumber: null } }),
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
    const managerId = await customerByEmail(tx, email);
    if (managerId === undefined)
      throw new StartError(
        `There is no customer with the e-mail ${email}. Add one first: gateway customer add --email ${email}`,
      );
    const buildings = await buildingsByCode(tx, codes);
    const unknown = codes.filter((code) => !buildings.some((building) => building.code === code));
    if (unknown.length > 0)
      throw new StartError(
        `There is no building ${unknown.join(', ')}. The registry names them in the column «Код дома».`,
      );
    await replaceBuildings(
      tx,
      managerId,
      buildings.map(({ id }) => id),
    );
    return buildings.length;
  });
}
