import type { Autopay, DataRequest } from '@vodokanal/contract';
import { addDays } from '@vodokanal/contract/rules/calendar';
import { instalmentDates, instalmentsOf, overdueForPlan } from '@vodokanal/contract/rules/instalment-plan';
import { isCharge, type LedgerEntry } from '@vodokanal/contract/rules/ledger';
import { splitSum } from '@vodokanal/contract/rules/split';
import { newDataRequest } from './handlers/data-requests.ts';
import { debtRules, DUE_DAY, receiptOf } from './ledger.ts';
import { applicationChanges } from './applications.ts';
import { claimChanges } from './claims.ts';
import { addBuilding, createState, nextId, people, type MockPayment, type MockPlan, type MockState } from './state.ts';

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

/** A payment at the mock acquirer, or prepared for it. */
function unfinishedPayment(
  { today, now, customers, accounts }: MockState,
  number: number,
  state: 'created' | 'pending',
): MockPayment {
  const [account] = accounts;
  const amount = 91_167;
  const at = now().toISOString();
  const id = `00000000-0000-8000-8000-0022000000${String(number).padStart(2, '0')}`;
  return {
    id,
    number: `П-${today.slice(0, 4)}-${String(number).padStart(6, '0')}`,
    state,
    method: 'sbp',
    amount,
    fee: 0,
    payee: 'МУП «Водоканал города Родникова»',
    items: [
      {
        accountId: account?.id ?? '',
        accountNumber: account?.number ?? '',
        address: account?.address ?? '',
        amount,
      },
    ],
    createdAt: at,
    expiresAt: new Date(now().getTime() + 30 * 60_000).toISOString(),
    confirmedAt: state === 'pending' ? at : null,
    settledAt: null,
    confirmation: state === 'pending' ? { kind: 'code', url: `https://bank.example.org/pay/${id}` } : null,
    customerId: customers[0]?.id,
    debtIds: [],
  };
}

/** The first account has not paid since a date. */
function withoutPayments(state: MockState, since = ''): void {
  for (const account of state.accounts)
    account.ledger = account.ledger.filter(({ kind, enteredOn }) => kind !== 'payment' || enteredOn < since);
}

/** Pays what was charged in very many parts; every 50th is returned and paid again, every 90th is booked again. */
function withManyPayments(state: MockState, count: number): void {
  const [account] = state.accounts;
  if (!account) return;
  const paid = account.ledger.filter(({ kind }) => kind === 'payment');
  const parts = Math.ceil((count * 0.95) / paid.length);
  const entries = paid.flatMap(({ id, amount, enteredOn }, at) =>
    splitSum(
      amount,
      Array.from({ length: parts }, (_, part) => 3 + (part % 7)),
    ).flatMap((share, part): LedgerEntry[] => {
      const number = at * parts + part;
      const day = addDays(`${enteredOn.slice(0, 8)}01`, part % 28);
      const document = `${enteredOn.slice(0, 7).replace('-', '')}-${String(number).padStart(5, '0')}`;
      const isOnline = part % 3 === 0;
      const own = (suffix: number) => `${id.slice(0, -12)}${suffix}${String(number).padStart(11, '0')}`;
      const payment: LedgerEntry = {
        kind: 'payment',
        id: own(3),
        amount: share,
        enteredOn: day > state.today ? state.today : day,
        payment: isOnline
          ? {
              document,
              channel: 'online',
              method: part % 2 ? 'card' : 'sbp',
              receipt: receiptOf(-share, enteredOn, number),
            }
          : { document, channel: 'register' },
      };
      const change = (kind: 'refund' | 'correction', suffix: number, sum: number, reason: string): LedgerEntry => ({
        kind,
        id: own(suffix),
        amount: sum,
        enteredOn: payment.enteredOn,
        payment: { document: `${document}-${suffix}`, channel: 'register', reason },
      });
      if (number % 50 === 49)
        return [payment, change('refund', 4, -share, 'Вернули ошибочный платёж'), { ...payment, id: own(5) }];
      return number % 90 === 89
        ? [
            payment,
            change('correction', 6, share, 'Платёж был учтён дважды'),
            change('correction', 7, -share, 'Платёж был учтён дважды'),
          ]
        : [payment];
    }),
  );
  account.ledger = [...account.ledger.filter(isCharge), ...entries];
}

