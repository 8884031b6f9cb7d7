import { StartError } from '../database/open.ts';
import { VAT_RATES } from '../payments/order-receipt.ts';
import { checkAttemptLimits } from './attempt-limits.ts';
import { checkFiscalRules } from './fiscal-rules.ts';
import {
  also,
  date,
  decimal,
  email,
  factor,
  link,
  list,
  object,
  oneOf,
  orNull,
  text,
  timeZone,
  whole,
  yesOrNo,
  type Shape,
} from './shapes.ts';

/** A setting that does not fit its kind. `pointer` leads to the field of a `NewSetting`, e.g. `/value/toDay`. */
export class SettingFault extends StartError {
  readonly pointer: string;

  constructor(message: string, pointer: string) {
    super(message);
    this.pointer = pointer;
  }
}

const KOPECKS = whole(0, 1_000_000_000);
const MONEY = whole(1, 1_000_000_000);
const DAYS = whole(1, 3660);
const DAY_OF_MONTH = whole(1, 31);
const NAME = text({ most: 300 });

/** The checks of a module that throws a `StartError` of its own. */
const checkedBy =
  (check: (value: unknown) => void): Shape =>
  (value, path) => {
    try {
      check(value);
      return undefined;
    } catch (found) {
      if (found instanceof StartError) return { path, reason: found.message };
      throw found;
    }
  };

const SERVICES = ['coldWater', 'hotWater', 'irrigation', 'wastewater', 'common'] as const;
const OWN = /^$/;
const NAMED = /^.{1,200}$/u;
const keys = (...names: readonly string[]) => new RegExp(`^(${names.join('|')})$`);

const IDENTIFIER = /^[a-z][A-Za-z0-9]{0,39}$/;
const LOCAL_TEXT = object({ ru: text({ most: 1000 }) }, { en: text({ most: 1000 }) });
const CLOCK_TIME = text({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/ });
const FIELD_KINDS = [
  'text',
  'longText',
  'number',
  'date',
  'choice',
  'meter',
  'period',
  'persons',
  'readings',
  'files',
] as const;

