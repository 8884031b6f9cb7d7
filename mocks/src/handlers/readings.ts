import type { Estimate, Meter, MeterList, NewReading, Reading } from '@vodokanal/contract';
import { meterStateOn } from '@vodokanal/contract/policies/meter-state';
import {
  assertAcceptable,
  assertCorrectable,
  assertNotSent,
  assertPeriod,
} from '@vodokanal/contract/policies/reading-acceptance';
import { assertPhoto } from '@vodokanal/contract/policies/upload';
import { assertNoFindings, ProblemError } from '@vodokanal/contract/problem';
import { estimateOf } from '@vodokanal/contract/rules/estimate';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { meterRequestFaults } from '@vodokanal/contract/rules/meter-request';
import { checkReading } from '@vodokanal/contract/rules/reading';
import { isControl, isCounted } from '@vodokanal/contract/rules/reading-status';
import { journalOfPlace, placesOfUse } from '@vodokanal/contract/rules/place-of-use';
import { declinedReading } from '@vodokanal/contract/rules/reading-verdict';
import { readingWindow } from '@vodokanal/contract/rules/reading-window';
import type { Answers } from '../answers.ts';
import { nextId, type MockMeter, type MockState } from '../state.ts';
import { attach } from './uploads.ts';

export const windowOf = ({ today, readingDays, config }: MockState) =>
  readingWindow(today, readingDays, config.utility.timeZone);

/** The reading of the month: control readings and readings that do not count leave it free. */
const isPresent = (reading: Reading) => isCounted(reading) && !isControl(reading);

export function publicMeter(
  { accountId: _, past, readings, ...meter }: MockMeter,
  { today, period }: { readonly today: string; readonly period: string },
): Meter {
  const declined = declinedReading([...readings, ...past]);
  return {
    ...meter,
    state: meterStateOn(today, meter),
    current: readings.find((reading) => reading.period === period && isPresent(reading)) ?? null,
    ...(declined && { declined }),
  };
}

function listOf(
  state: MockState,
  account: Pick<MeterList, 'accountStatus'> & { readonly id: string },
  withRemoved = false,
): MeterList {
  const window = windowOf(state);
  return {
    accountId: account.id,
    accountStatus: account.accountStatus,
    window,
    items: state.meters
      .filter(({ accountId, state: stands }) => accountId === account.id && (withRemoved || stands !== 'removed'))
      .map((meter) => publicMeter(meter, window)),
  };
}

/** Checks a reading against the current state of its meter. */
function judge(state: MockState, own: MockMeter, { value: text, period }: NewReading) {
  const account = state.accounts.find(({ id }) => id === own.accountId);
  const list = account && listOf(state, { id: account.id, accountStatus: account.status });
  const meter = list?.items.find(({ id }) => id === own.id);
  if (!list || !meter) throw new ProblemError('NOT_FOUND');
  assertPeriod(
    period,
    list.window,
    text,
    [...own.readings, ...own.past].find((reading) => reading.period === period && isPresent(reading))?.value,
  );
  return {
    meter,
    period: list.window.period,
    ...checkReading(text, {
      meter,
      accountStatus: list.accountStatus,
      windowOpen: list.window.open,
      otherMeters: list.items.filter((other) => other !== meter),
    }),
  };
}

export function accept(
  state: MockState,
  meter: MockMeter,
  value: string,
  volume: string | null,
  period: string,
  {
    source = 'resident',
    takenOn = state.today,
    photo,
  }: Partial<Pick<Reading, 'source' | 'takenOn'>> & {
    readonly photo?: { readonly id: string; readonly owner: string };
  } = {},
): Reading {
  const id = nextId(state);
  if (photo) attach(state, photo.owner, [photo.id], id, () => '/photoId').forEach(assertPhoto);
  const reading: Reading = {
    id,
    meterId: meter.id,
    value,
    volume,
    period,
    takenOn,
    receivedAt: state.now().toISOString(),
    source,
    status: 'accepted',
    receiptNumber: `П-${period}-${String(state.counter).padStart(6, '0')}-${String((state.counter * 7919) % 10_000).padStart(4, '0')}`,
    ...(photo && { photoId: photo.id }),
  };
  meter.readings.unshift(reading);
  return reading;
}

/** Checks the first reading of the period and stores it. */
export function acceptReading(state: MockState, own: MockMeter, draft: NewReading, owner?: string): Reading {
  const { meter, period, value, volume, findings } = judge(state, own, draft);
  assertNotSent(meter.current);
  assertAcceptable(value, findings, draft.confirmed);
  return accept(state, own, value, volume, period, photoOf(draft, owner));
}

