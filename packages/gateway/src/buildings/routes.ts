import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import type { Services } from '../services.ts';
import { listBuildings } from './queries.ts';
import { buildingStatus } from './service.ts';

export const buildingRoutes = ({
  settings,
  today,
}: Services): Pick<Handlers, 'buildings.list' | 'buildings.status'> => ({
  'buildings.list': async ({ db, customer }) => ({ body: { items: await listBuildings(db, customer.id) } }),

  async 'buildings.status'({ db, customer, parameters, now }) {
    const body = await buildingStatus(db, customer.id, parameters.buildingId, today(now), settings);
    if (!body) throw new ProblemError('NOT_FOUND');
    return { body };
  },
});
