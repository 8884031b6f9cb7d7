import { chargeFacts, type CountedReading } from '@vodokanal/contract/rules/account-facts';
import { addDays, addMonths, dayOfPeriod, russianDate } from '@vodokanal/contract/rules/calendar';
import { chargeLines } from '@vodokanal/contract/rules/charge';
import { roundTo } from '@vodokanal/contract/rules/decimal';
import { lateFee } from '@vodokanal/contract/rules/late-fee';
import { nameOf, wordOf, type Column } from '../registry/columns.ts';
import { DEMO_ZONE, type DemoRules } from './rules.ts';

const ACCOUNTS = 2000;
/** Months of history of the accounts that have a sign-in. */
const MONTHS = 36;
/** Months of all other accounts: a year, and the same month of the year before. */
const MONTHS_OF_OTHERS = 13;
const FIRST_NUMBER = 230_100_001;

const columns = [
  'record',
  'account',
  'els',
  'kind',
  'status',
  'holder',
  'address',
  'persons',
  'zone',
  'billCode',
  'building',
  'flat',
  'serial',
  'service',
  'place',
  'digits',
  'fractionDigits',
  'state',
  'verifiedOn',
  'nextVerificationOn',
  'seal',
  'sealedOn',
  'period',
  'value',
  'volume',
  'takenOn',
  'source',
  'chargeKind',
  'basis',
  'amount',
  'dueOn',
  'document',
  'paidOn',
] as const satisfies readonly Column[];

type Cells = Partial<Record<(typeof columns)[number], string | number>>;

/** Demo customers with a special case each; the position in the list is the position in the registry. */
export const people = [
  { about: 'два счётчика, счёт к оплате', email: 'rodnik@example.org' },
  { about: 'просроченный долг', email: 'pristan@example.org', debtMonths: 4 },
  { about: 'переплата', email: 'ruchey@example.org', overpaid: 75_000 },
  { about: 'без счётчиков', email: 'kolodets@example.org', meters: 'none' },
  { about: 'истекла поверка', email: 'plotina@example.org', meters: 'expired' },
  { about: 'счётчик с автоматической передачей', email: 'mayak@example.org', meters: 'automatic' },
  { about: 'закрытый счёт', email: 'gavan@example.org', status: 'закрыт' },
  { about: 'два лицевых счёта у одного человека', email: 'ozero@example.org' },
  { about: 'второй счёт того же человека', holderIs: 'ozero@example.org' },
  { about: 'счётчик перед переходом через ноль', email: 'volna@example.org', meters: 'rollover' },
  { about: 'всё оплачено', email: 'bereg@example.org', debtMonths: 0 },
  { about: 'два счётчика, ещё один житель', email: 'ples@example.org' },
] as const satisfies readonly Person[];

export interface Person {
  readonly about: string;
  readonly email?: string;
  /** E-mail of the person who also holds this account. */
  readonly holderIs?: string;
  readonly meters?: 'none' | 'expired' | 'automatic' | 'rollover';
  readonly status?: string;
  /** How many of the latest months are unpaid; 1 when left out. */
  readonly debtMonths?: number;
  /** Overpayment in kopecks. */
  readonly overpaid?: number;
}

/** The demo's management company. */
export const manager = {
  about: 'управляющая компания: показания по двум домам',
  email: 'dvor@example.org',
  name: 'УК «Тихий двор»',
} as const;

/** The buildings of the management company: the first account, and how many consecutive accounts are its flats. */
export const buildings = [
  { code: 'РОД-0010', street: 'ул. Набережная', house: '10', from: 200, flats: 300 },
  { code: 'РОД-0004', street: 'пер. Колодезный', house: '4', from: 100, flats: 16 },
] as const;