/** The debtor has asked for four instalments some days ago, and has paid the first of them. */
const withPlan = (stored: MockPlan['state'], paid: number, daysAgo = stored === 'signed' ? 20 : 1) =>
  signedIn('pristan@example.org', (state) => {
    const account = state.accounts.find(({ notices }) => notices.length > 0);
    if (!account) return;
    const createdOn = addDays(state.today, -daysAgo);
    const { amount, debtIds } = overdueForPlan(account.ledger, debtRules.allocation, state.today);
    const instalments = instalmentsOf(
      amount,
      { months: 4 },
      instalmentDates(createdOn, 4, { dueDay: DUE_DAY, offerDays: 10, calendar: state.calendar }),
    );
    state.plans = [
      {
        id: nextId(state),
        accountId: account.id,
        number: `Р-${createdOn.slice(0, 4)}-000012`,
        state: stored,
        amount,
        debtIds,
        instalments,
        reason: '',
        createdOn,
        answerBy: stored === 'requested' ? addDays(createdOn, 10) : null,
        offeredUntil: stored === 'offered' || stored === 'signed' ? addDays(createdOn, 10) : null,
        signedAt: stored === 'signed' ? `${createdOn}T09:40:00.000Z` : null,
        refusal: stored === 'refused' ? 'долг уже передан в суд. Позвоните нам, поищем другое решение.' : null,
        graceDays: 10,
      },
    ];
    for (const { amount: sum } of instalments.slice(0, paid))
      account.ledger.push({
        kind: 'payment',
        id: nextId(state),
        amount: -sum,
        enteredOn: addDays(state.today, -3),
        payment: { document: '202611-88', channel: 'register' },
      });
  });

function withAutopay(state: MockState, change: Partial<Autopay> = {}): void {
  state.autopays.set(state.accounts[0]?.id ?? '', {
    customerId: state.customers[0]?.id ?? '',
    day: 25,
    limit: 300_000,
    method: 'card',
    title: 'Карта •••• 0004',
    since: `${addDays(state.today, -60)}T09:40:00.000Z`,
    nextOn: '2026-11-25',
    announced: 91_167,
    last: { on: '2026-10-25', result: 'paid', amount: 88_120 },
    ...change,
  });
}

function withDataRequests(state: MockState, requests: readonly DataRequest[]): void {
  const [customer] = state.customers;
  if (customer) customer.dataRequests = [...requests];
}

