import type { Estimate, Finding, Meter, MeterList, NewMeterRequest, NewReading, Reading } from '@vodokanal/contract';
import { estimateOf } from '@vodokanal/contract/rules/estimate';
import { meterRequestFaults } from '@vodokanal/contract/rules/meter-request';
import { checkReading, parseReading } from '@vodokanal/contract/rules/reading';
import { readingWindow } from '@vodokanal/contract/rules/reading-window';
import type { Answers } from '../answers.ts';
import { checkBody } from '../check.ts';
import { MockProblem } from '../problem.ts';
import { nextId, type MockAccount, type MockMeter, type MockState } from '../state.ts';

export const windowOf = ({ today, readingDays }: MockState) => readingWindow(today, readingDays);

export function publicMeter({ accountId: _, past: _past, readings, ...meter }: MockMeter, period: string): Meter {
  return { ...meter, current: readings.find((reading) => reading.period === period && reading.status !== 'replaced') ?? null };
}

function listOf(state: MockState, account: { readonly id: string; readonly status: MeterList['accountStatus'] }, withRemoved = false): MeterList {
  const window = windowOf(state);
  return { accountId: account.id, accountStatus: account.status, window, items: state.meters.filter(({ accountId, state: stands }) => accountId === account.id && (withRemoved || stands !== 'removed')).map((meter) => publicMeter(meter, window.period)) };
}

function draftOf(body: unknown): NewReading {
  const errors = checkBody('NewReading', body);
  if (errors.length > 0) throw new MockProblem(422, 'INVALID', errors);
  return body as NewReading;
}

function judge(state: MockState, own: MockMeter, { value: text, confirmed = [], period }: NewReading) {
  const list = listOf(state, state.accounts.find(({ id }) => id === own.accountId) as MockAccount);
  const there = own.readings.find((reading) => reading.period === period && reading.status !== 'replaced');
  if (period !== undefined && period !== list.window.period && there?.value === parseReading(text)) throw already('ALREADY_SENT', there.value);
  if (period !== undefined && period !== list.window.period) throw new MockProblem(422, 'READING_REFUSED', [{ code: 'DATE_TOO_OLD', severity: 'block', pointer: '/period', params: { period } }]);
  const present = list.items.find(({ id }) => id === own.id) as Meter;
  const checked = checkReading(text, { meter: present, accountStatus: list.accountStatus, windowOpen: list.window.open, otherMeters: list.items.filter((other) => other !== present) });
  return { present, period: list.window.period, confirmed, ...checked };
}

function admit(value: string | null, findings: readonly Finding[], confirmed: readonly string[]): asserts value is string {
  if (value === null || findings.some(({ severity }) => severity === 'block')) throw new MockProblem(422, 'READING_REFUSED', findings);
  if (findings.some(({ code, severity }) => severity === 'confirm' && !confirmed.includes(code))) throw new MockProblem(422, 'READING_UNCONFIRMED', findings);
}

export function accept(state: MockState, meter: MockMeter, value: string, volume: string | null, period: string, { source = 'resident', takenOn = state.today, photoId }: Partial<Pick<Reading, 'source' | 'takenOn' | 'photoId'>> = {}): Reading {
  const reading: Reading = { id: nextId(state), meterId: meter.id, value, volume, period, takenOn, receivedAt: state.now().toISOString(), source, status: 'accepted', slip: `П-${period}-${String(state.counter).padStart(6, '0')}-${String((state.counter * 7919) % 10_000).padStart(4, '0')}`, ...(photoId && { photoId }) };
  meter.readings.unshift(reading);
  const photo = state.uploads.find(({ id }) => id === photoId);
  if (photo) photo.claimId = reading.id;
  return reading;
}

/** Judges a first reading of the period and takes it in. */
export function acceptReading(state: MockState, own: MockMeter, draft: NewReading): Reading {
  const { present, period, value, volume, findings, confirmed } = judge(state, own, draft);
  if (present.current) throw already('ALREADY_SENT', present.current.value);
  admit(value, findings, confirmed);
  return accept(state, own, value, volume, period, photoOf(state, draft));
}

/** The photo, when it has arrived and belongs to nothing yet. */
function photoOf(state: MockState, { photoId }: NewReading): { photoId?: string } {
  if (photoId === undefined) return {};
  const photo = state.uploads.find(({ id, owner, claimId }) => id === photoId && owner === state.session && !claimId);
  if (!photo) throw new MockProblem(422, 'INVALID', [{ code: 'UPLOAD_NOT_FOUND', severity: 'block', pointer: '/photoId' }]);
  if (photo.state !== 'ready') throw new MockProblem(422, 'UPLOAD_UNFINISHED');
  return { photoId };
}