/** A random number generator that gives the same numbers on every run and machine (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

// Surnames made up of words about water, so that they name no real person.
const surnames = [
  'Ручьёва',
  'Протока',
  'Заводь',
  'Быстрина',
  'Лагуна',
  'Стремнина',
  'Отмель',
  'Излучина',
  'Старица',
  'Родниковая',
];
const givenNames = ['Капля', 'Струя', 'Роса', 'Волна', 'Пена', 'Льдинка', 'Туча', 'Радуга', 'Метелица', 'Изморось'];
const streets = [
  'ул. Ключевая',
  'ул. Набережная',
  'ул. Мостовая',
  'пер. Колодезный',
  'ул. Плотинная',
  'ул. Озёрная',
  'наб. Тихая',
];

const withComma = (decimal: string) => decimal.replace('.', ',');
const roubles = (kopecks: number) => `${Math.floor(kopecks / 100)},${String(kopecks % 100).padStart(2, '0')}`;
const cellOf = (cell: string | number | undefined) => (cell === undefined ? '' : String(cell));

/**
 * Account number of the n-th customer, counted from 0. Every hundredth has leading zeros, as some utilities issue them.
 */
export const accountNumber = (index: number): string =>
  index % 100 === 99 ? String(4500 + index).padStart(9, '0') : String(FIRST_NUMBER + index);

/** The code printed on the n-th customer's bill. */
export const billCode = (index: number): string => String(((index * 7_919 + 104_729) % 900_000) + 100_000);

/** Mobile number of the n-th customer, from a range that no operator assigns. */
export const demoPhone = (index: number): string => `+7900000${String(index + 1).padStart(4, '0')}`;

/**
 * Yields the billing registry of the demo utility as CSV lines: 2 000 accounts with their history up to the period before
 * `today`. The same day gives exactly the same file.
 */
export function* demoRegistry(today: string, rules: DemoRules): Generator<string> {
  yield `${columns.map(nameOf).join(';')}\r\n`;
  const lineOf = (cells: Cells) => `${columns.map((column) => cellOf(cells[column])).join(';')}\r\n`;
  for (let index = 0; index < ACCOUNTS; index++)
    for (const cells of accountLines(index, today, rules)) yield lineOf(cells);
  for (const cells of commonLines(today)) yield lineOf(cells);
}

/** The common meter of the largest building, on an account of the management company. */
function* commonLines(today: string): Generator<Cells> {
  const [{ code, street, house, flats }] = buildings;
  const account = accountNumber(ACCOUNTS);
  const last = addMonths(today.slice(0, 7), -1);
  yield {
    record: 'счёт',
    account,
    kind: 'юрлицо',
    status: 'действует',
    holder: manager.name,
    address: `г. Родников, ${street}, д. ${house}`,
    persons: 0,
    zone: DEMO_ZONE,
    building: code,
  };
  yield {
    record: 'прибор',
    account,
    serial: '55000010',
    service: 'общедомовой',
    place: 'подвал',
    digits: 7,
    fractionDigits: 3,
    state: 'в работе',
    verifiedOn: russianDate(addDays(today, -700)),
    nextVerificationOn: russianDate(addDays(today, 760)),
  };
  const monthlyVolume = flats * 9;
  for (let month = 11; month >= 0; month--) {
    const period = addMonths(last, -month);
    yield {
      record: 'показание',
      account,
      serial: '55000010',
      service: 'общедомовой',
      period: russianDate(period),
      value: String(400_000 - month * monthlyVolume),
      volume: String(monthlyVolume),
      takenOn: russianDate(dayOfPeriod(period, 24)),
      source: 'ук',
    };
  }
}

interface DemoMeter {
  readonly serial: string;
  readonly service: 'coldWater' | 'hotWater';
  readonly monthly: number;
  reading: number;
  /** The reading of the month before and of this one. */
  readonly latest: CountedReading[];
}

