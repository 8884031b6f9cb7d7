import { formatMoney } from '@vodokanal/contract/rules/money-text';
import { DEMANDS, OUTCOMES, SERVICES, TYPES } from '../texts.ts';

/** The groups of the list, in its order, with the kinds of each. */
export const GROUPS: readonly (readonly [title: string, kinds: Readonly<Record<string, string>>])[] = [
  ['Водоканал', { utility: 'Название и связь', payee: 'Реквизиты для оплаты', calendar: 'Праздники и переносы' }],
  [
    'Цены и нормативы',
    {
      tariff: 'Цена',
      norm: 'Норматив на человека',
      coefficient: 'Повышающий коэффициент',
      monthChange: 'Месяц с двумя ценами',
    },
  ],
  [
    'Показания и начисления',
    {
      readingDays: 'Дни приёма показаний',
      dueDay: 'День оплаты',
      volumePolicy: 'Проверка объёма',
      estimateLimits: 'Расчёт по среднему',
      normRule: 'Расчёт по нормативу',
      volumeLaws: 'Основания объёмов',
    },
  ],
  [
    'Оплата и долги',
    {
      paymentMethods: 'Способы оплаты',
      fiscalRules: 'Кассовые чеки',
      allocationRule: 'Порядок зачёта оплаты',
      autopayPolicy: 'Автоплатёж',
      lateFeeTerms: 'Пени: доли ставки',
      lateFeeRates: 'Пени: ставки',
      debtSteps: 'Шаги по долгу',
      instalmentPolicy: 'Рассрочка',
    },
  ],
  [
    'Обращения',
    {
      answerTemplates: 'Шаблоны ответов',
      claimTerm: 'Срок ответа',
      applicationTemplate: 'Виды заявлений',
      visitHours: 'Часы визитов',
      requestTerm: 'Срок ответа на заявку',
      caseTerm: 'Срок дела',
      authority: 'Куда жаловаться',
    },
  ],
  [
    'Персональные данные',
    {
      consentDocument: 'Согласие',
      dataRequestTerm: 'Срок ответа на запрос',
      retention: 'Срок хранения',
      dataGround: 'Основание обработки',
      dataProcessor: 'Кому передаём',
    },
  ],
  ['Защита', { attemptLimits: 'Пределы попыток входа' }],
];

const KEYS: Readonly<Record<string, string>> = {
  ...TYPES,
  ...SERVICES,
  housingInspection: 'жилищная инспекция',
  consumerAuthority: 'Роспотребнадзор',
  court: 'суд',
  apartment: 'квартира',
  house: 'дом',
  legal: 'организация',
  profileChange: 'изменение данных',
  meterRequest: 'заявка о счётчике',
  unlock: 'восстановление доступа',
  incident: 'чужой доступ',
  difference: 'расхождение со счётом',
  controller: 'визит на дом',
  office: 'приём в отделе',
  copy: 'копия данных',
  correction: 'исправление',
  deletion: 'удаление',
  stop: 'прекращение обработки',
  news: 'новости',
  comparison: 'сравнение с соседями',
  acquirer: 'банк',
  fiscal: 'касса',
  mail: 'почта',
  sms: 'SMS',
  person: 'личные данные',
  accounts: 'лицевые счета',
  meters: 'счётчики и показания',
  payments: 'начисления и оплата',
  requests: 'обращения',
  consents: 'согласия',
  security: 'вход и защита',
  messages: 'сообщения',
  contract: 'договор',
  duty: 'закон',
  partnerSite: 'сайт партнёра',
  partnerServer: 'сервер партнёра',
  helper: 'доверенное лицо',
  manager: 'управляющая компания',
  consent: 'согласие',
  heat: 'тепло',
};

/** The name of a setting, e.g. `Цена: город, холодная вода`. */
export function titleOf(kind: string, key: string): string {
  const title = GROUPS.map(([, kinds]) => kinds[kind]).find(Boolean) ?? kind;
  const parts = key.split(':').map((part) => (KEYS[part] ?? part).toLowerCase());
  return key ? `${title}: ${parts.join(', ')}` : title;
}

