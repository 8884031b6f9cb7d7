import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Database } from '../src/index.ts';

/** Random numbers from a seed, so that a failure can be repeated. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const HEADER = [
  'Запись',
  'Лицевой счёт',
  'Абонент',
  'Адрес',
  'Номер прибора учёта',
  'Услуга',
  'Период',
  'Показание',
  'Объём',
  'Дата снятия',
  'Сумма',
  'Номер документа',
  'Дата оплаты',
] as const;
type Column = (typeof HEADER)[number];
type Cells = Partial<Record<Column, string>>;

/** What must be in the database after the import: one text for each record. */
export interface Expected {
  readonly records: readonly string[];
  /** Numbers of the lines that must be refused, ascending. */
  readonly refused: readonly number[];
}

const text = (cells: Cells): string => HEADER.map((column) => cells[column] ?? '').join(';');
const utf8 = (line: string): Buffer => Buffer.from(line, 'utf8');

function windows1251(line: string): Buffer {
  const decoder = new TextDecoder('windows-1251');
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]));
  return Buffer.from([...line].map((letter) => codes.get(letter) ?? 63));
}

/** Damage to one cell, by its column; the account number is in every record. */
const CELL_DAMAGE: Readonly<Record<string, readonly string[]>> = {
  'Лицевой счёт': ['2,302E+08', '230200001,0', '#Н/Д', '-', '№', '', '####', '230*200', 'б/н', '#ССЫЛКА!'],
  Абонент: ['#ИМЯ?', ''],
  Адрес: ['#ЗНАЧ!', ''],
  'Номер прибора учёта': ['1,1E+07', '11000001,00', '-', '№', '#Н/Д', ''],
  Услуга: ['#Н/Д', 'вода'],
  Период: ['13.2026', '22.10.2026', '10.202', '2026', '####', ''],
  Показание: ['12.май', '1,2E+03', '#ЗНАЧ!', '-5', 'пять', '1.234,5', '12O', ''],
  Объём: ['#ДЕЛ/0!', '-4', 'много', '4,2,1'],
  'Дата снятия': ['31.02.2026', '####', 'вчера', '22.13.2026', ''],
  Сумма: ['сто', '1.234,56', '#ЗНАЧ!', '1e5', '12,345', ''],
  'Номер документа': ['2,02611E+11', '#Н/Д', ''],
  'Дата оплаты': ['30.02.2026', '####', 'октябрь', ''],
};

/** Ways in which a spreadsheet disguises a cell that is still readable. */
const DISGUISES: readonly ((cell: string) => string)[] = [
  (cell) => `="${cell}"`,
  (cell) => `'${cell}`,
  (cell) => `\u200e${cell}\u200e`,
  (cell) => ` ${cell}\u00a0`,
  (cell) => `\u202a${cell}\u202c`,
  (cell) => `${cell.slice(0, 2)}\u00ad${cell.slice(2)}`,
];

/**
 * Writes a registry of about so many lines; every tenth is damaged in one of the ways of spreadsheets, encodings and
 * broken exports, and every tenth of the others is disguised and still readable. Returns what must come of it.
 */
