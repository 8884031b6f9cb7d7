import type { Handlers } from '../http/operation.ts';
import { ProblemError } from '../http/problems.ts';
import type { BulkJobs } from './jobs.ts';

export function bulkReadingRoutes(jobs: BulkJobs): Pick<Handlers, `bulkReadings.${'create' | 'get' | 'result'}`> {
  return {
    async 'bulkReadings.create'({ db, customer, body: { rows }, address, now }) {
      const first = new Map<number, number>();
      const errors = rows.flatMap(({ row }, index) => (first.has(row) ? [{ code: 'DUPLICATE_ROW' as const, severity: 'block' as const, pointer: `/rows/${index}/row` }] : (first.set(row, index), [])));
      if (errors.length > 0) throw new ProblemError('INVALID', { errors });
      return { body: await jobs.add(db, { customerId: customer.id, rows, address, now }) };
    },
    async 'bulkReadings.get'({ db, customer, parameters }) {
      return { body: await jobs.find(db, customer.id, parameters.jobId) };
    },
    async 'bulkReadings.result'({ db, customer, parameters }) {
      return { body: { items: await jobs.results(db, customer.id, parameters.jobId) } };
    },
  };
}