/** What a value of each kind looks like, and which keys it may have. */
const KINDS = {
  utility: {
    key: OWN,
    value: object(
      { name: NAME, phone: text({ most: 60 }), timeZone, paymentUrl: orNull(link), demo: yesOrNo },
      { securityEmail: email },
    ),
  },
  calendar: { key: OWN, value: object({ holidays: list(date), workingWeekends: list(date) }) },
  readingDays: { key: OWN, value: object({ fromDay: DAY_OF_MONTH, toDay: DAY_OF_MONTH }) },
  volumePolicy: {
    key: keys('', 'common', 'apartment', 'house', 'legal'),
    value: object(
      { averageFactor: orNull(factor), normFactor: orNull(factor), cap: orNull(decimal) },
      { peakFactor: orNull(factor), capFactor: orNull(factor) },
    ),
  },
  dueDay: { key: OWN, value: DAY_OF_MONTH },
  claimTerm: {
    key: keys('charge', 'meterCheck', 'quality', 'refund', 'other'),
    value: object({ term: DAYS, unit: oneOf('workingDays', 'calendarDays') }),
  },
  applicationTemplate: {
    key: IDENTIFIER,
    value: object({
      title: LOCAL_TEXT,
      about: LOCAL_TEXT,
      fields: list(
        object(
          { name: text({ pattern: IDENTIFIER }), kind: oneOf(...FIELD_KINDS), label: LOCAL_TEXT, required: yesOrNo },
          {
            hint: LOCAL_TEXT,
            known: oneOf('holder', 'address', 'persons', 'phone', 'email'),
            options: list(object({ value: text({ pattern: IDENTIFIER }), label: LOCAL_TEXT }), 50),
            days: oneOf('past', 'future'),
            leastDays: DAYS,
          },
        ),
        50,
      ),
      term: DAYS,
      unit: oneOf('workingDays', 'calendarDays'),
      needsCode: yesOrNo,
      visit: orNull(oneOf('controller', 'office')),
      steps: list(oneOf('readings', 'finalBill', 'closing', 'newAccount'), 4),
      leadsTo: orNull(oneOf('instalments')),
    }),
  },
  visitHours: {
    key: keys('controller', 'office'),
    value: object({
      times: list(object({ from: CLOCK_TIME, to: CLOCK_TIME }), 48),
      places: whole(1, 1000),
      fromDay: whole(0, 365),
      toDay: whole(0, 365),
    }),
  },
  requestTerm: {
    key: keys('profileChange', 'meterRequest', 'unlock'),
    value: object({ term: DAYS, unit: oneOf('workingDays', 'calendarDays') }),
  },
  caseTerm: {
    key: keys('incident', 'difference'),
    value: object({ days: DAYS, unit: oneOf('workingDays', 'calendarDays') }),
  },
  authority: {
    key: keys('housingInspection', 'consumerAuthority', 'court'),
    value: object({ name: NAME, text: text() }, { address: text({ most: 500 }), url: link }),
  },
  answerTemplates: {
    key: OWN,
    value: list(
      object({
        title: text({ most: 200 }),
        outcome: oneOf('granted', 'partly', 'explained', 'refused'),
        text: text({ most: 4000 }),
      }),
      100,
    ),
  },
  tariff: { key: /^.{1,100}:[a-zA-Z]+(:heat)?$/u, value: KOPECKS },
  estimateLimits: { key: OWN, value: object({ periods: whole(0, 60), months: whole(1, 60), atLeast: whole(1, 60) }) },
  normRule: { key: OWN, value: oneOf(true) },
  coefficient: { key: keys(...SERVICES), value: decimal },
  norm: { key: keys(...SERVICES), value: decimal },
  consentDocument: {
    key: /^[a-z][a-z-]{0,39}$/,
    value: object({
      version: text({ most: 40 }),
      title: NAME,
      purpose: text(),
      recipient: text(),
      data: text(),
      term: text(),
      text: text(),
    }),
  },
  attemptLimits: { key: OWN, value: checkedBy(checkAttemptLimits) },
  payee: {
    key: OWN,
    value: object(
      {
        name: text({ most: 160 }),
        personalAcc: text({ pattern: /^\d{20}$/ }),
        bankName: text({ most: 45 }),
        bic: text({ pattern: /^\d{9}$/ }),
        correspAcc: text({ least: 0, pattern: /^\d{0,20}$/ }),
        inn: text({ pattern: /^\d{10}(\d\d)?$/ }),
        kpp: text({ least: 0, pattern: /^\d{0,9}$/ }),
      },
      { otherNames: list(NAME, 20) },
    ),
  },
  paymentMethods: {
    key: OWN,
    value: list(
      object(
        { method: text({ pattern: /^[a-zA-Z]+$/ }), isOffered: yesOrNo, feePercent: decimal, feeLeast: KOPECKS },
        { reason: text() },
      ),
      20,
    ),
  },
  fiscalRules: {
    key: OWN,
    value: also(
      checkedBy(checkFiscalRules),
      object({ vat: oneOf(...VAT_RATES), lateFeeVat: oneOf(...VAT_RATES), email }, { taxSystem: whole(1, 6) }),
    ),
  },
  allocationRule: {
    key: OWN,
    value: object({ lateFees: oneOf('last', 'ofDueDay') }, { plans: oneOf('asDue', 'byAge') }),
  },
  monthChange: { key: OWN, value: oneOf('firstDay', 'lastDay', 'byDays') },
  lateFeeTerms: {
    key: OWN,
    value: object({ steps: list(object({ fromDay: DAYS, divisor: whole(1, 100_000) }), 20) }),
  },
  lateFeeRates: {
    key: OWN,
    value: list(object({ validFrom: date, validTo: orNull(date), value: decimal, knownSince: date })),
  },
  debtSteps: {
    key: OWN,
    value: object({
      lateFee: object({ afterDays: DAYS, law: text() }),
      notice: object({ law: text() }),
      restriction: object({ afterDays: DAYS, law: text() }),
      court: object({ law: text() }),
    }),
  },
  autopayPolicy: { key: OWN, value: object({ mostLimit: MONEY, noticeDays: DAYS }) },
  instalmentPolicy: {
    key: OWN,
    value: object({
      mostMonths: whole(2, 60),
      leastPayment: MONEY,
      automaticMonths: whole(0, 60),
      answerDays: DAYS,
      offerDays: DAYS,
      graceDays: whole(0, 365),
    }),
  },
  volumeLaws: { key: OWN, value: object({ meter: text(), average: text(), norm: text(), wastewater: text() }) },
  dataRequestTerm: {
    key: keys('copy', 'correction', 'deletion', 'stop'),
    value: object({ days: DAYS, extensionDays: whole(0, 365) }),
  },
  retention: {
    key: /^[a-zA-Z]{1,40}$/,
    value: object({ months: whole(1, 1200) }, { isFromYearEnd: yesOrNo }),
  },
  dataGround: { key: /^[a-zA-Z]{1,40}$/, value: oneOf(true) },
  dataProcessor: { key: keys('acquirer', 'fiscal', 'mail', 'sms'), value: object({ name: NAME }, { since: date }) },
} as const satisfies Readonly<Record<string, { readonly key: RegExp; readonly value: Shape }>>;

/** A kind of setting whose values are checked. */
export type CheckedKind = keyof typeof KINDS;

const isKind = (kind: string): kind is CheckedKind => Object.hasOwn(KINDS, kind);

/** Throws a `SettingFault` when a setting does not fit its kind, or ends before it begins. */
export function checkSetting({
  kind,
  key = '',
  validFrom,
  validTo,
  value,
}: {
  readonly kind: string;
  readonly key?: string | undefined;
  readonly validFrom: string;
  readonly validTo?: string | null | undefined;
  readonly value: unknown;
}): void {
  if (!isKind(kind)) throw new SettingFault(`There is no setting ${kind}.`, '/kind');
  const shape: { readonly key: RegExp; readonly value: Shape } = KINDS[kind];
  const name = key === '' ? kind : `${kind} ${key}`;
  if (!shape.key.test(key) || (shape.key !== OWN && !NAMED.test(key) && kind !== 'volumePolicy'))
    throw new SettingFault(`${kind} has no key «${key}».`, '/key');
  if (validTo && validTo < validFrom) throw new SettingFault(`${name} ends before it begins.`, '/validTo');
  const found = shape.value(value, []);
  if (!found) return;
  const place = found.path.join('/');
  throw new SettingFault(
    found.reason.startsWith(`${kind}:`) ? found.reason : `${name}: ${place || 'the value'} ${found.reason}.`,
    `/value${found.path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`,
  );
}