export function damagedRegistry(lines: number, seed: number, write: (bytes: Buffer) => void): Expected {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const records: string[] = [];
  const refused: number[] = [];
  let number = 1;
  const put = (bytes: Buffer) => {
    write(bytes);
    write(Buffer.from('\r\n'));
    number++;
  };
  write(utf8(`\ufeff${HEADER.join(';')}\r\n`));

  /** Puts a record; returns whether it can be imported. */
  const add = (cells: Cells, expected: string): boolean => {
    const line = text(cells);
    const columns = Object.keys(cells).filter((column) => column in CELL_DAMAGE) as Column[];
    if (random(10) > 0) {
      const column = pick([
        'Лицевой счёт',
        ...(cells['Номер прибора учёта'] ? (['Номер прибора учёта'] as const) : []),
      ] as const);
      put(utf8(random(10) > 0 ? line : text({ ...cells, [column]: pick(DISGUISES)(cells[column] ?? '') })));
      records.push(expected);
      return true;
    }
    refused.push(number + 1);
    switch (random(12)) {
      case 0:
        // The rest of the line is missing.
        put(utf8(line.slice(0, line.lastIndexOf(';', line.length - 1 - random(4)))));
        break;
      case 1: {
        // A semicolon inside a cell shifts the rest.
        const at = line.indexOf(';', 5 + random(10));
        put(utf8(`${line.slice(0, at)}; ${line.slice(at)}`));
        break;
      }
      case 2:
        put(windows1251(`${line} Роса`));
        break;
      case 3: {
        // One stray byte in the middle of the text.
        const bytes = utf8(line);
        const at = 12 + random(bytes.length - 14);
        put(Buffer.concat([bytes.subarray(0, at), Buffer.from([0xd0, 0x20]), bytes.subarray(at)]));
        break;
      }
      case 4:
        put(Buffer.concat([utf8(line), Buffer.from([0])]));
        break;
      case 5:
        put(utf8(line.replace(/^[^;]+/, pick(['вода', '#Н/Д', '', 'итого']))));
        break;
      case 6:
        // A line end inside a cell makes two lines of one.
        refused.push(number + 2);
        put(utf8(line.slice(0, line.indexOf(';', 8) + 1)));
        put(utf8(line.slice(line.indexOf(';', 8) + 1)));
        break;
      case 7:
        // The record stands twice, once in another spelling.
        refused.push(number + 2);
        put(utf8(line));
        put(utf8(text({ ...cells, 'Лицевой счёт': (cells['Лицевой счёт'] ?? '').replace(/^(\d{3})/, '$1-') })));
        break;
      default: {
        const column = pick(columns);
        put(utf8(text({ ...cells, [column]: pick(CELL_DAMAGE[column] ?? ['']) })));
      }
    }
    return false;
  };

  for (let home = 1; number < lines; home++) {
    const account = String(300_000_000 + home);
    if (
      !add(
        {
          Запись: 'счёт',
          'Лицевой счёт': account,
          Абонент: `Капля Роса ${home}`,
          Адрес: `г. Родников, ул. Тихая, д. ${home}`,
        },
        `account ${account} Капля Роса ${home}`,
      )
    )
      continue;
    const serial = String(50_000_000 + home);
    if (
      add(
        { Запись: 'прибор', 'Лицевой счёт': account, 'Номер прибора учёта': serial, Услуга: 'ХВС' },
        `meter ${account} ${serial}`,
      )
    ) {
      const value = 100 + random(90_000);
      add(
        {
          Запись: 'показание',
          'Лицевой счёт': account,
          'Номер прибора учёта': serial,
          Услуга: 'ХВС',
          Период: '10.2026',
          Показание: `${value},5`,
          Объём: '4,2',
          'Дата снятия': '22.10.2026',
        },
        `reading ${account} ${serial} 2026-10 ${value}.5`,
      );
    }
    const kopecks = 10_000 + random(90_000);
    const sum = `${Math.floor(kopecks / 100)},${String(kopecks % 100).padStart(2, '0')}`;
    add(
      { Запись: 'начисление', 'Лицевой счёт': account, Услуга: 'ХВС', Период: '10.2026', Объём: '4,2', Сумма: sum },
      `charge ${account} 2026-10 ${kopecks}`,
    );
    add(
      {
        Запись: 'платёж',
        'Лицевой счёт': account,
        Сумма: sum,
        'Номер документа': `П-${home}`,
        'Дата оплаты': '03.11.2026',
      },
      `payment ${account} П-${home} ${kopecks}`,
    );
  }
  return { records: records.sort(), refused: refused.sort((a, b) => a - b) };
}

/** The numbers of the lines in a file of refused lines, ascending. */
export const refusedLines = (faultFile: string): number[] =>
  [...readFileSync(faultFile, 'utf8').matchAll(/^(\d+);"/gm)].map(([, line]) => Number(line)).sort((a, b) => a - b);

/** The records of `damagedRegistry` that are in the database, in its words. */
export async function storedRecords(db: Database): Promise<string[]> {
  const { rows } = await sql<{ record: string }>`
    with home as (select id, number, holder from account where number_folded ~ '^3\\d{8}$')
    select 'account ' || number || ' ' || holder as record from home
    union all select 'meter ' || home.number || ' ' || serial_number from meter join home on home.id = account_id
    union all select 'reading ' || home.number || ' ' || serial_number || ' ' || period || ' ' || trim_scale(value) from reading join meter on meter.id = meter_id and meter.account_id = reading.account_id join home on home.id = reading.account_id
    union all select 'charge ' || home.number || ' ' || period || ' ' || amount from ledger_entry join home on home.id = account_id where ledger_entry.kind = 'charge'
    union all select 'payment ' || home.number || ' ' || document || ' ' || -amount from ledger_entry join home on home.id = account_id where ledger_entry.kind = 'payment'`.execute(
    db,
  );
  return rows.map(({ record }) => record).sort();
}
