import type {
  Building,
  BuildingMeter,
  BuildingStatus,
  BulkJob,
  BulkRowResult,
  NewBulkReadings,
} from '@vodokanal/contract';
import { foldAccountNumber } from '@vodokanal/contract/rules/account-number';
import { buildingProgress, inOrderOfFlats } from '@vodokanal/contract/rules/building';
import { judgeBulkRows } from '@vodokanal/contract/rules/bulk-reading';
import type { Answers, MockCall } from '../answers.ts';
import { assertNoFindings, ProblemError } from '@vodokanal/contract/problem';
import { repeatedRows } from '@vodokanal/contract/policies/bulk-reading';
import { nextId, type MockBuilding, type MockJob, type MockState } from '../state.ts';
import { accept, publicMeter, windowOf } from './readings.ts';

const bodyOf = (state: MockState, { id, address, accountIds }: MockBuilding): Building => ({
  id,
  address,
  accounts: state.accounts.filter(({ id: each, kind }) => accountIds.includes(each) && kind !== 'legal').length,
  meters: state.meters.filter(
    ({ accountId, service, state: stands }) =>
      accountIds.includes(accountId) && service !== 'common' && stands !== 'removed',
  ).length,
});

const ownBuildings = ({ state, caller }: MockCall): MockBuilding[] =>
  state.buildings.filter(({ id }) => caller?.customer?.buildingIds.includes(id));

function statusOf(state: MockState, building: MockBuilding): BuildingStatus {
  const window = windowOf(state);
  const items = inOrderOfFlats(
    building.accountIds.flatMap((accountId, index): BuildingMeter[] => {
      const account = state.accounts.find(({ id }) => id === accountId);
      return state.meters
        .filter((meter) => meter.accountId === accountId && meter.state !== 'removed')
        .map((own): BuildingMeter => {
          const meter = publicMeter(own, window);
          return {
            accountNumber: account?.number ?? '',
            accountStatus: account?.status ?? 'confirmed',
            flat: account?.kind === 'legal' ? '' : String(index + 1),
            meter: {
              ...meter,
              pricePerCubicMetre: null,
              current: meter.current && { ...meter.current, receiptNumber: null },
              ...(meter.declined && { declined: { ...meter.declined, receiptNumber: null } }),
            },
          };
        });
    }),
  );
  return {
    building: bodyOf(state, building),
    window,
    items,
    ...buildingProgress(items),
    ...(building.commonVolume !== null && { commonVolume: building.commonVolume }),
  };
}

function judge(state: MockState, own: readonly MockBuilding[], pack: NewBulkReadings): BulkRowResult[] {
  const window = windowOf(state);
  const accountOf = (given: string) => {
    const account = state.accounts.find(
      ({ id, number }) =>
        own.some(({ accountIds }) => accountIds.includes(id)) && foldAccountNumber(number) === foldAccountNumber(given),
    );
    return (
      account && {
        status: account.status,
        meters: state.meters
          .filter(({ accountId }) => accountId === account.id)
          .map((meter) => publicMeter(meter, window)),
      }
    );
  };
  return judgeBulkRows(pack, window, accountOf).map(({ row, verdict: { result, errors, reading } }) => {
    const meter = reading && state.meters.find(({ id }) => id === reading.meter.id);
    if (!reading || !meter) return { row: row.row, result, ...(errors.length > 0 && { errors: [...errors] }) };
    for (const each of meter.readings) if (each.id === reading.replaces) each.status = 'replaced';
    const { receiptNumber } = accept(state, meter, reading.value, reading.volume, window.period, {
      source: 'manager',
      takenOn: reading.takenOn,
    });
    return { row: row.row, result, ...(receiptNumber !== null && { receiptNumber }) };
  });
}

const jobOf = ({ state, caller, parameters }: MockCall): MockJob => {
  const job = state.jobs.find(({ id, owner }) => id === parameters['jobId'] && owner === caller?.id);
  if (!job) throw new ProblemError('NOT_FOUND');
  return job;
};

const publicJob = ({ owner: _, results: _results, ...job }: MockJob): BulkJob => job;

export const buildings: Pick<
  Answers,
  'buildings.list' | 'buildings.status' | 'bulkReadings.create' | 'bulkReadings.get' | 'bulkReadings.result'
> = {
  'buildings.list': (call) => ({
    status: 200,
    body: { items: ownBuildings(call).map((building) => bodyOf(call.state, building)) },
  }),

  'buildings.status'(call) {
    const building = ownBuildings(call).find(({ id }) => id === call.parameters.buildingId);
    if (!building) throw new ProblemError('NOT_FOUND');
    return { status: 200, body: statusOf(call.state, building) };
  },

  'bulkReadings.create'(call) {
    const { state, body: pack } = call;
    const { rows } = pack;
    assertNoFindings(repeatedRows(rows));
    if (ownBuildings(call).length === 0) throw new ProblemError('NOT_FOUND');
    const results = judge(state, ownBuildings(call), pack);
    const count = (wanted: BulkRowResult['result']) => results.filter(({ result }) => result === wanted).length;
    const job: MockJob = {
      owner: call.caller?.id ?? '',
      results,
      id: nextId(state),
      state: 'done',
      rows: rows.length,
      accepted: count('accepted'),
      held: count('held'),
      rejected: count('rejected'),
      duplicate: count('duplicate'),
      unchanged: count('unchanged'),
      createdAt: state.now().toISOString(),
    };
    state.jobs = [job, ...state.jobs];
    // A real endpoint answers `queued` first, so the widget must poll for the result.
    return {
      status: 201,
      body: { ...publicJob(job), state: 'queued', accepted: 0, held: 0, rejected: 0, duplicate: 0, unchanged: 0 },
    };
  },

  'bulkReadings.get': (call) => ({ status: 200, body: publicJob(jobOf(call)) }),
  'bulkReadings.result': (call) => ({ status: 200, body: { items: [...jobOf(call).results] } }),
};