/** Names of the fields of values, in the order in which they are shown. */
const FIELDS: Readonly<Record<string, string>> = {
  title: 'Заголовок',
  outcome: 'Итог',
  name: 'Название',
  phone: 'Телефон',
  timeZone: 'Часовой пояс',
  paymentUrl: 'Адрес страницы оплаты',
  demo: 'Данные учебные',
  securityEmail: 'Почта службы безопасности',
  holidays: 'Нерабочие дни, по одному в строке',
  workingWeekends: 'Рабочие выходные, по одному в строке',
  fromDay: 'С какого дня',
  toDay: 'По какой день',
  averageFactor: 'Во сколько раз больше среднего — спросить',
  normFactor: 'Во сколько раз больше норматива — спросить',
  peakFactor: 'Во сколько раз больше самого большого месяца — спросить',
  cap: 'Больше скольких м³ не принимать',
  capFactor: 'Во сколько раз больше среднего принимать всегда',
  periods: 'Сколько месяцев подряд',
  months: 'Сколько месяцев',
  atLeast: 'Не меньше скольких месяцев',
  isFromYearEnd: 'Считать с конца года',
  term: 'Дней на ответ',
  unit: 'Какие дни',
  address: 'Адрес',
  url: 'Страница',
  version: 'Версия',
  purpose: 'Цель',
  recipient: 'Кто обрабатывает',
  data: 'Какие данные',
  personalAcc: 'Расчётный счёт',
  bankName: 'Банк',
  bic: 'БИК',
  correspAcc: 'Корреспондентский счёт',
  inn: 'ИНН',
  kpp: 'КПП',
  otherNames: 'Другие названия, по одному в строке',
  method: 'Способ',
  isOffered: 'Предлагаем',
  feePercent: 'Комиссия, %',
  feeLeast: 'Комиссия не меньше, ₽',
  reason: 'Почему не предлагаем',
  vat: 'Ставка НДС',
  lateFeeVat: 'Ставка НДС на пени',
  taxSystem: 'Система налогообложения',
  email: 'Почта для чеков без адреса',
  lateFees: 'Пени погашаются',
  plans: 'Рассрочка погашается',
  steps: 'Ступени',
  divisor: 'Доля ставки: одна часть из',
  validFrom: 'Действует с',
  validTo: 'Действует по',
  value: 'Ставка, %',
  knownSince: 'Опубликовано',
  lateFee: 'Пени',
  notice: 'Уведомление',
  restriction: 'Ограничение',
  court: 'Суд',
  afterDays: 'Через сколько дней',
  law: 'Основание',
  mostLimit: 'Самый большой предел, ₽',
  noticeDays: 'За сколько дней предупреждаем',
  mostMonths: 'Самый большой срок, месяцев',
  leastPayment: 'Самый малый взнос, ₽',
  automaticMonths: 'Сколько месяцев одобряем сразу',
  answerDays: 'Дней на ответ',
  offerDays: 'Сколько дней ждём подписи',
  graceDays: 'Сколько дней можно опоздать',
  meter: 'По счётчику',
  average: 'По среднему',
  norm: 'По нормативу',
  wastewater: 'Водоотведение',
  days: 'Рабочих дней',
  extensionDays: 'На сколько дней можно продлить',
  since: 'С какого дня',
  neighbourhood: 'Попыток в час из соседних сетей',
  networks: 'Сети',
  text: 'Текст',
};

const ORDER = Object.keys(FIELDS);

/** The fields of a value in the order of their names above; the database keeps none. */
export const inOrder = (value: Readonly<Record<string, unknown>>): [name: string, value: unknown][] =>
  Object.entries(value).sort(([one], [other]) => ORDER.indexOf(one) - ORDER.indexOf(other));

const VALUES: Readonly<Record<string, string>> = {
  tariff: 'Цена, ₽',
  dueDay: 'День месяца',
  norm: 'м³ на человека в месяц',
  coefficient: 'Коэффициент',
  monthChange: 'Как считаем',
};

export const fieldLabel = (kind: string, path: readonly string[]): string => {
  const last = path.filter((part) => !/^\d+$/.test(part)).at(-1);
  return last === undefined ? (VALUES[kind] ?? 'Значение') : (FIELDS[last] ?? last);
};

/** What one item of a list is called. */
export const itemLabel = (kind: string, at: number): string =>
  `${kind === 'answerTemplates' ? 'Шаблон' : kind === 'paymentMethods' ? 'Способ' : 'Строка'} ${at + 1}`;

const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  unit: { workingDays: 'рабочие', calendarDays: 'календарные' },
  outcome: OUTCOMES,
  lateFees: { last: 'в последнюю очередь', ofDueDay: 'вместе со своим долгом' },
  plans: { asDue: 'по графику', byAge: 'по старшинству долга' },
  monthChange: { firstDay: 'по цене первого дня', lastDay: 'по цене последнего дня', byDays: 'по дням' },
  vat: { none: 'без НДС', '0': '0 %', '5': '5 %', '7': '7 %', '10': '10 %', '20': '20 %', '22': '22 %' },
  method: { sbp: 'СБП', card: 'карта', bank: 'банк по реквизитам', ...DEMANDS },
};

/** What can be chosen in a field; undefined when it is free. */
export const choicesOf = (kind: string, path: readonly string[]): Readonly<Record<string, string>> | undefined => {
  const last = path.at(-1);
  if (last === undefined) return kind === 'monthChange' ? CHOICES['monthChange'] : undefined;
  if (last === 'method') return undefined;
  return CHOICES[last === 'lateFeeVat' ? 'vat' : last];
};

const MONEY = new Set(['mostLimit', 'leastPayment', 'feeLeast']);

/** Whether a whole number counts kopecks. */
export const isMoney = (kind: string, path: readonly string[]): boolean =>
  path.length === 0 ? kind === 'tariff' : MONEY.has(path.at(-1) ?? '');

const DECIMAL = new Set(['feePercent', 'cap', 'value']);

/** Whether a text is a decimal number, which people write with a comma. */
export const isDecimal = (kind: string, path: readonly string[]): boolean =>
  path.length === 0 ? kind === 'norm' || kind === 'coefficient' : DECIMAL.has(path.at(-1) ?? '');

/** A leaf of a value in words. */
export function leafText(kind: string, path: readonly string[], value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (typeof value === 'number')
    return isMoney(kind, path) ? formatMoney(value, 'ru') : String(value).replace('.', ',');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text.split('-').reverse().join('.');
  if (isDecimal(kind, path)) return text.replace('.', ',');
  const words = path.at(-1) === 'method' ? CHOICES['method'] : choicesOf(kind, path);
  return words?.[text] ?? text;
}