function correctReading(
  state: MockState,
  own: MockMeter,
  readingId: string,
  draft: NewReading,
  owner?: string,
): Reading {
  const {
    meter: { current },
    period,
    value,
    volume,
    findings,
  } = judge(state, own, draft);
  const journal = [...own.readings, ...own.past];
  const named = journal.find(({ id }) => id === readingId);
  assertCorrectable(
    current,
    readingId,
    named && {
      ...named,
      replacedBy: journal.find((reading) => reading.period === named.period && isPresent(reading))?.value,
    },
  );
  assertAcceptable(value, findings, draft.confirmed);
  const reading = accept(state, own, value, volume, period, photoOf(draft, owner));
  if (named) named.status = 'replaced';
  return reading;
}

const photoOf = ({ photoId }: NewReading, owner: string | undefined) =>
  photoId !== undefined && owner !== undefined ? { photo: { id: photoId, owner } } : {};

const LIMITS = { periods: 3, months: 6, atLeast: 3 };
const NORMS: Partial<Record<Meter['service'], string>> = { coldWater: '4.3', hotWater: '3.1' };
const COEFFICIENTS: Partial<Record<Meter['service'], string>> = { coldWater: '3', hotWater: '1.5' };
const WASTEWATER = 3857;
const LAWS = {
  average: 'ПП РФ № 354, п. 59',
  norm: 'ПП РФ № 354, п. 60',
  coefficient: 'ПП РФ № 354, п. 60: повышающий коэффициент',
};

function estimatesOf(
  state: MockState,
  account: { readonly id: string; readonly status: MeterList['accountStatus'] },
): Estimate[] {
  const { items, window } = listOf(state, { id: account.id, accountStatus: account.status });
  const own = state.meters.filter(({ accountId }) => accountId === account.id);
  const places = placesOfUse(own);
  const journal = own.flatMap(({ readings, past }) => [...readings, ...past]);
  if (account.status === 'closed') return [];
  return items.flatMap(
    (meter) =>
      estimateOf({
        meter,
        open: window.period,
        journal: journalOfPlace(meter.id, places, journal),
        norm: NORMS[meter.service] ?? null,
        persons: 2,
        sharedBy: items.filter(({ service }) => service === meter.service).length,
        supplyPrice: meter.pricePerCubicMetre && meter.pricePerCubicMetre - WASTEWATER,
        wastewaterPrice: WASTEWATER,
        coefficient: COEFFICIENTS[meter.service] ?? '1',
        limits: LIMITS,
        laws: LAWS,
      }) ?? [],
  );
}

export const readings: Pick<
  Answers,
  | 'meterRequests.list'
  | 'meterRequests.create'
  | 'estimates.list'
  | 'meters.list'
  | 'readings.list'
  | 'readings.create'
  | 'readings.correct'
> = {
  'meters.list'({ state, account, parameters }) {
    const { id, status } = account();
    return { status: 200, body: listOf(state, { id, accountStatus: status }, parameters.also === 'removed') };
  },

  'meterRequests.list'({ state, account, customer }) {
    const { id } = account();
    return {
      status: 200,
      body: {
        items: state.meterRequests
          .filter(
            ({ owner, meterId }) =>
              owner === customer.id && state.meters.some((own) => own.id === meterId && own.accountId === id),
          )
          .map(({ owner: _, ...request }) => request),
      },
    };
  },

  'meterRequests.create'({ state, meter, body, customer }) {
    const { id } = meter();
    assertNoFindings(meterRequestFaults(body, state.today));
    const request = {
      id: nextId(state),
      meterId: id,
      number: `С-${String(state.counter).padStart(6, '0')}`,
      kind: body.kind,
      state: 'registered' as const,
      registeredAt: state.now().toISOString(),
      dueOn: addDays(state.today, 30),
      isLate: false,
    };
    state.meterRequests = [{ ...request, owner: customer.id }, ...state.meterRequests];
    return { status: 201, body: request };
  },

  'estimates.list': ({ state, account }) => ({ status: 200, body: { items: estimatesOf(state, account()) } }),

  'readings.list'({ meter, parameters }) {
    const { readings: present, past } = meter();
    return { status: 200, body: { items: [...present, ...past].slice(0, parameters.limit) } };
  },

  'readings.create': ({ state, meter, body, caller }) => ({
    status: 201,
    body: acceptReading(state, meter(), body, caller?.id),
  }),
  'readings.correct': ({ state, meter, body, caller, parameters }) => ({
    status: 201,
    body: correctReading(state, meter(), parameters.readingId, body, caller?.id),
  }),
};