/** Named states; each call makes a new mock utility. */
export const scenarios = {
  /** Two meters, and a debt that is not overdue. */
  happy: rodnik(),
  signedOut: (today: string) => createState(today),
  overdue: signedIn('pristan@example.org'),
  /** The announcement of a restriction was read. */
  noticeAcknowledged: signedIn('pristan@example.org', (state) => {
    for (const account of state.accounts)
      account.notices = account.notices.map((notice) => ({ ...notice, acknowledgedOn: addDays(state.today, -2) }));
  }),
  /** Nothing was paid for months: the restriction has begun, and the utility has gone to court. */
  debtInCourt: signedIn('pristan@example.org', (state) => {
    withoutPayments(state, addDays(state.today, -270));
    const notice = (number: number, kind: 'reminder' | 'restriction' | 'court', days: number, amount: number) => ({
      id: `00000000-0000-8000-8000-00230000000${number}`,
      kind,
      sentOn: addDays(state.today, -days),
      amount,
      acknowledgedOn: kind === 'court' ? null : addDays(state.today, -days + 1),
    });
    for (const account of state.accounts)
      if (account.notices.length > 0)
        account.notices = [
          notice(1, 'reminder', 150, 318_230),
          notice(2, 'restriction', 90, 534_110),
          notice(3, 'court', 12, 752_090),
        ];
  }),
  instalmentsRequested: withPlan('requested', 0),
  instalmentsOffered: withPlan('offered', 0),
  instalmentsRefused: withPlan('refused', 0),
  /** The first instalment is paid, the second one is to come. */
  instalmentsKept: withPlan('signed', 1),
  /** Nothing was paid of a plan that was signed forty days ago: the first instalment is overdue. */
  instalmentsLate: withPlan('signed', 0, 40),
  /** The same plan twenty days later: the agreement has ended. */
  instalmentsBroken: withPlan('signed', 0, 60),
  /** The utility offers no instalment plans. */
  noInstalments: signedIn('pristan@example.org', (state) => {
    state.instalmentPolicy = null;
  }),
  /** The account is paid automatically; the next sum is announced. */
  autopay: rodnik((state) => {
    withAutopay(state);
  }),
  /** The bill was above the limit of autopay. */
  autopayOverLimit: rodnik((state) => {
    withAutopay(state, { announced: null, last: { on: '2026-11-10', result: 'overLimit', amount: 412_050 } });
  }),
  /** The utility offers no autopay. */
  noAutopay: rodnik((state) => {
    state.autopayPolicy = null;
  }),
  /** The debt of a private house. */
  debtOfHouse: signedIn('pristan@example.org', (state) => {
    for (const account of state.accounts) Object.assign(account, { kind: 'house' });
  }),
  /** In a year whose rate of the late fee has not been published. */
  lateFeeRateNotSet: () => signedIn('pristan@example.org')('2027-01-20'),
  credit: signedIn('ruchey@example.org'),
  zero: signedIn('bereg@example.org'),
  noMeters: signedIn('kolodets@example.org'),
  noPayments: rodnik((state) => {
    withoutPayments(state);
  }),
  /** A refund, a correction, and a receipt that is being made. */
  paymentsChanged: rodnik((state) => {
    const [account] = state.accounts;
    const last = [...(account?.ledger ?? [])].reverse().find(({ kind }) => kind === 'payment');
    if (!account || !last) return;
    const share = 15_000;
    const register = { document: '202611-77', channel: 'register' as const };
    account.ledger.push(
      {
        kind: 'refund',
        id: nextId(state),
        amount: share,
        enteredOn: addDays(last.enteredOn, 3),
        payment: {
          document: 'В-2026-000008',
          channel: 'online',
          method: 'sbp',
          reason: 'Лишний платёж',
          receipt: receiptOf(share, addDays(last.enteredOn, 3), 30_077),
        },
      },
      {
        kind: 'correction',
        id: nextId(state),
        amount: -share,
        enteredOn: addDays(last.enteredOn, 5),
        payment: { ...register, reason: 'Платёж был записан на другой счёт' },
      },
      {
        kind: 'payment',
        id: nextId(state),
        amount: -25_000,
        enteredOn: state.today,
        payment: { document: 'П-2026-000019', channel: 'online', method: 'card', receipt: { state: 'forming' } },
      },
    );
  }),
  /** One payment is at the acquirer, another has not been confirmed. */
  paymentsUnfinished: rodnik((state) => {
    state.acquirer = 'waits';
    state.payments = [unfinishedPayment(state, 20, 'pending'), unfinishedPayment(state, 21, 'created')];
  }),
  /** Ten thousand entries, as of an account that many people pay for. */
  manyPayments: rodnik((state) => {
    withManyPayments(state, 10_000);
  }),
  expiredVerification: signedIn('plotina@example.org'),
  automaticMeter: signedIn('mayak@example.org'),
  closedAccount: signedIn('gavan@example.org'),
  severalAccounts: signedIn('ozero@example.org'),
  /** The registry gives area and ИЖКУ, and the hot water is of two parts. */
  fullBill: rodnik((state) => {
    const [account] = state.accounts;
    const hot = account?.ledger
      .filter((entry) => entry.kind === 'charge' && entry.charge.service === 'hotWater')
      .at(-1);
    if (!account || hot?.kind !== 'charge') return;
    Object.assign(account, { area: '54.3', serviceIdGis: `${account.elsNumber}-01` });
    account.ledger.splice(account.ledger.indexOf(hot) + 1, 0, {
      ...hot,
      id: nextId(state),
      amount: 40_439,
      charge: { ...hot.charge, kind: 'heat', basis: 'heat', quantity: '0.1724' },
    });
  }),
  rollover: signedIn('volna@example.org'),
  /** A confirmed payment whose result is not known yet. */
  paymentWaits: rodnik((state) => {
    state.acquirer = 'waits';
    const [account] = state.accounts;
    if (!account) return;
    const now = state.now().toISOString();
    state.payments = [
      {
        id: '00000000-0000-8000-8000-000000000081',
        number: 'П-2026-000081',
        state: 'pending',
        method: 'sbp',
        amount: 91_167,
        fee: 0,
        payee: 'МУП «Водоканал города Родникова»',
        items: [{ accountId: account.id, accountNumber: account.number, address: account.address, amount: 91_167 }],
        createdAt: now,
        expiresAt: now,
        confirmedAt: now,
        settledAt: null,
        confirmation: { kind: 'code', url: 'https://bank.example.org/pay/81' },
        customerId: state.session,
        debtIds: [],
      },
    ];
  }),
  acquirerDown: rodnik((state) => {
    state.acquirer = 'unavailable';
  }),
  paymentDeclined: rodnik((state) => {
    state.acquirer = 'declines';
  }),
  /** The utility takes no payments on its site. */
  noAcquirer: rodnik((state) => {
    state.paymentMethods = state.paymentMethods.map((method) =>
      method.method === 'bank' ? method : { ...method, isOffered: false, reason: 'Оплата на сайте пока не подключена' },
    );
  }),
  windowClosed: rodnik((state) => {
    state.readingDays = { fromDay: 25, toDay: 28 };
  }),
  /** A manager with one building. */
  manager: signedIn('dvor@example.org'),
  managerOfMany: signedIn('dvor@example.org', (state) => {
    addBuilding(state, { address: 'г. Родников, пер. Колодезный, д. 4', flats: 300 });
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
  managerChangesFail: signedIn('dvor@example.org', (state) => {
    state.fault = 'changes';
  }),
  lastDay: rodnik((state) => {
    state.readingDays = { fromDay: 15, toDay: 22 };
  }),
  /** The first bill has not been issued yet. */
  noBills: rodnik((state) => {
    for (const account of state.accounts) account.ledger = [];
  }),
  /** More was paid in summer than the last bill asks for. */
  overpaidBill: rodnik((state) => {
    state.accounts[0]?.ledger.push({
      kind: 'payment',
      id: '00000000-0000-8000-8000-002000001998',
      amount: -500_000,
      enteredOn: '2026-07-20',
      payment: { document: '202607-7', channel: 'register' },
    });
  }),
  /** Bills come electronically only, from the last month on. */
  paperless: rodnik((state) => {
    for (const account of state.accounts) account.delivery = { isPaperless: true, from: '2026-10' };
  }),
  /** A meter was replaced this month: the old one was read when it was taken out, the new one when it was put in. */
  meterReplaced: rodnik((state) => {
    const [old] = state.meters;
    if (!old?.previous) return;
    const period = state.today.slice(0, 7);
    const takenOn = `${period}-15`;
    const control = {
      period,
      takenOn,
      receivedAt: `${takenOn}T09:00:00.000Z`,
      source: 'control' as const,
      status: 'billed' as const,
      receiptNumber: null,
    };
    const id = old.id.replace(/.$/, '9');
    const value = String(Number(old.previous.value) + 3);
    state.meters.push({
      ...old,
      id,
      serialNumber: '77000105',
      past: [],
      previous: { value: '0.3', takenOn, source: 'control' },
      readings: [{ ...control, id: id.replace('0002', '0008'), meterId: id, value: '0.3', volume: '0' }],
    });
    old.readings = [{ ...control, id: old.id.replace('0002', '0008'), meterId: old.id, value, volume: '3' }];
    old.state = 'removed';
  }),
  /** The bill has another value than the one that was accepted last month. */
  billedOtherwise: rodnik((state) => {
    const [meter] = state.meters;
    const [last] = meter?.past ?? [];
    if (!meter || !last) return;
    const past = [
      { ...last, source: 'billing' as const },
      {
        ...last,
        id: meter.id.replace('0002', '0008'),
        value: String(Number(last.value) + 1),
        volume: String(Number(last.volume) + 1),
        status: 'different' as const,
        receiptNumber: 'П-2026-10-000017-2718',
      },
      ...meter.past.slice(1),
    ];
    Object.assign(meter, { past });
  }),
  /** The customer asked for a visit more than a month ago, and the utility has not answered. */
  lateVisit: rodnik((state) => {
    const [meter] = state.meters;
    const [customer] = state.customers;
    if (!meter || !customer) return;
    const visit = {
      id: meter.id.replace('0002', '0010'),
      meterId: meter.id,
      number: 'С-000003',
      kind: 'visit' as const,
      state: 'registered' as const,
      registeredAt: '2026-10-15T08:00:00.000Z',
      dueOn: '2026-11-16',
      isLate: true,
    };
    state.meterRequests = [{ ...visit, owner: customer.id }];
  }),
  /** Billing has declined the reading of this month, and accepted that of the last one. */
  readingDeclined: rodnik((state) => {
    const [meter] = state.meters;
    const [last] = meter?.past ?? [];
    if (!meter || !last) return;
    last.verdict = { outcome: 'accepted', text: '', decidedOn: '2026-10-27' };
    meter.readings = [
      {
        id: meter.id.replace('0002', '0009'),
        meterId: meter.id,
        value: '361',
        volume: '204',
        period: '2026-11',
        takenOn: '2026-11-20',
        receivedAt: '2026-11-20T08:10:00.000Z',
        source: 'resident',
        status: 'rejected',
        receiptNumber: 'П-2026-11-000019-1618',
        verdict: {
          outcome: 'declined',
          text: 'Расход в 50 раз больше обычного. Проверьте цифры на счётчике.',
          decidedOn: '2026-11-21',
        },
      },
    ];
  }),
  /** The last bill has ten roubles more for cold water than its readings and its price make. */
  chargeDiffers: rodnik((state) => {
    const [account] = state.accounts;
    if (!account) return;
    const last = account.ledger.filter(isCharge).at(-1)?.charge.period;
    account.ledger = account.ledger.map((entry) =>
      isCharge(entry) && entry.charge.period === last && entry.charge.service === 'coldWater'
        ? { ...entry, amount: entry.amount + 1000 }
        : entry,
    );
  }),
  /** The billing system gives no calculation for wastewater. */
  chargeUnexplained: rodnik((state) => {
    state.withoutFacts = ['wastewater'];
  }),
  /** The account is new: no month has been billed. */
  noCharges: rodnik((state) => {
    const [account] = state.accounts;
    if (account) account.ledger = [];
  }),
  /** The last bill gives back 2 m³ of cold water that were charged too much in August. */
  recalculated: rodnik((state) => {
    const [account] = state.accounts;
    const last = account?.ledger.filter(isCharge).at(-1);
    account?.ledger.push({
      kind: 'charge',
      id: '00000000-0000-8000-8000-002000001999',
      amount: -8380,
      enteredOn: last?.enteredOn ?? state.today,
      charge: {
        period: last?.charge.period ?? '',
        service: 'coldWater',
        kind: 'recalculation',
        dueOn: last?.charge.dueOn ?? state.today,
        basis: null,
        quantity: null,
        reason: 'За август 2026 г. учтено на 2 м³ больше, чем показал счётчик при проверке. Акт от 12 октября 2026 г.',
      },
    });
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
  /** A consent was given to an earlier version of its text. */
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
  applicationSent: rodnik(applicationChanges.applicationSent),
  applicationNeedsMore: rodnik(applicationChanges.applicationNeedsMore),
  applicationLate: rodnik(applicationChanges.applicationLate),
  applicationApproved: rodnik(applicationChanges.applicationApproved),
  applicationRefused: rodnik(applicationChanges.applicationRefused),
  applicationDone: rodnik(applicationChanges.applicationDone),
  handoverBegun: rodnik(applicationChanges.handoverBegun),
  handoverBilled: rodnik(applicationChanges.handoverBilled),
  manyApplications: rodnik(applicationChanges.manyApplications),
  noApplications: rodnik((state) => {
    state.applicationTemplates = [];
  }),
  claimWaiting: rodnik(claimChanges.claimWaiting),
  claimNeedsMore: rodnik(claimChanges.claimNeedsMore),
  claimLate: rodnik(claimChanges.claimLate),
  claimAnswered: rodnik(claimChanges.claimAnswered),
  claimRefused: rodnik(claimChanges.claimRefused),
  claimDisputed: rodnik(claimChanges.claimDisputed),
  claimSolved: rodnik(claimChanges.claimSolved),
  manyClaims: rodnik(claimChanges.manyClaims),
  /** The password was entered again a moment ago. */
  steppedUp: rodnik((state) => {
    state.steppedUpUntil = state.now().getTime() + 600_000;
  }),
  /** One request waits, and the term of another was extended. */
  dataRequestsWait: rodnik((state) => {
    withDataRequests(state, [
      newDataRequest(state, 'correction', { text: 'Нас теперь двое.' }, addDays(state.today, -3)),
      newDataRequest(
        state,
        'copy',
        {
          state: 'inWork',
          text: 'Пришлите копию договора 2014 года.',
          dueOn: addDays(state.today, 6),
          extendedOn: addDays(state.today, -1),
          extensionReason: 'Договор хранится в архиве, его ищут.',
        },
        addDays(state.today, -15),
      ),
    ]);
  }),
  /** The term of a request is over, and the utility has not answered it. */
  dataRequestLate: rodnik((state) => {
    withDataRequests(state, [
      newDataRequest(state, 'stop', { sections: ['consents', 'messages'], state: 'inWork' }, addDays(state.today, -24)),
    ]);
  }),
  /** A deletion was refused in part, a correction was made, another one refused. */
  dataRequestsAnswered: rodnik((state) => {
    const contract = '152-ФЗ ст. 6 ч. 1 п. 5, ст. 21 ч. 5.1: данные нужны, пока действует договор';
    const answeredOn = addDays(state.today, -2);
    withDataRequests(state, [
      newDataRequest(
        state,
        'deletion',
        {
          state: 'partlyRefused',
          sections: ['messages', 'payments', 'requests'],
          answeredOn,
          answer: 'Письма и SMS удалили. Остальное обязаны хранить по закону, сроки указаны ниже.',
          parts: [
            { section: 'messages', isDone: true, ground: '', keptUntil: null },
            { section: 'payments', isDone: false, ground: contract, keptUntil: null },
            {
              section: 'requests',
              isDone: false,
              ground: 'ГК РФ ст. 196: три года, пока можно обратиться в суд',
              keptUntil: '2029-10-14',
            },
          ],
        },
        addDays(state.today, -12),
      ),
      newDataRequest(
        state,
        'correction',
        { state: 'answered', text: 'Фамилия с одной «н».', answeredOn, answer: 'Исправили фамилию. Спасибо!' },
        addDays(state.today, -8),
      ),
      newDataRequest(
        state,
        'correction',
        {
          state: 'refused',
          text: 'Запишите другой адрес.',
          answeredOn,
          answer: 'Адрес берём из реестра недвижимости (152-ФЗ ст. 20 ч. 2). Пришлите выписку, и мы исправим.',
        },
        addDays(state.today, -21),
      ),
    ]);
  }),
  /** Data goes to a connected site, a partner's server, a helper, by consent, and to a bank. */
  dataRecipients: rodnik((state) => {
    const [customer] = state.customers;
    const [account] = state.accounts;
    const [news] = state.documents;
    const [partner] = state.partners;
    if (!customer || !account || !news || !partner) return;
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
    state.helpers = [
      {
        id: '00000000-0000-8000-8000-000000000071',
        email: 'doch@example.org',
        rights: ['see', 'readings'],
        until: '2027-05-01',
        state: 'active',
        accountId: account.id,
        code: 'kod000000001',
        customerId: state.customers[1]?.id,
      },
    ];
    state.connections = [
      {
        id: '00000000-0000-8000-8000-000000000072',
        site: partner.origin,
        customerId: customer.id,
        accountId: undefined,
        scopes: ['balance:read'],
        openedAt: '2026-11-22T07:00:00.000Z',
        seenAt: state.now().getTime(),
        endsAt: state.now().getTime() + 28_800_000,
        inCookie: true,
        ticket: undefined,
        ticketUntil: 0,
        token: undefined,
        tokenUntil: 0,
        thumbprint: undefined,
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
        dueOn: '2026-12-21',
        isLate: false,
      },
      {
        accountId,
        id: '00000000-0000-8000-8000-000000000062',
        field: 'holder',
        value: 'Ручьёва Струя',
        state: 'refused',
        ground: 'нужна выписка из ЕГРН',
        sentAt: '2026-10-02T08:00:00.000Z',
        dueOn: '2026-11-02',
        isLate: true,
      },
    ];
    for (const customer of state.customers) customer.confirmedOn.set(accountId, '2026-03-01');
  }),
  /** The customer helps with another account, and has two helpers for their own. */
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
  noDocuments: rodnik((state) => {
    state.accountDocuments = [];
    state.works = [];
    for (const account of state.accounts) account.ledger = [];
  }),
  /** The account has sixty acts, more than an archive holds. */
  manyDocuments: rodnik((state) => {
    const act = state.accountDocuments.find(({ kind }) => kind === 'act');
    if (act)
      state.accountDocuments = Array.from({ length: 60 }, (_, at) => ({
        ...act,
        id: `00000000-0000-8000-8000-0028${String(at).padStart(8, '0')}`,
        number: String(at + 1),
        issuedOn: addDays(state.today, -at * 20),
      }));
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
  /** Reads succeed, changes fail as if offline. */
  changesFail: rodnik((state) => {
    state.fault = 'changes';
  }),
  /** The address of the endpoint leads to a web page. */
  wrongAddress: rodnik((state) => {
    state.fault = 'html';
  }),
} as const satisfies Record<string, (today: string) => MockState>;

export type ScenarioName = keyof typeof scenarios;

/** Makes a mock utility in a named state; tests and stories may change it further. */
export const scenario = (name: ScenarioName, today = TODAY): MockState => scenarios[name](today);

export { people };
