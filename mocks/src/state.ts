import { UPLOAD_TYPES } from '@vodokanal/contract/rules/file-type';
import type {
  Account,
  AccountDocument,
  Application,
  ApplicationMessage,
  ApplicationTemplate,
  Authority,
  Autopay,
  Balance,
  BillDelivery,
  BulkJob,
  BulkRowResult,
  Claim,
  ClaimMessage,
  ClaimTypeInfo,
  Config,
  Consent,
  ConsentDocument,
  DataRequest,
  DebtNotice,
  Factor,
  HandoverStep,
  Helper,
  HelperRight,
  Incident,
  Instalment,
  InstalmentPlan,
  Journal,
  Meter,
  MeterRequest,
  OpenSession,
  Payment,
  ProfileChange,
  Reading,
  Scope,
  Service,
  TechnicalWork,
  Unlock,
  VisitKind,
} from '@vodokanal/contract';
import { scopes } from '@vodokanal/contract/operations';
import {
  addDays,
  addMonths,
  dayOfPeriod,
  localDate,
  periodOf,
  type WorkCalendar,
} from '@vodokanal/contract/rules/calendar';
import type { AutopayPolicy } from '@vodokanal/contract/policies/autopay';
import type { InstalmentPolicy } from '@vodokanal/contract/policies/instalment-plan';
import type { OfferedMethod } from '@vodokanal/contract/policies/payment';
import type { CompletedHandoverStep } from '@vodokanal/contract/rules/application-state';
import type { VisitHours } from '@vodokanal/contract/rules/visit-slots';
import { claimFields } from '@vodokanal/contract/rules/claim';
import type { CountedMeter } from '@vodokanal/contract/rules/account-facts';
import { ledgerSummary, paymentEntries, type LedgerEntry } from '@vodokanal/contract/rules/ledger';
import type { AccountAllocation } from '@vodokanal/contract/rules/payment-allocation';
import { authorities } from './authorities.ts';
import { debtRules, instalmentPolicy, ledgerOf, paymentMethods, TIME_ZONE } from './ledger.ts';
import { applicationTemplates } from './application-templates.ts';
import { papersOf } from './papers.ts';

/** The password of every customer. */
export const PASSWORD = 'tikhiy-rodnik-u-mosta';

export interface MockMeter extends Omit<Meter, 'current'> {
  readonly accountId: string;
  readings: Reading[];
  /** Readings of earlier periods. */
  readonly past: readonly Reading[];
}

export interface MockHelper extends Helper {
  readonly accountId: string;
  readonly code: string;
  readonly invitedAt?: number;
  customerId: string | undefined;
}

/** An unlock request. */
export interface MockUnlock extends Unlock {
  readonly ticket: string;
  readonly id: string;
  readonly customerId: string | undefined;
  isDecided: boolean;
}

export interface MockAccount extends Account {
  /** Charges and payments. */
  ledger: LedgerEntry[];
  readonly persons: number;
  /** m². */
  area?: string;
  serviceIdGis?: string;
  readonly holder: string;
  notices: DebtNotice[];
  delivery: BillDelivery;
  /** The code printed on the bill. */
  readonly billCode: string | null;
}

/** A building of the management company. `accountIds` are those of the flats in order, then of the common meter. */
export interface MockBuilding {
  readonly id: string;
  readonly address: string;
  readonly accountIds: string[];
  /** Consumption of the common meter this period, m³. */
  commonVolume: string | null;
}

export interface MockJob extends BulkJob {
  readonly owner: string;
  readonly results: readonly BulkRowResult[];
}

export interface MockUpload {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  type: string;
  readonly bytes: number;
  data: Uint8Array;
  state: 'receiving' | 'ready' | 'refused';
  claimId?: string;
}

/** A claim as it is stored; what depends on the day is added when it is shown. */
export interface MockClaim extends Omit<Claim, 'daysLeft' | 'isLate' | 'unread'> {
  readonly owner: string;
  state: Claim['state'];
  dueOn: string;
  answeredOn: string | null;
  outcome: Claim['outcome'];
  isDisputed: boolean;
  messages: readonly ClaimMessage[];
  /** Id of the last message that the customer has read. */
  readId: string | undefined;
}

