import type { Account, Meter, Reading } from '@vodokanal/contract';
import {
  accountNumberFault,
  foldAccountNumber,
  foldBillCode,
  type AccountNumberFault,
} from '@vodokanal/contract/rules/account-number';
import { parseArea } from '@vodokanal/contract/rules/area';
import { cleanCell, isDecimalNumber, isScientific, isSpreadsheetError } from '@vodokanal/contract/rules/clean-text';
import { parseDateCell, parseMonth } from '@vodokanal/contract/rules/date-text';
import { parseDecimal, toLitres } from '@vodokanal/contract/rules/decimal';
import { elsOfServiceId, isSameEls, parseElsNumber, parseServiceId } from '@vodokanal/contract/rules/gis-number';
import { parseMoney } from '@vodokanal/contract/rules/money';
import type { ChargedFor } from '@vodokanal/contract/rules/ledger';
import { parseReading } from '@vodokanal/contract/rules/reading';
import { serialNumberFault } from '@vodokanal/contract/rules/serial-number';
import { meaningOf, nameOf, wordsOf, type Column } from './columns.ts';

interface Common {
  readonly line: number;
  readonly account: string;
}
export interface AccountRecord extends Common {
  readonly number: string;
  /** The number that the account had before, and the same folded; null when it had none. */
  readonly former_number: string | null;
  readonly former: string | null;
  readonly els_number: string | null;
  /** ИЖКУ of ГИС ЖКХ. */
  readonly service_id_gis: string | null;
  readonly kind: Account['kind'];
  readonly status: Account['status'];
  readonly holder: string;
  readonly address: string;
  readonly persons: number;
  /** m², a decimal string. */
  readonly area: string | null;
  readonly tariff_zone: string;
  /** The first month of the number of persons and the zone; null for the month of the import. */
  readonly since: string | null;
  readonly bill_code: string | null;
  readonly building: string | null;
  readonly flat: string;
}
export interface MeterRecord extends Common {
  readonly serial_number: string;
  readonly service: string;
  readonly place: string;
  readonly digits: number;
  readonly fraction_digits: number;
  readonly state: Meter['state'];
  readonly verified_on: string | null;
  readonly next_verification_on: string | null;
  readonly seal: string;
  readonly sealed_on: string | null;
}
export interface ReadingRecord extends Common {
  readonly serial_number: string;
  readonly service: string | null;
  readonly period: string;
  readonly value: string;
  readonly volume: string | null;
  readonly taken_on: string;
  readonly source: Reading['source'];
}
export interface ChargeRecord extends Common {
  readonly period: string;
  /** Null for a late fee. */
  readonly service: string | null;
  readonly kind: ChargedFor['kind'];
  readonly amount: number;
  readonly volume: string | null;
  readonly due_on: string | null;
  readonly basis: ChargedFor['basis'];
  /** Why it was recalculated. */
  readonly reason: string | null;
}
export interface PaymentRecord extends Common {
  readonly document: string;
  readonly paid_on: string;
  readonly amount: number;
}

export interface Records {
  readonly account: AccountRecord;
  readonly meter: MeterRecord;
  readonly reading: ReadingRecord;
  readonly charge: ChargeRecord;
  readonly payment: PaymentRecord;
}
export type RecordKind = keyof Records;

/** The reason why a line cannot be read, in Russian, for the author of the registry. */
export class LineFault extends Error {}

/** One line of the registry; its methods read a cell and throw a `LineFault`. */
export class Line {
  readonly number: number;
  readonly #cells: ReadonlyMap<Column, string>;

  constructor(number: number, cells: ReadonlyMap<Column, string>) {
    this.number = number;
    this.#cells = cells;
  }