function* accountLines(index: number, today: string, rules: DemoRules): Generator<Cells> {
  const random = randomNumbers(index + 1);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const person: Person = people[index] ?? randomPerson(random);
  const account = accountNumber(index);
  const last = addMonths(today.slice(0, 7), -1);
  const months = index < people.length ? MONTHS : MONTHS_OF_OTHERS;
  const persons = 1 + Math.floor(random() * 4);
  const owner = person.holderIs
    ? people.findIndex((other) => 'email' in other && other.email === person.holderIs)
    : index;
  const holder = `${surnames[owner % 10] ?? ''} ${givenNames[Math.floor(owner / 10) % 10] ?? ''} ${owner + 1}-я`;
  const randomAddress = `г. Родников, ${pick(streets)}, д. ${1 + Math.floor(random() * 90)}, кв. ${1 + Math.floor(random() * 120)}`;
  const building = buildings.find(({ from, flats }) => index >= from && index < from + flats);
  const flat = building ? String(index - building.from + 1) : '';
  const address = building ? `г. Родников, ${building.street}, д. ${building.house}, кв. ${flat}` : randomAddress;
  yield {
    record: 'счёт',
    account,
    els: `${10 + (index % 90)}РД${String(300_000 + index)}`,
    kind: index % 23 === 22 && !building ? 'дом' : 'квартира',
    status: person.status ?? 'действует',
    holder,
    address,
    persons,
    zone: DEMO_ZONE,
    billCode: billCode(index),
    flat,
    ...(building && { building: building.code }),
  };

  const meters: DemoMeter[] =
    person.meters === 'none'
      ? []
      : (['coldWater', 'hotWater'] as const)
          .slice(0, index < people.length || random() < 0.6 ? 2 : 1)
          .map((service, at) => ({
            serial: String(11_000_000 + index * 10 + at).padStart(8, '0'),
            service,
            monthly: persons * (service === 'coldWater' ? 2.6 : 1.7) * (0.7 + random() * 0.6),
            reading: Math.floor(random() * 400),
            latest: [],
          }));
  for (const [at, meter] of meters.entries()) {
    const expired = person.meters === 'expired' && at === 0;
    const verifiedOn = expired ? addDays(today, -6 * 365 - 40) : addDays(today, -200 - Math.floor(random() * 1500));
    yield {
      record: 'прибор',
      account,
      serial: meter.serial,
      service: wordOf('service', meter.service),
      place: at === 0 ? 'кухня' : 'санузел',
      digits: 5,
      fractionDigits: 3,
      state: person.meters === 'automatic' && at === 0 ? 'автоматический' : 'в работе',
      verifiedOn: russianDate(verifiedOn),
      nextVerificationOn: russianDate(addDays(verifiedOn, 6 * 365)),
      seal: `П-${meter.serial.slice(2)}`,
      sealedOn: russianDate(verifiedOn),
    };
    if (person.meters === 'rollover' && at === 0) meter.reading = 99_997 - Math.ceil(meter.monthly * months * 1.3);
  }

  const unpaid: { readonly amount: number; readonly dueOn: string }[] = [];
  for (let month = months - 1; month >= 0; month--) {
    const period = addMonths(last, -month);
    for (const [at, meter] of meters.entries()) {
      const isLastOfRollover = month === 0 && person.meters === 'rollover' && at === 0;
      const volume = isLastOfRollover
        ? 99_998 - meter.reading
        : Math.round(meter.monthly * (0.75 + random() * 0.5) * 10) / 10;
      meter.reading = Math.round((meter.reading + volume) * 1000) / 1000;
      const isEstimate = month > 0 && random() < 0.05;
      const source = isEstimate ? 'estimate' : person.meters === 'automatic' && at === 0 ? 'automatic' : 'resident';
      const reading: CountedReading = {
        period,
        value: meter.reading.toFixed(1),
        volume: volume.toFixed(1),
        takenOn: dayOfPeriod(period, 20 + Math.floor(random() * 6)),
        source,
      };
      meter.latest.splice(0, meter.latest.length - 1);
      meter.latest.push(reading);
      yield {
        record: 'показание',
        account,
        serial: meter.serial,
        service: wordOf('service', meter.service),
        period: russianDate(period),
        value: withComma(reading.value),
        volume: withComma(reading.volume ?? ''),
        takenOn: russianDate(reading.takenOn),
        source: wordOf('source', source),
      };
    }
    // A customer who owes only the last bill must not be overdue, on whatever day the demo is made.
    const isLater = month === 0 && (person.debtMonths ?? 1) === 1 && today.slice(8) > '15';
    const dueOn = isLater ? dayOfPeriod(addMonths(last, 2), 15) : rules.dueOn(period);
    const lines = chargesOf(period, meters, persons, rules);
    for (const { service, kind, basis, quantity, amount } of lines)
      yield {
        record: 'начисление',
        account,
        service: wordOf('service', service),
        chargeKind: wordOf('chargeKind', kind),
        ...(basis && { basis: wordOf('basis', basis) }),
        period: russianDate(period),
        volume: withComma(roundTo(quantity ?? '0', 3)),
        amount: roubles(amount),
        dueOn: russianDate(dueOn),
      };
    const total = lines.reduce((sum, { amount }) => sum + amount, 0);
    const debtMonths = person.debtMonths ?? (person.overpaid === undefined ? 1 : 0);
    if (month >= debtMonths) {
      const paid = total + (month === 0 ? (person.overpaid ?? 0) : 0);
      const paidOn = dayOfPeriod(addMonths(period, 1), 3 + Math.floor(random() * 10));
      if (paid > 0)
        yield {
          record: 'платёж',
          account,
          document: `${period.replace('-', '')}-${account}`,
          paidOn: russianDate(paidOn > today ? today : paidOn),
          amount: roubles(paid),
        };
    } else unpaid.push({ amount: total, dueOn });
  }
  const fee = lateFeeOf(unpaid, dayOfPeriod(last, 31), rules);
  if (fee > 0)
    yield {
      record: 'начисление',
      account,
      service: 'пени',
      period: russianDate(last),
      amount: roubles(fee),
      dueOn: russianDate(rules.dueOn(last)),
    };
}