const already = (code: 'ALREADY_SENT' | 'ALREADY_BILLED', value: string) => new MockProblem(409, code, [{ code, severity: 'block', pointer: '/value', params: { value } }]);

const LIMITS = { periods: 3, months: 6, atLeast: 3 };
const NORMS: Partial<Record<Meter['service'], string>> = { coldWater: '4.3', hotWater: '3.1' };
const COEFFICIENTS: Partial<Record<Meter['service'], string>> = { coldWater: '3', hotWater: '1.5' };
const WASTEWATER = 3857;
const LAWS = { average: 'ПП РФ № 354, п. 59', norm: 'ПП РФ № 354, п. 60', coefficient: 'ПП РФ № 354, п. 60: повышающий коэффициент' };

function estimatesOf(state: MockState, account: { readonly id: string; readonly status: MeterList['accountStatus'] }): Estimate[] {
  const { items, window } = listOf(state, account);
  if (account.status === 'closed') return [];
  return items.flatMap((meter) => estimateOf({
    meter, open: window.period, journal: [...(meter.current ? [meter.current] : []), ...(state.meters.find(({ id }) => id === meter.id)?.past ?? [])], norm: NORMS[meter.service] ?? null, persons: 2,
    sharedBy: items.filter(({ service }) => service === meter.service).length, supplyPrice: meter.pricePerCubicMetre && meter.pricePerCubicMetre - WASTEWATER, wastewaterPrice: WASTEWATER,
    coefficient: COEFFICIENTS[meter.service] ?? '1', limits: LIMITS, laws: LAWS,
  }) ?? []);
}

export const readings: Pick<Answers, 'meterRequests.list' | 'meterRequests.create' | 'estimates.list' | 'meters.list' | 'readings.list' | 'readings.create' | 'readings.correct'> = {
  'meters.list'({ state, account, request }) {
    const also = new URL(request.url).searchParams.get('also');
    if (also !== null && also !== 'removed') throw new MockProblem(400, 'BAD_REQUEST');
    return { status: 200, body: listOf(state, account(undefined, ['see', 'readings']), also === 'removed') };
  },
  'meterRequests.list': ({ state, account, customer }) => { const { id } = account(undefined, ['see', 'readings']); return { status: 200, body: { items: state.meterRequests.filter(({ owner, meterId }) => owner === customer.id && state.meters.some((own) => own.id === meterId && own.accountId === id)).map(({ owner: _, ...request }) => request) } }; },
  'meterRequests.create'({ state, meter, body, customer }) {
    const { id } = meter([]);
    const errors = checkBody('NewMeterRequest', body);
    const wrong = errors.length > 0 ? errors : meterRequestFaults(body as NewMeterRequest, state.today);
    if (wrong.length > 0) throw new MockProblem(422, 'INVALID', wrong);
    const request = { id: nextId(state), meterId: id, number: `С-${String(state.counter).padStart(6, '0')}`, kind: (body as NewMeterRequest).kind, state: 'registered' as const, registeredAt: state.now().toISOString() };
    state.meterRequests = [{ ...request, owner: customer.id }, ...state.meterRequests];
    return { status: 201, body: request };
  },
  'estimates.list': ({ state, account }) => ({ status: 200, body: { items: estimatesOf(state, account(undefined, ['see', 'readings'])) } }),
  'readings.list': ({ meter, request }) => { const { readings: present, past } = meter(['see', 'readings']); return { status: 200, body: { items: [...present, ...past].slice(0, Number(new URL(request.url).searchParams.get('limit') ?? 36)) } }; },

  'readings.create': ({ state, meter, body }) => ({ status: 201, body: acceptReading(state, meter(), draftOf(body)) }),

  'readings.correct'(call) {
    const own = call.meter();
    const { present, period, value, volume, findings, confirmed } = judge(call.state, own, draftOf(call.body));
    const replaced = own.readings.find(({ id }) => id === call.parameters['readingId']);
    if (!replaced) throw new MockProblem(404, 'NOT_FOUND');
    if (present.current?.id !== replaced.id) throw already(replaced.status === 'replaced' ? 'ALREADY_SENT' : 'ALREADY_BILLED', replaced.status === 'replaced' ? (present.current?.value ?? replaced.value) : replaced.value);
    if (replaced.status === 'billed') throw already('ALREADY_BILLED', replaced.value);
    admit(value, findings, confirmed);
    const photo = photoOf(call.state, call.body as NewReading);
    replaced.status = 'replaced';
    return { status: 201, body: accept(call.state, own, value, volume, period, photo) };
  },
};
