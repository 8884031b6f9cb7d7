import { createState, people, type MockState } from './state.ts';

/** The day on which the scenarios play: in the reading window of most utilities. */
export const TODAY = '2026-11-22';

const signedIn = (email: string, change?: (state: MockState) => void) => (today: string): MockState => {
  const state = createState(today);
  state.session = state.customers.find((customer) => customer.email === email)?.id;
  change?.(state);
  return state;
};

const rodnik = (change?: (state: MockState) => void) => signedIn('rodnik@example.org', change);

/** Ready-made situations, by name. Each makes a utility of its own. */
export const scenarios = {
  /** Two meters, a sum to pay that is not late. */
  happy: rodnik(),
  signedOut: (today: string) => createState(today),
  overdue: signedIn('pristan@example.org'),
  credit: signedIn('ruchey@example.org'),
  zero: signedIn('bereg@example.org'),
  noMeters: signedIn('kolodets@example.org'),
  expiredVerification: signedIn('plotina@example.org'),
  automaticMeter: signedIn('mayak@example.org'),
  closedAccount: signedIn('gavan@example.org'),
  severalAccounts: signedIn('ozero@example.org'),
  rollover: signedIn('volna@example.org'),
  windowClosed: rodnik((state) => { state.readingDays = { fromDay: 25, toDay: 28 }; }),
  lastDay: rodnik((state) => { state.readingDays = { fromDay: 15, toDay: 22 }; }),
  noAccess: rodnik((state) => { for (const meter of state.meters) meter.state = 'noAccess'; }),
  alreadySent: rodnik((state) => {
    for (const meter of state.meters) meter.readings = [{ id: meter.id.replace('0002', '0008'), meterId: meter.id, value: String(Number(meter.previous?.value ?? 0) + 4), volume: '4', period: state.today.slice(0, 7), takenOn: state.today, receivedAt: state.now().toISOString(), source: 'resident', status: 'accepted', slip: 'П-2026-11-000042' }];
  }),
  billed: rodnik((state) => {
    for (const meter of state.meters) meter.readings = [{ id: meter.id.replace('0002', '0008'), meterId: meter.id, value: String(Number(meter.previous?.value ?? 0) + 4), volume: '4', period: state.today.slice(0, 7), takenOn: state.today, receivedAt: state.now().toISOString(), source: 'resident', status: 'billed', slip: 'П-2026-11-000042' }];
  }),
  locked: (today: string) => { const state = createState(today); for (const customer of state.customers) customer.blocked = true; return state; },
  throttled: (today: string) => { const state = createState(today); state.throttled = 900; return state; },
  slow: rodnik((state) => { state.delay = 60_000; }),
  failing: rodnik((state) => { state.fault = 'broken'; }),
  busy: rodnik((state) => { state.fault = 'busy'; }),
  offline: rodnik((state) => { state.fault = 'offline'; }),
  wrongAddress: rodnik((state) => { state.fault = 'html'; }),
} as const satisfies Record<string, (today: string) => MockState>;

export type ScenarioName = keyof typeof scenarios;

/** A utility in a situation; tests and stories change it further as they like. */
export const scenario = (name: ScenarioName, today = TODAY): MockState => scenarios[name](today);

export { people };
