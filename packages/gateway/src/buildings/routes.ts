import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import type { Settings } from '../settings/settings.ts';
import { buildingStatus, listBuildings } from './buildings.ts';

export function buildingRoutes(settings: Settings, today: (now: Date) => Promise<string>): Pick<Handlers, 'buildings.list' | 'buildings.status'> {
  return {
    async 'buildings.list'({ db, customer }) {
      return { body: { items: await listBuildings(db, customer.id) } };
    },
    async 'buildings.status'({ db, customer, parameters, now }) {
      const body = await buildingStatus(db, customer.id, parameters.buildingId, await today(now), settings);
      if (!body) throw new ProblemError('NOT_FOUND');
      return { body };
    },
  };
}