/** An application as it is stored; what depends on the day is added when it is shown. */
export interface MockApplication extends Omit<Application, 'daysLeft' | 'isLate' | 'unread' | 'steps'> {
  readonly owner: string;
  state: Application['state'];
  visit: Application['visit'];
  readonly stepNames: readonly HandoverStep[];
  completed: readonly CompletedHandoverStep[];
  messages: readonly ApplicationMessage[];
  /** Id of the last message that the customer has read. */
  readId: string | undefined;
}

export interface MockCustomer {
  readonly id: string;
  email: string | undefined;
  accountIds: readonly string[];
  blocked: boolean;
  phone: string | undefined;
  password: string;
  mustChangePassword: boolean;
  frozen: boolean;
  factors: (Factor & { readonly secret?: string; lastStep?: number })[];
  /** Passkeys by credential id. */
  passkeys: Map<string, Factor>;
  pendingSecret: string | undefined;
  recoveryCodes: string[];
  consents: Consent[];
  dataRequests: DataRequest[];
  passwordChangedAt: string;
  blockedBy: 'utility' | 'guard' | undefined;
  blockReason: string;
  names: Map<string, string>;
  confirmedOn: Map<string, string>;
  /** Rights on other people's accounts, by account id. */
  helps: Map<string, { readonly rights: HelperRight[]; readonly until: string }>;
  /** Buildings whose readings the customer sends. */
  buildingIds: string[];
  /** The first session is the present one. */
  sessions: Omit<OpenSession, 'isThis'>[];
  journal: Journal['items'];
  incidents: Incident[];
}

/** A process of several steps, such as a registration, recovery or sign-in. */
export interface MockTicket {
  readonly purpose:
    'registration' | 'recovery' | 'sign-in' | 'new-password' | 'contact' | 'application' | 'passkey' | 'new-passkey';
  customer: MockCustomer | undefined;
  readonly account: MockAccount | undefined;
  readonly phone: string | undefined;
  readonly email: string | undefined;
  readonly shown: string;
  /** Another customer signs in with this e-mail, so it gets no code. */
  readonly isTaken: boolean;
  /** The application that the code confirms. */
  readonly content?: string;
  /** The one-time code, or the challenge for a passkey. */
  code: string | undefined;
  tries: number;
  sends: number;
  sentAt: number | undefined;
  verified: boolean;
  done: boolean;
  endsAt: number;
}

/** A partner site: a management company that shows the widgets in frames. */
export interface MockPartner {
  readonly origin: string;
  readonly name: string;
  readonly key: string;
  scopes: Scope[];
  accountIds: readonly string[];
}

/** The session of a frame on a partner site. */
export interface MockConnection {
  readonly id: string;
  readonly site: string;
  readonly customerId: string | undefined;
  readonly accountId: string | undefined;
  readonly scopes: readonly Scope[];
  readonly openedAt: string;
  seenAt: number;
  endsAt: number;
  inCookie: boolean;
  ticket: string | undefined;
  ticketUntil: number;
  token: string | undefined;
  tokenUntil: number;
  thumbprint: string | undefined;
}

/** A one-time code that opens the session of a frame. */
export interface MockCode {
  readonly site: string;
  readonly customerId?: string | undefined;
  readonly accountId?: string | undefined;
  readonly scopes: readonly Scope[];
  readonly challenge?: string;
  readonly endsAt: number;
}

export const PARTNER = { origin: 'https://portal.example.org', key: 'mock-partner-key'.padEnd(43, '0') } as const;

/** A payment at the mock acquirer. */
export interface MockPayment extends Payment {
  readonly customerId: string | undefined;
  /** Ticket of the guest who pays; left out for a payment of a customer. */
  readonly guestTicket?: string;
  /** The link by which it is paid. */
  readonly linkId?: string;
  readonly debtIds: readonly string[];
}

/** A plan to pay a debt in instalments, without what follows from the ledger. */
export interface MockPlan extends Omit<InstalmentPlan, 'state' | 'paid' | 'instalments' | 'paymentOrder'> {
  readonly accountId: string;
  readonly state: 'requested' | 'offered' | 'refused' | 'withdrawn' | 'signed';
  readonly debtIds: readonly string[];
  readonly instalments: readonly Pick<Instalment, 'dueOn' | 'amount'>[];
  readonly graceDays: number;
}

/** A published document. */
export type MockDocument = Omit<AccountDocument, 'state'> & { readonly accountId: string };

