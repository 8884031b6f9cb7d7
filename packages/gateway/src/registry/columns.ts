import { foldName, readingColumns, serviceWords } from '@vodokanal/contract/rules/reading-columns';

/** Columns of a billing registry: the name we write, then other names we read. Case, spaces and dots are ignored. */
const names = {
  record: ['Запись', 'Тип записи', 'Вид записи'],
  account: readingColumns.account,
  formerAccount: ['Прежний лицевой счёт', 'Старый лицевой счёт', 'Прежний номер счёта'],
  els: ['ЕЛС', 'Единый лицевой счёт'],
  serviceId: ['ИЖКУ', 'Идентификатор ЖКУ'],
  kind: ['Вид помещения', 'Тип помещения'],
  status: ['Состояние счёта', 'Статус счёта'],
  holder: ['Абонент', 'ФИО', 'Владелец', 'Наниматель', 'Потребитель'],
  address: ['Адрес', 'Адрес помещения'],
  area: [
    'Площадь',
    'Площадь, м²',
    'Площадь, м2',
    'Площадь, кв.м',
    'Площадь помещения',
    'Общая площадь',
    'Общая площадь, м²',
    'Общая площадь, м2',
    'Общая площадь, кв.м',
  ],
  persons: ['Проживает', 'Зарегистрировано', 'Количество человек', 'Кол-во проживающих'],
  zone: ['Тарифная зона', 'Зона'],
  building: ['Код дома', 'Дом', 'ФИАС дома', 'Идентификатор дома'],
  flat: readingColumns.flat,
  billCode: ['Код с квитанции', 'Код на квитанции', 'Код подтверждения'],
  serial: readingColumns.serial,
  seal: ['Номер пломбы', 'Пломба'],
  sealedOn: ['Дата опломбировки', 'Опломбирован'],
  service: readingColumns.service,
  place: ['Место', 'Место установки'],
  digits: ['Разрядность', 'Знаков до запятой'],
  fractionDigits: ['Знаков после запятой', 'Дробных знаков'],
  state: ['Состояние прибора', 'Статус прибора'],
  verifiedOn: ['Дата поверки', 'Поверен'],
  nextVerificationOn: ['Следующая поверка', 'Дата следующей поверки', 'Дата след. поверки'],
  period: ['Период', 'Месяц'],
  value: readingColumns.value,
  takenOn: readingColumns.takenOn,
  source: ['Источник', 'Источник показания'],
  volume: ['Объём', 'Расход'],
  amount: ['Сумма', 'Начислено', 'Оплачено'],
  dueOn: ['Срок оплаты', 'Оплатить до'],
  chargeKind: ['Вид начисления'],
  basis: ['Способ расчёта', 'Основание расчёта'],
  reason: ['Основание', 'Причина перерасчёта'],
  document: ['Номер документа', 'Документ', 'Номер платежа'],
  paidOn: ['Дата оплаты', 'Дата платежа'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type Column = keyof typeof names;

const byName = new Map(
  Object.entries(names).flatMap(([column, list]) => list.map((name) => [foldName(name), column as Column] as const)),
);

export const columnOf = (header: string): Column | undefined => byName.get(foldName(header));

/** The column name used in messages and exported files. */
export const nameOf = (column: Column): string => names[column][0];

const words = {
  record: {
    счёт: 'account',
    'лицевой счёт': 'account',
    прибор: 'meter',
    'прибор учёта': 'meter',
    показание: 'reading',
    начисление: 'charge',
    платёж: 'payment',
    оплата: 'payment',
  },
  kind: { квартира: 'apartment', дом: 'house', юрлицо: 'legal', нежилое: 'legal' },
  status: { действует: 'confirmed', 'не подтверждён': 'pending', заблокирован: 'blocked', закрыт: 'closed' },
  service: { ...serviceWords, пени: 'lateFee' },
  chargeKind: {
    начисление: 'volume',
    'повышающий коэффициент': 'coefficient',
    перерасчёт: 'recalculation',
    тепло: 'heat',
  },
  basis: {
    'по показаниям': 'meter',
    'по среднему': 'average',
    'по нормативу': 'norm',
    'по объёму воды': 'supplied',
    'по площади': 'area',
    'по объёму горячей воды': 'heat',
  },
  state: {
    'в работе': 'inService',
    автоматический: 'automatic',
    неисправен: 'broken',
    снят: 'removed',
    недопуск: 'noAccess',
  },
  source: {
    абонент: 'resident',
    ук: 'manager',
    контролёр: 'controller',
    телефон: 'phone',
    автомат: 'automatic',
    расчёт: 'estimate',
    среднее: 'estimate',
    норматив: 'norm',
    контрольное: 'control',
    водоканал: 'billing',
  },
} as const;

type Worded = keyof typeof words;
type Meaning<W extends Worded> = (typeof words)[W][keyof (typeof words)[W]];

const meanings = Object.fromEntries(
  Object.entries(words).map(([column, list]) => [
    column,
    new Map(Object.entries(list).map(([word, meaning]) => [foldName(word), meaning])),
  ]),
) as unknown as { readonly [W in Worded]: ReadonlyMap<string, Meaning<W>> };

export const meaningOf = <W extends Worded>(column: W, word: string): Meaning<W> | undefined =>
  meanings[column].get(foldName(word));

/** The word we write for a code; the code itself when it has no word. */
export function wordOf(column: Worded, meaning: string): string {
  return Object.entries(words[column]).find(([, value]) => value === meaning)?.[0] ?? meaning;
}

/** All words that a column accepts, for messages and docs. */
export const wordsOf = (column: Worded): readonly string[] => Object.keys(words[column]);

export const columns: Readonly<Record<Column, readonly string[]>> = names;

export { csvLine } from '@vodokanal/contract/rules/csv';
