import type { BulkRow, BulkRowResult } from '@vodokanal/contract';
import { russianDate } from '@vodokanal/contract/rules/calendar';
import { repeatedRows } from '@vodokanal/contract/policies/bulk-reading';
import { assertNoFindings } from '@vodokanal/contract/problem';
import { csvLine, nameOf, wordOf } from '../registry/columns.ts';
import { steps, type Handlers } from '../http/operation.ts';
import type { Services } from '../services.ts';

export const bulkReadingRoutes = (
  { bulkJobs }: Services,
  work: () => void,
): Pick<Handlers, `bulkReadings.${'create' | 'get' | 'result'}`> => ({
  'bulkReadings.create': steps({
    async run({ db, customer, body: { period, rows }, address, now }) {
      assertNoFindings(repeatedRows(rows));
      return { body: await bulkJobs.add(db, { customerId: customer.id, period, rows, address, now }) };
    },
    committed: work,
  }),

  'bulkReadings.get': async ({ db, customer, parameters }) => ({
    body: await bulkJobs.find(db, customer.id, parameters.jobId),
  }),

  async 'bulkReadings.result'({ db, customer, parameters, request }) {
    const { rows, results } = await bulkJobs.results(db, customer.id, parameters.jobId);
    return {
      body: { items: results },
      ...(/\btext\/csv\b/.test(request.headers.get('Accept') ?? '') && { csv: resultFile(rows, results) }),
    };
  },
});

/** Adds the result to every row sent, as CSV. It has error codes only; their texts belong to the widgets. */
function resultFile(rows: readonly BulkRow[], results: readonly BulkRowResult[]): string {
  const byRow = new Map(results.map((result) => [result.row, result]));
  const head = [
    '№',
    nameOf('account'),
    nameOf('serial'),
    nameOf('service'),
    nameOf('value'),
    nameOf('takenOn'),
    'Результат',
    'Причина',
    'Номер подтверждения',
  ];
  const lines = rows.map(({ row, accountNumber, serialNumber = '', service, value, takenOn = '' }) => {
    const { result = '', errors = [], receiptNumber = '' } = byRow.get(row) ?? {};
    return [
      String(row),
      accountNumber,
      serialNumber,
      service ? wordOf('service', service) : '',
      value,
      russianDate(takenOn),
      result,
      errors.map(({ code }) => code).join(' '),
      receiptNumber,
    ];
  });
  return `\ufeff${[head, ...lines].map(csvLine).join('')}`;
}
