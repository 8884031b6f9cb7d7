import type { Service } from '../index.ts';

/** The columns of a file with readings. The first name is written to our files; the others are also recognised. */
export const readingColumns = {
  account: ['Лицевой счёт', 'ЛС', 'Л/с', '№ лицевого счёта', 'Номер лицевого счёта', 'Номер ЛС', '№ ЛС'],
  serial: [
    'Номер прибора учёта',
    'Заводской номер',
    '№ счётчика',
    'Номер счётчика',
    '№ ПУ',
    'Серийный номер',
    'Заводской номер ПУ',
  ],
  service: ['Услуга', 'Вид услуги', 'Тип счётчика', 'Ресурс', 'Вид коммунального ресурса'],
  value: [
    'Показание',
    'Показания',
    'Показание 1',
    'Показания 1',
    'Текущее показание',
    'Текущие показания',
    'Новое показание',
  ],
  takenOn: ['Дата снятия', 'Дата показания', 'Дата передачи', 'Дата передачи показаний', 'Дата снятия показаний'],
  period: [
    'Период',
    'Месяц',
    'Расчётный период',
    'Отчётный период',
    'Период показания',
    'Месяц показания',
    'За период',
  ],
  flat: ['Помещение', 'Квартира', '№ помещения', 'Номер помещения', 'Номер квартиры'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type ReadingColumn = keyof typeof readingColumns;
/** The index of each column. */
export type ColumnMap = Partial<Record<ReadingColumn, number>>;

/** Normalises a column name or word for comparison: case, spaces, dots and quotes do not matter. */
export const foldName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s.«»"*\ufeff]/gu, '');

const byName: ReadonlyMap<string, ReadingColumn> = new Map(
  Object.entries(readingColumns).flatMap(([column, names]) =>
    names.map((name) => [foldName(name), column as ReadingColumn] as const),
  ),
);

/** The column of a name; undefined when it is not known. */
export const columnNamed = (name: string): ReadingColumn | undefined => byName.get(foldName(name));

/** Names of services in files and registries. The first name of each service is written to our files. */
export const serviceWords = {
  ХВС: 'coldWater',
  'холодная вода': 'coldWater',
  'холодное водоснабжение': 'coldWater',
  ГВС: 'hotWater',
  'горячая вода': 'hotWater',
  'горячее водоснабжение': 'hotWater',
  полив: 'irrigation',
  водоотведение: 'wastewater',
  стоки: 'wastewater',
  ВО: 'wastewater',
  общедомовой: 'common',
} as const satisfies Readonly<Record<string, Service>>;

const serviceByWord: ReadonlyMap<string, Service> = new Map(
  Object.entries(serviceWords).map(([word, service]) => [foldName(word), service]),
);

/** The service of a word in a file; undefined when it is not known. */
export const serviceNamed = (word: string): Service | undefined => serviceByWord.get(foldName(word));

/** The name of a service in our files. */
export const serviceName = (service: Service): string =>
  Object.entries(serviceWords).find(([, each]) => each === service)?.[0] ?? service;

/** Meter types of water in the register of banks; the other types are gas, electricity, heat and waste. */
export const bankServices: Readonly<Record<string, Service>> = {
  8: 'hotWater',
  9: 'coldWater',
  11: 'wastewater',
  12: 'irrigation',
};
