import { build, createState, people, type MockState } from './state.ts';

/** Today in the scenarios, a date inside the reading window. */
export const TODAY = '2026-11-22';

const signedIn =
  (email: string, change?: (state: MockState) => void) =>
  (today: string): MockState => {
    const state = createState(today);
    state.session = state.customers.find((customer) => customer.email === email)?.id;
    change?.(state);
    return state;
  };

const rodnik = (change?: (state: MockState) => void) => signedIn('rodnik@example.org', change);

/** Named states; each call makes a new mock utility. */
export const scenarios = {
  /** Two meters, and a debt that is not overdue. */
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
  windowClosed: rodnik((state) => {
    state.readingDays = { fromDay: 25, toDay: 28 };
  }),
  /** A manager with one building. */
  manager: signedIn('dvor@example.org'),
  managerOfMany: signedIn('dvor@example.org', (state) => {
    build(state, { address: 'г. Родников, пер. Колодезный, д. 4', flats: 300 });
    for (const [index, meter] of state.meters.entries())
      if (index % 3 === 0 && meter.previous)
        meter.readings = [
          {
            id: meter.id.replace('0012', '0013'),
            meterId: meter.id,
            value: String(Number(meter.previous.value) + 4),
            volume: '4',
            period: state.today.slice(0, 7),
            takenOn: state.today,
            receivedAt: state.now().toISOString(),
            source: index % 2 ? ('manager' as const) : ('resident' as const),
            status: 'accepted',
            receiptNumber: null,
          },
        ];
    for (const building of state.buildings) building.commonVolume = '712.4';
  }),
  managerClosed: signedIn('dvor@example.org', (state) => {
    state.readingDays = { fromDay: 25, toDay: 28 };
  }),
  managerCutOff: signedIn('dvor@example.org', (state) => {
    state.fault = 'one-way';
  }),
  lastDay: rodnik((state) => {
    state.readingDays = { fromDay: 15, toDay: 22 };
  }),
  noAccess: rodnik((state) => {
    for (const meter of state.meters) meter.state = 'noAccess';
  }),
  alreadySent: rodnik((state) => {
    for (const meter of state.meters)
      meter.readings = [
        {
          id: meter.id.replace('0002', '0008'),
          meterId: meter.id,
          value: String(Number(meter.previous?.value ?? 0) + 4),
          volume: '4',
          period: state.today.slice(0, 7),
          takenOn: state.today,
          receivedAt: state.now().toISOString(),
          source: 'resident',
          status: 'accepted',
          receiptNumber: 'П-2026-11-000042',
        },
      ];
  }),
  billed: rodnik((state) => {
    for (const meter of state.meters)
      meter.readings = [
        {
          id: meter.id.replace('0002', '0008'),
          meterId: meter.id,
          value: String(Number(meter.previous?.value ?? 0) + 4),
          volume: '4',
          period: state.today.slice(0, 7),
          takenOn: state.today,
          receivedAt: state.now().toISOString(),
          source: 'resident',
          status: 'billed',
          receiptNumber: 'П-2026-11-000042',
        },
      ];
  }),
  /** Authenticator app and SMS are on; the secret is from RFC 6238. */
  secondFactor: (today: string) => {
    const state = createState(today);
    const [customer] = state.customers;
    if (customer)
      Object.assign(customer, {
        factors: [
          {
            id: '00000000-0000-8000-8000-000000000021',
            kind: 'totp',
            createdAt: state.now().toISOString(),
            secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
          },
          { id: '00000000-0000-8000-8000-000000000022', kind: 'sms', createdAt: state.now().toISOString() },
        ],
        recoveryCodes: ['ABCDEFGHJK', 'KJHGFEDCBA'],
      });
    return state;
  },
  secondFactorOn: rodnik((state) => {
    const [customer] = state.customers;
    if (customer)
      Object.assign(customer, {
        factors: [
          {
            id: '00000000-0000-8000-8000-000000000021',
            kind: 'totp',
            createdAt: state.now().toISOString(),
            secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
          },
        ],
        recoveryCodes: ['ABCDEFGHJK', 'KJHGFEDCBA'],
      });
    customer?.passkeys.set('key', {
      id: '00000000-0000-8000-8000-000000000023',
      kind: 'passkey',
      name: 'Chrome, Android',
      createdAt: state.now().toISOString(),
    });
  }),
  temporaryPassword: (today: string) => {
    const state = createState(today);
    for (const customer of state.customers) customer.mustChangePassword = true;
    return state;
  },
  manySessions: rodnik((state) => {
    const [customer] = state.customers;
    const at = (day: number) => `2026-11-${day}T08:12:00.000Z`;
    if (customer)
      Object.assign(customer, {
        sessions: ['Firefox, Linux', 'Chrome, Android', ''].map((device, index) => ({
          id: `00000000-0000-8000-8000-00000000003${index}`,
          device,
          createdAt: at(10 + index),
          seenAt: at(21 - index),
          expiresAt: '2026-12-20T08:00:00.000Z',
        })),
        journal: [
          'sign-in',
          'sign-in-failed',
          'sign-in-failed',
          'password-changed',
          'factor-on',
          'reading-accepted',
          'claim-registered',
          'registered',
        ].map((action, index) => ({
          id: `00000000-0000-8000-8000-00000000004${index}`,
          at: at(21 - index),
          action,
          network: '203.0.113.*',
        })),
      });
  }),
  frozen: rodnik((state) => {
    for (const customer of state.customers) customer.frozen = true;
  }),
  consented: rodnik((state) => {
    const [customer] = state.customers;
    const [news] = state.documents;
    if (customer && news)
      customer.consents = [
        {
          id: '00000000-0000-8000-8000-000000000051',
          document: news.document,
          version: news.version,
          title: news.title,
          givenAt: '2026-11-01T08:00:00.000Z',
          withdrawnAt: null,
        },
      ];
  }),
  newConsentText: rodnik((state) => {
    const [customer] = state.customers;
    const [news] = state.documents;
    if (customer && news)
      customer.consents = [
        {
          id: '00000000-0000-8000-8000-000000000051',
          document: news.document,
          version: '2024-01-01',
          title: news.title,
          givenAt: '2026-11-01T08:00:00.000Z',
          withdrawnAt: null,
        },
      ];
  }),
  noConsents: rodnik((state) => {
    state.documents = [];
  }),
  changesInReview: rodnik((state) => {
    const accountId = state.accounts[0]?.id ?? '';
    state.changes = [
      {
        accountId,
        id: '00000000-0000-8000-8000-000000000061',
        field: 'registeredPersons',
        value: '4',
        state: 'inReview',
        sentAt: '2026-11-20T08:00:00.000Z',
      },
      {
        accountId,
        id: '00000000-0000-8000-8000-000000000062',
        field: 'holder',
        value: 'Ручьёва Струя',
        state: 'refused',
        ground: 'нужна выписка из ЕГРН',
        sentAt: '2026-10-02T08:00:00.000Z',
      },
    ];
    for (const customer of state.customers) customer.confirmedOn.set(accountId, '2026-03-01');
  }),
  helping: rodnik((state) => {
    const [customer] = state.customers;
    const other = state.accounts[1];
    if (customer && other) customer.helps.set(other.id, { rights: ['see', 'readings'], until: '2027-01-31' });
    const accountId = state.accounts[0]?.id ?? '';
    state.helpers = [
      {
        id: '00000000-0000-8000-8000-000000000071',
        email: 'vnuk@example.org',
        rights: ['readings'],
        until: '2026-12-31',
        state: 'active',
        accountId,
        code: '',
        customerId: undefined,
      },
      {
        id: '00000000-0000-8000-8000-000000000072',
        email: 'sosedka@example.org',
        rights: ['see', 'pay'],
        until: '2027-06-30',
        state: 'invited',
        accountId,
        code: '',
        customerId: undefined,
      },
    ];
  }),
  locked: (today: string) => {
    const state = createState(today);
    for (const customer of state.customers) customer.blocked = true;
    return state;
  },
  throttled: (today: string) => {
    const state = createState(today);
    state.throttled = 900;
    return state;
  },
  slow: rodnik((state) => {
    state.delay = 60_000;
  }),
  /** Consumption this month is three times the usual. */
  leaking: rodnik((state) => {
    const [meter] = state.meters;
    const last = meter?.past[0];
    if (meter && last)
      meter.readings.unshift({
        ...last,
        id: '00000000-0000-8000-8000-000800009999',
        period: state.today.slice(0, 7),
        value: '171',
        volume: '14',
      });
  }),
  failing: rodnik((state) => {
    state.fault = 'broken';
  }),
  busy: rodnik((state) => {
    state.fault = 'busy';
  }),
  offline: rodnik((state) => {
    state.fault = 'offline';
  }),
  oneWay: rodnik((state) => {
    state.fault = 'one-way';
  }),
  wrongAddress: rodnik((state) => {
    state.fault = 'html';
  }),
} as const satisfies Record<string, (today: string) => MockState>;

export type ScenarioName = keyof typeof scenarios;

/** Makes a mock utility in a named state; tests and stories may change it further. */
export const scenario = (name: ScenarioName, today = TODAY): MockState => scenarios[name](today);

export { people };