  optional(column: Column): string | null {
    const text = cleanCell(this.#cells.get(column) ?? '');
    if (isSpreadsheetError(text))
      throw new LineFault(`«${nameOf(column)}»: «${text}»; ${CELL_FAULTS.SPREADSHEET_ERROR}`);
    return text || null;
  }

  /** A code by which something is told from others; one that a spreadsheet has rounded would merge them. */
  code(column: Column): string | null {
    const text = this.optional(column);
    if (text !== null && isScientific(text))
      throw new LineFault(`«${nameOf(column)}»: «${text}»; ${CELL_FAULTS.SCIENTIFIC}`);
    if (text !== null && isDecimalNumber(text))
      throw new LineFault(`«${nameOf(column)}»: «${text}»; ${CELL_FAULTS.DECIMAL}`);
    return text;
  }

  neededCode(column: Column): string {
    this.text(column);
    return this.code(column) ?? '';
  }

  serial(): string {
    const text = this.text('serial');
    const fault = serialNumberFault(text);
    if (fault)
      throw new LineFault(
        `«${nameOf('serial')}»: «${text}»; ${fault === 'EMPTY' ? 'в номере нет ни букв, ни цифр' : CELL_FAULTS[fault]}`,
      );
    return text;
  }

  text(column: Column): string {
    const text = this.optional(column);
    if (text === null) throw new LineFault(`не заполнено «${nameOf(column)}»`);
    return text;
  }

  word<W extends Parameters<typeof meaningOf>[0]>(
    column: W,
    byDefault?: NonNullable<ReturnType<typeof meaningOf<W>>>,
  ): NonNullable<ReturnType<typeof meaningOf<W>>> {
    const text = byDefault === undefined ? this.text(column) : this.optional(column);
    if (text === null) return byDefault as NonNullable<ReturnType<typeof meaningOf<W>>>;
    const meaning = meaningOf(column, text);
    if (meaning === undefined)
      throw new LineFault(`«${nameOf(column)}»: «${text}»; может быть: ${wordsOf(column).join(', ')}`);
    return meaning as NonNullable<ReturnType<typeof meaningOf<W>>>;
  }

  /** A cell that has one normaliser; null when it is empty. */
  normalized(column: Column, parse: (text: string) => string | null, needed: string): string | null {
    const text = this.optional(column);
    if (text === null) return null;
    const value = parse(text);
    if (value === null) throw new LineFault(`«${nameOf(column)}»: «${text}»; ${needed}`);
    return value;
  }

  whole(column: Column, from: number, to: number, byDefault: number): number {
    const text = this.optional(column);
    if (text === null) return byDefault;
    const value = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
    if (!(value >= from && value <= to))
      throw new LineFault(`«${nameOf(column)}»: «${text}»; нужно целое число от ${from} до ${to}`);
    return value;
  }

  date(column: Column): string | null {
    const text = this.optional(column);
    if (text === null) return null;
    const date = parseDateCell(text);
    if (date === null || !IN_USE.test(date))
      throw new LineFault(`«${nameOf(column)}»: «${text}»; нужна дата вида 31.12.2026`);
    return date;
  }

  neededDate(column: Column): string {
    this.text(column);
    return this.date(column) ?? '';
  }

  period(): string {
    const text = this.text('period');
    const period = parseMonth(text);
    if (period === null || !IN_USE.test(period))
      throw new LineFault(`«${nameOf('period')}»: «${text}»; нужен месяц вида 11.2026`);
    return period;
  }

  /** Cubic metres to the litre. */
  decimal(column: Column): string | null {
    const text = this.optional(column);
    if (text === null) return null;
    const value = parseReading(text);
    if (value === null || !/^\d{1,15}(?:\.|$)/.test(value))
      throw new LineFault(`«${nameOf(column)}»: «${text}»; нужно число, например 123,456`);
    return toLitres(value);
  }

  /** Gigacalories of heat, which are small: to the sixth digit. */
  gigacalories(column: Column): string | null {
    return this.normalized(
      column,
      (text) => {
        const value = parseDecimal(text);
        return value !== null && /^\d{1,9}(?:\.\d{1,6})?$/.test(value) ? value : null;
      },
      'нужно число гигакалорий, например 0,1724',
    );
  }

  neededDecimal(column: Column): string {
    this.text(column);
    return this.decimal(column) ?? '';
  }

  money(column: Column): number {
    const text = this.text(column);
    const [, minus, amount = ''] = /^([-−–]?)(.*)$/s.exec(text) ?? [];
    const value = parseMoney(amount);
    if (value === null) throw new LineFault(`«${nameOf(column)}»: «${text}»; нужна сумма, например 1234,56`);
    return minus ? -value : value;
  }
}

/** Reads a line as a record of the given kind. Throws a `LineFault` that names the column and the values it accepts. */
export function readRecord<K extends RecordKind>(kind: K, line: Line): Records[K] {
  return readers[kind](line);
}

const CELL_FAULTS: Readonly<Record<AccountNumberFault, string>> = {
  EMPTY: 'в номере нет ни одной цифры',
  SCIENTIFIC: 'таблица округлила номер; задайте столбцу текстовый формат и выгрузите реестр снова',
  DECIMAL: 'таблица превратила номер в число; задайте столбцу текстовый формат и выгрузите реестр снова',
  SPREADSHEET_ERROR: 'в ячейке ошибка таблицы',
  SIGNS: 'в номере посторонние знаки',
  TOO_LONG: 'номер слишком длинный',
};

/** Years that a registry may name; others are typing errors. */
const IN_USE = /^(?:19[5-9]|20|21)\d/;

/** A late fee is written as a service of its own. */
function chargedService(line: Line): Pick<ChargeRecord, 'service' | 'kind'> {
  const service = line.word('service');
  return service === 'lateFee'
    ? { service: null, kind: 'lateFee' }
    : { service, kind: line.word('chargeKind', 'volume') };
}

/** The former number of an account. Throws a `LineFault` for one that a spreadsheet has damaged. */
function formerOf(line: Line): Pick<AccountRecord, 'former' | 'former_number'> {
  const text = line.optional('formerAccount');
  if (text === null) return { former: null, former_number: null };
  const fault = accountNumberFault(text);
  if (fault) throw new LineFault(`«${nameOf('formerAccount')}»: «${text}»; ${CELL_FAULTS[fault]}`);
  return { former: foldAccountNumber(text), former_number: text };
}

/** The numbers of ГИС ЖКХ; an ИЖКУ begins with the ЕЛС, which may be left out beside it. */
function gisOf(line: Line): Pick<AccountRecord, 'els_number' | 'service_id_gis'> {
  const els = line.normalized('els', parseElsNumber, 'нужно 10 знаков: две цифры, две буквы, шесть цифр');
  const serviceId = line.normalized('serviceId', parseServiceId, 'нужны ЕЛС и две цифры, например 75РД300001-01');
  const ofServiceId = serviceId && elsOfServiceId(serviceId);
  if (els !== null && ofServiceId !== null && !isSameEls(els, ofServiceId))
    throw new LineFault(`«${nameOf('serviceId')}»: «${serviceId}»; ИЖКУ начинается с другого ЕЛС, чем «${els}»`);
  return { els_number: els ?? ofServiceId, service_id_gis: serviceId };
}

function common(line: Line): Common {
  const text = line.text('account');
  const fault = accountNumberFault(text);
  if (fault) throw new LineFault(`«${nameOf('account')}»: «${text}»; ${CELL_FAULTS[fault]}`);
  return { line: line.number, account: foldAccountNumber(text) };
}

const readers: { readonly [K in RecordKind]: (line: Line) => Records[K] } = {
  account(line) {
    const billCode = line.code('billCode');
    return {
      ...common(line),
      number: line.text('account'),
      ...formerOf(line),
      ...gisOf(line),
      kind: line.word('kind', 'apartment'),
      status: line.word('status', 'confirmed'),
      holder: line.text('holder'),
      address: line.text('address'),
      persons: line.whole('persons', 0, 99, 1),
      area: line.normalized('area', parseArea, 'нужна площадь в м², например 54,3'),
      tariff_zone: line.optional('zone') ?? '',
      since: line.optional('period') === null ? null : line.period(),
      bill_code: billCode === null ? null : foldBillCode(billCode),
      building: line.code('building'),
      flat: line.optional('flat') ?? '',
    };
  },
  meter(line) {
    return {
      ...common(line),
      serial_number: line.serial(),
      service: line.word('service'),
      place: line.optional('place') ?? '',
      digits: line.whole('digits', 1, 9, 5),
      fraction_digits: line.whole('fractionDigits', 0, 3, 3),
      state: line.word('state', 'inService'),
      verified_on: line.date('verifiedOn'),
      next_verification_on: line.date('nextVerificationOn'),
      seal: line.code('seal') ?? '',
      sealed_on: line.date('sealedOn'),
    };
  },
  reading(line) {
    return {
      ...common(line),
      serial_number: line.serial(),
      service: line.optional('service') === null ? null : line.word('service'),
      period: line.period(),
      value: line.neededDecimal('value'),
      volume: line.decimal('volume'),
      taken_on: line.neededDate('takenOn'),
      source: line.word('source', 'resident'),
    };
  },
  charge: (line) => ({
    ...common(line),
    period: line.period(),
    ...chargedService(line),
    amount: line.money('amount'),
    volume: chargedService(line).kind === 'heat' ? line.gigacalories('volume') : line.decimal('volume'),
    due_on: line.date('dueOn'),
    basis: line.optional('basis') === null ? null : line.word('basis'),
    reason: line.optional('reason'),
  }),
  payment: (line) => ({
    ...common(line),
    document: line.neededCode('document'),
    paid_on: line.neededDate('paidOn'),
    amount: line.money('amount'),
  }),
};