/** The lines of a month; accounts without meters are charged for cold water by the norm. */
function chargesOf(period: string, meters: readonly DemoMeter[], persons: number, rules: DemoRules) {
  const supplied = meters.length > 0 ? meters.map(({ service }) => service) : (['coldWater'] as const);
  const facts = chargeFacts(
    {
      period,
      services: [...supplied, 'wastewater'],
      meters: meters.map(({ service, latest }) => ({ service, digits: 5, readings: latest })),
      persons,
    },
    rules.charges(dayOfPeriod(period, 31)),
  );
  return facts.flatMap((each) => chargeLines(each));
}

function lateFeeOf(
  unpaid: readonly { readonly amount: number; readonly dueOn: string }[],
  until: string,
  { debts }: DemoRules,
): number {
  const fees = unpaid
    .filter(({ dueOn }) => dueOn < until)
    .map((debt) => lateFee(debt, until, { ...debts, asOf: until }));
  return fees.reduce((sum, fee) => sum + (fee.state === 'known' ? fee.amount : 0), 0);
}

/** Gives some ordinary customers debts, overpayments or special meters, too. */
function randomPerson(random: () => number): Person {
  const kind = random();
  if (kind < 0.08) return { about: '', debtMonths: 2 + Math.floor(random() * 5) };
  if (kind < 0.12) return { about: '', overpaid: Math.floor(random() * 200_000) };
  if (kind < 0.17) return { about: '', meters: 'none' };
  if (kind < 0.21) return { about: '', meters: 'expired' };
  if (kind < 0.24) return { about: '', meters: 'automatic' };
  if (kind < 0.26) return { about: '', status: 'закрыт' };
  return { about: '' };
}