/** A payment link: a guest who has its secret pays its sum for the account. */
export interface MockPaymentLink {
  readonly id: string;
  readonly accountId: string;
  readonly customerId: string;
  readonly secret: string;
  readonly amount: number;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** All data of the mock utility. Scenarios and tests may change any of it. */
export interface MockState {
  today: string;
  now: () => Date;
  readingDays: { fromDay: number; toDay: number };
  config: Config;
  calendar: WorkCalendar;
  customers: MockCustomer[];
  accounts: MockAccount[];
  meters: MockMeter[];
  buildings: MockBuilding[];
  jobs: MockJob[];
  claims: MockClaim[];
  applications: MockApplication[];
  applicationTemplates: readonly ApplicationTemplate[];
  visitHours: Readonly<Record<VisitKind, VisitHours>>;
  /** Times of visits without a free place, as `kind date from`. */
  fullSlots: Set<string>;
  /** Where customers can turn when an answer is late or disputed. */
  authorities: readonly Authority[];
  uploads: MockUpload[];
  /** Id of the signed-in customer; the mock utility has one browser with one session. */
  session: string | undefined;
  partners: MockPartner[];
  connections: MockConnection[];
  codes: Map<string, MockCode>;
  proofs: Set<string>;
  /** Account numbers by open proof-of-work challenge. */
  challenges: Map<string, string>;
  /** The browser refuses cookies in frames. */
  refusesFrameCookies: boolean;
  tickets: Map<string, MockTicket>;
  helpers: MockHelper[];
  unlocks: MockUnlock[];
  meterRequests: (MeterRequest & { readonly owner: string })[];
  changes: (ProfileChange & { readonly accountId: string; readonly owner?: string })[];
  /** Sent SMS and mails. */
  messages: { readonly recipient: string; readonly text: string }[];
  /** Shows codes on the page, because a demo cannot send SMS. */
  showsCodes: boolean;
  /** Time in milliseconds until which sensitive operations need no password. */
  steppedUpUntil: number;
  documents: ConsentDocument[];
  payments: MockPayment[];
  paymentMethods: readonly OfferedMethod[];
  /** Services for which the billing system gives no calculation. */
  withoutFacts: Service[];
  /** How the mock acquirer answers: it takes the money, declines, takes its time, or does not answer. */
  acquirer: 'takes' | 'declines' | 'waits' | 'unavailable';
  /** Meters found by guests, by ticket. */
  guests: Map<string, { readonly meterId: string; readonly endsAt: number }>;
  /** Accounts that guests pay for, by ticket. */
  guestPayers: Map<string, { readonly accountId: string; readonly endsAt: number; readonly linkId?: string }>;
  paymentLinks: readonly MockPaymentLink[];
  /** Null when the utility offers no instalment plans. */
  instalmentPolicy: InstalmentPolicy | null;
  plans: readonly MockPlan[];
  accountDocuments: readonly MockDocument[];
  works: readonly (TechnicalWork & { readonly accountId: string })[];
  /** Null when no account is paid automatically. */
  autopayPolicy: AutopayPolicy | null;
  /** The bank lets the mock acquirer keep no card. */
  keepsNothing: boolean;
  /** Autopay by account. */
  autopays: Map<string, Autopay & { readonly customerId: string }>;
  /** Addresses of the `on-success` targets. */
  targets: Record<string, string>;
  failures: Map<string, number>;
  answers: Map<
    string,
    {
      readonly fingerprint: string;
      readonly at: Date;
      readonly answer: Promise<{ readonly status: number; readonly body?: unknown }>;
    }
  >;
  counter: number;
  /** Milliseconds before every answer. */
  delay: number;
  /** How requests fail: all of them; with `changes`, only those that change something, as if offline. */
  fault: 'offline' | 'changes' | 'broken' | 'busy' | 'html' | undefined;
  /** When above 0, sign-in is refused with this `Retry-After` in seconds. */
  throttled: number;
}

const id = (kind: number, number: number) =>
  `00000000-0000-8000-8000-${String(kind).padStart(4, '0')}${String(number).padStart(8, '0')}`;

const term = (type: ClaimTypeInfo['type'], days: number, unit: ClaimTypeInfo['unit'], law: string): ClaimTypeInfo => ({
  type,
  term: days,
  unit,
  law,
  fields: [...claimFields[type]],
});

export interface MockPerson {
  readonly email: string;
  /** Number of unpaid months; 1 by default. */
  readonly unpaid?: number;
  readonly overpaid?: number;
  /** The last bill has a late fee, and the utility has announced a restriction. */
  readonly hasLateFee?: true;
  readonly meters?: readonly Partial<
    Pick<Meter, 'state' | 'service' | 'place' | 'previous' | 'nextVerificationOn' | 'fractionDigits'>
  >[];
  readonly status?: Account['status'];
  readonly accounts?: number;
  /** The person has an account but no sign-in. */
  readonly isNewcomer?: true;
}

const KITCHEN = { service: 'coldWater' as const, place: 'кухня' };
const BATH = { service: 'hotWater' as const, place: 'санузел' };
const PRICE: Partial<Record<Service, number>> = { coldWater: 8449, hotWater: 23366 };
const MONTHLY: Partial<Record<Service, string>> = { coldWater: '4.5', hotWater: '3.2' };

/** The people of the mock utility, the same as the first ones of the demo registry. */
export const people: readonly MockPerson[] = [
  { email: 'rodnik@example.org', meters: [KITCHEN, BATH] },
  { email: 'pristan@example.org', unpaid: 4, hasLateFee: true, meters: [KITCHEN, BATH] },
  { email: 'ruchey@example.org', unpaid: 0, overpaid: 75_000, meters: [KITCHEN, BATH] },
  { email: 'kolodets@example.org', meters: [] },
  {
    email: 'plotina@example.org',
    meters: [{ ...KITCHEN, state: 'expiredVerification', nextVerificationOn: '2026-10-13' }, BATH],
  },
  { email: 'mayak@example.org', meters: [{ ...KITCHEN, state: 'automatic' }, BATH] },
  { email: 'gavan@example.org', unpaid: 0, status: 'closed', meters: [KITCHEN] },
  { email: 'ozero@example.org', accounts: 2, meters: [KITCHEN] },
  {
    email: 'volna@example.org',
    meters: [{ ...KITCHEN, previous: { value: '99998', takenOn: '2026-10-22', source: 'resident' } }, BATH],
  },
  { email: 'bereg@example.org', unpaid: 0, meters: [KITCHEN, BATH] },
  { email: '', isNewcomer: true, meters: [KITCHEN] },
];

/** An account without a sign-in. */
export const NEWCOMER = { accountNumber: '230100012', serialNumber: '11000018' } as const;

export function createState(today: string, inhabitants: readonly MockPerson[] = people): MockState {
  const state: MockState = {
    today,
    now: () => new Date(`${today}T09:40:00Z`),
    readingDays: { fromDay: 1, toDay: 31 },
    calendar: { holidays: ['2026-11-04'], workingWeekends: [] },
    config: {
      utility: { name: 'Водоканал города Родникова', phone: '8 800 000-00-00', timeZone: TIME_ZONE },
      demo: true,
      paymentUrl: '/pay.html',
      uploads: {
        maxBytes: 10 * 1024 * 1024,
        maxFiles: 10,
        types: [...UPLOAD_TYPES],
      },
      claimTypes: [
        term('charge', 3, 'workingDays', 'ПП РФ № 354, п. 31 «д»: проверка правильности начислений'),
        term('meterCheck', 10, 'calendarDays', 'ПП РФ № 354, п. 31 «е(2)»: проверка прибора учёта по обращению'),
        term('quality', 3, 'workingDays', 'ПП РФ № 354, п. 31 «к»: ответ на жалобу о качестве услуги'),
        term('refund', 10, 'calendarDays', 'Закон РФ «О защите прав потребителей», ст. 22, 31'),
        term('other', 30, 'calendarDays', 'Общий срок: ГК РФ ст. 452 п. 2'),
      ],
    },
    customers: [],
    accounts: [],
    meters: [],
    buildings: [],
    jobs: [],
    claims: [],
    applications: [],
    applicationTemplates,
    visitHours: {
      controller: {
        times: [
          { from: '09:00', to: '12:00' },
          { from: '12:00', to: '15:00' },
          { from: '15:00', to: '18:00' },
        ],
        places: 1,
        fromDay: 2,
        toDay: 14,
      },
      office: { times: [{ from: '10:00', to: '10:30' }], places: 2, fromDay: 1, toDay: 14 },
    },
    fullSlots: new Set(),
    authorities,
    uploads: [],
    session: undefined,
    partners: [],
    connections: [],
    codes: new Map(),
    proofs: new Set(),
    challenges: new Map(),
    refusesFrameCookies: false,
    guests: new Map(),
    guestPayers: new Map(),
    paymentLinks: [],
    instalmentPolicy,
    plans: [],
    accountDocuments: [],
    works: [],
    autopayPolicy: { mostLimit: 1_500_000, noticeDays: 3 },
    autopays: new Map(),
    keepsNothing: false,
    tickets: new Map(),
    helpers: [],
    unlocks: [],
    changes: [],
    meterRequests: [],
    messages: [],
    showsCodes: false,
    steppedUpUntil: 0,
    documents: [...documents],
    payments: [],
    paymentMethods,
    withoutFacts: [],
    acquirer: 'takes',
    targets: {},
    failures: new Map(),
    answers: new Map(),
    counter: 0,
    delay: 0,
    fault: undefined,
    throttled: 0,
  };
  for (const person of inhabitants) settle(state, person);
  Object.assign(state, papersOf(state));
  addBuilding(state, { address: 'г. Родников, ул. Набережная, д. 10', flats: 12 });
  state.partners = [
    { ...PARTNER, name: 'УК «Тихий двор»', scopes: [...scopes], accountIds: state.accounts.map(({ id }) => id) },
  ];
  return state;
}

function settle(
  state: MockState,
  {
    email,
    unpaid = 1,
    overpaid = 0,
    hasLateFee,
    meters = [],
    status = 'confirmed',
    accounts = 1,
    isNewcomer,
  }: MockPerson,
): void {
  const period = periodOf(state.today);
  const accountIds: string[] = [];
  for (let each = 0; each < accounts; each++) {
    const number = state.accounts.length + 1;
    const accountId = id(1, number);
    accountIds.push(accountId);
    const firstMeter = state.meters.length;
    state.accounts.push({
      id: accountId,
      number: String(230_100_000 + number),
      elsNumber: `75РД${333_000 + number}`,
      kind: 'apartment',
      status,
      address: `г. Родников, ул. Ключевая, д. 12, кв. ${number}`,
      ledger: [],
      persons: 2,
      holder: 'Ручьёва Струя',
      notices: [],
      delivery: { isPaperless: false, from: null },
      billCode: null,
    });
    for (const {
      service = 'coldWater',
      place = '',
      state: meterState = 'inService',
      previous,
      nextVerificationOn,
      fractionDigits = 3,
    } of meters) {
      const meterNumber = state.meters.length + 1;
      const last = previous ?? {
        value: String(120 + meterNumber * 37),
        takenOn: dayOfPeriod(addMonths(period, -1), 22),
        source: 'resident' as const,
      };
      state.meters.push({
        accountId,
        id: id(2, meterNumber),
        past: journalOf(id(2, meterNumber), addMonths(period, -1), Number(last.value), Number(MONTHLY[service] ?? 4)),
        serialNumber: String(11_000_000 + meterNumber),
        service,
        place,
        digits: 5,
        fractionDigits,
        state: meterState,
        verifiedOn: '2021-11-13',
        nextVerificationOn: nextVerificationOn ?? '2027-11-12',
        previous: last,
        sealNumber: `П-${meterNumber + 1000}`,
        sealedOn: '2021-11-13',
        averageVolume: MONTHLY[service] ?? null,
        confirmAbove: service === 'coldWater' ? '9' : '7',
        refuseAbove: '500',
        pricePerCubicMetre: PRICE[service] ?? null,
        readings: [],
      });
    }
    const account = state.accounts.at(-1);
    if (account)
      account.ledger = ledgerOf({
        id: (each) => id(20, number * 1000 + each),
        meters: state.meters.slice(firstMeter).map(countedMeter),
        persons: account.persons,
        today: state.today,
        unpaid,
        overpaid,
        hasLateFee: hasLateFee === true,
      });
    if (account && hasLateFee)
      account.notices = [
        {
          id: id(21, number),
          kind: 'restriction',
          sentOn: addDays(state.today, -6),
          amount: ledgerSummary(account.ledger, debtRules.allocation, state.today).overdue?.amount ?? 0,
          acknowledgedOn: null,
        },
      ];
  }
  if (!isNewcomer)
    state.customers.push(
      newCustomer(state, {
        email,
        accountIds,
        phone: `+7900000${String(state.customers.length + 1).padStart(4, '0')}`,
      }),
    );
}

/** What the accounts of the buildings have no data of. */
const withoutHistory = (): Pick<MockAccount, 'ledger' | 'persons' | 'holder' | 'notices' | 'delivery'> => ({
  ledger: [],
  persons: 1,
  holder: 'УК «Тихий двор»',
  notices: [],
  delivery: { isPaperless: true, from: null },
});

/** A meter with the readings that count for its bills. */
export const countedMeter = ({ service, digits, past }: MockMeter): CountedMeter => ({
  service,
  digits,
  readings: past.filter(({ status, source }) => status === 'billed' && source !== 'control'),
});

/** The sign-in of the management company. */
export const MANAGER = { email: 'dvor@example.org', password: PASSWORD } as const;

/** Adds a building with one or two meters per flat. Some meters are automatic or have an expired verification. */
export function addBuilding(
  state: MockState,
  { address, flats }: { readonly address: string; readonly flats: number },
): MockBuilding {
  const building: MockBuilding = {
    id: id(10, state.buildings.length + 1),
    address,
    accountIds: [],
    commonVolume: null,
  };
  const period = addMonths(periodOf(state.today), -1);
  for (let flat = 1; flat <= flats; flat++) {
    const accountId = id(11, state.buildings.length * 10_000 + flat);
    building.accountIds.push(accountId);
    state.accounts.push({
      id: accountId,
      number: String(230_109_000 + state.buildings.length * 1_000 + flat),
      kind: 'apartment',
      status: 'confirmed',
      address: `${address}, кв. ${flat}`,
      ...withoutHistory(),
      billCode: null,
    });
    for (const { service, place } of flat % 2 ? [KITCHEN, BATH] : [KITCHEN]) {
      const number = state.buildings.length * 20_000 + flat * 10 + (service === 'coldWater' ? 1 : 2);
      state.meters.push({
        accountId,
        id: id(12, number),
        past: [],
        serialNumber: String(21_000_000 + number).padStart(10, '0'),
        service,
        place,
        digits: 5,
        fractionDigits: 3,
        state:
          service === 'coldWater' && flat % 11 === 3
            ? 'expiredVerification'
            : service === 'coldWater' && flat % 11 === 6
              ? 'automatic'
              : 'inService',
        verifiedOn: '2021-11-13',
        nextVerificationOn: service === 'coldWater' && flat % 11 === 3 ? '2026-10-13' : '2027-11-12',
        previous: { value: String(100 + flat * 3), takenOn: dayOfPeriod(period, 22), source: 'resident' },
        averageVolume: MONTHLY[service] ?? null,
        confirmAbove: '12',
        refuseAbove: '500',
        pricePerCubicMetre: PRICE[service] ?? null,
        readings: [],
      });
    }
  }
  // The common meter belongs to an account of the company, after those of the flats.
  const accountId = id(11, state.buildings.length * 10_000 + 9_999);
  building.accountIds.push(accountId);
  state.accounts.push({
    id: accountId,
    number: String(230_109_900 + state.buildings.length),
    kind: 'legal',
    status: 'confirmed',
    address,
    ...withoutHistory(),
    billCode: null,
  });
  state.meters.push({
    accountId,
    id: id(12, state.buildings.length * 20_000 + 19_999),
    past: [],
    serialNumber: String(55_000_001 + state.buildings.length),
    service: 'common',
    place: '',
    digits: 7,
    fractionDigits: 3,
    state: 'inService',
    verifiedOn: '2021-11-13',
    nextVerificationOn: '2027-11-12',
    previous: { value: '400000', takenOn: dayOfPeriod(period, 24), source: 'manager' },
    averageVolume: null,
    confirmAbove: null,
    refuseAbove: null,
    pricePerCubicMetre: null,
    readings: [],
  });
  state.buildings.push(building);
  const manager =
    state.customers.find(({ email }) => email === MANAGER.email) ??
    newCustomer(state, { email: MANAGER.email, accountIds: [] });
  manager.buildingIds.push(building.id);
  if (!state.customers.includes(manager)) state.customers.push(manager);
  return building;
}

/** Makes about two years of readings, newest first; every ninth one is an estimate. */
function journalOf(meterId: string, last: string, value: number, monthly: number): Reading[] {
  const readings: Reading[] = [];
  for (let back = 0; back < 26 && value >= 0; back++) {
    const period = addMonths(last, -back);
    const volume = Math.round(monthly * (0.8 + ((back * 7) % 5) / 10) * 10) / 10;
    readings.push({
      id: id(8, Number(meterId.slice(-3)) * 100 + back),
      meterId,
      period,
      value: String(Math.round(value * 10) / 10),
      volume: String(volume),
      takenOn: dayOfPeriod(period, 22),
      receivedAt: `${dayOfPeriod(period, 22)}T09:00:00.000Z`,
      source: back % 9 === 4 ? 'estimate' : 'resident',
      status: 'billed',
      receiptNumber: null,
    });
    value -= volume;
  }
  return readings;
}

/** Makes a customer. */
export function newCustomer(
  state: MockState,
  {
    email,
    accountIds,
    phone,
    password = PASSWORD,
  }: {
    readonly email?: string | undefined;
    readonly accountIds: readonly string[];
    readonly phone?: string | undefined;
    readonly password?: string;
  },
): MockCustomer {
  const now = state.now().toISOString();
  return {
    id: id(3, state.customers.length + 1),
    email,
    accountIds,
    blocked: false,
    phone,
    password,
    mustChangePassword: false,
    frozen: false,
    factors: [],
    passkeys: new Map(),
    pendingSecret: undefined,
    recoveryCodes: [],
    consents: [],
    dataRequests: [],
    passwordChangedAt: now,
    blockedBy: undefined,
    blockReason: '',
    names: new Map(),
    confirmedOn: new Map(),
    helps: new Map(),
    buildingIds: [],
    sessions: [],
    journal: [],
    incidents: [],
  };
}

const consentText = (title: string, data: string) =>
  `${title}. Какие данные: ${data}. Срок: до отзыва. Без этого согласия личный кабинет работает так же.`;
const documents: readonly ConsentDocument[] = [
  {
    document: 'news',
    version: '2025-09-01',
    title: 'Согласие на письма и SMS о новостях',
    purpose: 'Присылать новости водоканала и советы по экономии воды',
    recipient: 'Водоканал города Родникова',
    data: 'электронная почта, телефон',
    term: 'До отзыва. Отозвать можно в личном кабинете в один шаг',
    text: consentText('Согласие на письма и SMS о новостях', 'электронная почта, телефон'),
  },
  {
    document: 'comparison',
    version: '2025-09-01',
    title: 'Согласие на сравнение с соседями',
    purpose: 'Показывать, больше или меньше воды вы тратите, чем похожие квартиры',
    recipient: 'Водоканал города Родникова',
    data: 'номер дома, число жильцов, месячный расход',
    term: 'Один год. Отозвать можно в личном кабинете в один шаг',
    text: consentText('Согласие на сравнение с соседями', 'номер дома, число жильцов, месячный расход'),
  },
];

/** How the payments of an account are spread, with the plans that were signed for it. */
export const allocationOf = (plans: readonly MockPlan[], accountId: string): AccountAllocation => ({
  ...debtRules.allocation,
  signedPlans: plans.flatMap((plan) =>
    plan.accountId === accountId && plan.signedAt !== null
      ? [{ ...plan, signedOn: localDate(new Date(plan.signedAt), TIME_ZONE) }]
      : [],
  ),
});

/** `isHolder`: autopay is the holder's own matter. */
export function balanceOf(account: MockAccount, { today, now, autopays, plans }: MockState, isHolder = true): Balance {
  const autopay = isHolder ? autopays.get(account.id) : undefined;
  return {
    ...ledgerSummary(account.ledger, allocationOf(plans, account.id), today),
    accountId: account.id,
    accountNumber: account.number,
    address: account.address,
    accountStatus: account.status,
    asOf: now().toISOString(),
    lastPayment: lastPaymentOf(account),
    ...(autopay && { autopay: { nextOn: autopay.nextOn, limit: autopay.limit } }),
  };
}

/** The latest payment of an account. */
export function lastPaymentOf({ ledger }: MockAccount): Balance['lastPayment'] {
  const last = paymentEntries(ledger).find(({ kind }) => kind === 'payment');
  return last ? { amount: last.amount, paidOn: last.paidOn } : null;
}

/** Makes an unused id. */
export const nextId = (state: MockState): string => id(9, ++state.counter);
